//! The lab of the page: the history on its way, and what the worker has told last.
//!
//! Of several edits the latest wins: while the worker replays one, only the newest that follows is remembered.

use super::model::Roster;
use super::sides::Sides;
use super::worker::Worker;
use crate::api::ApiError;
use crate::api::history::{find_history, find_history_names};
use crate::state::clock;
use domain::api::history::HistoryNames;
use domain::lab::message::{Ask, Question, Reply, Ticket, Timing};
use domain::lab::{Comparison, Evidence, LargeEvent, RuleChange, Subject, Warning};
use domain::points::Points;
use domain::rules::{Rule, RuleSet};
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use std::time::Duration;

/// How long a month has to be pointed at before its events are asked for.
const POINTED: Duration = Duration::from_millis(120);

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

/// What a figure rests on, once it was asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Behind {
    /// Whose figure.
    pub subject: Subject,
    /// The rules; `None` until they are told.
    pub changes: Option<Vec<RuleChange>>,
    /// Of a month its largest events; `None` until they are told.
    pub events: Option<Vec<LargeEvent>>,
    /// Whether the events are of the rules that everything else is told of, and not of those before the last edit.
    pub is_current: bool,
}

/// What a warning rests on, once it was asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// Which warning.
    pub warning: Warning,
    /// The counts and events, with the rule that they are of; `None` until they are told, and where the rule is gone meanwhile.
    pub evidence: Option<(Rule, Evidence)>,
    /// Whether they are of the rules that everything else is told of, and not of those before the last edit.
    pub is_current: bool,
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

    /// Asks for what is behind a figure.
    pub fn point_at(self, subject: Subject) {
        let slot = self.slot(subject);
        let is_known = slot.with_untracked(|behind| {
            behind
                .as_ref()
                .is_some_and(|behind| behind.subject == subject)
        });
        if !is_known {
            slot.set(Some(Behind {
                subject,
                changes: None,
                events: None,
                is_current: false,
            }));
            self.ask_behind(subject);
        }
    }

    /// Where it is kept what is behind such a figure.
    fn slot(self, subject: Subject) -> RwSignal<Option<Behind>> {
        match subject {
            Subject::Month(_) => self.month,
            Subject::Employee(_) | Subject::Team(_) => self.person,
        }
    }

    /// Asks for what a warning rests on, or puts it away.
    pub fn toggle_evidence(self, warning: &Warning) {
        if self.is_shown(warning) {
            self.shown.set(None);
            return;
        }
        self.shown.set(Some(Shown {
            warning: warning.clone(),
            evidence: None,
            is_current: false,
        }));
        self.ask_evidence();
    }

    /// Whether the evidence of this warning is shown, tracked.
    pub fn is_shown(self, warning: &Warning) -> bool {
        self.shown.with(|shown| {
            let shown = shown.as_ref();
            shown.is_some_and(|shown| shown.warning.topic() == warning.topic())
        })
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

    /// Whether an answer is about the rules that everything else is told of.
    fn is_current(self, ticket: Ticket) -> bool {
        self.ticket.get_value() == ticket
    }

    fn hear_behind(self, ticket: Ticket, subject: Subject, take: impl FnOnce(&mut Behind)) {
        let slot = self.slot(subject);
        let is_of = |behind: &Behind| behind.subject == subject;
        if self.is_current(ticket) && slot.with_untracked(|slot| slot.as_ref().is_some_and(is_of)) {
            slot.update(|slot| {
                if let Some(behind) = slot {
                    take(behind);
                }
            });
        }
    }

    fn hear_evidence(self, warning: &Warning, evidence: Option<Evidence>) {
        let rule = self.told.with_untracked(|told| {
            let told = told.as_ref()?;
            told.edited_rule(&warning.rule).cloned()
        });
        self.shown.update(|shown| {
            if let Some(shown) = shown.as_mut().filter(|shown| shown.warning == *warning) {
                shown.evidence = rule.zip(evidence);
                shown.is_current = true;
            }
        });
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
            for slot in [self.month, self.person] {
                let subject =
                    slot.with_untracked(|behind| behind.as_ref().map(|behind| behind.subject));
                if let Some(subject) = subject {
                    slot.update(|slot| {
                        if let Some(behind) = slot {
                            behind.is_current = false;
                        }
                    });
                    self.ask_behind(subject);
                }
            }
        }
        self.ask_next();
    }

    /// After an edit: what rests on a warning that is gone goes with it, and what rests on another is of the rules before, until
    /// it is told anew.
    fn look_at_evidence_again(self, warnings: &[Warning]) {
        let Some(shown) = self.shown.get_untracked() else {
            return;
        };
        let is_it = |warning: &&Warning| warning.topic() == shown.warning.topic();
        let still = warnings.iter().find(is_it).cloned();
        self.shown.set(still.map(|warning| Shown {
            warning,
            is_current: false,
            ..shown
        }));
    }

    fn ask_evidence(self) {
        let warning = self
            .shown
            .with_untracked(|shown| shown.as_ref().map(|shown| shown.warning.clone()));
        if let Some((question, warning)) = self.asked().zip(warning) {
            self.send(&Ask::Evidence(self.ticket.get_value(), question, warning));
        }
    }

    fn ask_behind(self, subject: Subject) {
        let Some(question) = self.asked() else { return };
        let ticket = self.ticket.get_value();
        self.send(&Ask::Behind(ticket, question, subject));
        if let Subject::Month(month) = subject {
            self.ask_events_soon(ticket, month);
        }
    }

    /// Days have to be replayed for them: whoever moves over many months, or types, is not to wait for any but the last.
    fn ask_events_soon(self, ticket: Ticket, month: usize) {
        spawn_local(async move {
            clock::wait(POINTED).await;
            let is_pointed = |behind: &Behind| behind.subject == Subject::Month(month);
            let is_wanted = self
                .month
                .try_with_untracked(|behind| behind.as_ref().is_some_and(is_pointed));
            if is_wanted == Some(true)
                && self.is_current(ticket)
                && let Some(question) = self.asked()
            {
                self.send(&Ask::Events(ticket, question, month));
            }
        });
    }

    fn send(self, ask: &Ask) {
        self.worker.with_value(|worker| {
            if let Some(worker) = worker {
                worker.ask(ask);
            }
        });
    }
}
