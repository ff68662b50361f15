//! The lab of the page: the history on its way, and what the worker has told last.
//!
//! Of several edits the latest wins: while the worker replays one, only the newest that follows is remembered.

mod behind;

pub use behind::{Behind, Shown};

use super::model::Roster;
use super::sides::Sides;
use super::worker::Worker;
use crate::api::ApiError;
use crate::api::history::{find_history, find_history_names};
use domain::api::history::HistoryNames;
use domain::lab::message::{Ask, Question, Reply, Ticket, Timing};
use domain::lab::{Comparison, Subject};
use domain::points::Points;
use domain::rules::{Rule, RuleSet};
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// How far it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Phase {
    /// So many of so many bytes have come.
    Loading(u32, u32),
    /// The worker reads the history, and replays it for the first time.
    Opening,
    /// It answers.
    Ready,
    /// The history cannot be had.
    Failed(ApiError),
    /// The worker has stopped, or cannot do what it is asked: in words.
    Stopped(String),
}

/// What was told of both rule sets.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// Side by side.
    pub comparison: Comparison,
    /// How long the replay took.
    pub timing: Timing,
    /// What was asked.
    pub question: Question,
}

impl Told {
    /// The edited rule with this id.
    pub fn edited_rule(&self, id: &str) -> Option<&Rule> {
        let mut rules = self.question.edited.rules.iter();
        rules.find(|rule| rule.id == id)
    }
}

/// The state of the section; cheap to copy.
#[derive(Clone, Copy)]
pub struct LabState {
    /// How far it is.
    pub phase: RwSignal<Phase>,
    /// The names, from their arrival on.
    pub names: RwSignal<Option<Arc<HistoryNames>>>,
    /// Who stands where in the figures.
    pub roster: RwSignal<Arc<Roster>>,
    /// What was told last.
    pub told: RwSignal<Option<Arc<Told>>>,
    /// What is behind the month that was pointed at last.
    pub month: RwSignal<Option<Behind>>,
    /// What is behind the points of the person or team that was pointed at last.
    pub person: RwSignal<Option<Behind>>,
    /// The evidence that was asked for last.
    pub shown: RwSignal<Option<Shown>>,
    /// Which rules stand side by side.
    pub sides: Signal<Sides>,
    live: Signal<RuleSet>,
    edited: Signal<RuleSet>,
    budget: Signal<Option<Points>>,
    worker: StoredValue<Option<Worker>, LocalStorage>,
    desk: StoredValue<Desk>,
    history: StoredValue<Option<ArrayBuffer>, LocalStorage>,
    /// The ticket of what is asked about the figures that were told last: answers with an older one are of other rules.
    ticket: StoredValue<Ticket>,
}

/// What the worker is busy with.
#[derive(Debug, Default)]
struct Desk {
    asked: Option<Question>,
    next: Option<Question>,
}

impl LabState {
    /// Loads the history, and replays these rules whenever they change.
    pub fn new(
        live: Signal<RuleSet>,
        edited: Signal<RuleSet>,
        budget: Signal<Option<Points>>,
        sides: Signal<Sides>,
    ) -> Self {
        let lab = Self {
            phase: RwSignal::new(Phase::Loading(0, 0)),
            names: RwSignal::new(None),
            roster: RwSignal::new(Arc::default()),
            told: RwSignal::new(None),
            month: RwSignal::new(None),
            person: RwSignal::new(None),
            shown: RwSignal::new(None),
            sides,
            live,
            edited,
            budget,
            worker: StoredValue::new_local(None),
            desk: StoredValue::new(Desk::default()),
            history: StoredValue::new_local(None),
            ticket: StoredValue::new(0),
        };
        lab.load();
        Effect::new(move || {
            if let Some(question) = lab.question() {
                lab.compare(question);
            }
        });
        on_cleanup(move || drop(lab.worker.try_update_value(Option::take)));
        lab
    }

