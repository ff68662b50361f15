//! Rules that nearly applied, and what was missing.

use super::award::Account;
use super::engine::{accounts, is_set_off, unmet};
use super::event::{Customer, Event, Recipient, Response};
use super::model::{Condition, Rule, RuleSet, Trust};
use crate::instant::Instant;
use crate::score::Score;

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

/// Thanks as the person who got it knows it: neither the score nor how the customer came is part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownThanks {
    /// Where it was given.
    pub touchpoint: String,
    /// The touchpoint's team.
    pub team: String,
    /// What kind of customer answers there.
    pub customer: Customer,
    /// Keys of the ticked standards.
    pub standards: Vec<String>,
    /// The length of the message in Unicode scalar values.
    pub message_chars: u32,
    /// Who got it.
    pub to: Recipient,
    /// Whether it found its person after its response had been paid for (an attribution).
    pub later: bool,
}

/// The rules that nearly paid the person who got this thanks, with what was missing of what they know.
///
/// The engine is asked as if score and trust had been the best there are. So the answer is the same for every score, and whoever
/// reads it, and knows the rules, learns nothing of what the customer scored.
#[must_use]
pub fn near_misses_known(rules: &RuleSet, thanks: KnownThanks) -> Vec<NearMiss> {
    let person = Account::Employee(thanks.to.employee.clone());
    let mut missed = near_misses(rules, &best_case(thanks));
    missed.retain(|miss| miss.to.contains(&person));
    missed
}

fn best_case(thanks: KnownThanks) -> Event {
    let response = Response {
        id: String::new(),
        seq: 0,
        at: Instant::from_micros(0),
        touchpoint: thanks.touchpoint,
        team: thanks.team,
        customer: thanks.customer,
        trust: Trust::Receipt,
        score: Score::ALL[0],
        standards: thanks.standards,
        message_chars: thanks.message_chars,
        recipients: vec![thanks.to],
    };
    if thanks.later {
        Event::Attribution(response)
    } else {
        Event::Response(response)
    }
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
