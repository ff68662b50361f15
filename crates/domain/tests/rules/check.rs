//! Which rule sets are refused, and where their problems are said to be.

use super::support::{only, rule_set};
use domain::rules::{Lists, RuleSet, check};
use serde_json::{Value, json};

/// The fields that a rule with these changes is refused for.
fn refuse(changes: Value, expected: &[&str]) {
    let message = changes.to_string();
    assert_eq!(fields(&only(changes)), expected, "{message}");
}

fn fields(rules: &RuleSet) -> Vec<String> {
    let problems = check(rules, Lists::default());
    problems.into_iter().map(|problem| problem.field).collect()
}

fn changed(pointer: &str, value: Value) -> RuleSet {
    let mut set = serde_json::to_value(rule_set()).unwrap();
    *set.pointer_mut(pointer).unwrap() = value;
    serde_json::from_value(set).unwrap()
}

#[test]
fn the_worked_example_is_fine() {
    assert_eq!(check(&rule_set(), Lists::default()), []);
    let [standards, teams, touchpoints] = ["quick,proactive", "store", "till-3"]
        .map(|ids| ids.split(',').map(str::to_owned).collect::<Vec<_>>());
    let lists = Lists {
        standards: Some(&standards),
        teams: Some(&teams),
        touchpoints: Some(&touchpoints),
    };
    assert_eq!(check(&rule_set(), lists), []);
}

#[test]
fn a_set_without_rules_pays_nothing_and_is_fine() {
    assert_eq!(fields(&changed("/rules", json!([]))), [""; 0]);
}

#[test]
fn recovery_rules_have_conditions_of_their_own() {
    let changes = json!({
        "when": "recovery", "if": [{ "closed_within_hours": 24 }, { "rescored_at_least": 4 }],
        "caps": [{ "per": "employee", "window": "quarter", "points": 500 }],
    });
    refuse(changes, &[]);
    for (condition, field) in [
        (json!({ "closed_within_hours": 0 }), "closed_within_hours"),
        (
            json!({ "closed_within_hours": 8_761 }),
            "closed_within_hours",
        ),
        (json!({ "rescored_at_least": 0 }), "rescored_at_least"),
        (json!({ "rescored_at_least": 6 }), "rescored_at_least"),
    ] {
        let changes = json!({ "when": "recovery", "if": [condition] });
        refuse(changes, &[&format!("rules[0].if[0].{field}")]);
    }
}

#[test]
fn numbers_out_of_range_are_refused() {
    for points in [i64::MIN, -1, 0, 1_000_001, i64::MAX] {
        let award = json!({ "points": points, "to": "each" });
        refuse(json!({ "award": award }), &["rules[0].award.points"]);
        let award = json!({ "points": 1, "per": "standard", "at_most": points, "to": "each" });
        refuse(json!({ "award": award }), &["rules[0].award.at_most"]);
    }
    for points in [1, 1_000_000] {
        refuse(json!({ "award": { "points": points, "to": "each" } }), &[]);
    }
    for (condition, field) in [
        (json!({ "score_at_least": 0 }), "score_at_least"),
        (json!({ "score_at_least": 6 }), "score_at_least"),
        (
            json!({ "message_chars_at_least": 0 }),
            "message_chars_at_least",
        ),
        (
            json!({ "message_chars_at_least": 1_001 }),
            "message_chars_at_least",
        ),
    ] {
        refuse(
            json!({ "if": [condition] }),
            &[&format!("rules[0].if[0].{field}")],
        );
    }
    assert_eq!(fields(&changed("/version", json!(0))), ["version"]);
}

