//! Going through a history.

use super::beneficiary::Beneficiary;
use super::days::Windows;
use super::history::{History, PaidTo, Row};
use super::limits::{self, Subject};
use super::plan::{Amount, Plan, PlannedRule, Tables};
use crate::points::Points;
use crate::rules::model::AwardTo;
use std::ops::Range;

/// What one rule pays to one account for one event; also when it comes to 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payment {
    /// Position of the event in the history.
    pub event: u32,
    /// Position of its day in [`History::days`].
    pub day: u32,
    /// Number of its month, from 0: the months in which something happened are counted.
    pub month: u32,
    /// Position of the rule in the rule set.
    pub rule: u32,
    /// Who gets it.
    pub to: PaidTo,
    /// The team that it is for: of an employee the one that their entry names. A position in [`History::teams`].
    pub team: u32,
    /// The share before weighting.
    pub share: Points,
    /// The trust weight in per cent.
    pub weight: u8,
    /// What is paid.
    pub awarded: Points,
    /// The position, in the rule's list, of the tightest cap where it cut the award.
    pub cap: Option<u32>,
}

/// Who is told of payments.
pub(super) trait Listener {
    /// Who is told of those of one rule.
    type OfRule: RuleListener;

    /// Who is told of the payments of the rule at this position.
    fn of_rule(&mut self, position: u32) -> &mut Self::OfRule;
}

/// Who is told of the payments of one rule.
pub(super) trait RuleListener {
    /// One payment.
    fn hear(&mut self, payment: &Payment);
}

/// A function that is told all.
pub(super) struct Told<F>(pub(super) F);

impl<F: FnMut(&Payment)> Listener for Told<F> {
    type OfRule = Self;

    fn of_rule(&mut self, _position: u32) -> &mut Self {
        self
    }
}

impl<F: FnMut(&Payment)> RuleListener for Told<F> {
    #[inline]
    fn hear(&mut self, payment: &Payment) {
        (self.0)(payment);
    }
}

/// At most so many events of one day are looked at together: they stay near, while one rule after the other pays for them. Rule by
/// rule, for then what differs between rules is decided once and not at each event, where nothing could foresee it; and of one
/// day, for then the windows of all caps are looked up once.
const BLOCK: usize = 2_048;

/// Goes through the events of these days, as positions in [`History::days`]; the others are as if they had not been.
pub(super) fn replay(
    history: &History,
    plan: &mut Plan,
    wanted: &Range<u32>,
    listener: &mut impl Listener,
) {
    let of_teams = plan.bits_of(|rule| rule.to == AwardTo::Team);
    let Plan { rules, tables } = plan;
    let mut events = Vec::new();
    let (mut people, mut teams) = (Choice::default(), Choice::default());
    let mut rest = (&history.people[..], &history.teams_of[..]);
    let mut first = 0;
    let days = history.rows.chunk_by(|one, next| one.day == next.day);
    for rows in days.flat_map(|rows| rows.chunks(BLOCK)) {
        let before = first + rows.len();
        people.next(&mut rest.0, before);
        teams.next(&mut rest.1, before);
        if !rows.first().is_some_and(|row| wanted.contains(&row.day)) {
            first = before;
            continue;
        }
        events.clear();
        events.extend(rows.iter().map(|row| tables.applying(row)));
        let any = events.iter().fold(0, |any, applying| any | applying);
        if any & !of_teams != 0 {
            people.look_up(&events, first);
        }
        if any & of_teams != 0 {
            teams.look_up(&events, first);
        }
        let block = Block {
            history,
            tables,
            rows,
            first,
        };
        for (rule, bit) in rules.iter_mut().zip(0..) {
            if any >> bit & 1 == 0 {
                continue;
            }
            let of = if rule.to == AwardTo::Team {
                &mut teams
            } else {
                &mut people
            };
            of.choose(bit);
            let listener = listener.of_rule(rule.position);
            rule.pay_all(&block, of, listener);
        }
        first = before;
    }
}

/// Events of one day, and what is needed to pay for them.
struct Block<'a> {
    history: &'a History,
    tables: &'a Tables,
    rows: &'a [Row],
    /// Position of the first of them in the history.
    first: usize,
}

impl Block<'_> {
    fn windows(&self) -> Option<&Windows> {
        self.history.windows.get(self.rows.first()?.day as usize)
    }
}

