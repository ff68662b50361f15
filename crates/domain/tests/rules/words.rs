//! Rules in sentences.

use super::support::{POINTS_MD_RULES, rule};
use domain::points::Points;
use domain::rules::words::{Names, sentence, sentence_parts, trust_sentence};
use domain::rules::{RuleSet, TrustWeights};
use serde_json::{Value, json};

fn names() -> Names {
    let name = |key: &str, name: &str| (key.to_owned(), name.to_owned());
    Names {
        standards: [name("quick", "Answers fast")].into(),
        teams: [name("store", "Store")].into(),
        touchpoints: [name("till-3", "Till 3")].into(),
    }
}

fn check(changes: Value, expected: &str) {
    assert_eq!(sentence(&rule(changes), &names()), expected);
}

#[test]
fn the_rules_of_points_md_are_readable() {
    let set: RuleSet = serde_json::from_str(POINTS_MD_RULES).unwrap();
    let sentences: Vec<_> = set
        .rules
        .iter()
        .map(|rule| sentence(rule, &names()))
        .collect();
    assert_eq!(
        sentences,
        [
            "Give 10 points to each recipient when a customer thanks them with a score of at least 4 and a message of at least 20 characters, at most 50 points a day for each employee.",
            "Give 5 points for each ticked standard among “Answers fast” and “proactive” (15 at most) to each recipient when a customer thanks them.",
            "Give 7 points to the recipients’ teams, shared equally, or to the touchpoint’s team if nobody is named, when a customer gives a score of 5 through a receipt link, at most 20000 points a month in all.",
        ]
    );
}

#[test]
fn what_sets_a_rule_off_is_said() {
    check(
        json!({}),
        "Give 10 points to each recipient when a customer thanks them.",
    );
    check(
        json!({ "when": "score" }),
        "Give 10 points to each recipient when a customer gives any score.",
    );
    check(
        json!({ "when": "recovery", "if": [{ "closed_within_hours": 24 }, { "rescored_at_least": 4 }] }),
        "Give 10 points to whoever put it right when a recovery case is closed within 24 hours with a new score of at least 4.",
    );
}

#[test]
fn who_gets_the_points_is_said() {
    check(
        json!({ "award": { "points": 1, "to": "split" } }),
        "Give 1 point to the recipients, shared equally, when a customer thanks them.",
    );
    check(
        json!({ "award": { "points": 7, "to": "team" } }),
        "Give 7 points to the recipients’ teams, shared equally, when a customer thanks somebody.",
    );
    check(
        json!({ "award": { "points": 5, "per": "standard", "to": "each" } }),
        "Give 5 points for each ticked standard to each recipient when a customer thanks them.",
    );
}

#[test]
fn each_condition_is_said() {
    for (condition, expected) in [
        (
            json!({ "message_chars_at_least": 1 }),
            "a customer thanks them with a message",
        ),
        (
            json!({ "standards_any": ["quick", "b"] }),
            "a customer thanks them with a tick for “Answers fast” or “b”",
        ),
        (
            json!({ "teams": ["store"] }),
            "a customer thanks them at a touchpoint of “Store”",
        ),
        (
            json!({ "touchpoints": ["till-3", "b", "c"] }),
            "a customer thanks them at “Till 3”, “b” or “c”",
        ),
        (
            json!({ "customers": ["internal", "supplier"] }),
            "an internal customer or a supplier thanks them",
        ),
        (
            json!({ "trust_at_least": "kiosk" }),
            "a customer thanks them through an enrolled kiosk or a receipt link",
        ),
    ] {
        let expected = format!("Give 10 points to each recipient when {expected}.");
        check(json!({ "if": [condition] }), &expected);
    }
    check(
        json!({ "when": "score", "if": [{ "message_chars_at_least": 20 }] }),
        "Give 10 points to each recipient when a customer gives any score and a message of at least 20 characters.",
    );
}

#[test]
fn that_a_rule_is_switched_off_is_said() {
    check(
        json!({ "enabled": false }),
        "Give 10 points to each recipient when a customer thanks them. It is switched off.",
    );
}

#[test]
fn a_sentence_comes_apart_around_its_points() {
    let rule = rule(json!({ "award": { "points": 12, "to": "each" } }));
    let (before, points, after) = sentence_parts(&rule, &names());
    assert_eq!(points, Points(12));
    assert_eq!(
        format!("{before}{points}{after}"),
        sentence(&rule, &names())
    );
    assert_eq!(
        (before.as_str(), after.starts_with(" points to each")),
        ("Give ", true)
    );
}

#[test]
fn trust_weights_are_said() {
    let weights = TrustWeights {
        open: 0,
        kiosk: 50,
        receipt: 100,
    };
    assert_eq!(
        trust_sentence(weights),
        "A response through an open link pays nothing, one at an enrolled kiosk 50 % and one through a receipt link in full."
    );
}
