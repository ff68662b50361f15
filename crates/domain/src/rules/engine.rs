//! From an event to awards.

mod beneficiary;
mod conditions;
mod limits;

use super::award::Award;
use super::calendar::Calendar;
use super::event::Event;
use super::model::{AwardRule, AwardTo, Condition, Per, Rule, RuleSet};
use super::paid::{Paid, Total};
use crate::points::Points;
use beneficiary::Beneficiary;
use limits::Limits;
use std::collections::BTreeSet;

pub(super) use conditions::{holds, is_set_off};

/// What `rules` pay for `event`: rules as listed, in a rule the beneficiaries by account, ascending.
///
/// `rules` are such as [`check`](super::check::check) lets pass; others do no harm. `paid` is what they have paid before this
/// event, in the windows that their caps concern; what they pay now is added to it.
#[must_use]
pub fn settle(rules: &RuleSet, calendar: &Calendar, event: &Event, paid: &mut Paid) -> Vec<Award> {
    let recipients = beneficiary::distinct_recipients(event);
    let weight = weight(rules, event);
    let mut day = None;
    let mut awards = Vec::new();
    for rule in applying(rules, event) {
        let accounts = beneficiary::of(rule.award.to, event, &recipients);
        let shares = shares(&rule.award, amount(rule, event), accounts.len());
        let mut limits = (!rule.caps.is_empty()).then(|| {
            let day = *day.get_or_insert_with(|| calendar.day(event.at()));
            Limits::new(rule, calendar, event, day, paid)
        });
        for (account, share) in accounts.iter().zip(shares) {
            let weighted = share.weighted(weight);
            let (awarded, cap) = match &mut limits {
                Some(limits) => limits.pay(account, weighted),
                None => (weighted, None),
            };
            awards.push(Award {
                rule: rule.id.clone(),
                when: rule.when,
                version: rules.version,
                to: account.account(),
                share,
                weight,
                awarded,
                cap,
            });
        }
    }
    awards
}

/// The totals that [`settle`] would ask for, ascending: those of the caps of every rule that applies, of its beneficiaries.
///
/// For whoever keeps what was paid in a ledger: look these up, [`add`](Paid::add) them to an empty [`Paid`], then settle.
#[must_use]
pub fn totals(rules: &RuleSet, calendar: &Calendar, event: &Event) -> Vec<Total> {
    let recipients = beneficiary::distinct_recipients(event);
    let day = calendar.day(event.at());
    let mut all = BTreeSet::new();
    for rule in applying(rules, event) {
        for account in beneficiary::of(rule.award.to, event, &recipients) {
            all.extend(limits::totals(rule, event, day, &account));
        }
    }
    all.into_iter().collect()
}

/// The rules that are set off by the event and whose conditions all hold.
fn applying<'a>(rules: &'a RuleSet, event: &'a Event) -> impl Iterator<Item = &'a Rule> {
    rules.rules.iter().filter(|rule| {
        let mut conditions = rule.conditions.iter();
        rule.enabled
            && is_set_off(rule.when, event)
            && conditions.all(|condition| holds(condition, event))
    })
}

/// Recovery cases are closed by staff: there is no visit to be sure of.
fn weight(rules: &RuleSet, event: &Event) -> u8 {
    event
        .response()
        .map_or(100, |response| rules.trust_weight.of(response.trust))
}

/// What a rule pays before it is shared.
fn amount(rule: &Rule, event: &Event) -> Points {
    rule.award.amount(match rule.award.per {
        None => 1,
        Some(Per::Standard) => counted_standards(rule, event),
    })
}

/// How many different standards are ticked; of those that the rule names, where it names some.
fn counted_standards(rule: &Rule, event: &Event) -> usize {
    let Some(response) = event.response() else {
        return 0;
    };
    let named = rule.named_standards();
    let ticked: BTreeSet<_> = response.standards.iter().collect();
    ticked
        .into_iter()
        .filter(|key| named.is_empty() || named.contains(&key.as_str()))
        .count()
}

fn shares(award: &AwardRule, amount: Points, count: usize) -> Vec<Points> {
    match award.to {
        AwardTo::Each => vec![amount; count],
        AwardTo::Split | AwardTo::Team => amount.shared_among(count),
    }
}

/// Those conditions of a rule that do not hold for the event.
pub(super) fn unmet<'a>(rule: &'a Rule, event: &'a Event) -> impl Iterator<Item = &'a Condition> {
    let conditions = rule.conditions.iter();
    conditions.filter(|condition| !holds(condition, event))
}

/// Whom a rule would pay for the event, ascending.
pub(super) fn accounts(rule: &Rule, event: &Event) -> Vec<super::award::Account> {
    let recipients = beneficiary::distinct_recipients(event);
    let accounts = beneficiary::of(rule.award.to, event, &recipients);
    accounts.iter().map(Beneficiary::account).collect()
}
