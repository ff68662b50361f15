//! What caps leave, counted in arrays.

use super::awards::{Award, NOT_CUT};
use super::beneficiary::Beneficiary;
use super::days::{self, Windows};
use super::history::History;
use super::totals::CapTotals;
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
    /// What it came to.
    uses: CapTotals,
}

/// More slots than this are not laid out: a history with so many people and late events has other things to wait for, and bytes
/// that only claim them get no memory for it.
const MOST_SLOTS: usize = 1 << 22;
/// So many are laid out in any case; more only where there can be as many awards to count in them.
const FEW_SLOTS: usize = 1 << 16;

#[derive(Clone, Copy, Default)]
struct Slot {
    /// Which window, from 1.
    window: u32,
    /// What was paid; one point more than the cap allows once it has cut an award, for nothing is left from then on.
    paid: u32,
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
        let paid_to = history
            .people
            .listed
            .len()
            .max(history.teams_of.listed.len());
        let slots = slots.filter(|slots| *slots <= MOST_SLOTS.min(paid_to.max(FEW_SLOTS)));
        Self {
            points: u32::try_from(cap.points.0.clamp(0, MOST_IN_A_CAP.0)).unwrap_or(0),
            scope,
            kind,
            subjects,
            slots: vec![Slot::default(); slots.unwrap_or(0)],
            scattered: HashMap::new(),
            uses: CapTotals::default(),
        }
    }

    /// Whose totals each of these awards counts in.
    fn subjects_of(
        &self,
        history: &History,
        list: &[Beneficiary],
        awards: &[Award],
        subjects: &mut Vec<u32>,
    ) {
        subjects.clear();
        match self.scope {
            CapScope::Employee => subjects.extend(awards.iter().map(|award| award.account)),
            CapScope::Team => subjects.extend(awards.iter().map(|award| award.team)),
            CapScope::Touchpoint => subjects.extend(awards.iter().map(|award| {
                let one = &list[award.position as usize];
                let row = &history.rows[one.event as usize];
                history.places[row.place as usize].0
            })),
            CapScope::Program => subjects.resize(awards.len(), 0),
        }
    }

    /// To count in the windows of a day, for some of its events.
    fn open(&mut self, windows: &Windows) -> Open<'_> {
        let begin = (windows.rows[self.kind] as usize).saturating_mul(self.subjects);
        let end = begin.saturating_add(self.subjects);
        let row = self.slots.get_mut(begin..end);
        Open {
            window: windows.numbers[self.kind] + 1,
            points: self.points,
            row: row.map_or(Row::Scattered(&mut self.scattered), Row::LaidOut),
            uses: Uses::default(),
            all_uses: &mut self.uses,
        }
    }

    /// What it came to so far.
    pub(super) fn uses(&self) -> CapTotals {
        self.uses
    }
}

/// A limit while it counts in one window. It is opened for each block.
struct Open<'a> {
    /// From 1.
    window: u32,
    points: u32,
    row: Row<'a>,
    /// What it came to while it was open, and in all.
    uses: Uses,
    all_uses: &'a mut CapTotals,
}

/// [`CapTotals`] of a block: there 32 bits are enough, and quicker where a browser counts.
#[derive(Default)]
struct Uses {
    windows: u32,
    cut: u32,
    reached: u32,
}

