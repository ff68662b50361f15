//! What was missing where a rule did not pay.

use super::support::{only, recovery, response, rule_set};
use domain::rules::{
    Customer, Event, KnownThanks, Recipient, RuleSet, near_misses, near_misses_known,
};
use serde_json::{Value, json};

/// Which rules nearly applied: `rule -> accounts: unmet conditions`.
fn check(rules: &RuleSet, event: &Event, expected: &[&str]) {
    let told: Vec<_> = near_misses(rules, event)
        .iter()
        .map(|miss| {
            assert_eq!(miss.version, rules.version);
            let to: Vec<_> = miss.to.iter().map(ToString::to_string).collect();
            let unmet = miss
                .unmet
                .iter()
                .map(|condition| json!(condition).to_string());
            let unmet: Vec<_> = unmet.collect();
            format!("{} -> {}: {}", miss.rule, to.join(" "), unmet.join(" "))
        })
        .collect();
    assert_eq!(told, expected);
}

fn answer(changes: Value) -> Event {
    Event::Response(response(changes))
}

#[test]
fn rules_that_applied_missed_nothing() {
    check(&rule_set(), &answer(json!({})), &[]);
}

#[test]
fn every_condition_that_did_not_hold_is_told() {
    check(
        &rule_set(),
        &answer(json!({ "message_chars": 19 })),
        &[r#"thanked -> employee:ana employee:ben: {"message_chars_at_least":20}"#],
    );
    check(
        &rule_set(),
        &answer(json!({ "score": 3, "message_chars": 0, "standards": ["kind"], "trust": "kiosk" })),
        &[
            r#"thanked -> employee:ana employee:ben: {"score_at_least":4} {"message_chars_at_least":20}"#,
            r#"standards -> employee:ana employee:ben: {"standards_any":["quick","proactive"]}"#,
            r#"team -> team:store: {"score_at_least":5} {"trust_at_least":"receipt"}"#,
        ],
    );
}

#[test]
fn a_rule_for_others_did_not_nearly_apply() {
    for elsewhere in [
        json!({ "teams": ["ward"] }),
        json!({ "touchpoints": ["till-4"] }),
        json!({ "customers": ["supplier"] }),
    ] {
        let rules = only(json!({ "if": [elsewhere, { "score_at_least": 5 }] }));
        check(&rules, &answer(json!({ "score": 4 })), &[]);
    }
}

#[test]
fn a_rule_that_is_switched_off_or_not_set_off_or_pays_nobody_did_not_nearly_apply() {
    let missing = json!([{ "score_at_least": 5 }]);
    let four = |recipients: &Value| answer(json!({ "score": 4, "recipients": recipients }));
    let ana = json!([{ "employee": "ana", "team": "store" }]);
    check(
        &only(json!({ "if": missing })),
        &four(&ana),
        &[r#"plain -> employee:ana: {"score_at_least":5}"#],
    );
    check(
        &only(json!({ "if": missing, "enabled": false })),
        &four(&ana),
        &[],
    );
    check(&only(json!({ "if": missing })), &four(&json!([])), &[]);
    let score = only(json!({ "if": missing, "when": "score" }));
    check(&score, &four(&json!([])), &[]);
    check(&score, &recovery(json!({})), &[]);
}

#[test]
fn a_recovery_case_misses_by_its_own_conditions() {
    let rules = only(json!({
        "when": "recovery", "if": [{ "closed_within_hours": 12 }, { "rescored_at_least": 4 }],
    }));
    check(
        &rules,
        &recovery(json!({ "rescored": 5 })),
        &[r#"plain -> employee:ana: {"closed_within_hours":12}"#],
    );
}

/// Thanks to Ana alone, with a long message and one ticked standard.
fn known() -> KnownThanks {
    KnownThanks {
        touchpoint: "till-3".to_owned(),
        team: "store".to_owned(),
        customer: Customer::External,
        standards: vec!["quick".to_owned()],
        message_chars: 42,
        to: Recipient {
            employee: "ana".to_owned(),
            team: "store".to_owned(),
        },
        later: false,
    }
}

fn missed(rules: &RuleSet, thanks: KnownThanks) -> Vec<String> {
    let told = near_misses_known(rules, thanks);
    told.into_iter().map(|miss| miss.rule).collect()
}

#[test]
fn a_person_is_told_what_was_missing_of_what_they_know() {
    let rules = rule_set();
    assert_eq!(missed(&rules, known()), [""; 0]);
    let short = KnownThanks {
        message_chars: 19,
        standards: Vec::new(),
        ..known()
    };
    assert_eq!(missed(&rules, short), ["thanked", "standards"]);
}

/// Whether a rule missed for its score as well must not show: not by a condition that is told, nor by one that is left out.
#[test]
fn a_person_is_told_the_same_whatever_the_score_and_the_trust() {
    let demanding = json!([{ "score_at_least": 5 }, { "trust_at_least": "receipt" }]);
    assert_eq!(missed(&only(json!({ "if": demanding })), known()), [""; 0]);
    let demanding = json!([{ "score_at_least": 5 }, { "trust_at_least": "receipt" }, { "message_chars_at_least": 50 }]);
    let told = near_misses_known(&only(json!({ "if": demanding })), known());
    let unmet: Vec<_> = told.iter().map(|miss| json!(miss.unmet)).collect();
    assert_eq!(unmet, [json!([{ "message_chars_at_least": 50 }])]);
}

#[test]
fn a_person_is_told_of_no_rule_that_would_have_paid_somebody_else() {
    let missing = json!([{ "message_chars_at_least": 50 }]);
    let team = only(json!({ "if": missing, "award": { "points": 7, "to": "team" } }));
    assert_eq!(missed(&team, known()), [""; 0]);
    let score = only(json!({ "if": missing, "when": "score" }));
    assert_eq!(missed(&score, known()), ["plain"]);
    let later = KnownThanks {
        later: true,
        ..known()
    };
    assert_eq!(missed(&score, later), [""; 0]);
}
