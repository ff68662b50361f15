//! The largest events of a month: when and where, whom they named, and what each rule paid for them before and after.

use super::behind::RuleChange;
use crate::points::Points;
use crate::rules::columns::{AnotherTimeZone, Chosen, History, Paid};
use crate::rules::model::RuleSet;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::HashMap;

/// How many events are told.
const TOLD: usize = 5;

/// An event that paid much.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LargeEvent {
    /// On which day, by the calendar of the program.
    pub day: Date,
    /// The id of its touchpoint.
    pub touchpoint: String,
    /// The ids of those whom it named, ascending; nobody where a score alone was given.
    pub recipients: Vec<String>,
    /// All that it paid by the live rules.
    pub before: Points,
    /// All that it paid by the edited rules.
    pub after: Points,
    /// The rules that paid for it before or after, as [`behind`](super::behind) lists them.
    pub rules: Vec<RuleChange>,
}

/// What one rule paid for one event, to one account.
#[derive(Debug, Clone, Copy)]
struct Award {
    event: u32,
    rule: u32,
    points: Points,
}

/// A rule set, and whom each of its rules pays for what.
type WithChosen<'a> = (&'a RuleSet, &'a [&'a Chosen]);

/// The events of a month that pay most by either set, the largest first, of equals the latest.
pub(super) fn largest(
    history: &History,
    live: WithChosen,
    edited: WithChosen,
    month: usize,
) -> Result<Vec<LargeEvent>, AnotherTimeZone> {
    let before = awards(history, live, month)?;
    let after = awards(history, edited, month)?;
    let (live, edited) = (live.0, edited.0);
    let largest = choose(&before, &after).into_iter();
    let told = largest.filter_map(|(event, (before_all, after_all))| {
        let position = event as usize;
        let (day, touchpoint) = history.event(position)?;
        Some(LargeEvent {
            day,
            touchpoint: touchpoint.to_owned(),
            recipients: history.recipients(position).map(str::to_owned).collect(),
            before: before_all,
            after: after_all,
            rules: changes((live, &of(event, &before)), (edited, &of(event, &after))),
        })
    });
    Ok(told.collect())
}

fn awards(
    history: &History,
    (rules, chosen): WithChosen,
    month: usize,
) -> Result<Vec<Award>, AnotherTimeZone> {
    let mut awards = Vec::new();
    history.replay_month_of(rules, chosen, month, |payment| {
        awards.push(Award {
            event: payment.event,
            rule: payment.rule,
            points: payment.awarded,
        });
    })?;
    Ok(awards)
}

/// The events that paid most, with what they paid before and after.
fn choose(before: &[Award], after: &[Award]) -> Vec<(u32, (Points, Points))> {
    let mut sums: HashMap<u32, (Points, Points)> = HashMap::new();
    for award in before {
        let sum = &mut sums.entry(award.event).or_default().0;
        *sum = sum.saturating_add(award.points);
    }
    for award in after {
        let sum = &mut sums.entry(award.event).or_default().1;
        *sum = sum.saturating_add(award.points);
    }
    let mut all: Vec<_> = sums.into_iter().collect();
    all.sort_unstable_by_key(|(event, (before, after))| Reverse((*before.max(after), *event)));
    all.truncate(TOLD);
    all
}

fn of(event: u32, awards: &[Award]) -> Vec<Award> {
    let mut awards = awards.to_vec();
    awards.retain(|award| award.event == event);
    awards
}

/// What each rule paid for one event; those of the edited set in its order, then those that are only live.
fn changes(live: (&RuleSet, &[Award]), edited: (&RuleSet, &[Award])) -> Vec<RuleChange> {
    let kept = edited.0.rules.iter().map(|rule| RuleChange {
        name: rule.name.clone(),
        before: paid(live, &rule.id),
        after: paid(edited, &rule.id),
    });
    let is_gone = |id: &str| edited.0.rules.iter().all(|rule| rule.id != id);
    let gone = live.0.rules.iter().filter(|rule| is_gone(&rule.id));
    let gone = gone.map(|rule| RuleChange {
        name: rule.name.clone(),
        before: paid(live, &rule.id),
        after: Paid::default(),
    });
    kept.chain(gone)
        .filter(|change| change.before.awards + change.after.awards > 0)
        .collect()
}

/// What the rule with this id paid.
fn paid((rules, awards): (&RuleSet, &[Award]), id: &str) -> Paid {
    let position = rules.rules.iter().position(|rule| rule.id == id);
    let of_rule = awards
        .iter()
        .filter(|award| Some(award.rule as usize) == position);
    of_rule.fold(Paid::default(), |all, award| {
        all.and(Paid {
            points: award.points,
            awards: 1,
        })
    })
}