/// Where the slots of a window are.
enum Row<'a> {
    LaidOut(&'a mut [Slot]),
    Scattered(&'a mut HashMap<(u32, u32), Slot>),
}

/// Whose totals each award counts in, for each limit of a rule. Kept to be used again and again.
pub(super) type Subjects = Vec<Vec<u32>>;

/// Cuts the awards of one rule for events of a day to what its caps leave.
pub(super) fn apply(
    limits: &mut [Limit],
    windows: &Windows,
    history: &History,
    list: &[Beneficiary],
    awards: &mut [Award],
    subjects: &mut Subjects,
) {
    if limits.is_empty() {
        return;
    }
    subjects.resize_with(limits.len().max(subjects.len()), Vec::new);
    for (limit, subjects) in limits.iter().zip(&mut *subjects) {
        limit.subjects_of(history, list, awards, subjects);
    }
    // Nearly all rules have one or two caps. How many is known to the compiler then, and what they count needs no memory.
    let count = awards.len();
    match (&mut limits[..], &subjects[..]) {
        ([only], [subjects, ..]) => cut(awards, [only.open(windows)], &[&subjects[..count]]),
        ([one, other], [of_one, of_other, ..]) => cut(
            awards,
            [one.open(windows), other.open(windows)],
            &[&of_one[..count], &of_other[..count]],
        ),
        (limits, subjects) => {
            let open: Vec<_> = limits.iter_mut().map(|limit| limit.open(windows)).collect();
            cut(awards, open, subjects);
        }
    }
}

#[inline]
fn cut<'a, L>(awards: &mut [Award], mut limits: L, subjects: &[impl AsRef<[u32]>])
where
    L: AsMut<[Open<'a>]> + IntoIterator<Item = Open<'a>>,
{
    for (position, award) in awards.iter_mut().enumerate() {
        award.cut(limits.as_mut(), |limit| subjects[limit].as_ref()[position]);
    }
    limits.into_iter().for_each(Open::close);
}

impl Award {
    /// Cuts it to what is left under the tightest cap, of equals the first, and counts it in all of them.
    ///
    /// Nothing branches in here but what is always the same. Whether a window is new, and whether a cap is reached, nobody could
    /// foresee, and a wrong guess takes longer than all the rest. So choices are made by [all bits or none](is_negative): browsers make a branch of every other form.
    #[inline]
    fn cut(&mut self, limits: &mut [Open], subject: impl Fn(usize) -> u32) {
        let (mut awarded, mut cap) = (self.awarded, NOT_CUT);
        for (position, limit) in (0..).zip(&mut *limits) {
            let left = limit.left(subject(position as usize));
            let less = left.wrapping_sub(awarded);
            let is_less = is_negative(less);
            awarded = awarded.wrapping_add(less & is_less);
            cap = cap & !is_less | position & is_less;
        }
        for (position, limit) in (0..).zip(limits) {
            let is_cut = !differ(cap, position);
            limit.count(subject(position as usize), awarded, is_cut);
        }
        self.awarded = awarded;
        self.cap = cap;
    }
}

impl Open<'_> {
    /// The slot of a subject.
    #[inline]
    fn slot(&mut self, subject: u32) -> &mut Slot {
        match &mut self.row {
            Row::LaidOut(slots) => &mut slots[subject as usize],
            Row::Scattered(slots) => scattered(slots, self.window, subject),
        }
    }

    /// What is left for a subject.
    #[inline]
    fn left(&mut self, subject: u32) -> u32 {
        let (window, points) = (self.window, self.points);
        let left = points.wrapping_sub(self.slot(subject).paid_in(window));
        left & !is_negative(left)
    }

    /// Counts an award, which it may have cut: all bits or none.
    #[inline]
    fn count(&mut self, subject: u32, awarded: u32, is_cut: u32) {
        let (window, points) = (self.window, self.points);
        let slot = self.slot(subject);
        let is_new = differ(slot.window, window);
        let paid = slot.paid_in(window);
        let is_reached = is_cut & !is_negative(points.wrapping_sub(paid));
        *slot = Slot {
            window,
            paid: paid.wrapping_add(awarded).wrapping_sub(is_reached),
        };
        self.uses.windows = self.uses.windows.wrapping_sub(is_new);
        self.uses.cut = self.uses.cut.wrapping_sub(is_cut);
        self.uses.reached = self.uses.reached.wrapping_sub(is_reached);
    }

    /// Notes what it came to.
    fn close(self) {
        self.all_uses.windows += u64::from(self.uses.windows);
        self.all_uses.cut += u64::from(self.uses.cut);
        self.all_uses.reached += u64::from(self.uses.reached);
    }
}

/// Apart from the rest, which is short enough to be compiled into every loop.
#[cold]
#[inline(never)]
fn scattered(slots: &mut HashMap<(u32, u32), Slot>, window: u32, subject: u32) -> &mut Slot {
    slots.entry((window, subject)).or_default()
}

impl Slot {
    /// What was paid in this window, which is the last that was counted or a later one.
    #[inline]
    fn paid_in(self, window: u32) -> u32 {
        self.paid & !differ(self.window, window)
    }
}

/// All bits if the number is negative, as one with a sign, or else none.
#[inline]
fn is_negative(number: u32) -> u32 {
    (number.cast_signed() >> 31).cast_unsigned()
}

/// All bits if the numbers, both below 2^31, differ, or else none.
#[inline]
fn differ(one: u32, other: u32) -> u32 {
    is_negative((one ^ other).wrapping_neg())
}
