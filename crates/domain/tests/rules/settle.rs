//! Who gets what for a response.

use super::support::{lines, only, pay, recipients, response, rule_set, total};
use domain::points::Points;
use domain::rules::{RuleSet, Trigger};
use serde_json::{Value, json};

fn check(rules: &RuleSet, changes: Value, expected: &[&str]) {
    assert_eq!(lines(&pay(rules, response(changes))), expected);
}

#[test]
fn the_worked_example_of_points_md_holds() {
    let at_full_weight = [
        "thanked employee:ana 10 * 100 % = 10",
        "thanked employee:ben 10 * 100 % = 10",
        "standards employee:ana 5 * 100 % = 5",
        "standards employee:ben 5 * 100 % = 5",
        "team team:store 7 * 100 % = 7",
    ];
    check(&rule_set(), json!({}), &at_full_weight);
    let at_half_weight = [
        "thanked employee:ana 10 * 50 % = 5",
        "thanked employee:ben 10 * 50 % = 5",
        "standards employee:ana 5 * 50 % = 2",
        "standards employee:ben 5 * 50 % = 2",
    ];
    check(&rule_set(), json!({ "trust": "kiosk" }), &at_half_weight);
}

#[test]
fn awards_that_come_to_nothing_are_told() {
    let for_nothing = [
        "thanked employee:ana 10 * 0 % = 0",
        "thanked employee:ben 10 * 0 % = 0",
        "standards employee:ana 5 * 0 % = 0",
        "standards employee:ben 5 * 0 % = 0",
    ];
    check(&rule_set(), json!({ "trust": "open" }), &for_nothing);
    let per_standard = only(json!({ "award": { "points": 5, "per": "standard", "to": "each" } }));
    let nothing_ticked = json!({ "standards": [], "recipients": recipients(&[("ana", "store")]) });
    check(
        &per_standard,
        nothing_ticked,
        &["plain employee:ana 0 * 100 % = 0"],
    );
}

#[test]
fn an_award_names_what_set_it_off_and_the_version() {
    let awards = pay(&rule_set(), response(json!({})));
    assert!(
        awards
            .iter()
            .all(|award| award.version == 3 && award.cap.is_none())
    );
    let sources: Vec<_> = awards.iter().map(|award| award.when).collect();
    let thanks = Trigger::Appreciation;
    assert_eq!(sources, [thanks, thanks, thanks, thanks, Trigger::Score]);
}

#[test]
fn points_are_shared_to_the_last_one_by_ascending_id() {
    let split = only(json!({ "award": { "points": 11, "to": "split" } }));
    let three = recipients(&[("cem", "store"), ("ana", "store"), ("ben", "ward")]);
    let expected = [
        "plain employee:ana 4 * 100 % = 4",
        "plain employee:ben 4 * 100 % = 4",
        "plain employee:cem 3 * 100 % = 3",
    ];
    check(&split, json!({ "recipients": three }), &expected);
}

#[test]
fn a_share_is_weighted_after_it_was_cut() {
    // 11 at 50 per cent is 5, but the halves of 4, 4 and 3 are 2, 2 and 1.
    let split = only(json!({ "award": { "points": 11, "to": "split" } }));
    let three = recipients(&[("ana", "store"), ("ben", "store"), ("cem", "store")]);
    let expected = [
        "plain employee:ana 4 * 50 % = 2",
        "plain employee:ben 4 * 50 % = 2",
        "plain employee:cem 3 * 50 % = 1",
    ];
    check(
        &split,
        json!({ "trust": "kiosk", "recipients": three }),
        &expected,
    );
}

#[test]
fn fewer_points_than_people_go_to_the_first_ones() {
    let split = only(json!({ "award": { "points": 1, "to": "split" } }));
    let two = recipients(&[("ben", "store"), ("ana", "store")]);
    let expected = [
        "plain employee:ana 1 * 100 % = 1",
        "plain employee:ben 0 * 100 % = 0",
    ];
    check(&split, json!({ "recipients": two }), &expected);
}

#[test]
fn distinct_teams_share_what_goes_to_teams() {
    let team = only(json!({ "award": { "points": 7, "to": "team" } }));
    let mixed = recipients(&[("ana", "ward"), ("ben", "store"), ("cem", "ward")]);
    let expected = [
        "plain team:store 4 * 100 % = 4",
        "plain team:ward 3 * 100 % = 3",
    ];
    check(&team, json!({ "recipients": mixed }), &expected);
}

