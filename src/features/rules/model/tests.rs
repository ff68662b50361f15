//! The draft: what it changes, what stands in its way, and what others publish meanwhile.

mod carrying;
mod editing;
mod judging;
mod starting;

use super::*;
use domain::api::feedback::ChoiceView;
use domain::api::rules::{RuleVersionView, VersionState};
use serde_json::{Value, json};

fn rules(version: u32, thanked: i64, standards: i64) -> RuleSet {
    serde_json::from_value(json!({
        "version": version, "effective_from": "2026-03-01T00:00:00Z", "time_zone": "Europe/Berlin",
        "trust_weight": { "open": 50, "kiosk": 50, "receipt": 100 },
        "rules": [
            rule("thanked", "Thanked by a customer", &json!({ "award": { "points": thanked, "to": "each" } })),
            rule("standards", "Lived a standard", &json!({ "award": { "points": standards, "to": "each" } })),
        ],
    }))
    .unwrap()
}

/// A rule without conditions and limits, with some of its fields changed.
fn rule(id: &str, name: &str, changes: &Value) -> Value {
    let mut rule = json!({
        "id": id, "name": name, "enabled": true, "when": "appreciation",
        "if": [], "award": { "points": 10, "to": "each" }, "caps": [],
    });
    for (field, value) in changes.as_object().unwrap() {
        rule[field] = value.clone();
    }
    rule
}

fn view(live: &RuleSet) -> RulesView {
    let mut view: RulesView = serde_json::from_value(json!({
        "live": live, "newest": live, "versions": [], "proposals": [], "approval_percent": 10, "owners": 2,
        "teams": [], "touchpoints": [],
        "standards": [{ "key": "quick", "label": "Answered quickly" }],
    }))
    .unwrap();
    view.versions = vec![RuleVersionView {
        version: live.version,
        state: VersionState::Live,
        effective_from: live.effective_from,
        published_at: live.effective_from,
        published_by: "Ines".into(),
        reason: "Spring".into(),
        approved_by: None,
        withdrawn: None,
    }];
    view
}

/// A draft on version 3, and the keys of its two rules.
fn draft() -> (Draft, u32, u32) {
    let draft = Draft::on(rules(3, 10, 5));
    let keys: Vec<_> = draft.rows().iter().map(|row| row.key).collect();
    (draft, keys[0], keys[1])
}

fn type_points(draft: &mut Draft, key: u32, typed: &str) {
    draft.edit(key, |row| row.type_number(words::Slot::Points, typed));
}

fn points(draft: &Draft) -> Vec<i64> {
    let rules = draft.rules().rules.into_iter();
    rules.map(|rule| rule.award.points.0).collect()
}

fn ids(draft: &Draft) -> Vec<String> {
    let rules = draft.rules().rules.into_iter();
    rules.map(|rule| rule.id).collect()
}
