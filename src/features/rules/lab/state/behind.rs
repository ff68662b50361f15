//! What stands behind a figure or a warning: asked for, told, and looked at anew after each edit.

use super::LabState;
use crate::state::clock;
use domain::lab::message::{Ask, Ticket};
use domain::lab::{Evidence, LargeEvent, RuleChange, Subject, Warning};
use domain::rules::Rule;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long a month has to be pointed at before its events are asked for.
const POINTED: Duration = Duration::from_millis(120);

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

impl LabState {
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

    /// Whether an answer is about the rules that everything else is told of.
    pub(super) fn is_current(self, ticket: Ticket) -> bool {
        self.ticket.get_value() == ticket
    }

    pub(super) fn hear_behind(
        self,
        ticket: Ticket,
        subject: Subject,
        take: impl FnOnce(&mut Behind),
    ) {
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

    pub(super) fn hear_evidence(self, warning: &Warning, evidence: Option<Evidence>) {
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

    /// After an edit: what is behind the figures that were pointed at last.
    pub(super) fn look_behind_again(self) {
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

    /// After an edit: what rests on a warning that is gone goes with it, and what rests on another is of the rules before, until
    /// it is told anew.
    pub(super) fn look_at_evidence_again(self, warnings: &[Warning]) {
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

    pub(super) fn ask_evidence(self) {
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
}
