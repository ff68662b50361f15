//! Rule sets and responses to start from, written as people exchange them: in JSON.

use domain::points::Points;
use domain::rules::{Award, Calendar, Event, Paid, Response, Rule, RuleSet, settle};
use serde_json::{Value, json};

/// The rule set of `points.md`, to the letter.
pub const POINTS_MD_RULES: &str = include_str!("points_md.json");

/// The response of `points.md`, to the letter.
pub const POINTS_MD_RESPONSE: &str = r#"{"id":"r1","seq":1,"at":"2026-03-02T09:15:00Z","kind":"response","touchpoint":"till-3","team":"store","customer":"external","trust":"receipt","score":5,"standards":["quick"],"message_chars":42,"recipients":[{"employee":"ana","team":"store"},{"employee":"ben","team":"store"}]}"#;

/// The recovery case of `points.md`, to the letter.
pub const POINTS_MD_RECOVERY: &str = r#"{"id":"c1","seq":2,"at":"2026-03-03T10:00:00Z","kind":"recovery","touchpoint":"till-3","team":"store","resolver":{"employee":"ana","team":"store"},"opened_at":"2026-03-02T20:00:00Z","rescored":5}"#;

/// The rule set of `points.md`.
pub fn rule_set() -> RuleSet {
    serde_json::from_str(POINTS_MD_RULES).unwrap()
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

/// `changes` laid over the recovery case of `points.md`.
pub fn recovery(changes: Value) -> Event {
    read(serde_json::from_str(POINTS_MD_RECOVERY).unwrap(), changes)
}

/// Recipients from pairs of employee and team.
pub fn recipients(named: &[(&str, &str)]) -> Value {
    named
        .iter()
        .map(|(employee, team)| json!({ "employee": employee, "team": team }))
        .collect()
}

pub fn pay(rules: &RuleSet, response: Response) -> Vec<Award> {
    pay_event(rules, &Event::Response(response))
}

/// What is paid for an event before which nothing was.
pub fn pay_event(rules: &RuleSet, event: &Event) -> Vec<Award> {
    pay_all(rules, std::slice::from_ref(event), &mut Paid::default())
}

/// What is paid for events as they are listed.
pub fn pay_all(rules: &RuleSet, events: &[Event], paid: &mut Paid) -> Vec<Award> {
    let calendar = Calendar::of(rules).unwrap();
    let awards = events
        .iter()
        .flat_map(|event| settle(rules, &calendar, event, paid));
    awards.collect()
}

/// A line for each award: rule, account, share, weight, points, and the cap that cut it.
pub fn lines(awards: &[Award]) -> Vec<String> {
    awards.iter().map(line).collect()
}

fn line(award: &Award) -> String {
    let cap = award.cap.map_or_else(String::new, |cap| {
        let (per, window) = (json!(cap.per), json!(cap.window));
        format!(
            ", {} a {} per {} until {}",
            cap.points,
            window.as_str().unwrap(),
            per.as_str().unwrap(),
            cap.frees_at
        )
    });
    format!(
        "{} {} {} * {} % = {}{cap}",
        award.rule, award.to, award.share, award.weight, award.awarded
    )
}

pub fn total(awards: &[Award]) -> Points {
    awards.iter().map(|award| award.awarded).sum()
}

pub fn read<T: serde::de::DeserializeOwned>(mut plain: Value, changes: Value) -> T {
    let Value::Object(changes) = changes else {
        panic!("changes are an object");
    };
    plain.as_object_mut().unwrap().extend(changes);
    serde_json::from_value(plain).unwrap()
}
