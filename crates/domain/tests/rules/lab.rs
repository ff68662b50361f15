//! The Rule Lab: both rule sets side by side, its warnings, and what they rest on.

use super::support::{only, recipients, response, rule, rule_set};
use domain::lab::{Comparison, Concern, Lab, Subject, Warning, words};
use domain::points::Points;
use domain::rules::columns::{History, Recorder};
use domain::rules::words::Names;
use domain::rules::{Calendar, Event, Rule, RuleSet};
use jiff::civil::Date;
use serde_json::{Value, json};

pub fn history(rules: &RuleSet, events: &[Event]) -> History {
    let calendar = Calendar::of(rules).unwrap();
    let mut recorder = Recorder::new(&calendar);
    for event in events {
        recorder.push(event);
    }
    recorder.finish()
}

pub fn today() -> Date {
    "2026-06-30".parse().unwrap()
}

pub fn compare(live: &RuleSet, edited: &RuleSet, events: &[Event]) -> Comparison {
    let mut lab = Lab::new(history(live, events));
    lab.compare(live, edited, today(), None).unwrap()
}

fn with(rules: Vec<Rule>) -> RuleSet {
    RuleSet {
        rules,
        ..rule_set()
    }
}

/// `count` thanks, one a day from the first of March on, with `changes`.
fn thanks(count: u32, changes: &Value) -> Vec<Event> {
    let first: Date = "2026-03-01".parse().unwrap();
    let days = first.series(jiff::ToSpan::days(1)).zip(0..count);
    days.map(|(day, number)| {
        let mut own = json!({
            "id": format!("r{number}"), "seq": number, "at": format!("{day}T12:00:00Z"),
            "recipients": recipients(&[("ana", "store")]),
        });
        let more = changes.as_object().unwrap().clone();
        own.as_object_mut().unwrap().extend(more);
        Event::Response(response(own))
    })
    .collect()
}

#[test]
fn only_rules_that_were_edited_are_replayed() {
    let live = rule_set();
    let mut lab = Lab::new(history(&live, &thanks(3, &json!({}))));
    let mut edited = live.clone();
    assert_eq!(lab.replay(&live, &edited), Ok(3));
    assert_eq!(lab.replay(&live, &edited), Ok(0));
    edited.rules[0].award.points = Points(20);
    assert_eq!(lab.replay(&live, &edited), Ok(1));
    edited.rules[0].name = "Another name".to_owned();
    assert_eq!(lab.replay(&live, &edited), Ok(0), "a name pays nothing");
    edited.rules.swap(0, 2);
    assert_eq!(lab.replay(&live, &edited), Ok(0), "nor does the order");
    edited.trust_weight.receipt = 50;
    assert_eq!(lab.replay(&live, &edited), Ok(3), "a weight counts in all");
}

#[test]
fn both_sets_stand_side_by_side_by_month_person_team_and_rule() {
    let live = rule_set();
    let mut edited = live.clone();
    edited.rules[0].award.points = Points(20);
    edited.rules.remove(2);
    let mut lab = Lab::new(history(&live, &thanks(40, &json!({}))));
    let told = lab.compare(&live, &edited, today(), None).unwrap();
    assert_eq!(told.events, 40);
    let points = |amounts: &[i64]| amounts.iter().copied().map(Points).collect::<Vec<_>>();
    assert_eq!(told.live.by_month, points(&[31 * 22, 9 * 22]));
    assert_eq!(told.edited.by_month, points(&[31 * 25, 9 * 25]));
    assert_eq!(told.live.employees, points(&[40 * 15]));
    assert_eq!(told.live.teams, points(&[40 * 22]));
    assert_eq!(told.edited.teams, points(&[40 * 25]));
    assert_eq!(told.live.from_score, Points(40 * 7));
    assert_eq!(told.edited.share_from_score(), Some(0.0));
    let behind = lab.behind(&live, &edited, Subject::Month(1)).unwrap();
    assert_eq!(behind, told.behind[1]);
    let lines: Vec<_> = behind.iter().map(words::change).collect();
    assert_eq!(
        lines,
        [
            "Thanked by a customer: 9 awards, 180 points, instead of 9 awards, 90 points",
            "Lived a standard: 9 awards, 45 points, as now",
            "Team share: 0 awards, 0 points, instead of 9 awards, 63 points",
        ]
    );
    let of_ana = lab.behind(&live, &edited, Subject::Employee(0)).unwrap();
    assert_eq!(of_ana.len(), 2);
    assert_eq!(lab.behind(&live, &edited, Subject::Employee(9)), Ok(vec![]));
}