#[test]
fn numbers_that_no_type_holds_are_told_with_all_others() {
    let mut set = serde_json::to_value(rule_set()).unwrap();
    for (pointer, number) in [
        ("/version", "-1"),
        ("/trust_weight/open", "256"),
        ("/trust_weight/kiosk", "-1"),
        ("/rules/0/if/0/score_at_least", "-1"),
        ("/rules/0/if/1/message_chars_at_least", "4294967316"),
        ("/rules/1/award/points", "18446744073709551615"),
        ("/rules/1/award/at_most", "1e30"),
        ("/rules/2/caps/0/points", "-99999999999999999999"),
    ] {
        *set.pointer_mut(pointer).unwrap() = serde_json::from_str(number).unwrap();
    }
    let rules: RuleSet = serde_json::from_str(&set.to_string()).unwrap();
    let problems = check(&rules, Lists::default());
    let told: Vec<_> = problems
        .iter()
        .map(|problem| format!("{}: {}", problem.field, problem.message))
        .collect();
    assert_eq!(
        told,
        [
            "version: Enter a whole number from 1 to 4,294,967,294.",
            "trust_weight.open: Enter a whole number from 0 to 100, not 256.",
            "trust_weight.kiosk: Enter a whole number from 0 to 100, not −1.",
            "rules[0].if[0].score_at_least: Enter a whole number from 1 to 5, not −1.",
            "rules[0].if[1].message_chars_at_least: Enter a whole number from 1 to 1,000, not 4,294,967,316.",
            "rules[1].award.points: Enter a whole number from 1 to 1,000,000, not 9,223,372,036,854,775,807.",
            "rules[1].award.at_most: Enter a whole number from 1 to 1,000,000, not 9,223,372,036,854,775,807.",
            "rules[2].caps[0].points: Enter a whole number from 1 to 1,000,000,000, not −9,223,372,036,854,775,808.",
        ]
    );
    assert_eq!(
        fields(&changed("/version", json!(1_u64 << 40))),
        ["version"]
    );
}

#[test]
fn a_weight_is_at_most_a_hundred_per_cent() {
    for class in ["open", "kiosk", "receipt"] {
        let pointer = format!("/trust_weight/{class}");
        let field = format!("trust_weight.{class}");
        assert_eq!(fields(&changed(&pointer, json!(101))), [field]);
        assert_eq!(fields(&changed(&pointer, json!(100))), [""; 0]);
    }
}

#[test]
fn a_number_out_of_range_is_told_with_its_range() {
    let rules = only(json!({ "award": { "points": 2_500_000, "to": "each" } }));
    assert_eq!(
        check(&rules, Lists::default())[0].message,
        "Enter a whole number from 1 to 1,000,000, not 2,500,000."
    );
}

#[test]
fn a_condition_fits_what_sets_the_rule_off() {
    for when in ["appreciation", "score"] {
        for condition in [
            json!({ "closed_within_hours": 24 }),
            json!({ "rescored_at_least": 4 }),
        ] {
            let field = condition
                .as_object()
                .unwrap()
                .keys()
                .next()
                .unwrap()
                .clone();
            let changes = json!({ "when": when, "if": [condition] });
            refuse(changes, &[&format!("rules[0].if[0].{field}")]);
        }
    }
    for condition in [
        json!({ "score_at_least": 4 }),
        json!({ "message_chars_at_least": 20 }),
        json!({ "standards_any": ["quick"] }),
        json!({ "customers": ["external"] }),
        json!({ "trust_at_least": "kiosk" }),
    ] {
        let field = condition
            .as_object()
            .unwrap()
            .keys()
            .next()
            .unwrap()
            .clone();
        let changes = json!({ "when": "recovery", "if": [condition] });
        refuse(changes, &[&format!("rules[0].if[0].{field}")]);
    }
    let anywhere = json!([{ "teams": ["store"] }, { "touchpoints": ["till-3"] }]);
    refuse(json!({ "when": "recovery", "if": anywhere }), &[]);
}

#[test]
fn empty_lists_are_refused() {
    for key in ["standards_any", "teams", "touchpoints", "customers"] {
        let changes = json!({ "if": [{ key: [] }] });
        refuse(changes, &[&format!("rules[0].if[0].{key}")]);
    }
}

