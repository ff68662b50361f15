//! What a warning rests on: counts, and the latest events by day and touchpoint. No names and no texts.

use super::warnings::{Concern, Warning};
use crate::points::Points;
use crate::rules::columns::{AnotherTimeZone, Events, History, Paid, Payment};
use crate::rules::model::{Rule, RuleSet};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// How many events are shown.
const LATEST: usize = 5;

/// The evidence of a warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// How many events set the rule off, then how many of them fulfil its first condition too, the first two, and so on to all.
    pub funnel: Vec<u64>,
    /// What it paid.
    pub paid: Paid,
    /// The latest events, newest first: those that the warning is about, or where the rule never fires, those that came nearest.
    pub latest: Vec<LatestEvent>,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LatestEvent {
    /// On which day, by the calendar of the program.
    pub day: Date,
    /// The id of its touchpoint.
    pub touchpoint: String,
    /// What the rule paid for it.
    pub paid: Paid,
}

pub(super) fn evidence(
    history: &History,
    rules: &RuleSet,
    warning: &Warning,
) -> Result<Option<Evidence>, AnotherTimeZone> {
    let find = |id: &str| rules.rules.iter().find(|rule| rule.id == id);
    let Some(rule) = find(&warning.rule) else {
        return Ok(None);
    };
    let steps = steps(history, rule);
    let funnel = steps.iter().map(Events::count).collect();
    let (paid, mut latest) = payments(history, rules, rule, |payment| match warning.concern {
        Concern::CapAlwaysBinds { cap, .. } => payment.cap.is_some_and(|cut| cut as usize == cap),
        _ => true,
    })?;
    let other = match &warning.concern {
        Concern::PaysForTheSame { other, .. } => find(other),
        _ => None,
    };
    if let Some(other) = other {
        let (_, theirs) = payments(history, rules, other, |_| true)?;
        latest.retain(|(event, _)| theirs.iter().any(|(their, _)| their == event));
    }
    if paid.awards == 0 {
        let nearest = steps.iter().rev().find(|events| events.count() > 0);
        let nearest = nearest.into_iter().flat_map(Events::latest_first);
        latest = nearest
            .take(LATEST)
            .map(|event| (event, Paid::default()))
            .collect();
    }
    let latest = latest.into_iter().take(LATEST);
    Ok(Some(Evidence {
        funnel,
        paid,
        latest: latest
            .filter_map(|(event, paid)| shown(history, event, paid))
            .collect(),
    }))
}

/// To which events the rule would apply without conditions, with the first, with the first two, and so on.
fn steps(history: &History, rule: &Rule) -> Vec<Events> {
    let counts = 0..=rule.conditions.len();
    let steps = counts.map(|count| {
        let mut step = rule.clone();
        step.conditions.truncate(count);
        step
    });
    history.applying(&steps.collect::<Vec<_>>())
}

/// More than are shown, for not all of them may be about what was asked.
const REMEMBERED: usize = LATEST * 20;

/// All that a rule paid, and what it paid for the latest events whose payments are wanted, newest first.
fn payments(
    history: &History,
    rules: &RuleSet,
    rule: &Rule,
    is_wanted: impl Fn(&Payment) -> bool,
) -> Result<(Paid, Vec<(usize, Paid)>), AnotherTimeZone> {
    let alone = with(rules, vec![rule.clone()]);
    let mut all = Paid::default();
    let mut latest: VecDeque<(usize, Paid)> = VecDeque::new();
    history.replay(&alone, |payment| {
        let paid = one(payment.awarded);
        all = all.and(paid);
        if !is_wanted(payment) {
            return;
        }
        let event = payment.event as usize;
        match latest.front_mut() {
            Some((same, sum)) if *same == event => *sum = sum.and(paid),
            _ => latest.push_front((event, paid)),
        }
        latest.truncate(REMEMBERED);
    })?;
    Ok((all, latest.into()))
}

/// These rules in place of those of the set.
fn with(set: &RuleSet, rules: Vec<Rule>) -> RuleSet {
    RuleSet {
        rules,
        ..super::without_rules(set)
    }
}

fn one(points: Points) -> Paid {
    Paid { points, awards: 1 }
}

fn shown(history: &History, event: usize, paid: Paid) -> Option<LatestEvent> {
    let (day, touchpoint) = history.event(event)?;
    Some(LatestEvent {
        day,
        touchpoint: touchpoint.to_owned(),
        paid,
    })
}