/// The concerns about these rules over this history.
fn concerns(rules: Vec<Rule>, events: &[Event]) -> Vec<String> {
    let rules = with(rules);
    let told = compare(&rules, &rules, events).warnings;
    let find = |id: &str| rules.rules.iter().find(|rule| rule.id == id).unwrap();
    told.iter()
        .map(|told| format!("{}: {}", told.name, words::warning(told, find(&told.rule))))
        .collect()
}

#[test]
fn a_rule_that_never_fires_is_told() {
    let never = rule(json!({ "if": [{ "score_at_least": 4 }, { "teams": ["ward"] }] }));
    let told = "Plain: It never fires: nothing in this history sets it off, fulfils its conditions and has somebody to pay.";
    assert_eq!(
        concerns(vec![never.clone()], &thanks(1, &json!({}))),
        [told]
    );
    assert!(
        concerns(vec![never.clone()], &[]).is_empty(),
        "nothing happened"
    );
    let off = Rule {
        enabled: false,
        ..never
    };
    assert!(concerns(vec![off], &thanks(1, &json!({}))).is_empty());
    assert!(concerns(vec![rule(json!({}))], &thanks(1, &json!({}))).is_empty());
}

#[test]
fn a_rule_whose_awards_all_come_to_nothing_is_told() {
    let events = thanks(2, &json!({ "trust": "open" }));
    let mut rules = with(vec![rule(json!({}))]);
    rules.trust_weight.open = 0;
    let told = compare(&rules, &rules, &events).warnings;
    assert_eq!(told[0].concern, Concern::NeverPays { awards: 2 });
}

#[test]
fn a_cap_that_never_binds_or_always_does_is_told() {
    fn check(points: i64, days: u32, expected: &[&str]) {
        let cap = json!({ "per": "employee", "window": "day", "points": points });
        let rules = vec![rule(json!({ "caps": [cap] }))];
        let told = concerns(rules, &thanks(days, &json!({})));
        assert_eq!(told, expected, "{points} points, {days} days");
    }
    check(
        10,
        12,
        &[
            "Plain: The limit “at most 10 points a day for each employee” never binds: it cut no award in any of 12 days of single employees.",
        ],
    );
    check(
        9,
        12,
        &[
            "Plain: The limit “at most 9 points a day for each employee” nearly always binds: it cut awards in 12 of 12 days of single employees.",
        ],
    );
    check(9, 9, &[]);
    check(10, 9, &[]);
}

#[test]
fn a_cap_that_binds_now_and_then_is_none_to_tell_of() {
    let cap = json!({ "per": "employee", "window": "day", "points": 15 });
    let mut events = thanks(12, &json!({}));
    events.extend(thanks(3, &json!({})));
    assert!(concerns(vec![rule(json!({ "caps": [cap] }))], &events).is_empty());
}