#[test]
fn where_nobody_is_named_only_a_team_is_paid() {
    let nobody = json!({ "recipients": [], "team": "help-desk" });
    for (to, expected) in [
        ("each", &[] as &[&str]),
        ("split", &[]),
        ("team", &["plain team:help-desk 10 * 100 % = 10"]),
    ] {
        let award = json!({ "points": 10, "to": to });
        let rules = only(json!({ "when": "score", "award": award }));
        check(&rules, nobody.clone(), expected);
        let rules = only(json!({ "when": "appreciation", "award": award }));
        check(&rules, nobody.clone(), &[]);
    }
}

#[test]
fn a_score_rule_pays_those_who_are_named() {
    let each = only(json!({ "when": "score" }));
    let one = recipients(&[("ana", "store")]);
    check(
        &each,
        json!({ "recipients": one }),
        &["plain employee:ana 10 * 100 % = 10"],
    );
}

#[test]
fn somebody_who_is_named_twice_counts_once_by_the_first_entry() {
    let twice =
        json!({ "recipients": recipients(&[("ana", "ward"), ("ben", "ward"), ("ana", "store")]) });
    let split = only(json!({ "award": { "points": 10, "to": "split" } }));
    let halves = [
        "plain employee:ana 5 * 100 % = 5",
        "plain employee:ben 5 * 100 % = 5",
    ];
    check(&split, twice.clone(), &halves);
    let team = only(json!({ "award": { "points": 10, "to": "team" } }));
    check(&team, twice, &["plain team:ward 10 * 100 % = 10"]);
}

#[test]
fn points_for_each_standard_count_the_ticked_ones() {
    let named = json!([{ "standards_any": ["quick", "proactive"] }]);
    for (conditions, award, ticked, expected) in [
        (
            json!([]),
            json!({ "points": 5 }),
            json!(["a", "b", "c"]),
            15,
        ),
        (
            json!([]),
            json!({ "points": 5 }),
            json!(["a", "a", "b"]),
            10,
        ),
        (
            json!([]),
            json!({ "points": 5, "at_most": 12 }),
            json!(["a", "b", "c"]),
            12,
        ),
        (
            json!([]),
            json!({ "points": 5, "at_most": 3 }),
            json!(["a"]),
            3,
        ),
        (
            named.clone(),
            json!({ "points": 5 }),
            json!(["quick", "kind"]),
            5,
        ),
        (
            named.clone(),
            json!({ "points": 5 }),
            json!(["proactive", "quick"]),
            10,
        ),
        (named, json!({ "points": 5 }), json!(["kind"]), 0),
    ] {
        let mut award = award;
        award["per"] = json!("standard");
        award["to"] = json!("split");
        let rules = only(json!({ "if": conditions, "award": award }));
        let awards = pay(&rules, response(json!({ "standards": ticked })));
        assert_eq!(total(&awards), Points(expected), "{award} for {ticked}");
    }
}

#[test]
fn a_rule_that_is_switched_off_pays_nothing() {
    let mut rules = rule_set();
    for rule in &mut rules.rules {
        rule.enabled = false;
    }
    check(&rules, json!({}), &[]);
}

#[test]
fn a_rule_gives_no_more_than_a_million_however_many_standards_are_ticked() {
    let award = json!({ "points": 600_000, "per": "standard", "to": "each" });
    let awards = pay(
        &only(json!({ "award": award })),
        response(json!({ "standards": ["a", "b"] })),
    );
    assert_eq!(awards[0].share, Points(1_000_000));
}

#[test]
fn numbers_that_should_have_been_refused_do_no_harm() {
    let greedy = json!({ "points": i64::MAX, "per": "standard", "to": "split" });
    let awards = pay(
        &only(json!({ "award": greedy })),
        response(json!({ "standards": ["a", "b"] })),
    );
    assert_eq!(total(&awards), Points::MAX_IN_A_RULE);
    for to in ["each", "split", "team"] {
        let negative = only(json!({ "award": { "points": -5, "to": to } }));
        assert_eq!(total(&pay(&negative, response(json!({})))), Points::ZERO);
    }
}
