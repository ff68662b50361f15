//! Receipts: why an award is what it is, in words an employee understands.

use super::support::rule;
use domain::points::Points;
use domain::rules::words::{Names, Receipt, adjustment, award, near_miss, reversal};
use domain::rules::{Calendar, CapScope, CapWindow, ReachedCap, Trust};
use jiff::tz::TimeZone;
use proptest::prelude::*;
use serde_json::{Value, json};

fn names() -> Names {
    Names {
        standards: [("quick".to_owned(), "Answers fast".to_owned())].into(),
        ..Names::default()
    }
}

fn berlin() -> Calendar {
    Calendar::in_zone(TimeZone::get("Europe/Berlin").unwrap())
}

fn limit_of_50_a_day() -> ReachedCap {
    ReachedCap {
        per: CapScope::Employee,
        window: CapWindow::Day,
        points: Points(50),
        frees_at: "2026-03-02T23:00:00Z".parse().unwrap(),
    }
}

/// What the ledger knows of an award, as the receipt tells it.
struct Paid {
    share: i64,
    weight: u8,
    trust: Option<Trust>,
    awarded: i64,
    cap: Option<ReachedCap>,
}

/// Paid in full, through a receipt link.
const IN_FULL: Paid = Paid {
    share: 10,
    weight: 100,
    trust: Some(Trust::Receipt),
    awarded: 10,
    cap: None,
};

fn check(changes: Value, paid: &Paid, expected: &str) {
    let rule = rule(changes);
    let receipt = Receipt {
        rule: &rule,
        version: 3,
        share: Points(paid.share),
        weight: paid.weight,
        trust: paid.trust,
        awarded: Points(paid.awarded),
        cap: paid.cap.as_ref(),
    };
    assert_eq!(award(&receipt, &names(), &berlin()), expected);
}

#[test]
fn an_award_tells_what_happened_and_which_rule_paid() {
    for (changes, expected) in [
        (
            json!({}),
            "A customer’s thanks: “Plain” (version 3 of the rules) gives 10 points. It came through a receipt link, which pays in full.",
        ),
        (
            json!({ "when": "score", "if": [{ "score_at_least": 5 }] }),
            "A customer’s score: “Plain” (version 3 of the rules) gives 10 points. It came through a receipt link, which pays in full.",
        ),
    ] {
        check(changes, &IN_FULL, expected);
    }
}

#[test]
fn a_recovery_is_not_weighed() {
    let paid = Paid {
        trust: None,
        ..IN_FULL
    };
    check(
        json!({ "when": "recovery" }),
        &paid,
        "A recovery case put right: “Plain” (version 3 of the rules) gives 10 points.",
    );
}

#[test]
fn an_award_tells_its_weight_and_why() {
    for (trust, weight, awarded, expected) in [
        (
            Trust::Kiosk,
            50,
            5,
            "It came from an enrolled kiosk, which pays 50 %: 5 points.",
        ),
        (
            Trust::Kiosk,
            10,
            1,
            "It came from an enrolled kiosk, which pays 10 %: 1 point.",
        ),
        (
            Trust::Open,
            0,
            0,
            "It came through an open link, which pays nothing.",
        ),
        (
            Trust::Open,
            100,
            10,
            "It came through an open link, which pays in full.",
        ),
    ] {
        let paid = Paid {
            weight,
            awarded,
            trust: Some(trust),
            ..IN_FULL
        };
        let before = "A customer’s thanks: “Plain” (version 3 of the rules) gives 10 points.";
        check(json!({}), &paid, &format!("{before} {expected}"));
    }
}

