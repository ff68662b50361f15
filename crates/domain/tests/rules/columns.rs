//! The engine of the Rule Lab pays what the other one pays.

use super::stream::{some_events, some_rules};
use super::support::{POINTS_MD_RESPONSE, only, pay_all, read, recovery, response, rule_set};
use domain::points::Points;
use domain::rules::columns::{CapTotals, History, Paid, PaidTo, Payment, Recorder, RuleTotals};
use domain::rules::{Account, Award, Calendar, Cap, Event, RuleSet};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use serde_json::{Value, json};

pub fn history(rules: &RuleSet, events: &[Event]) -> History {
    let calendar = Calendar::of(rules).unwrap();
    let mut recorder = Recorder::new(&calendar);
    for event in events {
        recorder.push(event);
    }
    recorder.finish()
}

/// What can be compared of an award: all but the instant at which a window ends, which a history does not know.
type Told = (String, Account, Points, u8, Points, Option<Cap>);

fn of_row(award: Award) -> Told {
    let cap = award.cap.map(|cap| Cap {
        per: cap.per,
        window: cap.window,
        points: cap.points,
    });
    (
        award.rule,
        award.to,
        award.share,
        award.weight,
        award.awarded,
        cap,
    )
}

fn of_column(rules: &RuleSet, history: &History, payment: &Payment) -> Told {
    let rule = &rules.rules[payment.rule as usize];
    let to = match payment.to {
        PaidTo::Employee(number) => Account::Employee(history.employees()[number as usize].clone()),
        PaidTo::Team(number) => Account::Team(history.teams()[number as usize].clone()),
    };
    let cap = payment
        .cap
        .map(|position| rule.caps[position as usize].clone());
    (
        rule.id.clone(),
        to,
        payment.share,
        payment.weight,
        payment.awarded,
        cap,
    )
}

pub fn replayed(rules: &RuleSet, history: &History) -> Vec<Told> {
    let mut told = Vec::new();
    history
        .replay(rules, |payment| told.push(*payment))
        .unwrap();
    // The sort is stable: of one event and rule they stay in the order in which they were told.
    told.sort_by_key(|payment| (payment.event, payment.rule));
    let told = told.iter();
    told.map(|payment| of_column(rules, history, payment))
        .collect()
}

pub fn paid(rules: &RuleSet, events: &[Event]) -> Vec<Told> {
    let awards = pay_all(rules, events, &mut domain::rules::Paid::default());
    awards.into_iter().map(of_row).collect()
}

/// The worked example, a case, and thanks that is found after the quarter has ended.
fn example() -> Vec<Event> {
    let response = serde_json::from_str(POINTS_MD_RESPONSE).unwrap();
    vec![
        read(response, json!({})),
        recovery(json!({})),
        recovery(json!({ "id": "c2", "seq": 3, "at": "2026-07-03T10:00:00Z" })),
    ]
}

#[test]
fn the_worked_example_pays_the_same() {
    let history = history(&rule_set(), &example());
    assert_eq!((history.len(), history.is_empty()), (3, false));
    assert_eq!(
        replayed(&rule_set(), &history),
        paid(&rule_set(), &example())
    );
}

#[test]
fn totals_are_by_month_rule_account_and_team() {
    let mut rules = rule_set();
    rules.rules[0].caps[0].points = Points(4);
    let history = history(&rules, &example());
    let totals = history.totals(&rules).unwrap().rules;
    let months: Vec<_> = history.months().iter().map(ToString::to_string).collect();
    assert_eq!(months, ["2026-03-01", "2026-07-01"]);
    let told = |of: &dyn Fn(&RuleTotals) -> Vec<Paid>| -> Vec<_> {
        let of_rule = |rule| {
            of(rule)
                .iter()
                .map(|paid| (paid.points.0, paid.awards))
                .collect()
        };
        totals.iter().map(of_rule).collect::<Vec<Vec<_>>>()
    };
    assert_eq!(
        told(&|rule| rule.by_month(&history)),
        [[(8, 2), (0, 0)], [(10, 2), (0, 0)], [(7, 1), (0, 0)]]
    );
    assert_eq!(
        told(&|rule| rule.employees.clone()),
        [[(4, 1), (4, 1)], [(5, 1), (5, 1)], [(0, 0), (0, 0)]]
    );
    assert_eq!(
        told(&|rule| rule.team_accounts.clone()),
        [[(0, 0)], [(0, 0)], [(7, 1)]]
    );
    assert_eq!(
        told(&|rule| rule.teams.clone()),
        [[(8, 2)], [(10, 2)], [(7, 1)]]
    );
    let caps: Vec<_> = totals.iter().map(|rule| rule.caps.clone()).collect();
    let cap = |cut, windows, reached| CapTotals {
        cut,
        windows,
        reached,
    };
    assert_eq!(caps, [vec![cap(2, 2, 2)], vec![], vec![cap(0, 1, 0)]]);
}

