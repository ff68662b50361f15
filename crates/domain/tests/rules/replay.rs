//! What other rules would have paid for a history.

use super::support::{only, response};
use domain::instant::Instant;
use domain::points::Points;
use domain::rules::Event;
use domain::rules::replay::{Cost, Replay};
use serde_json::json;

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

/// Thanks to Ana.
fn thanks(moment: &str) -> Event {
    Event::Response(response(json!({
        "at": moment, "recipients": [{ "employee": "ana", "team": "store" }],
    })))
}

#[test]
fn caps_have_counted_what_came_before() {
    let caps = json!([{ "per": "employee", "window": "quarter", "points": 15 }]);
    let rules = only(json!({ "caps": caps }));
    let mut replay = Replay::new(rules, at("2026-03-02T00:00:00Z")).unwrap();
    // The quarter begins by the calendar of Berlin.
    assert_eq!(replay.warm_up(), at("2025-12-31T23:00:00Z"));
    let cost = |replay: &mut Replay, moment| replay.cost(&thanks(moment)).0;
    assert_eq!(
        cost(&mut replay, "2026-01-05T09:00:00Z"),
        0,
        "before: it fills the cap alone"
    );
    assert_eq!(cost(&mut replay, "2026-03-02T09:00:00Z"), 5);
    assert_eq!(cost(&mut replay, "2026-03-03T09:00:00Z"), 0);
    assert_eq!(
        cost(&mut replay, "2026-04-01T09:00:00Z"),
        10,
        "a new quarter"
    );
}

#[test]
fn rules_of_no_known_time_zone_are_not_replayed() {
    let mut rules = only(json!({}));
    rules.time_zone = "Europe/Atlantis".to_owned();
    assert!(Replay::new(rules, at("2026-03-02T00:00:00Z")).is_err());
}

#[test]
fn a_rise_is_judged_against_what_the_live_rules_cost() {
    fn check(live: i64, new: i64, per_cent: u32, expected: bool) {
        let cost = Cost {
            compared_with: 1,
            live: Points(live),
            new: Points(new),
        };
        assert_eq!(
            cost.rises_by_more_than(per_cent),
            expected,
            "{live} {new} {per_cent}"
        );
    }
    check(1_000, 1_100, 10, false);
    check(1_000, 1_101, 10, true);
    check(1_000, 900, 0, false);
    check(1_000, 1_000, 0, false);
    check(1_000, 1_001, 0, true);
    check(0, 0, 10, false);
    check(0, 1, 1_000, true);
    check(i64::MAX, i64::MAX, 1_000, false);
    check(1, i64::MAX, 1_000, true);
}
