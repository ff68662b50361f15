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
}

/// More slots than this are not laid out: a history with so many people and late events has other things to wait for, and bytes
/// that only claim them get no memory for it.
const MOST_SLOTS: usize = 1 << 22;

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
        }
    }

    /// The slot of a subject for the window of this kind.
    #[inline]
    fn slot(&mut self, subject: Subject, windows: &Windows) -> &mut Slot {
        let number = match self.scope {
            CapScope::Employee => subject.employee,
            CapScope::Team => subject.team,
            CapScope::Touchpoint => subject.touchpoint,
            CapScope::Program => 0,
        };
        let window = windows.numbers[self.kind];
        if self.slots.is_empty() {
            return self.scattered.entry((window, number)).or_default();
        }
        let place = windows.rows[self.kind] as usize * self.subjects + number as usize;
        let slot = &mut self.slots[place];
        if slot.window != window + 1 {
            *slot = Slot {
                window: window + 1,
                paid: 0,
            };
        }
        slot
    }
}

/// What is left of `wanted`, and the position of the tightest cap if it is less; of equals the first.
#[inline]
pub(super) fn pay(
    limits: &mut [Limit],
    subject: Subject,
    windows: &Windows,
    wanted: i64,
) -> (i64, Option<u32>) {
    match limits {
        [] => (wanted, None),
        [only] => {
            let points = only.points;
            let slot = only.slot(subject, windows);
            let rest = points.saturating_sub(slot.paid);
            if i64::from(rest) < wanted {
                slot.paid += rest;
                (rest.into(), Some(0))
            } else {
                slot.paid = slot.paid.saturating_add(fitting(wanted));
                (wanted, None)
            }
        }
        several => pay_under_several(several, subject, windows, wanted),
    }
}

fn pay_under_several(
    limits: &mut [Limit],
    subject: Subject,
    windows: &Windows,
    wanted: i64,
) -> (i64, Option<u32>) {
    let mut left = wanted;
    let mut tightest = None;
    for (limit, position) in limits.iter_mut().zip(0..) {
        let points = limit.points;
        let rest = i64::from(points.saturating_sub(limit.slot(subject, windows).paid));
        if rest < left {
            left = rest;
            tightest = Some(position);
        }
    }
    for limit in limits {
        let slot = limit.slot(subject, windows);
        slot.paid = slot.paid.saturating_add(fitting(left));
    }
    (left, tightest)
}

/// What is paid under a cap fits, for no more than the cap is left.
fn fitting(points: i64) -> u32 {
    u32::try_from(points).unwrap_or(u32::MAX)
}
