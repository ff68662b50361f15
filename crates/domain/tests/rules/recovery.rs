//! What is paid when a recovery case is closed, and for thanks that found its person later.

use super::support::{
    POINTS_MD_RESPONSE, lines, only, pay_all, pay_event, read, recovery, rule_set,
};
use domain::rules::{Event, Paid};
use serde_json::{Value, json};

/// Whether a recovery rule with this condition pays for the case of `points.md` with these changes.
fn check(condition: &Value, changes: Value, holds: bool) {
    let message = format!("{condition} for {changes}");
    let rules = only(json!({ "when": "recovery", "if": [condition] }));
    let paid = !pay_event(&rules, &recovery(changes)).is_empty();
    assert_eq!(paid, holds, "{message}");
}

fn attribution(changes: Value) -> Event {
    let line = POINTS_MD_RESPONSE.replace("\"response\"", "\"attribution\"");
    read(serde_json::from_str(&line).unwrap(), changes)
}

#[test]
fn a_case_is_closed_within_whole_hours_of_its_opening() {
    for (hours, closed, holds) in [
        (14, "2026-03-03T10:00:00Z", true),
        (14, "2026-03-03T10:00:00.000001Z", false),
        (13, "2026-03-03T10:00:00Z", false),
        (1, "2026-03-02T20:59:59Z", true),
        (1, "2026-03-02T20:00:00Z", true),
        // A clock that went wrong: before it was opened.
        (1, "2026-03-02T19:00:00Z", true),
        (8_760, "2027-03-02T20:00:00Z", true),
        (8_760, "2027-03-02T20:00:01Z", false),
        (u32::MAX, "9999-12-30T00:00:00Z", true),
    ] {
        let condition = json!({ "closed_within_hours": hours });
        check(&condition, json!({ "at": closed }), holds);
    }
}

#[test]
fn hours_are_those_of_a_clock_that_never_changes() {
    // In Berlin the 29 March 2026 has 23 hours, and from noon to noon it is 23 as well.
    let over_the_change =
        json!({ "opened_at": "2026-03-28T12:00:00+01:00", "at": "2026-03-29T12:00:00+02:00" });
    check(
        &json!({ "closed_within_hours": 23 }),
        over_the_change.clone(),
        true,
    );
    check(
        &json!({ "closed_within_hours": 22 }),
        over_the_change,
        false,
    );
}

#[test]
fn the_customer_scored_again_at_least_what_is_asked() {
    for (rescored, holds) in [
        (json!(5), true),
        (json!(4), true),
        (json!(3), false),
        (Value::Null, false),
    ] {
        let condition = json!({ "rescored_at_least": 4 });
        check(&condition, json!({ "rescored": rescored }), holds);
    }
}

#[test]
fn a_case_has_a_place_but_no_score_and_no_customer() {
    for (condition, holds) in [
        (json!({ "teams": ["store"] }), true),
        (json!({ "teams": ["ward"] }), false),
        (json!({ "touchpoints": ["till-3"] }), true),
        (json!({ "touchpoints": ["till-4"] }), false),
        (json!({ "score_at_least": 1 }), false),
        (json!({ "message_chars_at_least": 1 }), false),
        (json!({ "standards_any": ["quick"] }), false),
        (json!({ "customers": ["external"] }), false),
        (json!({ "trust_at_least": "open" }), false),
    ] {
        check(&condition, json!({}), holds);
    }
}

#[test]
fn whoever_put_it_right_is_paid_in_full_or_their_team() {
    for (to, expected) in [
        ("each", "plain employee:ana 10 * 100 % = 10"),
        ("split", "plain employee:ana 10 * 100 % = 10"),
        ("team", "plain team:ward 10 * 100 % = 10"),
    ] {
        let mut rules = only(json!({ "when": "recovery", "award": { "points": 10, "to": to } }));
        rules.trust_weight = read(json!({ "open": 0, "kiosk": 0, "receipt": 0 }), json!({}));
        let case = recovery(json!({ "resolver": { "employee": "ana", "team": "ward" } }));
        assert_eq!(lines(&pay_event(&rules, &case)), [expected]);
    }
}

#[test]
fn caps_hold_for_recovery_too() {
    let rules = only(json!({
        "when": "recovery", "caps": [{ "per": "employee", "window": "quarter", "points": 15 }],
    }));
    let cases = [
        recovery(json!({})),
        recovery(json!({ "id": "c2", "seq": 3, "at": "2026-03-31T21:59:59Z" })),
        recovery(json!({ "id": "c3", "seq": 4, "at": "2026-03-31T22:00:00Z" })),
    ];
    assert_eq!(
        lines(&pay_all(&rules, &cases, &mut Paid::default())),
        [
            "plain employee:ana 10 * 100 % = 10",
            "plain employee:ana 10 * 100 % = 5, 15 a quarter per employee until 2026-03-31T22:00:00Z",
            "plain employee:ana 10 * 100 % = 10",
        ]
    );
}

#[test]
fn rules_for_responses_are_deaf_to_recovery_and_the_other_way_round() {
    assert_eq!(
        lines(&pay_event(&rule_set(), &recovery(json!({})))),
        [""; 0]
    );
    let rules = only(json!({ "when": "recovery" }));
    assert_eq!(lines(&pay_event(&rules, &attribution(json!({})))), [""; 0]);
}

#[test]
fn thanks_that_found_its_person_pays_by_the_rules_for_appreciations_only() {
    let expected = [
        "thanked employee:ana 10 * 100 % = 10",
        "thanked employee:ben 10 * 100 % = 10",
        "standards employee:ana 5 * 100 % = 5",
        "standards employee:ben 5 * 100 % = 5",
    ];
    assert_eq!(
        lines(&pay_event(&rule_set(), &attribution(json!({})))),
        expected
    );
    let nobody = attribution(json!({ "recipients": [] }));
    assert_eq!(lines(&pay_event(&rule_set(), &nobody)), [""; 0]);
}

#[test]
fn thanks_that_found_its_person_is_weighted_and_draws_on_caps_by_its_own_instant() {
    let rules = only(json!({ "caps": [{ "per": "employee", "window": "day", "points": 12 }] }));
    let ana = json!([{ "employee": "ana", "team": "store" }]);
    let later = attribution(json!({
        "id": "r1:found", "seq": 9, "at": "2026-03-02T09:15:00Z", "trust": "kiosk", "recipients": ana,
    }));
    let events = [
        read(
            serde_json::from_str(POINTS_MD_RESPONSE).unwrap(),
            json!({ "recipients": ana }),
        ),
        later,
    ];
    assert_eq!(
        lines(&pay_all(&rules, &events, &mut Paid::default())),
        [
            "plain employee:ana 10 * 100 % = 10",
            "plain employee:ana 10 * 50 % = 2, 12 a day per employee until 2026-03-02T23:00:00Z",
        ]
    );
}
