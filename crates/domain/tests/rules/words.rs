//! Rules in sentences.

use super::support::{POINTS_MD_RULES, rule};
use domain::points::Points;
use domain::rules::words::{Names, limit, missing, sentence, trust_sentence};
use domain::rules::{Calendar, CapScope, CapWindow, ReachedCap, RuleSet, TrustWeights};
use jiff::tz::TimeZone;
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
            "Give 7 points to the recipients’ teams, shared equally, or to the touchpoint’s team if nobody is named, when a customer responds with a score of 5 through a receipt link, at most 20,000 points a month in all.",
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
        "Give 10 points to each recipient when a customer responds with any score.",
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
            "a customer thanks them with a message of at least 1 character",
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
        json!({ "if": [{ "customers": ["internal", "supplier"] }, { "customers": ["supplier"] }] }),
        "Give 10 points to each recipient when an internal customer or a supplier who is also a supplier thanks them.",
    );
    check(
        json!({ "when": "score", "if": [{ "message_chars_at_least": 20 }] }),
        "Give 10 points to each recipient when a customer responds with any score and a message of at least 20 characters.",
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

#[test]
fn what_was_missing_is_said() {
    for (condition, expected) in [
        (json!({ "score_at_least": 4 }), "score below 4"),
        (
            json!({ "message_chars_at_least": 20 }),
            "message shorter than 20 characters",
        ),
        (json!({ "message_chars_at_least": 1 }), "no message"),
        (
            json!({ "standards_any": ["quick", "proactive"] }),
            "no tick for “Answers fast” or “proactive”",
        ),
        (
            json!({ "trust_at_least": "receipt" }),
            "not through a receipt link",
        ),
        (
            json!({ "trust_at_least": "kiosk" }),
            "not through an enrolled kiosk or a receipt link",
        ),
        (
            json!({ "closed_within_hours": 24 }),
            "closed after more than 24 hours",
        ),
        (
            json!({ "closed_within_hours": 1 }),
            "closed after more than an hour",
        ),
        (
            json!({ "rescored_at_least": 4 }),
            "no new score of at least 4",
        ),
        (json!({ "rescored_at_least": 5 }), "no new score of 5"),
        (
            json!({ "teams": ["store"] }),
            "not at a touchpoint of “Store”",
        ),
        (json!({ "touchpoints": ["till-3"] }), "not at “Till 3”"),
        (
            json!({ "customers": ["internal"] }),
            "not from an internal customer",
        ),
    ] {
        let conditions = rule(json!({ "if": [condition] })).conditions;
        assert_eq!(missing(&conditions[0], &names()), expected);
    }
}

#[test]
fn the_cap_that_cut_an_award_and_when_it_frees_is_said() {
    for (zone, per, window, points, frees_at, expected) in [
        (
            "Europe/Berlin",
            CapScope::Employee,
            CapWindow::Day,
            50,
            "2026-03-02T23:00:00Z",
            "daily limit of 50 points for each employee, free again at midnight in Berlin",
        ),
        (
            "America/Sao_Paulo",
            CapScope::Employee,
            CapWindow::Day,
            50,
            "2018-11-04T03:00:00Z",
            "daily limit of 50 points for each employee, free again at 01:00 in Sao Paulo",
        ),
        (
            "Europe/Berlin",
            CapScope::Team,
            CapWindow::Week,
            1,
            "2026-03-08T23:00:00Z",
            "weekly limit of 1 point for each team, free again on 9 March 2026 in Berlin",
        ),
        (
            "UTC",
            CapScope::Touchpoint,
            CapWindow::Quarter,
            300,
            "2026-04-01T00:00:00Z",
            "quarterly limit of 300 points for each touchpoint, free again on 1 April 2026 in UTC",
        ),
        (
            "America/Argentina/Buenos_Aires",
            CapScope::Program,
            CapWindow::Month,
            20_000,
            "2026-12-01T03:00:00Z",
            "monthly limit of 20,000 points in all, free again on 1 December 2026 in Buenos Aires",
        ),
    ] {
        let cap = ReachedCap {
            per,
            window,
            points: Points(points),
            frees_at: frees_at.parse().unwrap(),
        };
        let calendar = Calendar::in_zone(TimeZone::get(zone).unwrap());
        assert_eq!(limit(&cap, &calendar), expected);
    }
}
