//! Sends a draft to the server: one request after the other, each naming the draft that it takes the place of.
//!
//! It knows no signal of the page, so that what is under way goes on when the page is left.

use super::keeper::{self, Known};
use crate::api::ApiError;
use crate::api::rules::{delete_rule_draft, save_rule_draft, save_rule_draft_on_leaving};
use domain::api::problem::Code;
use domain::api::rules::{RuleDraftView, SaveRuleDraft};
use domain::id::UserId;
use std::cell::RefCell;
use std::rc::Rc;

/// What the server has, what it is to have, and what is on its way.
#[derive(Clone)]
pub struct Post {
    user: UserId,
    desk: Rc<RefCell<Desk>>,
}

#[derive(Default)]
struct Desk {
    /// What the server has, as far as this tab knows.
    server: Option<RuleDraftView>,
    /// What it is to have.
    wanted: Option<String>,
    /// What was sent last.
    sent: Option<String>,
    is_busy: bool,
}

/// What became of sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sent {
    /// The server has what it is to have.
    All,
    /// Somebody is at it already.
    Busy,
    /// Another window or device has written there meanwhile.
    Clash,
    /// It was not taken.
    Failed(ApiError),
}

impl Post {
    /// Nothing is known of the server yet.
    pub fn new(user: UserId) -> Self {
        Self {
            user,
            desk: Rc::default(),
        }
    }

    /// Takes over what the server has.
    pub fn learn(&self, server: Option<RuleDraftView>) {
        self.desk.borrow_mut().server = server;
    }

    /// What the server is to have. Answers whether it has it.
    pub fn want(&self, content: Option<String>) -> bool {
        self.desk.borrow_mut().wanted = content;
        self.note()
    }

    /// What it is to have.
    pub fn wanted(&self) -> Option<String> {
        self.desk.borrow().wanted.clone()
    }

    /// Whether this is what was sent last: then it is ours, though the answer was lost.
    pub fn is_ours(&self, content: Option<&str>) -> bool {
        let desk = self.desk.borrow();
        content == desk.sent.as_deref() || content == desk.wanted.as_deref()
    }

    /// Sends until the server has what it is to have. `is_leaving` for a page that may be gone before the answer comes.
    pub async fn send(&self, is_leaving: bool) -> Sent {
        if std::mem::replace(&mut self.desk.borrow_mut().is_busy, true) {
            return Sent::Busy;
        }
        let sent = self.send_all(is_leaving).await;
        self.desk.borrow_mut().is_busy = false;
        sent
    }

    async fn send_all(&self, is_leaving: bool) -> Sent {
        while let Some((content, instead_of)) = self.next() {
            let answer = match (content, instead_of) {
                (Some(content), instead_of) => put(
                    &SaveRuleDraft {
                        content,
                        instead_of,
                    },
                    is_leaving,
                )
                .await
                .map(Some),
                (None, Some(revision)) => delete_rule_draft(&revision).await.map(|()| None),
                (None, None) => Ok(None),
            };
            match answer {
                Ok(server) => self.learn(server),
                Err(error) if error.code() == Some(Code::Conflict) => return Sent::Clash,
                Err(error) => return Sent::Failed(error),
            }
            self.note();
        }
        Sent::All
    }

    /// What to send, and the revision that it takes the place of; nothing where the server has it.
    fn next(&self) -> Option<(Option<String>, Option<String>)> {
        let next = {
            let desk = &mut *self.desk.borrow_mut();
            let server = desk.server.as_ref();
            if server.map(|server| &server.content) == desk.wanted.as_ref() {
                return None;
            }
            let revision = server.map(|server| server.revision.clone());
            desk.sent.clone_from(&desk.wanted);
            (desk.wanted.clone(), revision)
        };
        self.note();
        Some(next)
    }

    /// Notes in this tab how it stands. Answers whether the server has what it is to have.
    fn note(&self) -> bool {
        let desk = self.desk.borrow();
        let server = desk.server.as_ref();
        let is_saved = server.map(|server| &server.content) == desk.wanted.as_ref();
        let known = Known {
            revision: server.map(|server| server.revision.clone()),
            sent: desk.sent.clone(),
            is_saved,
        };
        keeper::note(self.user, &known);
        is_saved
    }
}

async fn put(request: &SaveRuleDraft, is_leaving: bool) -> Result<RuleDraftView, ApiError> {
    if is_leaving {
        save_rule_draft_on_leaving(request).await
    } else {
        save_rule_draft(request).await
    }
}