/// Those who may get something for the events of a block, and whom a rule pays.
#[derive(Default)]
struct Choice<'a> {
    beneficiaries: &'a [Beneficiary],
    /// Of each, the rules that apply to the event.
    applying: Vec<u64>,
    chosen: Vec<u32>,
}

impl<'a> Choice<'a> {
    /// Takes those of the events before this one from the `rest`.
    fn next(&mut self, rest: &mut &'a [Beneficiary], before: usize) {
        let count = rest.partition_point(|one| (one.event as usize) < before);
        (self.beneficiaries, *rest) = rest.split_at(count);
    }

    /// Notes for each the rules that apply to the event; the events are those from `first` on.
    fn look_up(&mut self, events: &[u64], first: usize) {
        let applying = self.beneficiaries.iter();
        self.applying.clear();
        self.applying
            .extend(applying.map(|one| events[one.event as usize - first]));
    }

    /// Chooses those whom the rule with this bit pays. Without a branch for each, which would be wrong as often as right.
    fn choose(&mut self, bit: u32) {
        self.chosen.resize(self.beneficiaries.len(), 0);
        let mut count = 0;
        for (mask, position) in self.applying.iter().zip(0..) {
            self.chosen[count] = position;
            count += usize::from(mask >> bit & 1 == 1);
        }
        self.chosen.truncate(count);
    }
}

impl PlannedRule {
    /// Pays those who were chosen. How many caps there are decides which loop is run: it is asked here and not for each of them.
    fn pay_all(&mut self, block: &Block, chosen: &Choice, listener: &mut impl RuleListener) {
        let Some(windows) = block.windows() else {
            return;
        };
        let mut caps = std::mem::take(&mut self.limits);
        for limit in &mut caps {
            limit.enter(windows);
        }
        match &mut caps[..] {
            [] => self.pay_each(block, chosen, listener, |_, wanted| (wanted, None)),
            [only] => self.pay_each(block, chosen, listener, |subject, wanted| {
                limits::pay(only, subject, wanted)
            }),
            several => self.pay_each(block, chosen, listener, |subject, wanted| {
                limits::pay_under_several(several, subject, wanted)
            }),
        }
        self.limits = caps;
    }

    #[inline]
    fn pay_each(
        &self,
        block: &Block,
        chosen: &Choice,
        listener: &mut impl RuleListener,
        mut left: impl FnMut(Subject, u32) -> (u32, Option<u32>),
    ) {
        let Some(windows) = block.windows() else {
            return;
        };
        let places = &block.history.places[..];
        for position in &chosen.chosen {
            let beneficiary = &chosen.beneficiaries[*position as usize];
            let row = &block.rows[beneficiary.event as usize - block.first];
            let amount = match &self.amount {
                Amount::Fixed(amount) => *amount,
                Amount::ByChoice(amounts) => amounts[row.choice as usize],
            };
            let (share, to) = match self.to {
                AwardTo::Each => (amount, PaidTo::Employee(beneficiary.account)),
                AwardTo::Split => (
                    beneficiary.share(amount),
                    PaidTo::Employee(beneficiary.account),
                ),
                AwardTo::Team => (beneficiary.share(amount), PaidTo::Team(beneficiary.account)),
            };
            let weight = block.tables.weights[usize::from(row.class)];
            let subject = Subject {
                employee: beneficiary.account,
                team: beneficiary.team,
                touchpoint: places[row.place as usize].0,
            };
            let (awarded, cap) = left(subject, weighted(share, weight));
            listener.hear(&Payment {
                event: beneficiary.event,
                day: row.day,
                month: windows.numbers[2],
                rule: self.position,
                to,
                team: beneficiary.team,
                share: Points(share.into()),
                weight,
                awarded: Points(awarded.into()),
                cap,
            });
        }
    }
}

/// [`Points::weighted`] in 32 bits, which are enough for all that a rule may award. Where there is WebAssembly, a division of 64
/// bits takes longer than all the rest of a payment.
#[inline]
fn weighted(share: u32, per_cent: u8) -> u32 {
    share * u32::from(per_cent) / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_those_of_points() {
        for share in [0, 1, 3, 7, 99, 1_000, 333_333, 1_000_000] {
            for per_cent in [0, 1, 25, 33, 50, 99, 100] {
                let expected = Points(share.into()).weighted(per_cent).0;
                assert_eq!(
                    i64::from(weighted(share, per_cent)),
                    expected,
                    "{share} * {per_cent} %"
                );
            }
        }
    }
}
