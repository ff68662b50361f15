//! Rule sets with everything in them, and streams of events that meet in few windows, so that caps are reached.

use super::support::{read, rule_set};
use domain::rules::{Event, Rule, RuleSet};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};

const STANDARDS: [&str; 4] = ["quick", "proactive", "kind", "clear"];
const EMPLOYEES: [&str; 5] = ["ana", "ben", "cem", "dao", "eve"];
const TEAMS: [&str; 3] = ["help-desk", "store", "ward"];
const TOUCHPOINTS: [&str; 3] = ["till-3", "till-4", "web"];
const ZONES: [&str; 4] = [
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "UTC",
];
/// Around the end of summer time in Berlin, a week, a month and a quarter before and after.
const DAYS: [&str; 8] = [
    "2026-09-30",
    "2026-10-01",
    "2026-10-24",
    "2026-10-25",
    "2026-10-26",
    "2026-10-31",
    "2026-11-01",
    "2027-01-01",
];

/// Rule sets that `check` lets pass.
pub fn some_rules() -> impl Strategy<Value = RuleSet> {
    let weights = [0..=100_u8, 0..=100_u8, 0..=100_u8];
    let rules = prop::collection::vec(some_rule(), 0..6);
    (weights, rules, select(ZONES.to_vec())).prop_map(
        |([open, kiosk, receipt], mut rules, zone)| {
            for (position, rule) in rules.iter_mut().enumerate() {
                rule.id = format!("rule-{position}");
            }
            let mut set = rule_set();
            set.trust_weight = read(
                json!({ "open": open, "kiosk": kiosk, "receipt": receipt }),
                json!({}),
            );
            set.time_zone = zone.to_owned();
            set.rules = rules;
            set
        },
    )
}

fn some_rule() -> impl Strategy<Value = Rule> {
    select(vec!["appreciation", "appreciation", "score", "recovery"]).prop_flat_map(|when| {
        let enabled = prop::bool::weighted(0.9);
        let to = select(vec!["each", "split", "team"]);
        (some_conditions(when), some_award(when), to.clone(), enabled).prop_flat_map(move |(conditions, award, to, enabled)| {
            some_caps(to).prop_map(move |caps| {
                let mut award = award.clone();
                award["to"] = json!(to);
                read(
                    json!({
                        "id": "rule", "name": "Rule", "enabled": enabled, "when": when, "if": conditions,
                        "award": award, "caps": caps,
                    }),
                    json!({}),
                )
            })
        })
    })
}

fn some_conditions(when: &'static str) -> impl Strategy<Value = Value> {
    let mut all = vec![
        json!({ "teams": ["store", "ward"] }),
        json!({ "touchpoints": ["till-3", "web"] }),
    ];
    if when == "recovery" {
        all.extend([
            json!({ "closed_within_hours": 24 }),
            json!({ "rescored_at_least": 4 }),
        ]);
    } else {
        all.extend([
            json!({ "score_at_least": 3 }),
            json!({ "message_chars_at_least": 20 }),
            json!({ "standards_any": ["quick", "clear"] }),
            json!({ "customers": ["external", "internal"] }),
            json!({ "trust_at_least": "kiosk" }),
        ]);
    }
    subsequence(all, 0..=2).prop_map(|chosen| json!(chosen))
}

fn some_award(when: &'static str) -> impl Strategy<Value = Value> {
    let points = prop_oneof![4 => 1..=40_i64, 1 => Just(1_000_000_i64)];
    (points, any::<bool>(), prop::option::of(1..=60_i64)).prop_map(
        move |(points, per_standard, most)| match (per_standard && when != "recovery", most) {
            (true, Some(most)) => json!({ "points": points, "per": "standard", "at_most": most }),
            (true, None) => json!({ "points": points, "per": "standard" }),
            (false, _) => json!({ "points": points }),
        },
    )
}

fn some_caps(to: &'static str) -> impl Strategy<Value = Vec<Value>> {
    let mut all = Vec::new();
    for per in ["employee", "team", "touchpoint", "program"] {
        for window in ["day", "week", "month", "quarter"] {
            if (per, to) != ("employee", "team") {
                all.push((per, window));
            }
        }
    }
    let points = prop::collection::vec(1..=120_i64, 3);
    (subsequence(all, 0..=3), points).prop_map(|(kinds, points)| {
        let caps = kinds.into_iter().zip(points);
        caps.map(
            |((per, window), points)| json!({ "per": per, "window": window, "points": points }),
        )
        .collect()
    })
}

/// Events as they were settled: in half of the cases as they happened, in the other now and then one that happened long before.
pub fn some_events() -> impl Strategy<Value = Vec<Event>> {
    let events = prop::collection::vec((some_event(), any::<bool>()), 0..40);
    (events, any::<bool>()).prop_map(|(mut events, as_they_happened)| {
        if as_they_happened {
            events.sort_by_key(|(event, _)| event["at"].to_string());
        }
        let numbered = events.into_iter().enumerate();
        numbered
            .map(|(position, (mut event, in_order))| {
                // Two share a number, and their instants and ids decide.
                event["seq"] = json!(if in_order { position } else { position / 2 });
                event["id"] = json!(format!("event-{position}"));
                read(event, json!({}))
            })
            .collect()
    })
}

fn some_event() -> impl Strategy<Value = Value> {
    let place = (select(TOUCHPOINTS.to_vec()), select(TEAMS.to_vec()));
    let at = (select(DAYS.to_vec()), 0..24_u32, 0..60_u32)
        .prop_map(|(day, hour, minute)| format!("{day}T{hour:02}:{minute:02}:00Z"));
    prop_oneof![
        8 => (place.clone(), at.clone(), some_answer()).prop_map(|(place, at, answer)| placed(place, &at, answer)),
        1 => (place, at, some_case()).prop_map(|(place, at, case)| placed(place, &at, case)),
    ]
}

fn placed((touchpoint, team): (&str, &str), at: &str, mut event: Value) -> Value {
    event["touchpoint"] = json!(touchpoint);
    event["team"] = json!(team);
    event["at"] = json!(at);
    event
}

fn some_answer() -> impl Strategy<Value = Value> {
    let who = (select(EMPLOYEES.to_vec()), select(TEAMS.to_vec()));
    let who = who.prop_map(|(employee, team)| json!({ "employee": employee, "team": team }));
    (
        select(vec!["response", "response", "response", "attribution"]),
        1..=5_u8,
        select(vec!["open", "kiosk", "receipt"]),
        select(vec!["external", "internal", "supplier"]),
        subsequence(STANDARDS.to_vec(), 0..=4),
        select(vec![0_u32, 1, 19, 20, 1_000]),
        prop::collection::vec(who, 0..5),
    )
        .prop_map(|(kind, score, trust, customer, standards, chars, recipients)| {
            json!({
                "kind": kind, "score": score, "trust": trust, "customer": customer, "standards": standards,
                "message_chars": chars, "recipients": recipients,
            })
        })
}

fn some_case() -> impl Strategy<Value = Value> {
    let rescored = prop::option::of(1..=5_u8);
    (
        select(EMPLOYEES.to_vec()),
        select(TEAMS.to_vec()),
        select(DAYS.to_vec()),
        rescored,
    )
        .prop_map(|(employee, team, opened, rescored)| {
            json!({
                "kind": "recovery", "resolver": { "employee": employee, "team": team },
                "opened_at": format!("{opened}T12:00:00Z"), "rescored": rescored,
            })
        })
}