/// How often a daily limit of 20 points for each employee counts and is reached, where 10 points a time are given to these people on
/// these days.
#[test]
fn windows_that_a_cap_counts_in_are_told_from_those_where_it_is_reached() {
    fn check(given: &[(u32, u32)], wider: u32, expected: [u64; 3]) {
        let mut rules = capped(&json!({ "per": "employee", "window": "day", "points": 20 }));
        for more in 0..wider {
            let wide = json!({ "per": "program", "window": "quarter", "points": 1_000 + more });
            rules.rules[0]
                .caps
                .extend(capped(&wide).rules[0].caps.clone());
        }
        let count = u32::try_from(given.len()).unwrap();
        let mut events = thanks(count, 1, |number| given[number as usize].1);
        for (event, (person, _)) in events.iter_mut().zip(given) {
            if let Event::Response(response) = event {
                response.recipients[0].employee = format!("e{person}");
            }
        }
        let totals = history(&rules, &events).totals(&rules).unwrap();
        let cap = &totals.rules[0].caps[0];
        assert_eq!([cap.cut, cap.windows, cap.reached], expected, "{given:?}");
    }
    for wider in 0..4 {
        check(&[], wider, [0, 0, 0]);
        check(&[(1, 1), (1, 1)], wider, [0, 1, 0]);
        check(&[(1, 1), (1, 1), (1, 1), (1, 1)], wider, [2, 1, 1]);
        check(&[(1, 1), (2, 1), (1, 2), (1, 1), (1, 1)], wider, [1, 3, 1]);
    }
}

#[test]
fn a_rule_applies_to_events_whatever_its_caps_leave() {
    let rules = capped(&json!({ "per": "program", "window": "quarter", "points": 15 }));
    let history = history(&rules, &thanks(3, 1, |day| day));
    let mut several = rules.clone();
    several.rules = vec![rules.rules[0].clone(); 70];
    several.rules[1].enabled = false;
    let applying = history.applying(&several.rules);
    assert_eq!(applying.len(), 70);
    for (position, events) in applying.iter().enumerate() {
        let expected: &[usize] = if position == 1 { &[] } else { &[2, 1, 0] };
        assert_eq!(events.latest_first().collect::<Vec<_>>(), expected);
    }
    assert_eq!(
        history
            .event(2)
            .map(|(day, place)| (day.to_string(), place.to_owned())),
        Some(("2024-01-03".to_owned(), "till-3".to_owned()))
    );
    assert_eq!(history.event(3), None);
}

#[test]
fn rules_beyond_the_64th_are_paid_as_well() {
    let mut rules = rule_set();
    let rule = rules.rules[0].clone();
    rules.rules = (0..70)
        .map(|number| {
            let mut rule = rule.clone();
            rule.id = format!("rule-{number}");
            rule
        })
        .collect();
    let told = replayed(&rules, &history(&rules, &example()));
    assert_eq!((told.len(), told), (140, paid(&rules, &example())));
}

/// `count` thanks, each for one of `people`, on the day that `day` says.
pub fn thanks(count: u32, people: u32, day: impl Fn(u32) -> u32) -> Vec<Event> {
    let first: Date = "2024-01-01".parse().unwrap();
    let thanks = (0..count).map(|number| {
        let on = first.saturating_add(i64::from(day(number)).days());
        Event::Response(response(json!({
            "id": format!("r{number}"), "seq": number, "at": format!("{on}T12:00:00Z"),
            "recipients": [{ "employee": format!("e{}", number % people), "team": "store" }],
        })))
    });
    thanks.collect()
}

pub fn capped(cap: &Value) -> RuleSet {
    only(json!({ "award": { "points": 10, "to": "each" }, "caps": [cap] }))
}

#[test]
fn thousands_of_events_are_paid_the_same_block_by_block() {
    let mut rules = rule_set();
    let weekly = json!({ "per": "program", "window": "week", "points": 100 });
    rules.rules.extend(capped(&weekly).rules);
    // Two a day, and of every fifty one that happened three weeks before.
    let late =
        |number: u32| (number / 2).saturating_sub(if number.is_multiple_of(50) { 21 } else { 0 });
    let events = thanks(5_000, 7, late);
    let told = replayed(&rules, &history(&rules, &events));
    assert_eq!(told, paid(&rules, &events));
    assert!(told.iter().any(|told| told.5.is_some()) && told.len() == 20_000);
}

#[test]
fn a_history_with_more_people_and_late_events_than_are_laid_out_is_paid_the_same() {
    let rules = capped(&json!({ "per": "employee", "window": "day", "points": 15 }));
    // Each of many days comes again after all of them, for the same person and then for the one before.
    let events = thanks(8_800, 2_200, |number| (number + number / 4_400) % 2_200);
    let told = replayed(&rules, &history(&rules, &events));
    assert_eq!(told, paid(&rules, &events));
    let cut = told.iter().filter(|told| told.4 == Points(5));
    assert_eq!(cut.count(), 4_400);
}

