//! A rule made ready for a history: what it pays, and to whom, as numbers.

use super::beneficiary::Beneficiary;
use super::history::{CLASSES, Class, History, Kind, TRUSTS};
use super::limits::Limit;
use crate::rules::model::{AwardTo, Rule, RuleSet};

/// What a rule pays for the events to which it applies.
pub(super) struct PlannedRule {
    /// Its position in the rule set.
    pub(super) position: u32,
    pub(super) to: AwardTo,
    pub(super) limits: Vec<Limit>,
    amount: Amount,
    /// Per cent by class. As long as its index can be great.
    weights: [u8; 256],
}

/// Points before they are shared.
enum Amount {
    Fixed(u32),
    ByChoice(Vec<u32>),
}

impl PlannedRule {
    /// `rule` is that of `set` at this position.
    pub(super) fn new(history: &History, set: &RuleSet, rule: &Rule, position: usize) -> Self {
        let mut weights = [100; 256];
        for number in 0..CLASSES {
            let class = Class::of(number);
            if class.kind != Kind::Recovery {
                let trust = TRUSTS[usize::from(class.trust)];
                weights[usize::from(number)] = set.trust_weight.of(trust);
            }
        }
        let caps = rule.caps.iter();
        Self {
            position: u32::try_from(position).unwrap_or(u32::MAX),
            to: rule.award.to,
            limits: caps
                .map(|cap| Limit::new(history, cap, rule.award.to))
                .collect(),
            amount: amount(history, rule),
            weights,
        }
    }

    /// Those whom it may pay.
    pub(super) fn list<'a>(&self, history: &'a History) -> &'a [Beneficiary] {
        match self.to {
            AwardTo::Team => &history.teams_of.listed,
            AwardTo::Each | AwardTo::Split => &history.people.listed,
        }
    }

    /// What it pays for an event before that is shared.
    #[inline]
    pub(super) fn amount(&self, history: &History, one: &Beneficiary) -> u32 {
        match &self.amount {
            Amount::Fixed(amount) => *amount,
            Amount::ByChoice(amounts) => {
                let row = &history.rows[one.event as usize];
                amounts[row.choice as usize]
            }
        }
    }

    /// The weight of an event in per cent.
    #[inline]
    pub(super) fn weight(&self, one: &Beneficiary) -> u8 {
        self.weights[usize::from(one.class)]
    }
}

/// What a rule pays before it is shared.
fn amount(history: &History, rule: &Rule) -> Amount {
    // No award is negative or more than a million.
    let times = |count: usize| u32::try_from(rule.award.amount(count).0).unwrap_or(0);
    if rule.award.per.is_none() {
        return Amount::Fixed(times(1));
    }
    let named = rule.named_standards();
    let counts = |number: &&u32| named.is_empty() || history.is_standard_of(&named, **number);
    let choices = history.choices.iter();
    Amount::ByChoice(
        choices
            .map(|choice| times(choice.iter().filter(counts).count()))
            .collect(),
    )
}
