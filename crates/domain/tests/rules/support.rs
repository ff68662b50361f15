//! Rule sets and responses to start from, written as people exchange them: in JSON.

use domain::points::Points;
use domain::rules::{Award, Event, Response, Rule, RuleSet, settle};
use serde_json::{Value, json};

/// The rule set of `points.md`, to the letter.
pub const POINTS_MD_RULES: &str = r#"
{ "version": 3, "effective_from": "2026-03-01T00:00:00Z", "time_zone": "Europe/Berlin",
  "trust_weight": { "open": 0, "kiosk": 50, "receipt": 100 },
  "rules": [
    { "id": "thanked", "name": "Thanked by a customer", "enabled": true, "when": "appreciation",
      "if": [ { "score_at_least": 4 }, { "message_chars_at_least": 20 } ],
      "award": { "points": 10, "to": "each" },
      "caps": [ { "per": "employee", "window": "day", "points": 50 } ] },
    { "id": "standards", "name": "Lived a standard", "enabled": true, "when": "appreciation",
      "if": [ { "standards_any": ["quick", "proactive"] } ],
      "award": { "points": 5, "per": "standard", "at_most": 15, "to": "each" }, "caps": [] },
    { "id": "team", "name": "Team share", "enabled": true, "when": "score",
      "if": [ { "score_at_least": 5 }, { "trust_at_least": "receipt" } ],
      "award": { "points": 7, "to": "team" },
      "caps": [ { "per": "program", "window": "month", "points": 20000 } ] } ] }"#;

/// The response of `points.md`, to the letter.
pub const POINTS_MD_RESPONSE: &str = r#"{"id":"r1","seq":1,"at":"2026-03-02T09:15:00Z","kind":"response","touchpoint":"till-3","team":"store","customer":"external","trust":"receipt","score":5,"standards":["quick"],"message_chars":42,"recipients":[{"employee":"ana","team":"store"},{"employee":"ben","team":"store"}]}"#;

/// The rule set of `points.md` without its caps, which are not applied yet.
pub fn rule_set() -> RuleSet {
    let mut rules: RuleSet = serde_json::from_str(POINTS_MD_RULES).unwrap();
    for rule in &mut rules.rules {
        rule.caps.clear();
    }
    rules
}

/// That set with a single rule: `changes` laid over one that gives 10 points to each recipient of any thanks.
pub fn only(changes: Value) -> RuleSet {
    RuleSet {
        rules: vec![rule(changes)],
        ..rule_set()
    }
}

/// `changes` laid over a rule that gives 10 points to each recipient of any thanks.
pub fn rule(changes: Value) -> Rule {
    let plain = json!({
        "id": "plain", "name": "Plain", "enabled": true, "when": "appreciation",
        "if": [], "award": { "points": 10, "to": "each" }, "caps": [],
    });
    read(plain, changes)
}

/// `changes` laid over the response of `points.md`.
pub fn response(changes: Value) -> Response {
    let mut plain: Value = serde_json::from_str(POINTS_MD_RESPONSE).unwrap();
    plain.as_object_mut().unwrap().remove("kind");
    read(plain, changes)
}

/// Recipients from pairs of employee and team.
pub fn recipients(named: &[(&str, &str)]) -> Value {
    named
        .iter()
        .map(|(employee, team)| json!({ "employee": employee, "team": team }))
        .collect()
}

pub fn pay(rules: &RuleSet, response: Response) -> Vec<Award> {
    settle(rules, &Event::Response(response))
}

/// A line for each award: rule, account, share, weight, points.
pub fn lines(awards: &[Award]) -> Vec<String> {
    awards
        .iter()
        .map(|award| {
            let (share, awarded) = (award.share, award.awarded);
            let weight = award.weight;
            format!(
                "{} {} {share} * {weight} % = {awarded}",
                award.rule, award.to
            )
        })
        .collect()
}

pub fn total(awards: &[Award]) -> Points {
    awards.iter().map(|award| award.awarded).sum()
}

fn read<T: serde::de::DeserializeOwned>(mut plain: Value, changes: Value) -> T {
    let Value::Object(changes) = changes else {
        panic!("changes are an object");
    };
    plain.as_object_mut().unwrap().extend(changes);
    serde_json::from_value(plain).unwrap()
}
