//! Everything that is wrong with a rule set, at once and in words.

mod rule;
mod time_zone;

use super::model::{RuleSet, TrustWeights};
use crate::api::problem::FieldProblem;
use crate::numbers::grouped;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

pub use rule::HOURS;

/// What a product's rules may name. `None` where the lists are not known (`replay`).
#[derive(Debug, Clone, Copy, Default)]
pub struct Lists<'a> {
    /// Keys of the service standards.
    pub standards: Option<&'a [String]>,
    /// Ids of the teams.
    pub teams: Option<&'a [String]>,
    /// Ids of the touchpoints.
    pub touchpoints: Option<&'a [String]>,
}

/// Every problem of `rules`, none if it may be published. Fields are paths such as `rules[0].award.points`.
///
/// Of the time zone only the shape is looked at, for which zones there are is not known in a browser: where it is,
/// [`Calendar::of`](super::calendar::Calendar::of) tells.
#[must_use]
pub fn check(rules: &RuleSet, lists: Lists<'_>) -> Vec<FieldProblem> {
    let mut problems = Problems::default();
    check_version(rules.version, &mut problems);
    time_zone::check(&rules.time_zone, &mut problems);
    check_weights(rules.trust_weight, &mut problems);
    for (position, rule) in rules.rules.iter().enumerate() {
        rule::check(rule, &format!("rules[{position}]"), lists, &mut problems);
    }
    check_ids(rules, &mut problems);
    problems.found
}

/// What was found so far.
#[derive(Default)]
struct Problems {
    found: Vec<FieldProblem>,
}

impl Problems {
    fn add(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.found.push(FieldProblem::new(field, message));
    }

    fn in_range(&mut self, field: &str, value: i64, range: RangeInclusive<i64>) {
        if !range.contains(&value) {
            let [least, most, value] = [*range.start(), *range.end(), value].map(grouped);
            self.add(
                field,
                format!("Enter a whole number from {least} to {most}, not {value}."),
            );
        }
    }
}

/// The last number there is stands for all that were too great to be read, as 0 does for those below it: neither is told as what
/// was given.
fn check_version(version: u32, problems: &mut Problems) {
    const GREATEST: u32 = u32::MAX - 1;
    if !(1..=GREATEST).contains(&version) {
        let greatest = grouped(GREATEST.into());
        problems.add(
            "version",
            format!("Enter a whole number from 1 to {greatest}."),
        );
    }
}

fn check_weights(weights: TrustWeights, problems: &mut Problems) {
    for (field, weight) in [
        ("trust_weight.open", weights.open),
        ("trust_weight.kiosk", weights.kiosk),
        ("trust_weight.receipt", weights.receipt),
    ] {
        problems.in_range(field, weight, 0..=100);
    }
}

fn check_ids(rules: &RuleSet, problems: &mut Problems) {
    let mut seen = BTreeSet::new();
    for (position, rule) in rules.rules.iter().enumerate() {
        if !seen.insert(&rule.id) {
            let message = format!("The id “{}” is used twice. Choose another.", rule.id);
            problems.add(format!("rules[{position}].id"), message);
        }
    }
}
