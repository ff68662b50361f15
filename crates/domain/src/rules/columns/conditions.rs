//! Which rules apply to an event: what sets them off and their conditions as bits in tables.

use super::history::{CLASSES, Class, History, Kind, MEASURES, Measure, Row, TRUSTS};
use crate::rules::event::Customer;
use crate::rules::model::{Condition, Rule, Trigger};

/// What is looked up for each event, with a bit for each rule.
pub(super) struct Tables {
    /// Which rules are set off, and have all conditions fulfilled that a class decides. As long as its index can be great.
    classes: [u64; 256],
    measures: Vec<u64>,
    places: Vec<u64>,
    choices: Vec<u64>,
    /// Where nobody is named, and where somebody is.
    naming: [u64; 2],
}

impl Tables {
    /// At most so many rules, as a word has bits.
    pub(super) const RULES: usize = 64;

    /// Of the first [`RULES`](Self::RULES) of these.
    pub(super) fn new(history: &History, rules: &[&Rule]) -> Self {
        let mut tables = Self {
            classes: [0; 256],
            measures: vec![0; MEASURES.into()],
            places: vec![0; history.places.len()],
            choices: vec![0; history.choices.len()],
            naming: [0, u64::MAX],
        };
        for (bit, rule) in rules.iter().take(Self::RULES).enumerate() {
            tables.add(history, rule, 1 << bit);
        }
        tables
    }

    /// Which rules apply to an event.
    #[inline]
    pub(super) fn applying(&self, row: &Row) -> u64 {
        let mask = self.classes[usize::from(row.class)]
            & self.measures[usize::from(row.measure)]
            & self.places[row.place as usize]
            & self.choices[row.choice as usize];
        mask & self.naming[usize::from(row.is_named)]
    }

    fn add(&mut self, history: &History, rule: &Rule, bit: u64) {
        let all = |holds: &dyn Fn(&Condition) -> bool| rule.conditions.iter().all(holds);
        for number in 0..CLASSES {
            let class = Class::of(number);
            let set_off = rule.enabled && is_set_off(rule.when, class.kind);
            let holds = set_off && all(&|condition| holds_for_class(condition, class));
            set(&mut self.classes[usize::from(number)], bit, holds);
        }
        for (entry, number) in self.measures.iter_mut().zip(0..) {
            let measure = Measure::of(number);
            let holds = all(&|condition| holds_for_measure(condition, measure));
            set(entry, bit, holds);
        }
        for (entry, place) in self.places.iter_mut().zip(&history.places) {
            let holds = all(&|condition| holds_at(condition, history, *place));
            set(entry, bit, holds);
        }
        for (entry, choice) in self.choices.iter_mut().zip(&history.choices) {
            let holds = all(&|condition| holds_for_choice(condition, history, choice));
            set(entry, bit, holds);
        }
        // Where nobody is named, the team of the place alone can be paid, and not for thanks.
        let holds = rule.pays_teams() && rule.when != Trigger::Appreciation;
        set(&mut self.naming[0], bit, holds);
    }
}

fn set(entry: &mut u64, bit: u64, holds: bool) {
    if holds {
        *entry |= bit;
    }
}

fn is_set_off(when: Trigger, kind: Kind) -> bool {
    match when {
        Trigger::Appreciation => kind != Kind::Recovery,
        Trigger::Score => kind == Kind::Response,
        Trigger::Recovery => kind == Kind::Recovery,
    }
}

/// Whether a condition may hold as far as the class tells; the tables for the others are asked as well.
fn holds_for_class(condition: &Condition, class: Class) -> bool {
    let is_response = class.kind != Kind::Recovery;
    match condition {
        Condition::ScoreAtLeast(least) => is_response && i64::from(class.score) >= *least,
        Condition::TrustAtLeast(least) => is_response && TRUSTS[usize::from(class.trust)] >= *least,
        Condition::Customers(kinds) => {
            let kind = match class.customer {
                0 => Customer::External,
                1 => Customer::Internal,
                _ => Customer::Supplier,
            };
            is_response && kinds.contains(&kind)
        }
        Condition::RescoredAtLeast(least) => {
            !is_response && class.score > 0 && i64::from(class.score) >= *least
        }
        Condition::MessageCharsAtLeast(_) | Condition::StandardsAny(_) => is_response,
        Condition::ClosedWithinHours(_) => !is_response,
        Condition::Teams(_) | Condition::Touchpoints(_) => true,
    }
}

fn holds_for_measure(condition: &Condition, measure: Measure) -> bool {
    match (condition, measure) {
        (Condition::MessageCharsAtLeast(least), Measure::Chars(chars)) => {
            i64::from(chars) >= *least
        }
        (Condition::ClosedWithinHours(most), Measure::Hours(hours)) => i64::from(hours) <= *most,
        _ => true,
    }
}

fn holds_at(condition: &Condition, history: &History, (touchpoint, team): (u32, u32)) -> bool {
    let is_one_of = |ids: &[String], all: &[String], number: u32| {
        all.get(number as usize).is_some_and(|id| ids.contains(id))
    };
    match condition {
        Condition::Teams(ids) => is_one_of(ids, &history.teams, team),
        Condition::Touchpoints(ids) => is_one_of(ids, &history.touchpoints, touchpoint),
        _ => true,
    }
}

fn holds_for_choice(condition: &Condition, history: &History, choice: &[u32]) -> bool {
    let Condition::StandardsAny(keys) = condition else {
        return true;
    };
    choice
        .iter()
        .any(|number| history.is_standard_of(keys, *number))
}