#[test]
fn where_nothing_is_odd_no_more_is_said_than_was_looked_at() {
    fn check(rules: Vec<Rule>, events: &[Event], expected: &str) {
        let rules = with(rules);
        let told = compare(&rules, &rules, events);
        assert_eq!(told.warnings, []);
        assert_eq!(words::nothing_odd(told.looked_at), expected);
    }
    let cap = json!({ "per": "employee", "window": "day", "points": 15 });
    let capped = rule(json!({ "caps": [cap] }));
    let off = rule(json!({ "id": "off", "enabled": false, "if": [{ "score_at_least": 5 }] }));
    check(
        vec![off.clone()],
        &thanks(1, &json!({})),
        "No rule is switched on, so there is nothing to look at.",
    );
    let alone =
        "The rule that is switched on paid something, and does not ask for the highest score.";
    check(
        vec![capped.clone(), off],
        &thanks(3, &json!({})),
        &format!("{alone} One limit has counted too seldom to be judged."),
    );
    let mut often = thanks(12, &json!({}));
    often.extend(thanks(3, &json!({})));
    check(
        vec![capped],
        &often,
        &format!("{alone} One limit could be judged: it cut awards now and then."),
    );
    check(
        vec![rule(json!({})), rule(json!({ "id": "second" }))],
        &thanks(9, &json!({})),
        "Each of the 2 rules that are switched on paid something, and none asks for the highest score. No two that share ten events or more pay for nearly the same ones.",
    );
}

#[test]
fn the_largest_events_of_a_month_are_told_with_what_each_rule_paid() {
    let live = rule_set();
    let mut edited = live.clone();
    edited.rules[0].award.points = Points(20);
    edited.rules.remove(2);
    let mut events = thanks(40, &json!({}));
    let named = recipients(&[("ben", "store"), ("ana", "store")]);
    events.extend(thanks(3, &json!({ "recipients": named })));
    let lab = Lab::new(history(&live, &events));
    let told = lab.largest_events(&live, &edited, 0).unwrap();
    assert_eq!(told.len(), 5);
    let first = &told[0];
    assert_eq!(first.day.to_string(), "2026-03-03", "of equals the latest");
    assert_eq!(first.recipients, ["ana", "ben"]);
    assert!(first.after > told[3].after);
    let parts: Vec<_> = first.rules.iter().map(words::part_of_event).collect();
    assert_eq!(
        parts,
        [
            "Thanked by a customer: 40 points, instead of 20",
            "Lived a standard: 10 points",
            "Team share: 0 points, instead of 7",
        ]
    );
    assert_eq!(
        words::instead(first.before, first.after),
        "50 points, instead of 37"
    );
    assert_eq!(lab.largest_events(&live, &edited, 2), Ok(vec![]));
}

#[test]
fn two_rules_that_pay_for_the_same_thing_are_told() {
    let named = |id: &str, changes: Value| {
        let mut rule = rule(changes);
        rule.id = id.to_owned();
        rule.name = id.to_owned();
        rule
    };
    let mut events = thanks(19, &json!({}));
    events.extend(thanks(1, &json!({ "score": 3, "message_chars": 1 })));
    let (one, other) = (
        named("one", json!({ "if": [{ "score_at_least": 4 }] })),
        named("other", json!({})),
    );
    let told = "one: “other” pays for the same thing: of 20 events that set off either rule, 19 set off both.";
    assert_eq!(concerns(vec![one.clone(), other.clone()], &events), [told]);
    assert!(
        concerns(vec![one.clone(), other.clone()], &events[..9]).is_empty(),
        "nine events are too few"
    );
    let team = named("team", json!({ "award": { "points": 10, "to": "team" } }));
    assert!(
        concerns(vec![one.clone(), team], &events).is_empty(),
        "one pays people, the other teams"
    );
    let quick = named(
        "quick",
        json!({ "if": [{ "message_chars_at_least": 1_000 }] }),
    );
    assert_eq!(
        concerns(vec![one, quick], &events).len(),
        1,
        "it never fires"
    );
}

#[test]
fn an_award_for_the_highest_score_is_told_of_whatever_happened() {
    for (when, least, expected) in [
        ("score", 5, true),
        ("appreciation", 5, true),
        ("score", 4, false),
    ] {
        let rules = vec![rule(
            json!({ "when": when, "if": [{ "score_at_least": least }] }),
        )];
        let told = concerns(rules, &[]);
        assert_eq!(!told.is_empty(), expected, "{when} {least}");
    }
    let told = concerns(
        vec![rule(json!({ "if": [{ "score_at_least": 5 }] }))],
        &thanks(2, &json!({})),
    );
    assert_eq!(
        told,
        [
            "Plain: It pays for the highest score only, which invites begging for stars. So far that would have been 2 awards, 20 points."
        ]
    );
}