#[test]
fn unknown_names_are_refused_where_the_lists_are_known() {
    let known = ["known".to_owned()];
    let lists = Lists {
        standards: Some(&known),
        teams: Some(&known),
        touchpoints: Some(&known),
    };
    for (key, expected) in [
        ("standards_any", "There is no service standard “lost”."),
        ("teams", "There is no team “lost”."),
        ("touchpoints", "There is no touchpoint “lost”."),
    ] {
        let rules = only(json!({ "if": [{ key: ["known", "lost"] }] }));
        let problems = check(&rules, lists);
        assert_eq!(problems.len(), 1, "{key}");
        assert_eq!(problems[0].field, format!("rules[0].if[0].{key}[1]"));
        assert!(problems[0].message.starts_with(expected), "{key}");
        assert_eq!(check(&rules, Lists::default()), []);
    }
}

#[test]
fn caps_that_cannot_apply_or_come_twice_are_named_each() {
    let daily = json!({ "per": "employee", "window": "day", "points": 50 });
    let to_team = json!({ "award": { "points": 7, "to": "team" }, "caps": [daily] });
    refuse(to_team, &["rules[0].caps[0].per"]);
    let tighter = json!({ "per": "employee", "window": "day", "points": 20 });
    let weekly = json!({ "per": "employee", "window": "week", "points": 0 });
    let expected = ["rules[0].caps[1]", "rules[0].caps[2].points"];
    refuse(json!({ "caps": [daily, tighter, weekly] }), &expected);
}

#[test]
fn a_maximum_goes_with_multiplying() {
    let award = json!({ "points": 5, "at_most": 15, "to": "each" });
    refuse(json!({ "award": award }), &["rules[0].award.at_most"]);
    let award = json!({ "points": 5, "per": "standard", "to": "each" });
    refuse(json!({ "award": award }), &[]);
    let recovery = json!({ "when": "recovery", "award": award });
    refuse(recovery, &["rules[0].award.per"]);
}

#[test]
fn an_id_is_used_once() {
    let rules = changed("/rules/2/id", json!("thanked"));
    assert_eq!(fields(&rules), ["rules[2].id"]);
}

#[test]
fn ids_that_differ_in_spaces_only_are_no_two_ids() {
    for id in ["thanked ", " thanked", "\u{a0}thanked"] {
        let rules = changed("/rules/2/id", json!(id));
        assert_eq!(fields(&rules), ["rules[2].id"], "{id:?}");
    }
}

#[test]
fn ids_and_names_are_lines_of_text() {
    for text in ["", "  ", "two\nlines"] {
        refuse(json!({ "id": text }), &["rules[0].id"]);
        refuse(json!({ "name": text }), &["rules[0].name"]);
    }
}

#[test]
fn a_time_zone_looks_like_one() {
    for (zone, fine) in [
        ("Europe/Berlin", true),
        ("America/Argentina/Buenos_Aires", true),
        ("Etc/GMT+5", true),
        ("UTC", true),
        ("Japan", true),
        ("NZ-CHAT", true),
        ("PST8PDT", true),
        ("", false),
        ("Europe/", false),
        ("Europe/Berlin ", false),
        ("8", false),
        ("Europe/../etc", false),
        ("+02:00", false),
    ] {
        let expected: &[&str] = if fine { &[] } else { &["time_zone"] };
        assert_eq!(
            fields(&changed("/time_zone", json!(zone))),
            expected,
            "{zone}"
        );
    }
}

#[test]
fn every_problem_is_told_at_once() {
    let mut rules = only(json!({
        "id": "", "name": "", "if": [{ "score_at_least": 9 }, { "teams": [] }],
        "award": { "points": 0, "to": "each" },
    }));
    rules.time_zone = "Any where".to_owned();
    rules.trust_weight.open = 200;
    let expected = [
        "time_zone",
        "trust_weight.open",
        "rules[0].id",
        "rules[0].name",
        "rules[0].if[0].score_at_least",
        "rules[0].if[1].teams",
        "rules[0].award.points",
    ];
    assert_eq!(fields(&rules), expected);
}
