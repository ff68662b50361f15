//! Rules, their differences, and what they paid, in sentences.

mod conditions;
mod differences;
mod list;
mod parts;
mod phrases;
mod reasons;
mod receipts;

pub use parts::{Clause, Part, Slot};

use super::award::ReachedCap;
use super::calendar::Calendar;
use super::event::Customer;
use super::model::{Cap, Condition, Rule, RuleSet, Trigger, Trust, TrustWeights};
use crate::points::Points;
use parts::Writer;
use std::collections::BTreeMap;

/// Names for the keys and ids that rules mention; what is missing is shown as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// Labels of service standards by key.
    pub standards: BTreeMap<String, String>,
    /// Names of teams by id.
    pub teams: BTreeMap<String, String>,
    /// Names of touchpoints by id.
    pub touchpoints: BTreeMap<String, String>,
}

/// One award as a receipt explains it.
#[derive(Debug, Clone, Copy)]
pub struct Receipt<'a> {
    /// The rule, as it was in the version that paid.
    pub rule: &'a Rule,
    /// That version.
    pub version: u32,
    /// The share before weighting.
    pub share: Points,
    /// The trust weight in per cent, 0 to 100.
    pub weight: u8,
    /// How the response came, which is why it weighs so much; none for a recovery case, which is not weighed.
    pub trust: Option<Trust>,
    /// What was paid.
    pub awarded: Points,
    /// The cap that cut it, if one did.
    pub cap: Option<&'a ReachedCap>,
}

/// What a rule does, as one sentence; that it is switched off is said in a second one.
///
/// “Give 10 points to each recipient when a customer thanks them with a score of at least 4.”
#[must_use]
pub fn sentence(rule: &Rule, names: &Names) -> String {
    parts::joined(&sentence_parts(rule, names))
}

/// The same sentence in parts, so that a page can put a control in the place of every value.
///
/// Each value of a rule has its slot in it, just once: points, multiplying and its maximum where there is one, recipients,
/// trigger, and the values of all conditions and limits. Which parts there are depends on what the rule consists of, not on
/// its numbers and lists.
#[must_use]
pub fn sentence_parts(rule: &Rule, names: &Names) -> Vec<Part> {
    let mut writer = Writer::default();
    phrases::sentence(&mut writer, rule, names);
    writer.parts()
}

/// How much the trust in a response counts, as one sentence.
///
/// “A response through an open link pays nothing, one at an enrolled kiosk 50 % and one through a receipt link in full.”
#[must_use]
pub fn trust_sentence(weights: TrustWeights) -> String {
    parts::joined(&trust_sentence_parts(weights))
}

/// The same sentence in parts, with a slot for each weight.
#[must_use]
pub fn trust_sentence_parts(weights: TrustWeights) -> Vec<Part> {
    let mut writer = Writer::default();
    phrases::trust(&mut writer, weights);
    writer.parts()
}

/// A kind of customer: “an internal customer”.
#[must_use]
pub fn customer(kind: Customer) -> String {
    conditions::customer(kind)
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

/// Why an award is what it is: what happened, the rule, the weight and why, the cap and when more is possible. It tells of the
/// score no more than that the rule paid.
///
/// “A customer’s thanks: “Thanked by a customer” (version 3 of the rules) gives 10 points. It came from an enrolled kiosk, which pays
/// 50 %: 5 points.”
#[must_use]
pub fn award(receipt: &Receipt<'_>, names: &Names, calendar: &Calendar) -> String {
    receipts::award(receipt, names, calendar)
}

/// What kept a rule from paying: “No points from “Thanked by a customer”: message shorter than 20 characters.”
#[must_use]
pub fn near_miss(rule: &str, unmet: &[Condition], names: &Names) -> String {
    receipts::near_miss(rule, unmet, names)
}

/// What is said of thanks that no rule paid for, where some nearly did: they are told after it.
#[must_use]
pub fn nothing_paid() -> &'static str {
    "A customer’s thanks: no rule paid for it."
}

/// Why what a rule paid was taken back: ““Thanked by a customer” (version 3 of the rules) is taken back: sent twice.” What no rule
/// paid has no version. `points` is what the reversal books: more than 0 gives back what an adjustment had taken.
#[must_use]
pub fn reversal(rule: &str, version: Option<u32>, points: Points, reason: &str) -> String {
    receipts::reversal(rule, version, points, reason)
}

/// Why somebody changed points by hand: “Added by Olivia Owner: for the summer party.”
#[must_use]
pub fn adjustment(points: Points, by: &str, reason: &str) -> String {
    receipts::adjustment(points, by, reason)
}

/// One condition as something that is required: “a score of at least 4”.
#[must_use]
pub fn condition(condition: &Condition, names: &Names) -> String {
    conditions::condition(condition, names)
}

/// What sets a rule off, without its conditions: “thanks that names somebody”.
#[must_use]
pub fn trigger(when: Trigger) -> &'static str {
    phrases::trigger(when)
}

/// A limit: “at most 50 points a day for each employee”.
#[must_use]
pub fn cap(cap: &Cap) -> String {
    phrases::cap(cap)
}