#[test]
fn an_award_tells_how_its_share_came_about() {
    for (changes, share, expected) in [
        (
            json!({ "if": [{ "standards_any": ["quick", "kind"] }], "award": { "points": 5, "per": "standard", "at_most": 15, "to": "each" } }),
            10,
            "5 points for each ticked standard among “Answers fast” and “kind” (15 at most): 10 points",
        ),
        (
            json!({ "award": { "points": 7, "to": "split" } }),
            3,
            "7 points, shared equally: 3 points",
        ),
        (
            json!({ "award": { "points": 1, "to": "team" } }),
            1,
            "1 point, shared equally: 1 point",
        ),
        (
            json!({ "award": { "points": 5, "per": "standard", "to": "split" } }),
            5,
            "5 points for each ticked standard, shared equally: 5 points",
        ),
    ] {
        let paid = Paid {
            share,
            awarded: share,
            ..IN_FULL
        };
        let expected = format!(
            "A customer’s thanks: “Plain” (version 3 of the rules) gives {expected}. It came through a receipt link, which pays in full."
        );
        check(changes, &paid, &expected);
    }
}

#[test]
fn an_award_that_a_cap_cut_tells_which_and_when_more_is_possible() {
    for (awarded, expected) in [
        (4, "Only 4 points were left"),
        (1, "Only 1 point was left"),
        (0, "Nothing was left"),
    ] {
        let cap = Some(limit_of_50_a_day());
        let paid = Paid {
            weight: 50,
            trust: Some(Trust::Kiosk),
            awarded,
            cap,
            ..IN_FULL
        };
        let expected = format!(
            "A customer’s thanks: “Plain” (version 3 of the rules) gives 10 points. It came from an enrolled kiosk, which pays 50 %: 5 points. {expected} under the daily limit of 50 points for each employee, free again at midnight in Berlin."
        );
        check(json!({}), &paid, &expected);
    }
}

#[test]
fn a_near_miss_tells_what_was_missing() {
    for (conditions, expected) in [
        (
            json!([{ "message_chars_at_least": 20 }]),
            "message shorter than 20 characters",
        ),
        (
            json!([{ "message_chars_at_least": 1 }, { "standards_any": ["quick"] }]),
            "no message and no tick for “Answers fast”",
        ),
    ] {
        let unmet = rule(json!({ "if": conditions })).conditions;
        let expected = format!("No points from “Thanked”: {expected}.");
        assert_eq!(near_miss("Thanked", &unmet, &names()), expected);
    }
}

#[test]
fn what_was_undone_or_added_by_hand_tells_the_reason_as_a_sentence() {
    assert_eq!(
        reversal("Thanked", Some(3), Points(-10), "sent twice"),
        "“Thanked” (version 3 of the rules) is taken back: sent twice."
    );
    assert_eq!(
        reversal("Thanked", Some(3), Points(-10), " Was it you? "),
        "“Thanked” (version 3 of the rules) is taken back: Was it you?"
    );
    assert_eq!(
        reversal("Adjustment", None, Points(-5), "Typing mistake"),
        "“Adjustment” is taken back: Typing mistake."
    );
    assert_eq!(
        reversal("Adjustment", None, Points(30), "Wrong person"),
        "“Adjustment” is given back: Wrong person."
    );
    assert_eq!(
        adjustment(Points(5), "Olga Owner", "for the summer party"),
        "Added by Olga Owner: for the summer party."
    );
    assert_eq!(
        adjustment(Points(-5), "Olga Owner", "Typing mistake."),
        "Taken off by Olga Owner: Typing mistake."
    );
}

proptest! {
    /// Somebody who compares receipts must not find out the score by them.
    #[test]
    fn the_score_that_a_rule_asks_for_is_on_no_receipt(least in 1_i64..=5, awarded in 0_i64..=10) {
        let with = |conditions: Value| {
            let rule = rule(json!({ "if": conditions }));
            let receipt = Receipt {
                rule: &rule,
                version: 3,
                share: Points(10),
                weight: 100,
                trust: Some(Trust::Receipt),
                awarded: Points(awarded),
                cap: None,
            };
            award(&receipt, &names(), &berlin())
        };
        prop_assert_eq!(with(json!([{ "score_at_least": least }])), with(json!([])));
    }
}