    /// Loads all anew.
    pub fn load(self) {
        self.phase.set(Phase::Loading(0, 0));
        self.told.set(None);
        self.worker.set_value(None);
        self.desk.set_value(Desk::default());
        spawn_local(async move {
            let history = find_history(move |have, all| {
                self.phase.try_set(Phase::Loading(have, all));
            });
            // One after the other: the names are few, and tell what day it is at the end of the history.
            let answer = match history.await {
                Ok(history) => find_history_names().await.map(|names| (history, names)),
                Err(error) => Err(error),
            };
            match answer {
                Ok((history, names)) => self.start(history, names),
                Err(error) => drop(self.phase.try_set(Phase::Failed(error))),
            }
        });
    }

    /// What to ask now, tracked; nothing until the names have told what day it is.
    fn question(self) -> Option<Question> {
        let today = self
            .names
            .with(|names| names.as_ref().map(|names| names.today))?;
        Some(Question {
            live: self.live.get(),
            edited: self.edited.get(),
            today,
            budget: self.budget.get(),
        })
    }

    /// What was told last was asked so.
    fn asked(self) -> Option<Question> {
        self.told
            .with_untracked(|told| told.as_ref().map(|told| told.question.clone()))
    }

    fn start(self, history: ArrayBuffer, names: HistoryNames) {
        if self.phase.try_set(Phase::Opening).is_some() {
            // The page is gone.
            return;
        }
        self.history.set_value(Some(history));
        self.names.set(Some(Arc::new(names)));
        match Worker::start(move |reply| self.hear(reply)) {
            Some(worker) => self.worker.set_value(Some(worker)),
            None => self.stop("This browser starts no worker beside the page."),
        }
    }

    fn hear(self, reply: Option<Reply>) {
        match reply {
            None => self.stop("It stopped without a word."),
            Some(Reply::Refused(words)) => self.stop(&words),
            Some(Reply::Ready) => {
                if let Some(history) = self.history.try_update_value(Option::take).flatten() {
                    self.worker.with_value(|worker| {
                        if let Some(worker) = worker {
                            worker.open(&history);
                        }
                    });
                }
            }
            Some(Reply::Opened(opened)) => {
                if let Some(names) = self.names.get_untracked() {
                    self.roster.set(Arc::new(Roster::new(&opened, &names)));
                }
                self.phase.set(Phase::Ready);
                self.ask_next();
            }
            Some(Reply::Compared(comparison, timing)) => self.take(*comparison, timing),
            Some(Reply::Behind(ticket, subject, changes)) => {
                self.hear_behind(ticket, subject, |behind| behind.changes = Some(changes));
            }
            Some(Reply::Events(ticket, month, events)) => {
                self.hear_behind(ticket, Subject::Month(month), |behind| {
                    behind.events = Some(events);
                    behind.is_current = true;
                });
            }
            Some(Reply::Evidence(ticket, warning, evidence)) => {
                if self.is_current(ticket) {
                    self.hear_evidence(&warning, evidence);
                }
            }
        }
    }

    fn stop(self, words: &str) {
        self.worker.set_value(None);
        self.phase.set(Phase::Stopped(words.to_owned()));
    }

    /// Remembers this edit, and asks at once if nothing is under way.
    fn compare(self, question: Question) {
        self.desk.update_value(|desk| desk.next = Some(question));
        self.ask_next();
    }

    fn ask_next(self) {
        if self.phase.get_untracked() != Phase::Ready {
            return;
        }
        let asked = self.desk.try_update_value(|desk| {
            if desk.asked.is_some() {
                return None;
            }
            desk.asked = desk.next.take();
            desk.asked.clone()
        });
        if let Some(question) = asked.flatten() {
            self.send(&Ask::Compare(question));
        }
    }

    fn take(self, comparison: Comparison, timing: Timing) {
        let asked = self
            .desk
            .try_update_value(|desk| desk.asked.take())
            .flatten();
        if let Some(question) = asked {
            self.ticket.update_value(|ticket| *ticket += 1);
            self.look_at_evidence_again(&comparison.warnings);
            self.told.set(Some(Arc::new(Told {
                comparison,
                timing,
                question,
            })));
            self.ask_evidence();
            self.look_behind_again();
        }
        self.ask_next();
    }

    fn send(self, ask: &Ask) {
        self.worker.with_value(|worker| {
            if let Some(worker) = worker {
                worker.ask(ask);
            }
        });
    }
}
