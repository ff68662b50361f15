//! Sending what the customer wrote: once, however often the button is pressed, and until it has arrived.

use super::flow::Flow;
use super::keeper;
use super::model::{self, Draft, Hitch, Step, Tap};
use crate::api::{ApiError, feedback};
use domain::api::feedback::ResponseView;
use domain::api::problem::Code;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

const ALREADY_SENT: &str = "We already have an answer of this visit, and it can no longer be changed. What you just wrote was not added to it.";
const REFUSED: &str = "Your answer could not be sent. Load this page again and try once more.";

/// Sends the response as soon as the button is pressed or, where that has to wait, when the score is saved, the connection is
/// back, or a pause is over.
#[derive(Clone, Copy)]
pub struct Sender {
    flow: Flow,
    tries: StoredValue<Tries>,
}

/// How the tries to send stand.
#[derive(Clone, Copy, Default)]
struct Tries {
    /// Whether a request is on its way.
    is_under_way: bool,
    /// How many have failed in a row.
    failures: i32,
    /// The next one that is planned, if any.
    planned: Option<TimeoutHandle>,
}

impl Sender {
    /// A sender that follows the connection and the score for as long as the page is open.
    #[must_use]
    pub fn new(flow: Flow) -> Self {
        let sender = Self {
            flow,
            tries: StoredValue::new(Tries::default()),
        };
        let online = window_event_listener(leptos::ev::online, move |_| sender.attempt());
        on_cleanup(move || online.remove());
        sender
    }

    /// The button "Send". Pressing it again does nothing.
    pub fn send(self) {
        let Some(score) = self.flow.score() else {
            return;
        };
        if self.flow.sending.get_untracked() {
            return;
        }
        self.flow.problems.set(Vec::new());
        self.flow.news.set(String::new());
        match self.draft().checked(score) {
            Ok(_) => {
                self.flow.sending.set(true);
                self.attempt();
            }
            Err(problems) => self.flow.show(problems),
        }
    }

    /// Tries now, if there is something to send and nothing on its way. Before the score is saved there is nothing that the
    /// rest could be added to.
    pub fn attempt(self) {
        let Some(tap) = self.flow.tap.get_untracked() else {
            return;
        };
        let tries = self.tries.get_value();
        if !self.flow.sending.get_untracked() || tries.is_under_way {
            return;
        }
        if let Some(planned) = tries.planned {
            planned.clear();
        }
        if tap.saved {
            self.tries.set_value(Tries {
                is_under_way: true,
                planned: None,
                ..tries
            });
            spawn_local(self.exchange(tap));
        } else {
            self.flow.news.set(tap.hitch.map_or("", Hitch::news).into());
        }
    }

    async fn exchange(self, tap: Tap) {
        let key = self
            .flow
            .touchpoint
            .with_value(|touchpoint| touchpoint.key.clone());
        let rest = match self.draft().checked(tap.score) {
            Ok(rest) => rest,
            Err(problems) => {
                self.hand_back();
                return self.flow.show(problems);
            }
        };
        let answer = feedback::send_response(&key, tap.id, &rest).await;
        let tries = self.tries.get_value();
        self.tries.set_value(Tries {
            is_under_way: false,
            ..tries
        });
        self.settle(answer);
    }

    fn settle(self, answer: Result<ResponseView, ApiError>) {
        match answer {
            Ok(_) => self.end(),
            Err(error) if model::is_temporary(error.code()) => self.plan(&error),
            // Another window of the same visit was quicker. That is the end, but not of what stands here.
            Err(error) if error.code() == Some(Code::AlreadyUsed) => {
                self.end();
                self.flow.news.set(ALREADY_SENT.into());
            }
            Err(error) => self.refuse(&error),
        }
    }

    fn end(self) {
        keeper::finish();
        self.flow.sending.set(false);
        self.flow.go(Step::Sent);
    }

    fn plan(self, error: &ApiError) {
        let failures = self.tries.get_value().failures + 1;
        self.flow.news.set(Hitch::of(error).news().into());
        let pause =
            Duration::from_secs_f64(model::retry_pause(failures, keeper::random()) / 1_000.0);
        let planned = set_timeout_with_handle(move || self.attempt(), pause).ok();
        self.tries.set_value(Tries {
            is_under_way: false,
            failures,
            planned,
        });
    }

    /// Gives the answer back to the customer, to be changed and sent anew.
    fn hand_back(self) {
        self.flow.sending.set(false);
        self.flow.news.set(String::new());
        self.tries.set_value(Tries::default());
    }

    fn refuse(self, error: &ApiError) {
        self.hand_back();
        if error
            .fields()
            .iter()
            .any(|problem| model::step_of(&problem.field).is_some())
        {
            self.flow.show(error.fields().to_vec());
        } else {
            let words = match error {
                ApiError::Problem(problem) => problem.message.clone(),
                ApiError::Offline | ApiError::Unreadable => REFUSED.into(),
            };
            self.flow.news.set(words);
        }
    }

    fn draft(self) -> Draft {
        untrack(|| self.flow.draft())
    }
}
