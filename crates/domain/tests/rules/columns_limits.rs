//! What limits leave and count in the engine of the Rule Lab, where many events come together and numbers are great.

use super::columns::{capped, history, paid, replayed, thanks};
use super::stream::{some_events, some_rules};
use super::support::{response, rule, rule_set};
use domain::rules::columns::{CapTotals, History, PaidTo, Payment};
use domain::rules::{CapScope, CapWindow, Event, RuleSet};
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeSet;

fn caps(rules: &RuleSet, events: &[Event]) -> Vec<[u64; 3]> {
    let totals = history(rules, events).totals(rules).unwrap();
    let caps = totals.rules.into_iter().flat_map(|rule| rule.caps);
    caps.map(|cap| [cap.cut, cap.windows, cap.reached])
        .collect()
}

#[test]
fn a_day_of_more_events_than_are_paid_together_is_one_window() {
    let rules = capped(&json!({ "per": "employee", "window": "day", "points": 1_000 }));
    let events = thanks(5_000, 7, |number| number / 2_500);
    assert_eq!(
        replayed(&rules, &history(&rules, &events)),
        paid(&rules, &events)
    );
    assert_eq!(caps(&rules, &events), [[5_000 - 14 * 100, 14, 14]]);
}

#[test]
fn an_award_of_0_opens_a_window_and_uses_nothing_of_it() {
    let rules = capped(&json!({ "per": "employee", "window": "day", "points": 20 }));
    let by = |id: &str, seq: u32, trust: &str| {
        Event::Response(response(json!({ "id": id, "seq": seq, "trust": trust })))
    };
    let events = [by("r1", 1, "open"), by("r2", 2, "receipt")];
    let told = replayed(&rules, &history(&rules, &events));
    assert_eq!(told, paid(&rules, &events));
    assert_eq!(told[0].4.0, 0, "an open link pays nothing here");
    let named = u64::try_from(told.len() / 2).unwrap();
    assert_eq!(caps(&rules, &events), [[0, named, 0]]);
}

#[test]
fn the_greatest_limits_and_one_of_nothing_are_counted_right() {
    for points in [0, 1, 999_999_999, 1_000_000_000] {
        let mut rules =
            capped(&json!({ "per": "employee", "window": "quarter", "points": points }));
        rules.rules[0].award.points.0 = 1_000_000;
        let events = thanks(1_003, 1, |number| number / 20);
        let told = replayed(&rules, &history(&rules, &events));
        assert_eq!(told, paid(&rules, &events), "{points}");
        let sum: i64 = told.iter().map(|told| told.4.0).sum();
        assert_eq!(sum, points);
        assert_eq!(caps(&rules, &events)[0][1..], [1, 1], "{points}");
    }
}

#[test]
fn rules_beyond_the_64th_are_their_own() {
    let rules = (0..140).map(|number| {
        rule(json!({
            "id": format!("rule-{number}"), "enabled": number % 7 != 0, "when": "score",
            "if": [{ "score_at_least": number % 5 + 1 }],
            "award": { "points": 1 + number, "to": if number % 2 == 0 { "each" } else { "team" } },
        }))
    });
    let rules = RuleSet {
        rules: rules.collect(),
        ..rule_set()
    };
    let scored = |score: u8| {
        let id = format!("r{score}");
        Event::Response(response(json!({ "id": id, "seq": score, "score": score })))
    };
    let events: Vec<_> = (1..=5).map(scored).collect();
    assert_eq!(
        replayed(&rules, &history(&rules, &events)),
        paid(&rules, &events)
    );
}

#[test]
fn slots_that_are_not_laid_out_count_the_same_beside_others() {
    let wide = json!({ "per": "program", "window": "quarter", "points": 9_000 });
    let mut rules = capped(&json!({ "per": "employee", "window": "day", "points": 15 }));
    rules.rules[0]
        .caps
        .extend(capped(&wide).rules[0].caps.clone());
    let events = thanks(1_200, 300, |number| (number + number / 600) % 300);
    let history = history(&rules, &events);
    assert_eq!(replayed(&rules, &history), paid(&rules, &events));
    let totals = history.totals(&rules).unwrap();
    assert_eq!(totals.rules[0].caps, recounted(&rules, &history, 0));
}

/// What the caps of a rule did, by its payments.
fn recounted(rules: &RuleSet, history: &History, rule: usize) -> Vec<CapTotals> {
    let mut payments = Vec::new();
    let told = history.replay(rules, |payment| {
        if payment.rule as usize == rule {
            payments.push(*payment);
        }
    });
    told.unwrap();
    let caps = rules.rules[rule].caps.iter().zip(0..);
    let count = |set: BTreeSet<_>| set.len() as u64;
    let recounted = caps.map(|(cap, position)| {
        let place = |payment: &&Payment| {
            let window = first_day(cap.window, history.days()[payment.day as usize]);
            (subject(cap.per, history, payment), window)
        };
        let cut = payments
            .iter()
            .filter(|payment| payment.cap == Some(position));
        CapTotals {
            cut: cut.clone().count() as u64,
            windows: count(payments.iter().map(|payment| place(&payment)).collect()),
            reached: count(cut.map(|payment| place(&payment)).collect()),
        }
    });
    recounted.collect()
}

fn subject(scope: CapScope, history: &History, payment: &Payment) -> String {
    match (scope, payment.to) {
        (CapScope::Employee, PaidTo::Employee(number)) => number.to_string(),
        (CapScope::Employee | CapScope::Team, _) => payment.team.to_string(),
        (CapScope::Touchpoint, _) => {
            let (_, touchpoint) = history.event(payment.event as usize).unwrap();
            touchpoint.to_owned()
        }
        (CapScope::Program, _) => String::new(),
    }
}

fn first_day(window: CapWindow, day: Date) -> Date {
    match window {
        CapWindow::Day => day,
        CapWindow::Week => {
            day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
        }
        CapWindow::Month => day.first_of_month(),
        CapWindow::Quarter => {
            let month = (day.month() - 1) / 3 * 3 + 1;
            Date::new(day.year(), month, 1).unwrap()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_caps_did_is_what_the_payments_say(rules in some_rules(), events in some_events()) {
        let history = history(&rules, &events);
        let totals = history.totals(&rules).unwrap();
        for (rule, totals) in totals.rules.iter().enumerate() {
            prop_assert_eq!(&totals.caps, &recounted(&rules, &history, rule));
        }
    }

    #[test]
    fn days_and_teams_have_what_the_payments_say(rules in some_rules(), events in some_events()) {
        let history = history(&rules, &events);
        let totals = history.totals(&rules).unwrap();
        let mut days = vec![vec![0; history.days().len()]; rules.rules.len()];
        let mut teams = vec![vec![0; history.teams().len()]; rules.rules.len()];
        let told = history.replay(&rules, |payment| {
            days[payment.rule as usize][payment.day as usize] += payment.awarded.0;
            teams[payment.rule as usize][payment.team as usize] += payment.awarded.0;
        });
        prop_assert!(told.is_ok());
        for ((rule, days), teams) in totals.rules.iter().zip(days).zip(teams) {
            let points = |paid: &[domain::rules::columns::Paid]| -> Vec<_> {
                paid.iter().map(|paid| paid.points.0).collect()
            };
            prop_assert_eq!((points(&rule.by_day), points(&rule.teams)), (days, teams));
        }
    }
}
