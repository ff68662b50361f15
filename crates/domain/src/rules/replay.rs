//! What a rule set would have paid for a history: the engine with what it has paid so far, one event after the other.

use super::award::Award;
use super::calendar::{Calendar, UnknownTimeZone};
use super::engine::settle;
use super::event::Event;
use super::model::{CapWindow, RuleSet};
use super::paid::Paid;
use crate::instant::Instant;
use crate::points::Points;

/// A rule set on its way through a history.
#[derive(Debug, Clone)]
pub struct Replay {
    rules: RuleSet,
    calendar: Calendar,
    paid: Paid,
    since: Instant,
}

impl Replay {
    /// Asks what `rules` would have paid since an instant.
    ///
    /// # Errors
    /// [`UnknownTimeZone`] if the rules name one that does not exist.
    pub fn new(rules: RuleSet, since: Instant) -> Result<Self, UnknownTimeZone> {
        Ok(Self {
            calendar: Calendar::of(&rules)?,
            rules,
            paid: Paid::default(),
            since,
        })
    }

    /// From when on it has to be told of events, so that every cap has counted what it would have: the begin of the quarter, for no
    /// window is longer.
    #[must_use]
    pub fn warm_up(&self) -> Instant {
        let quarter = self.calendar.window(CapWindow::Quarter, self.since);
        self.calendar.span(quarter).start.min(self.since)
    }

    /// The calendar of the rules.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// What the next event would have been paid; nothing for one of before the instant, which fills caps alone.
    pub fn settle(&mut self, event: &Event) -> Vec<Award> {
        let awards = settle(&self.rules, &self.calendar, event, &mut self.paid);
        if event.at() < self.since {
            return Vec::new();
        }
        awards
    }

    /// The same, as one sum.
    pub fn cost(&mut self, event: &Event) -> Points {
        let awards = self.settle(event).into_iter();
        awards.map(|award| award.awarded).sum()
    }
}

/// What the live rules and new ones would have paid for the same history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// The version that the new rules are compared with.
    pub compared_with: u32,
    /// By that version.
    pub live: Points,
    /// By the new ones.
    pub new: Points,
}

impl Cost {
    /// Whether the new rules cost more than the live ones by more than so many per cent. What cost nothing rises by more than any
    /// share as soon as it costs anything.
    #[must_use]
    pub fn rises_by_more_than(self, per_cent: u32) -> bool {
        let [live, new] = [self.live, self.new].map(|points| i128::from(points.0));
        new * 100 > live * (100 + i128::from(per_cent))
    }
}
