//! Rules made ready for a history: their conditions as bits in tables, their amounts and limits as numbers.

use super::history::{CLASSES, Class, History, Kind, MEASURES, Measure, Row, TRUSTS};
use super::limits::Limit;
use crate::rules::event::Customer;
use crate::rules::model::{AwardTo, Condition, Rule, RuleSet, Trigger};

/// At most [`Plan::RULES`] rules, each a bit in the tables.
pub(super) struct Plan {
    pub(super) rules: Vec<PlannedRule>,
    pub(super) tables: Tables,
}

/// What is looked up for each event.
pub(super) struct Tables {
    /// Which rules are set off, and have all conditions fulfilled that a class decides. As long as its index can be great.
    by_class: [u64; 256],
    by_measure: Vec<u64>,
    by_place: Vec<u64>,
    by_choice: Vec<u64>,
    /// Which rules can apply where nobody is named.
    without_recipients: u64,
    /// Per cent by class.
    pub(super) weights: [u8; 256],
}

/// What a rule pays.
pub(super) struct PlannedRule {
    /// Its position in the rule set.
    pub(super) position: u32,
    pub(super) to: AwardTo,
    pub(super) amount: Amount,
    pub(super) limits: Vec<Limit>,
}

/// Points before they are shared.
pub(super) enum Amount {
    Fixed(u32),
    ByChoice(Vec<u32>),
}

impl Plan {
    /// As many as a word has bits.
    pub(super) const RULES: usize = 64;

    /// `of` are rules of `set`, from the position `first` on.
    pub(super) fn new(history: &History, set: &RuleSet, of: &[Rule], first: usize) -> Self {
        let mut tables = Tables::new(history, set);
        let rules = of.iter().take(Self::RULES).enumerate().map(|(bit, rule)| {
            tables.add(history, rule, 1 << bit);
            let caps = rule.caps.iter();
            PlannedRule {
                position: u32::try_from(first + bit).unwrap_or(u32::MAX),
                to: rule.award.to,
                amount: amount(history, rule),
                limits: caps
                    .map(|cap| Limit::new(history, cap, rule.award.to))
                    .collect(),
            }
        });
        Self {
            rules: rules.collect(),
            tables,
        }
    }
}

impl Plan {
    /// The bits of those rules for which this is true.
    pub(super) fn bits_of(&self, is_wanted: impl Fn(&PlannedRule) -> bool) -> u64 {
        self.rules.iter().zip(0..).fold(0, |bits, (rule, bit)| {
            bits | u64::from(is_wanted(rule)) << bit
        })
    }
}

impl Tables {
    /// Without a rule.
    fn new(history: &History, set: &RuleSet) -> Self {
        let mut weights = [100; 256];
        for number in 0..CLASSES {
            let class = Class::of(number);
            if class.kind != Kind::Recovery {
                let trust = TRUSTS[usize::from(class.trust)];
                weights[usize::from(number)] = set.trust_weight.of(trust);
            }
        }
        Self {
            by_class: [0; 256],
            by_measure: vec![0; MEASURES.into()],
            by_place: vec![0; history.places.len()],
            by_choice: vec![0; history.choices.len()],
            without_recipients: 0,
            weights,
        }
    }

    /// Which rules apply to an event.
    #[inline]
    pub(super) fn applying(&self, row: &Row) -> u64 {
        let mask = self.by_class[usize::from(row.class)]
            & self.by_measure[usize::from(row.measure)]
            & self.by_place[row.place as usize]
            & self.by_choice[row.choice as usize];
        if row.is_anybody_named() {
            mask
        } else {
            mask & self.without_recipients
        }
    }

    fn add(&mut self, history: &History, rule: &Rule, bit: u64) {
        let all = |holds: &dyn Fn(&Condition) -> bool| rule.conditions.iter().all(holds);
        for number in 0..CLASSES {
            let class = Class::of(number);
            let set_off = rule.enabled && is_set_off(rule.when, class.kind);
            let holds = set_off && all(&|condition| holds_for_class(condition, class));
            set(&mut self.by_class[usize::from(number)], bit, holds);
        }
        for (entry, number) in self.by_measure.iter_mut().zip(0..) {
            let measure = Measure::of(number);
            let holds = all(&|condition| holds_for_measure(condition, measure));
            set(entry, bit, holds);
        }
        for (entry, place) in self.by_place.iter_mut().zip(&history.places) {
            let holds = all(&|condition| holds_at(condition, history, *place));
            set(entry, bit, holds);
        }
        for (entry, choice) in self.by_choice.iter_mut().zip(&history.choices) {
            let holds = all(&|condition| holds_for_choice(condition, history, choice));
            set(entry, bit, holds);
        }
        set(
            &mut self.without_recipients,
            bit,
            rule.when != Trigger::Appreciation,
        );
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
    choice.iter().any(|number| is_named(keys, history, *number))
}

fn is_named<K: AsRef<str>>(keys: &[K], history: &History, number: u32) -> bool {
    let standard = history.standards.get(number as usize);
    standard.is_some_and(|standard| keys.iter().any(|key| key.as_ref() == standard))
}

/// What a rule pays before it is shared.
fn amount(history: &History, rule: &Rule) -> Amount {
    // No award is negative or more than a million.
    let times = |count: usize| u32::try_from(rule.award.amount(count).0).unwrap_or(0);
    if rule.award.per.is_none() {
        return Amount::Fixed(times(1));
    }
    let named = rule.named_standards();
    let counts = |number: &&u32| named.is_empty() || is_named(&named, history, **number);
    let choices = history.choices.iter();
    Amount::ByChoice(
        choices
            .map(|choice| times(choice.iter().filter(counts).count()))
            .collect(),
    )
}
