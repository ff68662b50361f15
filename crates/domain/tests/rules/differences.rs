//! What is different between two versions, in sentences.

use super::support::{rule, rule_set};
use domain::points::Points;
use domain::rules::words::{Names, differences};
use domain::rules::{AwardTo, Rule, RuleSet, Trigger};
use serde_json::{Value, json};

const NONE: [&str; 0] = [];

/// What is said when the first rule of `points.md` is changed in this way.
fn check(change: impl FnOnce(&mut Rule), expected: &[&str]) {
    let before = rule_set();
    let mut after = before.clone();
    change(&mut after.rules[0]);
    assert_eq!(say(&before, &after), expected);
}

fn say(before: &RuleSet, after: &RuleSet) -> Vec<String> {
    differences(before, after, &Names::default())
}

fn with_conditions(conditions: Value) -> impl FnOnce(&mut Rule) {
    move |changed| changed.conditions = rule(json!({ "if": conditions })).conditions
}

#[test]
fn version_and_date_are_no_difference() {
    let before = rule_set();
    let mut after = before.clone();
    after.version += 1;
    after.effective_from = after.effective_from.plus_seconds(3_600);
    assert_eq!(say(&before, &after), NONE);
}

#[test]
fn the_order_of_conditions_is_no_difference() {
    check(|rule| rule.conditions.reverse(), &NONE);
}

#[test]
fn other_points_are_told() {
    check(
        |rule| rule.award.points = Points(20),
        &["“Thanked by a customer” gives 20 points instead of 10 to each recipient."],
    );
    let before = rule_set();
    let mut after = before.clone();
    after.rules[1].award.points = Points(6);
    assert_eq!(
        say(&before, &after),
        [
            "“Lived a standard” gives 6 points for each ticked standard among “quick” and “proactive” (15 at most) instead of 5 to each recipient."
        ]
    );
}

#[test]
fn other_multiplying_is_told() {
    check(
        |changed| {
            let award = json!({ "points": 10, "per": "standard", "at_most": 30, "to": "each" });
            changed.award = rule(json!({ "award": award })).award;
        },
        &[
            "“Thanked by a customer” gives 10 points for each ticked standard (30 at most) instead of 10 points to each recipient.",
        ],
    );
}

#[test]
fn other_recipients_and_triggers_are_told() {
    check(
        |rule| rule.award.to = AwardTo::Split,
        &[
            "“Thanked by a customer” pays its points to the recipients, shared equally; before, to each recipient.",
        ],
    );
    check(
        |rule| rule.when = Trigger::Score,
        &["“Thanked by a customer” applies to any score instead of thanks that names somebody."],
    );
}

#[test]
fn switching_is_told() {
    check(
        |rule| rule.enabled = false,
        &["“Thanked by a customer” is switched off and pays nothing."],
    );
    let mut before = rule_set();
    before.rules[0].enabled = false;
    assert_eq!(
        say(&before, &rule_set()),
        ["“Thanked by a customer” is switched on."]
    );
}

#[test]
fn other_conditions_are_told() {
    check(
        with_conditions(json!([{ "score_at_least": 5 }, { "trust_at_least": "receipt" }])),
        &[
            "“Thanked by a customer” requires a score of 5 instead of a score of at least 4.",
            "“Thanked by a customer” now also requires a receipt link.",
            "“Thanked by a customer” no longer requires a message of at least 20 characters.",
        ],
    );
}

#[test]
fn a_new_name_is_told() {
    check(
        |rule| rule.name = "Warm thanks".to_owned(),
        &["“Warm thanks” is the new name of “Thanked by a customer”."],
    );
}

#[test]
fn limits_are_told() {
    let weekly =
        rule(json!({ "caps": [{ "per": "employee", "window": "week", "points": 80 }] })).caps;
    check(
        |rule| rule.caps = weekly,
        &[
            "“Thanked by a customer” now pays at most 80 points a week for each employee.",
            "“Thanked by a customer” is no longer limited to at most 50 points a day for each employee.",
        ],
    );
}

#[test]
fn added_and_removed_rules_are_told() {
    let before = rule_set();
    let mut after = before.clone();
    after.rules.remove(1);
    after.rules.push(rule(json!({ "name": "Kindness" })));
    assert_eq!(
        say(&before, &after),
        [
            "New: “Kindness”. Give 10 points to each recipient when a customer thanks them.",
            "“Lived a standard” is removed.",
        ]
    );
}

#[test]
fn another_order_is_told() {
    let before = rule_set();
    let mut after = before.clone();
    after.rules.swap(0, 2);
    assert_eq!(
        say(&before, &after),
        [
            "The rules are in another order: “Team share”, “Lived a standard” and “Thanked by a customer”."
        ]
    );
}

#[test]
fn other_weights_and_time_zones_are_told() {
    let before = rule_set();
    let mut after = before.clone();
    after.trust_weight.open = 25;
    after.trust_weight.kiosk = 100;
    after.time_zone = "Europe/Lisbon".to_owned();
    assert_eq!(
        say(&before, &after),
        [
            "A response through an open link pays 25 % instead of nothing.",
            "A response at an enrolled kiosk pays in full instead of 50 %.",
            "Limits follow the calendar of Europe/Lisbon instead of Europe/Berlin.",
        ]
    );
}
