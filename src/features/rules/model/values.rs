//! The values of a rule: which control each has, and how it is read and changed.

use domain::points::Points;
use domain::rules::check::HOURS;
use domain::rules::model::{AwardRule, MOST_IN_A_CAP, Per};
use domain::rules::words::Slot;
use domain::rules::{AwardTo, CapScope, CapWindow, Condition, Customer, Rule, Trigger, Trust};
use domain::validation::MESSAGE_CHARS;
use std::ops::RangeInclusive;

/// The windows of limits, from short to long.
pub const WINDOWS: [CapWindow; 4] = [
    CapWindow::Day,
    CapWindow::Week,
    CapWindow::Month,
    CapWindow::Quarter,
];
const SCOPES: [CapScope; 4] = [
    CapScope::Employee,
    CapScope::Team,
    CapScope::Touchpoint,
    CapScope::Program,
];
const CUSTOMERS: [(&str, Customer); 3] = [
    ("external", Customer::External),
    ("internal", Customer::Internal),
    ("supplier", Customer::Supplier),
];

/// What a list in a condition is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// Service standards.
    Standards,
    /// Teams.
    Teams,
    /// Touchpoints.
    Touchpoints,
    /// Kinds of customer.
    Customers,
}

/// A kind of condition that a rule can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConditionKind {
    /// The score is at least.
    Score,
    /// The message has at least so many characters.
    Message,
    /// One of some standards is ticked.
    Standards,
    /// The touchpoint belongs to one of some teams.
    Teams,
    /// It was at one of some touchpoints.
    Touchpoints,
    /// The customer is of one of some kinds.
    Customers,
    /// The trust is at least.
    Trust,
    /// The case was closed within so many hours.
    ClosedWithin,
    /// The new score is at least.
    Rescored,
}

impl ConditionKind {
    /// Those that fit a trigger, in the order to offer them.
    pub fn fitting(when: Trigger) -> &'static [Self] {
        match when {
            Trigger::Appreciation | Trigger::Score => &[
                Self::Score,
                Self::Message,
                Self::Standards,
                Self::Customers,
                Self::Teams,
                Self::Touchpoints,
                Self::Trust,
            ],
            Trigger::Recovery => &[
                Self::ClosedWithin,
                Self::Rescored,
                Self::Teams,
                Self::Touchpoints,
            ],
        }
    }

    /// The kind of a condition.
    pub fn of(condition: &Condition) -> Self {
        match condition {
            Condition::ScoreAtLeast(_) => Self::Score,
            Condition::MessageCharsAtLeast(_) => Self::Message,
            Condition::StandardsAny(_) => Self::Standards,
            Condition::Teams(_) => Self::Teams,
            Condition::Touchpoints(_) => Self::Touchpoints,
            Condition::Customers(_) => Self::Customers,
            Condition::TrustAtLeast(_) => Self::Trust,
            Condition::ClosedWithinHours(_) => Self::ClosedWithin,
            Condition::RescoredAtLeast(_) => Self::Rescored,
        }
    }

    /// The condition as it begins. Lists are empty: what to name is for the owner to say.
    pub fn first(self) -> Condition {
        match self {
            Self::Score => Condition::ScoreAtLeast(4),
            Self::Message => Condition::MessageCharsAtLeast(20),
            Self::Standards => Condition::StandardsAny(Vec::new()),
            Self::Teams => Condition::Teams(Vec::new()),
            Self::Touchpoints => Condition::Touchpoints(Vec::new()),
            Self::Customers => Condition::Customers(Vec::new()),
            Self::Trust => Condition::TrustAtLeast(Trust::Kiosk),
            Self::ClosedWithin => Condition::ClosedWithinHours(24),
            Self::Rescored => Condition::RescoredAtLeast(4),
        }
    }
}

/// The conditions that this rule could get.
pub fn addable(rule: &Rule) -> Vec<ConditionKind> {
    let has = |kind: &ConditionKind| {
        rule.conditions
            .iter()
            .any(|one| ConditionKind::of(one) == *kind)
    };
    let fitting = ConditionKind::fitting(rule.when).iter().copied();
    fitting.filter(|kind| !has(kind)).collect()
}

/// A new rule without any condition: what an owner starts from who wants none of the templates.
pub fn blank() -> Rule {
    Rule {
        id: String::new(),
        name: "New rule".to_owned(),
        enabled: true,
        when: Trigger::Appreciation,
        conditions: Vec::new(),
        award: AwardRule {
            points: Points(5),
            per: None,
            at_most: None,
            to: AwardTo::Each,
        },
        caps: Vec::new(),
    }
}

/// A whole number as it was typed; whether it is in range is for the check to say.
pub fn read(typed: &str) -> Option<i64> {
    typed.trim().parse().ok()
}

/// The number in this slot, if it holds one.
pub fn number(rule: &Rule, slot: Slot) -> Option<i64> {
    number_mut(&mut rule.clone(), slot).map(|(number, _)| *number)
}

/// The numbers that are possible in this slot, if it holds one.
pub fn range(rule: &Rule, slot: Slot) -> Option<RangeInclusive<i64>> {
    number_mut(&mut rule.clone(), slot).map(|(_, most)| 1..=most)
}

/// Changes the number in this slot.
pub fn set_number(rule: &mut Rule, slot: Slot, to: i64) {
    if let Some((number, _)) = number_mut(rule, slot) {
        *number = to;
    }
}

