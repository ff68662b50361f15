//! Each condition, where it holds and where it does not.

use super::support::{only, pay, response};
use serde_json::{Value, json};

fn check(condition: &Value, changes: Value, holds: bool) {
    let message = format!("{condition} for {changes}");
    let rules = only(json!({ "if": [condition] }));
    let paid = !pay(&rules, response(changes)).is_empty();
    assert_eq!(paid, holds, "{message}");
}

#[test]
fn a_score_is_at_least_what_is_asked() {
    for (score, holds) in [(5, true), (4, true), (3, false), (1, false)] {
        check(
            &json!({ "score_at_least": 4 }),
            json!({ "score": score }),
            holds,
        );
    }
}

#[test]
fn a_message_is_at_least_as_long_as_asked() {
    for (chars, holds) in [(21, true), (20, true), (19, false), (0, false)] {
        let condition = json!({ "message_chars_at_least": 20 });
        check(&condition, json!({ "message_chars": chars }), holds);
    }
}

#[test]
fn one_of_the_standards_is_enough() {
    for (ticked, holds) in [
        (json!(["quick"]), true),
        (json!(["kind", "proactive"]), true),
        (json!(["kind"]), false),
        (json!([]), false),
    ] {
        let condition = json!({ "standards_any": ["quick", "proactive"] });
        check(&condition, json!({ "standards": ticked }), holds);
    }
}

#[test]
fn the_touchpoints_team_counts_and_not_that_of_the_recipients() {
    let in_ward = json!([{ "employee": "ana", "team": "ward" }]);
    for (teams, holds) in [
        (json!(["store"]), true),
        (json!(["help-desk", "store"]), true),
        (json!(["ward"]), false),
    ] {
        let condition = json!({ "teams": teams });
        check(
            &condition,
            json!({ "team": "store", "recipients": in_ward }),
            holds,
        );
    }
}

#[test]
fn the_touchpoint_is_one_of_those_named() {
    for (touchpoint, holds) in [("till-3", true), ("till-4", true), ("till-5", false)] {
        let condition = json!({ "touchpoints": ["till-3", "till-4"] });
        check(&condition, json!({ "touchpoint": touchpoint }), holds);
    }
}

#[test]
fn the_customer_is_of_one_of_the_kinds_named() {
    for (customer, holds) in [("internal", true), ("supplier", true), ("external", false)] {
        let condition = json!({ "customers": ["internal", "supplier"] });
        check(&condition, json!({ "customer": customer }), holds);
    }
}

#[test]
fn trust_rises_from_open_to_kiosk_to_receipt() {
    let classes = ["open", "kiosk", "receipt"];
    for (asked, least) in classes.iter().enumerate() {
        for (given, trust) in classes.iter().enumerate() {
            let condition = json!({ "trust_at_least": least });
            check(&condition, json!({ "trust": trust }), given >= asked);
        }
    }
}

#[test]
fn a_response_is_not_a_recovery_case() {
    check(&json!({ "closed_within_hours": 24 }), json!({}), false);
    check(&json!({ "rescored_at_least": 1 }), json!({}), false);
    let recovery = only(json!({ "when": "recovery" }));
    assert_eq!(pay(&recovery, response(json!({}))), []);
}

#[test]
fn all_conditions_must_hold() {
    for (score, chars, holds) in [(5, 20, true), (5, 19, false), (3, 20, false)] {
        let rules = only(json!({
            "if": [{ "score_at_least": 4 }, { "message_chars_at_least": 20 }],
        }));
        let given = response(json!({ "score": score, "message_chars": chars }));
        assert_eq!(!pay(&rules, given).is_empty(), holds);
    }
}
