//! The list of what is open, as the page keeps it.

use crate::api::client::Answer;
use crate::api::unnamed::{close_unnamed, list_unnamed, resolve_unnamed};
use domain::api::problem::Code;
use domain::api::unnamed::UnnamedView;
use domain::id::{EmployeeId, UnnamedId};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The signals of the page.
#[derive(Clone, Copy)]
pub struct Unnamed {
    /// What is open, oldest first; nothing yet, or why it cannot be had.
    pub open: RwSignal<Option<Answer<Vec<UnnamedView>>>>,
}

/// What became of thanks that was decided on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is on the wall of the person of this name.
    Delivered(String),
    /// It stays without a name.
    Closed,
    /// Somebody else had decided before.
    DecidedBefore,
}

impl Unnamed {
    /// Asks for what is open.
    pub fn open() -> Self {
        let unnamed = Self {
            open: RwSignal::new(None),
        };
        unnamed.load();
        unnamed
    }

    /// Asks again.
    pub fn load(self) {
        self.open.set(None);
        spawn_local(async move {
            let answer = list_unnamed().await.map(|view| view.open);
            self.open.try_set(Some(answer));
        });
    }

    /// Says who it was.
    pub async fn resolve(self, id: UnnamedId, employee: EmployeeId) -> Answer<Outcome> {
        let answer = resolve_unnamed(id, employee).await;
        self.decided(id, answer.map(|view| Outcome::Delivered(view.name)))
    }

    /// Says that nobody can tell.
    pub async fn close(self, id: UnnamedId) -> Answer<Outcome> {
        let answer = close_unnamed(id).await;
        self.decided(id, answer.map(|()| Outcome::Closed))
    }

    /// What is decided is off the list, whoever decided it.
    fn decided(self, id: UnnamedId, answer: Answer<Outcome>) -> Answer<Outcome> {
        let outcome = match answer {
            Err(error) if matches!(error.code(), Some(Code::Conflict | Code::NotFound)) => {
                Outcome::DecidedBefore
            }
            answer => answer?,
        };
        self.open.try_update(|open| {
            if let Some(Ok(open)) = open {
                open.retain(|one| one.id != id);
            }
        });
        Ok(outcome)
    }
}

impl Outcome {
    /// What to say of it.
    pub fn words(&self) -> String {
        match self {
            Self::Delivered(name) => format!("Delivered: it is on {name}’s wall now."),
            Self::Closed => {
                "Closed. The thanks still counts for the team and the touchpoint.".to_owned()
            }
            Self::DecidedBefore => "Somebody else has decided on it meanwhile.".to_owned(),
        }
    }
}
