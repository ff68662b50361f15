//! Sentences in parts: where the controls of an editor go.

use super::stream::some_rules;
use super::support::{POINTS_MD_RULES, rule};
use domain::rules::words::{
    Clause, Names, Part, Slot, sentence, sentence_parts, trust_sentence, trust_sentence_parts,
};
use domain::rules::{Condition, Rule, RuleSet, Trust, TrustWeights};
use proptest::prelude::*;
use serde_json::json;

fn joined(parts: &[Part]) -> String {
    parts.iter().map(|part| part.words.as_str()).collect()
}

/// The sentence with its values in brackets and what can be taken out in braces.
fn drawn(rule: &Rule) -> String {
    let mut text = String::new();
    let mut clause = None;
    for part in sentence_parts(rule, &Names::default()) {
        if part.clause != clause {
            text.push_str(if clause.is_some() { "}" } else { "" });
            text.push_str(if part.clause.is_some() { "{" } else { "" });
            clause = part.clause;
        }
        match part.slot {
            Some(_) => text.extend(["[", &part.words, "]"]),
            None => text.push_str(&part.words),
        }
    }
    text
}

fn slots(parts: &[Part]) -> Vec<Slot> {
    let mut slots: Vec<_> = parts.iter().filter_map(|part| part.slot).collect();
    slots.sort();
    slots
}

/// All values that a rule has.
fn values(rule: &Rule) -> Vec<Slot> {
    let mut slots = vec![Slot::Points, Slot::Per, Slot::To, Slot::When];
    slots.extend(rule.award.at_most.map(|_| Slot::AtMost));
    slots.extend((0..rule.conditions.len()).map(Slot::Condition));
    for cap in 0..rule.caps.len() {
        slots.extend([
            Slot::CapPoints(cap),
            Slot::CapWindow(cap),
            Slot::CapScope(cap),
        ]);
    }
    slots.sort();
    slots
}

/// Which parts there are, without their words.
fn shape(rule: &Rule) -> Vec<(Option<Slot>, Option<Clause>)> {
    let parts = sentence_parts(rule, &Names::default());
    parts.iter().map(|part| (part.slot, part.clause)).collect()
}

#[test]
fn values_and_what_can_be_taken_out_are_told_apart() {
    let set: RuleSet = serde_json::from_str(POINTS_MD_RULES).unwrap();
    let drawn: Vec<_> = set.rules.iter().map(drawn).collect();
    assert_eq!(
        drawn,
        [
            "Give [10] [points] to [each recipient] when [a customer thanks them] with {a score of [at least 4]} and {a message of at least [20] characters}, {at most [50] points [a day] [for each employee]}.",
            "Give [5] [points for each ticked standard] {among [“quick” and “proactive”]} {([15] at most)} to [each recipient] when [a customer thanks them].",
            "Give [7] [points] to [the recipients’ teams, shared equally], or to the touchpoint’s team if nobody is named, when [a customer responds] with {a score of [5]} {through [a receipt link]}, {at most [20,000] points [a month] [in all]}.",
        ]
    );
}

#[test]
fn conditions_that_do_not_fit_are_said_too() {
    let misfits =
        rule(json!({ "when": "recovery", "if": [{ "score_at_least": 4 }, { "customers": [] }] }));
    assert_eq!(
        drawn(&misfits),
        "Give [10] [points] to [whoever put it right] when [a recovery case is closed] {with a score of [at least 4]} {with [a customer of no kind]}."
    );
    let twice = rule(
        json!({ "award": { "points": 2, "per": "standard", "to": "each" },
        "if": [{ "standards_any": ["a"] }, { "standards_any": ["b"] }] }),
    );
    assert_eq!(
        drawn(&twice),
        "Give [2] [points for each ticked standard] among “a” and “b” to [each recipient] when [a customer thanks them] with {a tick for [“a”]} and {a tick for [“b”]}."
    );
}

#[test]
fn each_weight_of_trust_has_a_slot() {
    let weights = TrustWeights {
        open: 0,
        kiosk: 50,
        receipt: 100,
    };
    let parts = trust_sentence_parts(weights);
    assert_eq!(joined(&parts), trust_sentence(weights));
    assert_eq!(
        slots(&parts),
        [Trust::Open, Trust::Kiosk, Trust::Receipt].map(Slot::Weight)
    );
}

proptest! {
    #[test]
    fn every_value_of_a_rule_has_its_slot_once(set in some_rules()) {
        for rule in &set.rules {
            let parts = sentence_parts(rule, &Names::default());
            prop_assert_eq!(joined(&parts), sentence(rule, &Names::default()));
            prop_assert_eq!(slots(&parts), values(rule), "{}", drawn(rule));
        }
    }

    #[test]
    fn other_numbers_leave_the_parts_as_they_are(set in some_rules(), number in 0..2_000_i64) {
        for rule in &set.rules {
            let mut other = rule.clone();
            other.award.points.0 = number;
            for condition in &mut other.conditions {
                if let Condition::ScoreAtLeast(value) | Condition::MessageCharsAtLeast(value) | Condition::ClosedWithinHours(value) = condition {
                    *value = number;
                }
            }
            for cap in &mut other.caps {
                cap.points.0 = number;
            }
            prop_assert_eq!(shape(&other), shape(rule));
        }
    }
}
