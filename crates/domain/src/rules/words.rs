//! Rules and their differences, in sentences.

mod differences;
mod list;
mod phrases;
mod reasons;

use super::award::ReachedCap;
use super::calendar::Calendar;
use super::model::{Condition, Rule, RuleSet, TrustWeights};
use crate::points::Points;
use std::collections::BTreeMap;

/// Names for the keys and ids that rules mention; what is missing is shown as it is written.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Labels of service standards by key.
    pub standards: BTreeMap<String, String>,
    /// Names of teams by id.
    pub teams: BTreeMap<String, String>,
    /// Names of touchpoints by id.
    pub touchpoints: BTreeMap<String, String>,
}

/// What a rule does, as one sentence; that it is switched off is said in a second one.
///
/// “Give 10 points to each recipient when a customer thanks them with a score of at least 4.”
#[must_use]
pub fn sentence(rule: &Rule, names: &Names) -> String {
    let (before, points, after) = sentence_parts(rule, names);
    format!("{before}{points}{after}")
}

/// The sentence of a rule around its points, so that a page can put an input in their place: what is before
/// them, the points, and what is after them.
#[must_use]
pub fn sentence_parts(rule: &Rule, names: &Names) -> (String, Points, String) {
    let noun = phrases::points_noun(rule.award.points);
    let what = format!("{noun}{}", phrases::multiplied(rule, names));
    let to = phrases::to(rule);
    // A clause with commas of its own is closed by one.
    let comma = if to.contains(',') { "," } else { "" };
    let when = phrases::when(rule, names);
    let caps = phrases::caps(&rule.caps);
    let off = if rule.enabled {
        ""
    } else {
        " It is switched off."
    };
    let after = format!(" {what} {to}{comma} when {when}{caps}.{off}");
    ("Give ".to_owned(), rule.award.points, after)
}

/// How much the trust in a response counts, as one sentence.
///
/// “A response through an open link pays nothing, one at an enrolled kiosk 50 % and one through a receipt link in full.”
#[must_use]
pub fn trust_sentence(weights: TrustWeights) -> String {
    let [open, kiosk, receipt] =
        [weights.open, weights.kiosk, weights.receipt].map(phrases::weight);
    format!(
        "A response through an open link pays {open}, one at an enrolled kiosk {kiosk} and one through a receipt link {receipt}."
    )
}

/// What is different in `after`, a sentence each.
///
/// Empty if and only if both say the same: version and date aside, and whatever the order of conditions, limits and
/// named standards, teams, touchpoints and customers. Then both pay the same.
#[must_use]
pub fn differences(before: &RuleSet, after: &RuleSet, names: &Names) -> Vec<String> {
    differences::differences(before, after, names)
}

/// What was missing where a condition did not hold: “message shorter than 20 characters”.
#[must_use]
pub fn missing(condition: &Condition, names: &Names) -> String {
    reasons::missing(condition, names)
}

/// The cap that cut an award, and when it frees by the calendar of the rule set: “daily limit of 50 points for each employee, free
/// again at midnight in Berlin”.
#[must_use]
pub fn limit(cap: &ReachedCap, calendar: &Calendar) -> String {
    reasons::limit(cap, calendar)
}