fn number_mut(rule: &mut Rule, slot: Slot) -> Option<(&mut i64, i64)> {
    let most = Points::MAX_IN_A_RULE.0;
    match slot {
        Slot::Points => Some((&mut rule.award.points.0, most)),
        Slot::AtMost => rule
            .award
            .at_most
            .as_mut()
            .map(|points| (&mut points.0, most)),
        Slot::CapPoints(position) => {
            let cap = rule.caps.get_mut(position)?;
            Some((&mut cap.points.0, MOST_IN_A_CAP.0))
        }
        Slot::Condition(position) => match rule.conditions.get_mut(position)? {
            Condition::MessageCharsAtLeast(chars) => {
                Some((chars, i64::try_from(MESSAGE_CHARS).unwrap_or(i64::MAX)))
            }
            Condition::ClosedWithinHours(hours) => Some((hours, HOURS.into())),
            _ => None,
        },
        _ => None,
    }
}

/// The rule as it would be with each of the values that a menu in this slot offers; empty where there is no menu. What it is now
/// is among them.
pub fn variants(rule: &Rule, slot: Slot, with_recovery: bool) -> Vec<Rule> {
    let mut variants = all_variants(rule, slot, with_recovery);
    if !variants.is_empty() && !variants.contains(rule) {
        variants.insert(0, rule.clone());
    }
    variants
}

fn all_variants(rule: &Rule, slot: Slot, with_recovery: bool) -> Vec<Rule> {
    match slot {
        Slot::Per => [None, Some(Per::Standard)]
            .map(|per| {
                varied(rule, |rule| {
                    rule.award.at_most = rule.award.at_most.filter(|_| per.is_some());
                    rule.award.per = per;
                })
            })
            .into(),
        Slot::To => [AwardTo::Each, AwardTo::Split, AwardTo::Team]
            .map(|to| varied(rule, |rule| rule.award.to = to))
            .into(),
        Slot::When => {
            let recovery = with_recovery.then_some(Trigger::Recovery);
            let triggers = [Trigger::Appreciation, Trigger::Score]
                .into_iter()
                .chain(recovery);
            triggers
                .map(|when| varied(rule, |rule| rule.when = when))
                .collect()
        }
        Slot::CapWindow(position) => WINDOWS
            .map(|window| varied_cap(rule, position, |cap| cap.window = window))
            .into(),
        Slot::CapScope(position) => SCOPES
            .map(|per| varied_cap(rule, position, |cap| cap.per = per))
            .into(),
        Slot::Condition(position) => condition_variants(rule, position),
        Slot::Points | Slot::AtMost | Slot::CapPoints(_) | Slot::Weight(_) => Vec::new(),
    }
}

fn condition_variants(rule: &Rule, position: usize) -> Vec<Rule> {
    let values: Vec<Condition> = match rule.conditions.get(position) {
        Some(Condition::ScoreAtLeast(_)) => (1..=5).map(Condition::ScoreAtLeast).collect(),
        Some(Condition::RescoredAtLeast(_)) => (1..=5).map(Condition::RescoredAtLeast).collect(),
        Some(Condition::TrustAtLeast(_)) => [Trust::Open, Trust::Kiosk, Trust::Receipt]
            .map(Condition::TrustAtLeast)
            .into(),
        _ => Vec::new(),
    };
    let with = |value: Condition| {
        varied(rule, |rule| {
            if let Some(condition) = rule.conditions.get_mut(position) {
                *condition = value;
            }
        })
    };
    values.into_iter().map(with).collect()
}

fn varied(rule: &Rule, change: impl FnOnce(&mut Rule)) -> Rule {
    let mut rule = rule.clone();
    change(&mut rule);
    rule
}

fn varied_cap(rule: &Rule, position: usize, change: impl FnOnce(&mut domain::rules::Cap)) -> Rule {
    varied(rule, |rule| {
        if let Some(cap) = rule.caps.get_mut(position) {
            change(cap);
        }
    })
}

/// What the list in this slot is made of, and the keys or ids in it.
pub fn list(rule: &Rule, slot: Slot) -> Option<(ListKind, Vec<String>)> {
    let Slot::Condition(position) = slot else {
        return None;
    };
    match rule.conditions.get(position)? {
        Condition::StandardsAny(list) => Some((ListKind::Standards, list.clone())),
        Condition::Teams(list) => Some((ListKind::Teams, list.clone())),
        Condition::Touchpoints(list) => Some((ListKind::Touchpoints, list.clone())),
        Condition::Customers(kinds) => {
            let chosen = CUSTOMERS.iter().filter(|(_, kind)| kinds.contains(kind));
            Some((
                ListKind::Customers,
                chosen.map(|(key, _)| (*key).to_owned()).collect(),
            ))
        }
        _ => None,
    }
}

/// Puts something into the list in this slot, or takes it out.
pub fn set_in_list(rule: &mut Rule, slot: Slot, item: &str, is_in: bool) {
    let Slot::Condition(position) = slot else {
        return;
    };
    match rule.conditions.get_mut(position) {
        Some(
            Condition::StandardsAny(list) | Condition::Teams(list) | Condition::Touchpoints(list),
        ) => {
            put(list, item.to_owned(), is_in);
        }
        Some(Condition::Customers(kinds)) => {
            if let Some((_, kind)) = CUSTOMERS.iter().find(|(key, _)| *key == item) {
                put(kinds, *kind, is_in);
            }
        }
        _ => {}
    }
}

/// Takes out first: nothing is twice in a list.
fn put<T: PartialEq>(list: &mut Vec<T>, item: T, is_in: bool) {
    list.retain(|there| *there != item);
    if is_in {
        list.push(item);
    }
}

/// The kinds of customer, as a list offers them.
pub fn customer_kinds() -> impl Iterator<Item = (String, String)> {
    CUSTOMERS
        .iter()
        .map(|(key, kind)| ((*key).to_owned(), domain::rules::words::customer(*kind)))
}
