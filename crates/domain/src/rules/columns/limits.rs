//! What caps leave, counted in arrays.

use super::days::{self, Windows};
use super::history::History;
use crate::rules::model::{AwardTo, Cap, CapScope, MOST_IN_A_CAP};
use std::collections::HashMap;

/// One cap and what it has counted.
///
/// Each row has a slot for every subject. Which window a slot counts for is written in it: windows that share a row come one
/// after the other, and the later takes over what the earlier has left.
pub(super) struct Limit {
    points: u32,
    scope: CapScope,
    /// Position of the kind of window.
    kind: usize,
    /// How many slots a row has.
    subjects: usize,
    slots: Vec<Slot>,
    /// In place of the slots where they would be too many, by window and subject.
    scattered: HashMap<(u32, u32), Slot>,
    /// The window that is counted now, from 1, and where its slots begin.
    window: u32,
    row: usize,
    /// What it came to.
    uses: Uses,
}

/// How often a cap counted something and how often it was reached: pairs of a subject and a window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Uses {
    /// In how many it counted.
    pub(super) windows: u64,
    /// In how many of them it cut an award.
    pub(super) reached: u64,
}

/// More slots than this are not laid out: a history with so many people and late events has other things to wait for, and bytes
/// that only claim them get no memory for it.
const MOST_SLOTS: usize = 1 << 22;

/// In place of what was paid once the cap has cut an award: nothing is left from then on.
const REACHED: u32 = u32::MAX;

#[derive(Clone, Copy, Default)]
struct Slot {
    /// Which window, from 1.
    window: u32,
    paid: u32,
}

/// Whose totals a payment counts in.
#[derive(Clone, Copy)]
pub(super) struct Subject {
    pub(super) employee: u32,
    pub(super) team: u32,
    pub(super) touchpoint: u32,
}

impl Limit {
    pub(super) fn new(history: &History, cap: &Cap, to: AwardTo) -> Self {
        // No cap for employees gets past the check here; if one did, it would count the team.
        let scope = match (cap.per, to) {
            (CapScope::Employee, AwardTo::Team) => CapScope::Team,
            (scope, _) => scope,
        };
        let kind = days::position(cap.window);
        let subjects = match scope {
            CapScope::Employee => history.employees.len(),
            CapScope::Team => history.teams.len(),
            CapScope::Touchpoint => history.touchpoints.len(),
            CapScope::Program => 1,
        };
        let slots = subjects.checked_mul(history.window_rows[kind] as usize);
        let slots = slots.filter(|slots| *slots <= MOST_SLOTS);
        Self {
            points: u32::try_from(cap.points.0.clamp(0, MOST_IN_A_CAP.0)).unwrap_or(0),
            scope,
            kind,
            subjects,
            slots: vec![Slot::default(); slots.unwrap_or(0)],
            scattered: HashMap::new(),
            window: 0,
            row: 0,
            uses: Uses::default(),
        }
    }

    /// Counts in the windows of this day from now on.
    pub(super) fn enter(&mut self, windows: &Windows) {
        self.window = windows.numbers[self.kind] + 1;
        self.row = windows.rows[self.kind] as usize * self.subjects;
    }

    /// What it came to so far.
    pub(super) fn uses(&self) -> Uses {
        self.uses
    }

    /// The slot of a subject for the window that is counted now.
    #[inline]
    fn slot(&mut self, subject: Subject) -> &mut Slot {
        let number = match self.scope {
            CapScope::Employee => subject.employee,
            CapScope::Team => subject.team,
            CapScope::Touchpoint => subject.touchpoint,
            CapScope::Program => 0,
        };
        let slot = if self.slots.is_empty() {
            self.scattered.entry((self.window, number)).or_default()
        } else {
            &mut self.slots[self.row + number as usize]
        };
        if slot.window != self.window {
            self.uses.windows += 1;
            *slot = Slot {
                window: self.window,
                paid: 0,
            };
        }
        slot
    }

    /// Notes that nothing is left for this subject.
    #[inline]
    fn reach(&mut self, subject: Subject) {
        let slot = self.slot(subject);
        let is_new = slot.paid != REACHED;
        slot.paid = REACHED;
        self.uses.reached += u64::from(is_new);
    }
}

/// What the only cap of a rule leaves of `wanted`, and its position 0 if that is less.
#[inline]
pub(super) fn pay(limit: &mut Limit, subject: Subject, wanted: u32) -> (u32, Option<u32>) {
    let points = limit.points;
    let slot = limit.slot(subject);
    let rest = points.saturating_sub(slot.paid);
    if rest < wanted {
        limit.reach(subject);
        (rest, Some(0))
    } else {
        slot.paid = slot.paid.saturating_add(wanted);
        (wanted, None)
    }
}

/// What is left of `wanted`, and the position of the tightest cap if it is less; of equals the first.
pub(super) fn pay_under_several(
    limits: &mut [Limit],
    subject: Subject,
    wanted: u32,
) -> (u32, Option<u32>) {
    let mut left = wanted;
    let mut tightest = None;
    for (limit, position) in limits.iter_mut().zip(0..) {
        let points = limit.points;
        let rest = points.saturating_sub(limit.slot(subject).paid);
        if rest < left {
            left = rest;
            tightest = Some(position);
        }
    }
    for (limit, position) in limits.iter_mut().zip(0..) {
        if tightest == Some(position) {
            limit.reach(subject);
        } else {
            let slot = limit.slot(subject);
            slot.paid = slot.paid.saturating_add(left);
        }
    }
    (left, tightest)
}
