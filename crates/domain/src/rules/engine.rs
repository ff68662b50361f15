//! From an event to awards.

use super::event::{Event, Recipient, Response};
use super::model::{AwardRule, AwardTo, Cap, Condition, Per, Rule, RuleSet, Trigger};
use crate::points::Points;
use std::collections::BTreeSet;
use std::fmt;

/// Whose points: written `employee:{id}` or `team:{id}`. Ordered employees first, then by id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// An employee.
    Employee(String),
    /// A team.
    Team(String),
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Employee(id) => write!(f, "employee:{id}"),
            Self::Team(id) => write!(f, "team:{id}"),
        }
    }
}

/// What one rule pays to one account for one event; also when it comes to 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Award {
    /// The rule's id.
    pub rule: String,
    /// What set the rule off: the source of the points.
    pub when: Trigger,
    /// The rule set's version.
    pub version: u32,
    /// Who gets it.
    pub to: Account,
    /// The share before weighting.
    pub share: Points,
    /// The trust weight in per cent.
    pub weight: u8,
    /// What is paid.
    pub awarded: Points,
    /// The tightest cap where it cut the award.
    pub cap: Option<Cap>,
}

/// What `rules` pay for `event`: rules as listed, in a rule the beneficiaries by account, ascending.
///
/// `rules` are such as [`check`](super::check::check) lets pass; caps are not applied yet, which is why it refuses them.
#[must_use]
pub fn settle(rules: &RuleSet, event: &Event) -> Vec<Award> {
    match event {
        Event::Response(response) => settle_response(rules, response),
    }
}

fn settle_response(rules: &RuleSet, response: &Response) -> Vec<Award> {
    let recipients = distinct_recipients(response);
    let weight = rules.trust_weight.of(response.trust);
    let mut awards = Vec::new();
    for rule in rules.rules.iter().filter(|rule| applies(rule, response)) {
        let accounts = beneficiaries(rule.award.to, response, &recipients);
        let shares = shares(&rule.award, amount(rule, response), accounts.len());
        awards.extend(accounts.into_iter().zip(shares).map(|(to, share)| Award {
            rule: rule.id.clone(),
            when: rule.when,
            version: rules.version,
            to,
            share,
            weight,
            awarded: share.weighted(weight),
            cap: None,
        }));
    }
    awards
}

/// The recipients by employee, ascending; of somebody who is named twice the first entry.
fn distinct_recipients(response: &Response) -> Vec<&Recipient> {
    let mut recipients: Vec<_> = response.recipients.iter().collect();
    // The sort is stable, so the first of equals is the one that was named first.
    recipients.sort_by(|one, other| one.employee.cmp(&other.employee));
    recipients.dedup_by(|later, earlier| later.employee == earlier.employee);
    recipients
}

fn applies(rule: &Rule, response: &Response) -> bool {
    let set_off = match rule.when {
        Trigger::Appreciation => !response.recipients.is_empty(),
        Trigger::Score => true,
        Trigger::Recovery => false,
    };
    let mut conditions = rule.conditions.iter();
    rule.enabled && set_off && conditions.all(|condition| holds(condition, response))
}

fn holds(condition: &Condition, response: &Response) -> bool {
    match condition {
        Condition::ScoreAtLeast(least) => response.score.value() >= *least,
        Condition::MessageCharsAtLeast(least) => response.message_chars >= *least,
        Condition::StandardsAny(keys) => keys.iter().any(|key| response.standards.contains(key)),
        Condition::Teams(ids) => ids.contains(&response.team),
        Condition::Touchpoints(ids) => ids.contains(&response.touchpoint),
        Condition::Customers(kinds) => kinds.contains(&response.customer),
        Condition::TrustAtLeast(least) => response.trust >= *least,
        // A response is not a recovery case.
        Condition::ClosedWithinHours(_) | Condition::RescoredAtLeast(_) => false,
    }
}

/// The accounts that an award goes to, ascending; none where nobody is named.
fn beneficiaries(to: AwardTo, response: &Response, recipients: &[&Recipient]) -> Vec<Account> {
    match to {
        AwardTo::Each | AwardTo::Split => recipients
            .iter()
            .map(|recipient| Account::Employee(recipient.employee.clone()))
            .collect(),
        AwardTo::Team if recipients.is_empty() => vec![Account::Team(response.team.clone())],
        AwardTo::Team => {
            let teams: BTreeSet<_> = recipients.iter().map(|recipient| &recipient.team).collect();
            teams.into_iter().cloned().map(Account::Team).collect()
        }
    }
}

/// What a rule pays before it is shared. Saturates, and is never negative.
fn amount(rule: &Rule, response: &Response) -> Points {
    let times = match rule.award.per {
        None => 1,
        Some(Per::Standard) => counted_standards(rule, response),
    };
    let most = rule.award.at_most.unwrap_or(Points(i64::MAX));
    let multiplied = rule.award.points.0.saturating_mul(times);
    Points(multiplied).min(most).max(Points::ZERO)
}

/// How many different standards are ticked; of those that the rule names, where it names some.
fn counted_standards(rule: &Rule, response: &Response) -> i64 {
    let named = rule.named_standards();
    let ticked: BTreeSet<_> = response.standards.iter().collect();
    let counted = ticked
        .into_iter()
        .filter(|key| named.is_empty() || named.contains(&key.as_str()))
        .count();
    i64::try_from(counted).unwrap_or(i64::MAX)
}

fn shares(award: &AwardRule, amount: Points, count: usize) -> Vec<Points> {
    match award.to {
        AwardTo::Each => vec![amount; count],
        AwardTo::Split | AwardTo::Team => amount.shared_among(count),
    }
}
