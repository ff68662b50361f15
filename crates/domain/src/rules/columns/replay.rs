//! Going through a history.

use super::beneficiary::Beneficiary;
use super::history::{History, PaidTo, Row};
use super::limits::{self, Subject};
use super::plan::{Amount, Plan, PlannedRule, Tables};
use crate::points::Points;
use crate::rules::model::AwardTo;

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

/// Events that are looked at together: they stay near, while one rule after the other pays for them. Rule by rule, for then what
/// differs between rules is decided once and not at each event, where nothing could foresee it.
const BLOCK: usize = 2_048;

pub(super) fn replay(history: &History, plan: &mut Plan, tell: &mut impl FnMut(&Payment)) {
    let Plan { rules, tables } = plan;
    let mut events = Vec::new();
    let (mut people, mut teams) = (Choice::default(), Choice::default());
    let of_teams = rules.iter().zip(0..).fold(0_u64, |bits, (rule, bit)| {
        bits | u64::from(rule.to == AwardTo::Team) << bit
    });
    let mut rest = (&history.people[..], &history.teams_of[..]);
    for (rows, first) in history.rows.chunks(BLOCK).zip((0..).step_by(BLOCK)) {
        events.clear();
        events.extend(rows.iter().map(|row| tables.applying(row)));
        let before = first + rows.len();
        let any = events.iter().fold(0, |any, applying| any | applying);
        people.next(&mut rest.0, before);
        teams.next(&mut rest.1, before);
        if any & !of_teams != 0 {
            people.look_up(&events, first);
        }
        if any & of_teams != 0 {
            teams.look_up(&events, first);
        }
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
            for position in &of.chosen {
                let beneficiary = &of.beneficiaries[*position as usize];
                let row = &rows[beneficiary.event as usize - first];
                rule.pay(history, tables, row, beneficiary, tell);
            }
        }
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

    /// Those whom the rule with this bit pays. Without a branch for each, which would be wrong as often as right.
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
    #[inline]
    fn pay(
        &mut self,
        history: &History,
        tables: &Tables,
        row: &Row,
        beneficiary: &Beneficiary,
        tell: &mut impl FnMut(&Payment),
    ) {
        let windows = &history.windows[row.day as usize];
        let weight = tables.weights[usize::from(row.class)];
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
        let wanted = Points(share).weighted(weight).0;
        let subject = Subject {
            employee: beneficiary.account,
            team: beneficiary.team,
            touchpoint: history.places[row.place as usize].0,
        };
        let (awarded, cap) = limits::pay(&mut self.limits, subject, windows, wanted);
        tell(&Payment {
            event: beneficiary.event,
            day: row.day,
            month: windows.numbers[2],
            rule: self.position,
            to,
            team: beneficiary.team,
            share: Points(share),
            weight,
            awarded: Points(awarded),
            cap,
        });
    }
}
