//! The draft: what it changes, what stands in its way, and what others publish meanwhile.

use super::*;
use domain::api::rules::{RuleVersionView, VersionState};

fn rules(version: u32, thanked: i64, standards: i64) -> RuleSet {
    serde_json::from_value(serde_json::json!({
        "version": version, "effective_from": "2026-03-01T00:00:00Z", "time_zone": "Europe/Berlin",
        "trust_weight": { "open": 50, "kiosk": 50, "receipt": 100 },
        "rules": [
            { "id": "thanked", "name": "Thanked by a customer", "enabled": true, "when": "appreciation",
              "if": [], "award": { "points": thanked, "to": "each" }, "caps": [] },
            { "id": "standards", "name": "Lived a standard", "enabled": true, "when": "appreciation",
              "if": [], "award": { "points": standards, "to": "each" }, "caps": [] },
        ],
    }))
    .unwrap()
}

fn view(live: RuleSet) -> RulesView {
    RulesView {
        versions: vec![RuleVersionView {
            version: live.version,
            state: VersionState::Live,
            effective_from: live.effective_from,
            published_at: live.effective_from,
            published_by: "Ines".into(),
            reason: "Spring".into(),
            approved_by: None,
            withdrawn: None,
        }],
        newest: live.clone(),
        proposals: Vec::new(),
        approval_percent: 10,
        owners: 2,
        live,
        standards: Vec::new(),
        teams: Vec::new(),
        touchpoints: Vec::new(),
    }
}

fn points(draft: &Draft) -> Vec<i64> {
    draft
        .rules()
        .rules
        .iter()
        .map(|rule| rule.award.points.0)
        .collect()
}

#[test]
fn changes_the_points_that_were_typed_and_nothing_else() {
    let mut draft = Draft::on(rules(3, 10, 5));
    assert!(!draft.is_changed());
    draft.set_points("thanked", "20");
    assert!(draft.is_changed() && draft.is_rule_changed("thanked"));
    assert_eq!(points(&draft), [20, 5]);
    assert_eq!(draft.text(&draft.base.rules[0]), "20");
    assert_eq!(draft.differences(&Names::default()).len(), 1);
    assert!(draft.problems(&view(rules(3, 10, 5))).is_empty());
}

#[test]
fn typing_the_old_number_takes_the_change_back() {
    let mut draft = Draft::on(rules(3, 10, 5));
    draft.set_points("thanked", "20");
    draft.set_points("thanked", " 10 ");
    assert_eq!(draft, Draft::on(rules(3, 10, 5)));
}

#[test]
fn a_wrong_number_stays_in_its_field_and_is_told_once() {
    for typed in [
        "",
        "ten",
        "1.5",
        "0",
        "-1",
        "1000001",
        "99999999999999999999",
    ] {
        let mut draft = Draft::on(rules(3, 10, 5));
        draft.set_points("standards", typed);
        assert_eq!(draft.text(&draft.base.rules[1]), typed);
        let problems = draft.problems(&view(rules(3, 10, 5)));
        let fields: Vec<_> = problems
            .iter()
            .map(|problem| problem.field.as_str())
            .collect();
        assert_eq!(fields, ["rules[1].award.points"], "{typed}");
    }
}

#[test]
fn a_problem_belongs_to_the_rule_that_its_path_leads_into() {
    for (field, expected) in [
        ("rules[0].award.points", Some(0)),
        ("rules[12].caps[1]", Some(12)),
        ("rules[x].id", None),
        ("time_zone", None),
    ] {
        assert_eq!(rule_of(field), expected, "{field}");
    }
}

#[test]
fn steps_stay_within_what_a_rule_may_pay() {
    for (typed, step, expected) in [
        ("10", 1, 11),
        ("1", -1, 1),
        ("1000000", 1, 1_000_000),
        ("ten", 5, 15),
    ] {
        let mut draft = Draft::on(rules(3, 10, 5));
        draft.set_points("thanked", typed);
        draft.step_points("thanked", step);
        assert_eq!(points(&draft)[0], expected, "{typed}");
    }
}

#[test]
fn tells_what_was_published_meanwhile() {
    let mut draft = Draft::on(rules(3, 10, 5));
    draft.set_points("thanked", "20");
    assert_eq!(draft.meanwhile(&view(rules(3, 10, 5))), None);
    let meanwhile = draft.meanwhile(&view(rules(4, 10, 8))).unwrap();
    assert_eq!(
        (meanwhile.version, meanwhile.published_by.as_str()),
        (4, "Ines")
    );
    assert_eq!(meanwhile.differences.len(), 1);
}

#[test]
fn continues_on_a_newer_version_with_its_own_changes_only() {
    let mut draft = Draft::on(rules(3, 10, 5));
    draft.set_points("thanked", "20");
    let continued = draft.continued_on(rules(4, 10, 8));
    assert_eq!(points(&continued), [20, 8]);
    assert_eq!(continued.request("Why".into()).based_on, 4);
    assert!(!draft.continued_on(rules(4, 20, 8)).is_changed());
}

#[test]
fn a_draft_that_a_newer_version_already_has_is_published() {
    fn check(typed: &[(&str, &str)], live: &RuleSet, expected: bool) {
        let mut draft = Draft::on(rules(3, 10, 5));
        for (rule, points) in typed {
            draft.set_points(rule, points);
        }
        let version = live.version;
        assert_eq!(draft.is_published_by(live), expected, "{typed:?} {version}");
    }
    let one = [("thanked", "20")];
    let both = [("thanked", "20"), ("standards", "8")];
    check(&one, &rules(4, 20, 5), true);
    check(&one, &rules(5, 20, 8), true);
    check(&both, &rules(4, 20, 8), true);
    check(&both, &rules(4, 20, 5), false);
    check(&one, &rules(4, 10, 8), false);
    check(&[("thanked", "ten")], &rules(4, 10, 5), false);
    check(&[], &rules(4, 10, 5), false);
    check(&one, &rules(3, 10, 5), false);
    let mut without_the_rule = rules(4, 20, 5);
    without_the_rule.rules.remove(0);
    check(&one, &without_the_rule, false);
}

#[test]
fn survives_a_reload() {
    let mut draft = Draft::on(rules(3, 10, 5));
    draft.set_points("thanked", "");
    let kept = serde_json::to_string(&draft).unwrap();
    assert_eq!(serde_json::from_str::<Draft>(&kept).unwrap(), draft);
}