fn evidence(rules: &RuleSet, events: &[Event]) -> domain::lab::Evidence {
    let mut lab = Lab::new(history(rules, events));
    let told = lab.compare(rules, rules, today(), None).unwrap();
    lab.evidence(rules, &told.warnings[0]).unwrap().unwrap()
}

#[test]
fn evidence_of_a_rule_that_never_fires_is_what_came_nearest() {
    let rules = only(json!({ "if": [
        { "score_at_least": 4 }, { "message_chars_at_least": 50 }, { "teams": ["ward"] },
    ] }));
    let mut events = thanks(4, &json!({}));
    events.extend(thanks(2, &json!({ "score": 2 })));
    events.extend(thanks(
        1,
        &json!({ "message_chars": 60, "touchpoint": "till-9" }),
    ));
    let told = evidence(&rules, &events);
    assert_eq!(told.funnel, [7, 5, 1, 0]);
    assert_eq!(told.latest.len(), 1);
    assert_eq!(told.latest[0].touchpoint, "till-9");
    let steps = words::funnel(&rules.rules[0], &Names::default());
    assert_eq!(
        steps,
        [
            "Thanks that names somebody",
            "… with a score of at least 4",
            "… with a message of at least 50 characters",
            "… with a touchpoint of “ward”",
        ]
    );
}

#[test]
fn evidence_of_a_cap_is_what_it_cut_newest_first() {
    let cap = json!({ "per": "employee", "window": "day", "points": 9 });
    let told = evidence(&only(json!({ "caps": [cap] })), &thanks(12, &json!({})));
    assert_eq!((told.paid.awards, told.paid.points), (12, Points(108)));
    let days: Vec<_> = told
        .latest
        .iter()
        .map(|event| event.day.to_string())
        .collect();
    assert_eq!(
        days,
        [
            "2026-03-12",
            "2026-03-11",
            "2026-03-10",
            "2026-03-09",
            "2026-03-08"
        ]
    );
    assert_eq!(told.latest[0].paid.points, Points(9));
}

#[test]
fn evidence_about_a_rule_that_is_gone_is_none() {
    let lab = Lab::new(history(&rule_set(), &[]));
    let warning = Warning {
        rule: "gone".to_owned(),
        name: "Gone".to_owned(),
        concern: Concern::NeverFires,
    };
    assert_eq!(lab.evidence(&rule_set(), &warning), Ok(None));
}

#[test]
fn rules_of_another_time_zone_are_refused() {
    let mut lab = Lab::new(history(&rule_set(), &[]));
    let mut edited = rule_set();
    edited.time_zone = "Asia/Tokyo".to_owned();
    assert!(lab.compare(&rule_set(), &edited, today(), None).is_err());
}

#[test]
fn differences_are_told_with_their_sign() {
    for (points, value, expected) in [
        (1_000, 10, "+10.00\u{a0}EUR"),
        (-1, 5, "−0.01\u{a0}EUR"),
        (123_456, 1_250, "+154,320.00\u{a0}EUR"),
        (0, 1_000, "0.00\u{a0}EUR"),
    ] {
        assert_eq!(words::signed_money(Points(points), value, "EUR"), expected);
    }
    for (before, after, expected) in [
        (0, 5, None),
        (100, 100, Some("±0\u{a0}%")),
        (100, 150, Some("+50\u{a0}%")),
        (100, 40, Some("−60\u{a0}%")),
    ] {
        let told = words::signed_per_cent(Points(before), Points(after));
        assert_eq!(told.as_deref(), expected, "{before} {after}");
    }
}
