//! The JSON of rule sets and events.

use super::support::{POINTS_MD_RECOVERY, POINTS_MD_RESPONSE, POINTS_MD_RULES, rule_set};
use domain::rules::{Condition, Event, RuleSet};
use serde_json::{Value, json};

#[test]
fn the_rule_set_of_points_md_is_read_and_written_unchanged() {
    let read: RuleSet = serde_json::from_str(POINTS_MD_RULES).unwrap();
    let expected: Value = serde_json::from_str(POINTS_MD_RULES).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), expected);
}

#[test]
fn the_response_of_points_md_is_read_and_written_unchanged() {
    let read: Event = serde_json::from_str(POINTS_MD_RESPONSE).unwrap();
    let expected: Value = serde_json::from_str(POINTS_MD_RESPONSE).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), expected);
}

#[test]
fn the_recovery_of_points_md_is_read_and_written_unchanged() {
    let read: Event = serde_json::from_str(POINTS_MD_RECOVERY).unwrap();
    let expected: Value = serde_json::from_str(POINTS_MD_RECOVERY).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), expected);
}

#[test]
fn an_attribution_has_the_fields_of_a_response() {
    let line = POINTS_MD_RESPONSE.replace("\"response\"", "\"attribution\"");
    let read: Event = serde_json::from_str(&line).unwrap();
    assert!(matches!(&read, Event::Attribution(response) if response.id == "r1"));
    assert_eq!(
        serde_json::to_value(&read).unwrap(),
        serde_json::from_str::<Value>(&line).unwrap()
    );
}

#[test]
fn fields_of_another_kind_and_missing_ones_are_named() {
    for (line, from, to, expected) in [
        (
            POINTS_MD_RESPONSE,
            "\"score\":5",
            "\"rescored\":5",
            "unknown field `rescored`",
        ),
        (
            POINTS_MD_RESPONSE,
            "\"score\":5,",
            "",
            "missing field `score`",
        ),
        (
            POINTS_MD_RESPONSE,
            "\"trust\":\"receipt\",",
            "",
            "missing field `trust`",
        ),
        (
            POINTS_MD_RECOVERY,
            "\"rescored\"",
            "\"score\"",
            "unknown field `score`",
        ),
        (
            POINTS_MD_RECOVERY,
            "\"opened_at\":\"2026-03-02T20:00:00Z\",",
            "",
            "missing field `opened_at`",
        ),
    ] {
        let error = serde_json::from_str::<Event>(&line.replace(from, to)).unwrap_err();
        assert!(error.to_string().starts_with(expected), "{error}");
    }
}

#[test]
fn what_a_response_may_leave_out_is_nothing() {
    let read: Event = serde_json::from_value(json!({
        "id": "r", "at": "2026-03-02T09:15:00Z", "kind": "response", "touchpoint": "till-3",
        "team": "store", "customer": "external", "trust": "open", "score": 3
    }))
    .unwrap();
    let response = read.response().unwrap();
    assert_eq!((response.seq, response.message_chars), (0, 0));
    assert!(response.standards.is_empty() && response.recipients.is_empty());
}

#[test]
fn every_condition_is_an_object_with_its_key() {
    for json in [
        json!({ "score_at_least": 4 }),
        json!({ "message_chars_at_least": 20 }),
        json!({ "standards_any": ["quick"] }),
        json!({ "teams": ["store"] }),
        json!({ "touchpoints": ["till-3"] }),
        json!({ "customers": ["external", "internal", "supplier"] }),
        json!({ "trust_at_least": "kiosk" }),
        json!({ "closed_within_hours": 24 }),
        json!({ "rescored_at_least": 4 }),
    ] {
        let condition: Condition = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(serde_json::to_value(&condition).unwrap(), json);
        assert!(json.get(condition.key()).is_some(), "{json}");
    }
}

#[test]
fn what_is_no_condition_is_refused_in_words() {
    for (json, expected) in [
        (
            r#"{"score_at_least": 4, "teams": ["store"]}"#,
            "a condition has one key: put `teams` into an object of its own",
        ),
        (
            r#"{"score_at_most": 4}"#,
            "unknown variant `score_at_most`, expected one of `score_at_least`",
        ),
        (
            r#""score_at_least""#,
            r#"expected a condition: an object with one key, such as {"score_at_least": 4}"#,
        ),
        ("{}", "expected"),
        (
            r#"{"score_at_least": "four"}"#,
            r#"invalid type: string "four""#,
        ),
        (
            r#"{"score_at_least": 4.5}"#,
            "invalid type: floating point `4.5`, expected a whole number",
        ),
    ] {
        let error = serde_json::from_str::<Condition>(json).unwrap_err();
        assert!(error.to_string().contains(expected), "{json}: {error}");
    }
}

#[test]
fn unknown_keys_are_refused_wherever_they_are() {
    let set = serde_json::to_value(rule_set()).unwrap();
    for at in ["", "/trust_weight", "/rules/0", "/rules/0/award"] {
        let mut changed = set.clone();
        changed.pointer_mut(at).unwrap()["bonus"] = json!(1);
        let error = serde_json::from_value::<RuleSet>(changed).unwrap_err();
        assert!(error.to_string().contains("unknown field `bonus`"), "{at}");
    }
    let cap = POINTS_MD_RULES.replace(r#""window": "day","#, r#""window": "day", "bonus": 1,"#);
    assert!(serde_json::from_str::<RuleSet>(&cap).is_err());
}

#[test]
fn an_event_with_a_misspelt_key_is_refused() {
    for (key, misspelt) in [
        ("recipients", "recipient"),
        ("standards", "standard"),
        ("\"kind\"", "\"sort\""),
        ("employee", "employe"),
    ] {
        let line = POINTS_MD_RESPONSE.replace(key, misspelt);
        assert!(serde_json::from_str::<Event>(&line).is_err(), "{misspelt}");
    }
}
