//! What is different between two rule sets.

use super::list::{all_of, quoted};
use super::{Names, conditions, phrases, sentence};
use crate::rules::model::{Cap, Condition, Rule, RuleSet, TrustWeights};
use std::mem::discriminant;

pub(super) fn differences(before: &RuleSet, after: &RuleSet, names: &Names) -> Vec<String> {
    let mut said = weights(before.trust_weight, after.trust_weight);
    said.extend(time_zone(before, after));
    for rule in &after.rules {
        match find(before, &rule.id) {
            Some(earlier) => said.extend(rule_differences(earlier, rule, names)),
            None => said.push(added(rule, names)),
        }
    }
    let removed = before
        .rules
        .iter()
        .filter(|rule| find(after, &rule.id).is_none());
    said.extend(removed.map(|rule| format!("{} is removed.", quoted(&rule.name))));
    said.extend(order(before, after));
    said
}

fn find<'a>(rules: &'a RuleSet, id: &str) -> Option<&'a Rule> {
    rules.rules.iter().find(|rule| rule.id == id)
}

fn weights(before: TrustWeights, after: TrustWeights) -> Vec<String> {
    [
        ("through an open link", before.open, after.open),
        ("at an enrolled kiosk", before.kiosk, after.kiosk),
        ("through a receipt link", before.receipt, after.receipt),
    ]
    .into_iter()
    .filter(|(_, old, new)| old != new)
    .map(|(where_from, old, new)| {
        let [old, new] = [old, new].map(phrases::weight);
        format!("A response {where_from} pays {new} instead of {old}.")
    })
    .collect()
}

fn time_zone(before: &RuleSet, after: &RuleSet) -> Option<String> {
    let [old, new] = [before, after].map(|rules| &rules.time_zone);
    (old != new).then(|| format!("Limits follow the calendar of {new} instead of {old}."))
}

fn added(rule: &Rule, names: &Names) -> String {
    format!("New: {}. {}", quoted(&rule.name), sentence(rule, names))
}

/// The order of those rules that both have.
fn order(before: &RuleSet, after: &RuleSet) -> Option<String> {
    let kept = |rules: &RuleSet, other: &RuleSet| -> Vec<String> {
        let ids = rules.rules.iter().map(|rule| rule.id.clone());
        ids.filter(|id| find(other, id).is_some()).collect()
    };
    if kept(before, after) == kept(after, before) {
        return None;
    }
    let listed: Vec<_> = after.rules.iter().map(|rule| quoted(&rule.name)).collect();
    Some(format!(
        "The rules are in another order: {}.",
        all_of(&listed)
    ))
}

fn rule_differences(before: &Rule, after: &Rule, names: &Names) -> Vec<String> {
    let name = quoted(&after.name);
    let mut said = Vec::new();
    said.extend(renamed(before, after));
    said.extend(switched(before, after));
    said.extend(triggered(before, after));
    said.extend(paid(before, after, names));
    said.extend(received(before, after));
    said.extend(required(&before.conditions, &after.conditions, names));
    said.extend(limited(&before.caps, &after.caps));
    said.iter().map(|what| format!("{name} {what}.")).collect()
}

fn renamed(before: &Rule, after: &Rule) -> Option<String> {
    let was = quoted(&before.name);
    (before.name != after.name).then(|| format!("is the new name of {was}"))
}

fn switched(before: &Rule, after: &Rule) -> Option<String> {
    match (before.enabled, after.enabled) {
        (true, false) => Some("is switched off and pays nothing".to_owned()),
        (false, true) => Some("is switched on".to_owned()),
        _ => None,
    }
}

fn triggered(before: &Rule, after: &Rule) -> Option<String> {
    let [old, new] = [before.when, after.when].map(phrases::trigger);
    (old != new).then(|| format!("applies to {new} instead of {old}"))
}

fn paid(before: &Rule, after: &Rule, names: &Names) -> Option<String> {
    let (old, new) = (&before.award, &after.award);
    let to = phrases::to(after);
    let amount = phrases::amount(after, names);
    if (old.per, old.at_most) != (new.per, new.at_most) {
        let was = phrases::amount(before, names);
        return Some(format!("gives {amount} instead of {was} {to}"));
    }
    (old.points != new.points).then(|| format!("gives {amount} instead of {} {to}", old.points))
}

fn received(before: &Rule, after: &Rule) -> Option<String> {
    let [old, new] = [before, after].map(phrases::to);
    (before.award.to != after.award.to).then(|| format!("pays its points {new}; before, {old}"))
}

/// Conditions come and go by kind: one of a kind that was there and is there with another value is changed.
fn required(before: &[Condition], after: &[Condition], names: &Names) -> Vec<String> {
    let [before, after] = [before, after].map(normal);
    let mut gone: Vec<_> = before.iter().filter(|one| !after.contains(one)).collect();
    let mut said = Vec::new();
    for new in after.iter().filter(|one| !before.contains(one)) {
        let now = conditions::condition(new, names);
        let same_kind = |old: &&Condition| discriminant(*old) == discriminant(new);
        match gone.iter().position(same_kind) {
            Some(position) => {
                let was = conditions::condition(gone.remove(position), names);
                said.push(format!("requires {now} instead of {was}"));
            }
            None => said.push(format!("now also requires {now}")),
        }
    }
    let gone = gone
        .into_iter()
        .map(|old| conditions::condition(old, names));
    said.extend(gone.map(|was| format!("no longer requires {was}")));
    said
}

/// Conditions whose order and repetitions say nothing, brought into one order and without repetitions.
fn normal(conditions: &[Condition]) -> Vec<Condition> {
    let mut conditions: Vec<_> = conditions.iter().cloned().map(normal_condition).collect();
    conditions.sort();
    conditions.dedup();
    conditions
}

fn normal_condition(mut condition: Condition) -> Condition {
    match &mut condition {
        Condition::StandardsAny(list) | Condition::Teams(list) | Condition::Touchpoints(list) => {
            list.sort();
            list.dedup();
        }
        Condition::Customers(list) => {
            list.sort();
            list.dedup();
        }
        _ => {}
    }
    condition
}

fn limited(before: &[Cap], after: &[Cap]) -> Vec<String> {
    let missing_in = |one: &[Cap], other: &[Cap]| -> Vec<String> {
        let missing = one.iter().filter(|cap| !other.contains(cap));
        missing.map(phrases::cap).collect()
    };
    let removed = missing_in(before, after).into_iter();
    let added = missing_in(after, before).into_iter();
    added
        .map(|limit| format!("now pays {limit}"))
        .chain(removed.map(|limit| format!("is no longer limited to {limit}")))
        .collect()
}
