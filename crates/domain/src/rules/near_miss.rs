//! Rules that nearly applied, and what was missing.

use super::award::Account;
use super::engine::{accounts, is_set_off, unmet};
use super::event::Event;
use super::model::{Condition, Rule, RuleSet};

/// A rule that would have paid, had some more conditions held. In words: [`words::missing`](super::words::missing).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearMiss {
    /// The rule's id.
    pub rule: String,
    /// The rule set's version.
    pub version: u32,
    /// Whom it would have paid, ascending.
    pub to: Vec<Account>,
    /// The conditions that did not hold, as listed; at least one.
    pub unmet: Vec<Condition>,
}

/// The rules that nearly applied to `event`, as listed: they are set off by it, they would pay somebody, and they are meant for
/// such a place and customer, but something else was missing. (A rule for another team, touchpoint or kind of customer did not
/// *nearly* apply: nobody could have done anything about it.)
#[must_use]
pub fn near_misses(rules: &RuleSet, event: &Event) -> Vec<NearMiss> {
    let missed = rules.rules.iter().filter(|rule| rule.enabled);
    missed
        .filter_map(|rule| near_miss(rule, rules.version, event))
        .collect()
}

fn near_miss(rule: &Rule, version: u32, event: &Event) -> Option<NearMiss> {
    let unmet: Vec<_> = unmet(rule, event).cloned().collect();
    let to = accounts(rule, event);
    let meant = is_set_off(rule.when, event) && !unmet.iter().any(tells_for_whom);
    (meant && !unmet.is_empty() && !to.is_empty()).then(|| NearMiss {
        rule: rule.id.clone(),
        version,
        to,
        unmet,
    })
}

fn tells_for_whom(condition: &Condition) -> bool {
    matches!(
        condition,
        Condition::Teams(_) | Condition::Touchpoints(_) | Condition::Customers(_)
    )
}