#[test]
fn rules_of_another_time_zone_are_refused() {
    let mut rules = rule_set();
    let history = history(&rules, &example());
    let read_back = History::from_bytes(&history.to_bytes()).unwrap();
    rules.time_zone = "europe/berlin".to_owned();
    assert!(read_back.totals(&rules).is_ok());
    rules.time_zone = "Asia/Tokyo".to_owned();
    for history in [history, read_back] {
        let mut told = 0;
        let refused = history.replay(&rules, |_| told += 1);
        assert_eq!(
            (refused.unwrap_err().to_string().as_str(), told),
            (
                "The history counts by the days of “Europe/Berlin”, and these rules by those of “Asia/Tokyo”. Load the history of “Asia/Tokyo”.",
                0
            )
        );
        assert!(history.totals(&rules).is_err());
    }
}

#[test]
fn a_history_of_no_named_time_zone_fits_no_rules() {
    let fixed = Calendar::in_zone(TimeZone::fixed(jiff::tz::offset(1)));
    let mut rules = rule_set();
    rules.time_zone = String::new();
    let history = Recorder::new(&fixed).finish();
    assert!(history.totals(&rules).is_err());
}

#[test]
fn nothing_pays_nothing() {
    let history = history(&rule_set(), &[]);
    assert!(history.is_empty() && replayed(&rule_set(), &history).is_empty());
    assert_eq!(History::from_bytes(&history.to_bytes()), Ok(history));
}

#[test]
fn bytes_that_are_no_history_are_refused() {
    let bytes = history(&rule_set(), &example()).to_bytes();
    for length in 0..bytes.len() {
        assert!(
            History::from_bytes(&bytes[..length]).is_err(),
            "{length} bytes"
        );
    }
    let more = [&bytes[..], b"!"].concat();
    assert_eq!(
        History::from_bytes(&more).unwrap_err().to_string(),
        "The history cannot be read: something follows it. Load it anew."
    );
    for beginning in [&b"plaudit history 1\n"[..], b"plaudit history 3\n"] {
        let other = [beginning, &bytes[beginning.len()..]].concat();
        assert_eq!(
            History::from_bytes(&other).unwrap_err().to_string(),
            "The history cannot be read: it is of another format. Load it anew."
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_engines_pay_the_same(rules in some_rules(), events in some_events()) {
        let history = history(&rules, &events);
        prop_assert_eq!(replayed(&rules, &history), paid(&rules, &events));
    }

    #[test]
    fn totals_are_what_the_payments_add_up_to(rules in some_rules(), events in some_events()) {
        let history = history(&rules, &events);
        let totals = history.totals(&rules).unwrap();
        let awards: u64 = totals.rules.iter().map(|rule| rule.paid().awards).sum();
        let points: Points = totals.rules.iter().map(|rule| rule.paid().points).sum();
        let paid = paid(&rules, &events);
        prop_assert_eq!(awards, paid.len() as u64);
        prop_assert_eq!(points, paid.iter().map(|told| told.4).sum());
        for (events, totals) in history.applying(&rules.rules).iter().zip(&totals.rules) {
            prop_assert!(events.count() <= totals.paid().awards);
            prop_assert_eq!(events.count() == 0, totals.paid().awards == 0);
            for cap in &totals.caps {
                prop_assert!(cap.reached <= cap.windows && cap.reached <= cap.cut);
            }
        }
    }

    #[test]
    fn a_history_that_goes_on_is_the_one_that_was_never_interrupted(
        rules in some_rules(), events in some_events(), at in any::<prop::sample::Index>(),
    ) {
        let calendar = Calendar::of(&rules).unwrap();
        let (first, rest) = events.split_at(at.index(events.len() + 1));
        let kept = History::from_bytes(&history(&rules, first).to_bytes()).unwrap();
        let mut recorder = Recorder::resume(&calendar, kept).unwrap();
        for event in rest {
            recorder.push(event);
        }
        prop_assert_eq!(recorder.finish(), history(&rules, &events));
    }

    #[test]
    fn a_history_is_written_and_read_back(rules in some_rules(), events in some_events()) {
        let history = history(&rules, &events);
        prop_assert_eq!(History::from_bytes(&history.to_bytes()), Ok(history));
    }

    #[test]
    fn bytes_that_were_changed_are_refused_or_replayed_without_a_fall(
        rules in some_rules(), events in some_events(), at in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let mut bytes = history(&rules, &events).to_bytes();
        let position = at.index(bytes.len());
        bytes[position] = byte;
        if let Ok(history) = History::from_bytes(&bytes) {
            // Where the name of the time zone was changed, the rules are of another.
            if let Ok(totals) = history.totals(&rules) {
                prop_assert_eq!(totals.rules.len(), rules.rules.len());
            }
        }
    }
}
