//! The totals of a replay.

use domain::points::Points;
use domain::rules::{Account, Award, Calendar, Event, RuleSet};
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Display;

/// What was paid, by account, by month of the rule set's time zone, and by rule.
#[derive(Serialize)]
pub(super) struct Summary<'a> {
    events: u64,
    awards: u64,
    points: Points,
    #[serde(serialize_with = "ascending")]
    by_account: HashMap<Account, Points>,
    by_month: BTreeMap<String, Points>,
    /// As listed in the rule set, also those that paid nothing.
    #[serde(serialize_with = "in_order")]
    by_rule: Vec<(&'a str, Points)>,
    #[serde(skip)]
    calendar: &'a Calendar,
}

impl<'a> Summary<'a> {
    pub(super) fn new(rules: &'a RuleSet, calendar: &'a Calendar) -> Self {
        let rules = rules.rules.iter();
        Self {
            events: 0,
            awards: 0,
            points: Points::ZERO,
            by_account: HashMap::new(),
            by_month: BTreeMap::new(),
            by_rule: rules.map(|rule| (rule.id.as_str(), Points::ZERO)).collect(),
            calendar,
        }
    }

    pub(super) fn add(&mut self, event: &Event, awards: &[Award]) {
        self.events += 1;
        self.awards += awards.len() as u64;
        if awards.is_empty() {
            return;
        }
        let month = self.calendar.day(event.at()).strftime("%Y-%m").to_string();
        let paid: Points = awards.iter().map(|award| award.awarded).sum();
        add(&mut self.points, paid);
        add(self.by_month.entry(month).or_default(), paid);
        for award in awards {
            match self.by_account.get_mut(&award.to) {
                Some(total) => add(total, award.awarded),
                None => drop(self.by_account.insert(award.to.clone(), award.awarded)),
            }
            let mut rules = self.by_rule.iter_mut();
            if let Some((_, total)) = rules.find(|(rule, _)| *rule == award.rule) {
                add(total, award.awarded);
            }
        }
    }
}

fn add(total: &mut Points, points: Points) {
    *total = total.saturating_add(points);
}

fn ascending<S: Serializer>(
    totals: &HashMap<Account, Points>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut totals: Vec<_> = totals.iter().collect();
    totals.sort_unstable();
    in_order(&totals, serializer)
}

fn in_order<K: Display, S: Serializer>(
    totals: &[(K, impl Serialize)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(totals.iter().map(|(key, points)| (key.to_string(), points)))
}
