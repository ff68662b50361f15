//! What caps leave, by the examples of `points.md` and a table of small stories.

use super::support::{lines, only, pay, pay_all, response, rule_set};
use domain::points::Points;
use domain::rules::{Award, Calendar, CapWindow, Event, Paid, RuleSet, Window, settle, totals};
use serde_json::{Value, json};

/// `day employee 25, month program 40`.
fn caps(written: &str) -> Value {
    let caps = written.split(", ").filter(|cap| !cap.is_empty());
    caps.map(|cap| match cap.split(' ').collect::<Vec<_>>()[..] {
        [window, per, points] => {
            json!({ "per": per, "window": window, "points": points.parse::<i64>().unwrap() })
        }
        _ => panic!("a cap is: window scope points"),
    })
    .collect()
}

/// `03-02T10 ana/store+ben/ward till-4`: in 2026, by UTC; team and touchpoint may be left out.
fn event(position: usize, written: &str) -> Event {
    let mut parts = written.split(' ');
    let (at, whom) = (parts.next().unwrap(), parts.next().unwrap());
    let recipients: Value = whom
        .split('+')
        .map(|who| who.split_once('/').unwrap_or((who, "store")))
        .map(|(employee, team)| json!({ "employee": employee, "team": team }))
        .collect();
    Event::Response(response(json!({
        "id": format!("r{position}"), "seq": position, "at": format!("2026-{at}:00:00Z"),
        "touchpoint": parts.next().unwrap_or("till-3"), "recipients": recipients,
    })))
}

/// One rule that gives 10 points, its caps, what happens one after the other, and what each event pays:
/// `10 10 | 5`, its beneficiaries by account.
struct Story {
    to: &'static str,
    caps: &'static str,
    events: &'static [&'static str],
    paid: &'static str,
}

fn check(story: &Story) {
    let rules = only(json!({
        "award": { "points": 10, "to": story.to }, "caps": caps(story.caps),
    }));
    let mut paid = Paid::default();
    let mut told = Vec::new();
    for (position, written) in story.events.iter().enumerate() {
        let awards = pay_all(&rules, &[event(position, written)], &mut paid);
        let awards: Vec<_> = awards
            .iter()
            .map(|award| award.awarded.to_string())
            .collect();
        told.push(awards.join(" "));
    }
    assert_eq!(
        told.join(" | "),
        story.paid,
        "{} {:?}",
        story.caps,
        story.events
    );
}

macro_rules! stories {
    ($($name:ident: $to:literal [$caps:literal] $($event:literal),+ => $paid:literal;)+) => {$(
        #[test]
        fn $name() {
            check(&Story { to: $to, caps: $caps, events: &[$($event),+], paid: $paid });
        }
    )+};
}

stories! {
    without_caps_all_is_paid: "each" [""] "03-02T10 ana", "03-02T11 ana" => "10 | 10";
    a_cap_that_is_not_reached_changes_nothing: "each" ["day employee 20"] "03-02T10 ana", "03-02T11 ana" => "10 | 10";
    what_is_left_is_paid_in_part: "each" ["day employee 15"] "03-02T10 ana", "03-02T11 ana", "03-02T12 ana" => "10 | 5 | 0";
    a_cap_below_one_award_pays_that_much: "each" ["day employee 1"] "03-02T10 ana", "03-02T11 ana" => "1 | 0";
    each_employee_has_their_own: "each" ["day employee 10"] "03-02T10 ana", "03-02T11 ben", "03-02T12 ana+ben" => "10 | 10 | 0 0";
    an_employee_takes_it_along_to_other_teams: "each" ["day employee 15"] "03-02T10 ana/store", "03-02T11 ana/ward" => "10 | 5";
    each_team_has_its_own: "each" ["day team 15"] "03-02T10 ana/store", "03-02T11 ben/ward", "03-02T12 cem/store" => "10 | 10 | 5";
    the_team_is_that_of_the_entry: "each" ["day team 15"] "03-02T10 ana/store", "03-02T11 ana/ward", "03-02T12 ana/store" => "10 | 10 | 5";
    colleagues_draw_on_a_team_one_after_the_other: "each" ["day team 25"] "03-02T10 cem/store+ana/store+ben/store" => "10 10 5";
    each_touchpoint_has_its_own: "each" ["day touchpoint 15"] "03-02T10 ana till-3", "03-02T11 ana till-4", "03-02T12 ben till-3" => "10 | 10 | 5";
    the_program_is_one: "each" ["day program 25"] "03-02T10 ana till-3", "03-02T11 ben/ward till-4", "03-02T12 cem+dao till-5" => "10 | 10 | 5 0";
    shares_are_cut_one_by_one: "split" ["day employee 3"] "03-02T10 ana+ben+cem", "03-02T11 ana" => "3 3 3 | 0";
    a_team_account_draws_on_its_own: "team" ["day team 12"] "03-02T10 ana/store", "03-02T11 ben/store+cem/ward" => "10 | 2 5";
    a_team_account_draws_on_the_program: "team" ["month program 12"] "03-02T10 ana/ward+ben/store", "03-09T10 ana/ward" => "5 5 | 2";
    a_team_account_draws_on_the_touchpoint: "team" ["week touchpoint 15"] "03-02T10 ana", "03-03T10 ana till-4", "03-04T10 ana" => "10 | 10 | 5";
    the_tightest_of_several_holds: "each" ["day employee 30, day team 12"] "03-02T10 ana", "03-02T11 ana", "03-02T12 ana" => "10 | 2 | 0";
    each_of_several_may_be_the_tightest: "each" ["day employee 15, week employee 25"] "03-02T10 ana", "03-02T11 ana", "03-03T10 ana", "03-04T10 ana" => "10 | 5 | 10 | 0";
    what_one_cap_withheld_counts_under_no_other: "each" ["day employee 5, week program 12"] "03-02T10 ana", "03-02T11 ana", "03-02T12 ben", "03-03T10 ana" => "5 | 0 | 5 | 2";
    a_day_ends_at_midnight_in_berlin: "each" ["day employee 10"] "03-02T22 ana", "03-02T23 ana", "03-03T22 ana", "03-03T23 ana" => "10 | 10 | 0 | 10";
    a_week_begins_on_monday: "each" ["week employee 10"] "03-01T22 ana", "03-01T23 ana", "03-08T22 ana", "03-08T23 ana" => "10 | 10 | 0 | 10";
    a_month_ends_with_its_last_day: "each" ["month employee 10"] "02-28T22 ana", "02-28T23 ana", "03-31T21 ana", "03-31T22 ana" => "10 | 10 | 0 | 10";
    a_quarter_has_three_months: "each" ["quarter employee 10"] "01-01T00 ana", "03-31T21 ana", "03-31T22 ana", "06-30T21 ana", "06-30T22 ana" => "10 | 0 | 10 | 0 | 10";
    late_events_draw_on_the_window_of_their_own_instant: "each" ["day employee 15"] "03-02T10 ana", "03-03T10 ana", "03-02T11 ana", "03-03T11 ana" => "10 | 10 | 5 | 5";
    in_the_order_of_settlement_not_of_happening: "each" ["day employee 15"] "03-02T12 ana", "03-02T10 ana" => "10 | 5";
    somebody_who_is_named_twice_draws_once: "each" ["day employee 15"] "03-02T10 ana/store+ana/ward", "03-02T11 ana" => "10 | 5";
    a_team_that_is_named_twice_draws_once: "team" ["day team 15"] "03-02T10 ana/store+ben/store", "03-02T11 ana" => "10 | 5";
}

#[test]
fn the_third_message_of_the_worked_example_is_cut() {
    let ana = json!([{ "employee": "ana", "team": "store" }]);
    let mut paid = Paid::default();
    // Four at full weight and one at half: 45 points of `thanked` that day.
    for (position, trust) in ["receipt", "receipt", "receipt", "receipt", "kiosk"]
        .iter()
        .enumerate()
    {
        let earlier = response(json!({
            "id": format!("e{position}"), "trust": trust, "recipients": ana, "at": "2026-03-02T08:00:00Z",
        }));
        pay_all(&rule_set(), &[Event::Response(earlier)], &mut paid);
    }
    let third = response(json!({ "id": "r9", "recipients": ana, "at": "2026-03-02T22:30:00Z" }));
    let awards = pay_all(&rule_set(), &[Event::Response(third)], &mut paid);
    assert_eq!(
        lines(&awards),
        [
            "thanked employee:ana 10 * 100 % = 5, 50 a day per employee until 2026-03-02T23:00:00Z",
            "standards employee:ana 5 * 100 % = 5",
            "team team:store 7 * 100 % = 7",
        ]
    );
}

#[test]
fn awards_are_written_as_in_points_md() {
    let awards = pay(&rule_set(), response(json!({})));
    assert_eq!(
        serde_json::to_string(&awards[0].line("r1")).unwrap(),
        r#"{"event":"r1","rule":"thanked","version":3,"to":"employee:ana","share":10,"weight":100,"awarded":10,"cap":null}"#
    );
    let rules = capped(10, "day employee 4");
    let awards = pay(&rules, response(json!({})));
    assert_eq!(
        serde_json::to_string(&awards[0].line("r9")).unwrap(),
        r#"{"event":"r9","rule":"plain","version":3,"to":"employee:ana","share":10,"weight":100,"awarded":4,"cap":{"per":"employee","window":"day","points":4,"frees_at":"2026-03-02T23:00:00Z"}}"#
    );
}

fn capped(points: i64, written: &str) -> RuleSet {
    only(json!({ "award": { "points": points, "to": "each" }, "caps": caps(written) }))
}

fn told(awards: &[Award]) -> Vec<Option<i64>> {
    let caps = awards.iter().map(|award| award.cap);
    caps.map(|cap| cap.map(|cap| cap.points.0)).collect()
}

#[test]
fn a_cap_is_told_only_where_it_cut() {
    let rules = capped(10, "day employee 10");
    let mut paid = Paid::default();
    let first = pay_all(&rules, &[event(0, "03-02T10 ana")], &mut paid);
    assert_eq!(told(&first), [None], "exactly what was left");
    let second = pay_all(&rules, &[event(1, "03-02T11 ana")], &mut paid);
    assert_eq!(told(&second), [Some(10)]);
    let weightless = response(json!({ "trust": "open", "at": "2026-03-02T12:00:00Z" }));
    let third = pay_all(&rules, &[Event::Response(weightless)], &mut paid);
    assert_eq!(told(&third), [None, None], "there was nothing to cut");
}

#[test]
fn of_equally_tight_caps_the_first_listed_is_told() {
    for (written, first) in [
        ("day employee 4, week employee 4, month employee 5", "day"),
        ("month employee 5, week employee 4, day employee 4", "week"),
    ] {
        let awards = pay(&capped(10, written), response(json!({})));
        let cap = awards[0].cap.unwrap();
        assert_eq!(json!(cap.window), json!(first), "{written}");
    }
}

#[test]
fn caps_that_are_overdrawn_are_equally_tight() {
    // An owner lowered both: 20 were paid under 15 and under 5, and nothing is left under either.
    let mut paid = Paid::default();
    let events = [event(0, "03-02T10 ana"), event(1, "03-02T11 ana")];
    pay_all(
        &capped(10, "month employee 50, day employee 50"),
        &events,
        &mut paid,
    );
    let lowered = capped(10, "month employee 15, day employee 5");
    let awards = pay_all(&lowered, &[event(2, "03-02T12 ana")], &mut paid);
    assert_eq!(
        (awards[0].awarded, told(&awards)),
        (Points(0), vec![Some(15)])
    );
}

#[test]
fn a_rule_keeps_what_it_paid_across_versions_and_others_do_not_count() {
    let mut paid = Paid::default();
    pay_all(
        &capped(10, "day employee 15"),
        &[event(0, "03-02T10 ana")],
        &mut paid,
    );
    let mut next = capped(20, "day employee 15");
    next.version += 1;
    next.rules[0].name = "Another name".to_owned();
    let mut other = next.rules[0].clone();
    other.id = "other".to_owned();
    next.rules.push(other);
    let awards = pay_all(&next, &[event(1, "03-02T11 ana")], &mut paid);
    let awarded: Vec<_> = awards.iter().map(|award| award.awarded.0).collect();
    assert_eq!(awarded, [5, 15]);
}

#[test]
fn the_totals_to_look_up_are_all_that_settling_asks_for() {
    let rules = capped(
        10,
        "day employee 15, quarter team 100, week touchpoint 100, month program 100",
    );
    let event = event(0, "05-31T23 ana/store+ben/ward");
    let calendar = Calendar::of(&rules).unwrap();
    let wanted = totals(&rules, &calendar, &event);
    let written: Vec<_> = wanted
        .iter()
        .map(|total| {
            let (per, window) = (json!(total.per), json!(total.window.kind));
            format!("{per} {} {window} {}", total.of, total.window.since).replace('"', "")
        })
        .collect();
    assert_eq!(
        written,
        [
            "employee ana day 2026-06-01",
            "employee ben day 2026-06-01",
            "team store quarter 2026-04-01",
            "team ward quarter 2026-04-01",
            "touchpoint till-3 week 2026-06-01",
            "program  month 2026-06-01",
        ]
    );
    // A ledger knows what was paid; the engine is told before it settles.
    let mut paid = Paid::default();
    paid.add(&wanted[0], Points(12));
    let awards = settle(&rules, &calendar, &event, &mut paid);
    let awarded: Vec<_> = awards.iter().map(|award| award.awarded.0).collect();
    assert_eq!(awarded, [3, 10]);
    assert_eq!(paid.get(&wanted[0]), Points(15));
    assert_eq!(paid.get(&wanted[5]), Points(13));
}

#[test]
fn nothing_is_looked_up_for_rules_without_caps_or_that_do_not_apply() {
    let calendar = Calendar::utc();
    assert_eq!(
        totals(&capped(10, ""), &calendar, &event(0, "03-02T10 ana")),
        []
    );
    let mut off = capped(10, "day employee 15");
    off.rules[0].enabled = false;
    assert_eq!(totals(&off, &calendar, &event(0, "03-02T10 ana")), []);
}

#[test]
fn what_was_paid_is_written_as_a_list_and_read_back() {
    let mut paid = Paid::default();
    let rules = capped(10, "day employee 15, month program 100");
    pay_all(&rules, &[event(0, "03-02T10 ben+ana")], &mut paid);
    let written = serde_json::to_string(&paid).unwrap();
    assert_eq!(
        written,
        concat!(
            r#"[{"rule":"plain","per":"employee","of":"ana","window":"day","since":"2026-03-02","points":10},"#,
            r#"{"rule":"plain","per":"employee","of":"ben","window":"day","since":"2026-03-02","points":10},"#,
            r#"{"rule":"plain","per":"program","window":"month","since":"2026-03-01","points":20}]"#
        )
    );
    assert_eq!(serde_json::from_str::<Paid>(&written).unwrap(), paid);
}

#[test]
fn a_window_is_named_by_any_of_its_days() {
    let thursday = r#"[{"rule":"plain","per":"employee","of":"ana","window":"week","since":"2026-03-05","points":10}]"#;
    let monday = thursday.replace("03-05", "03-02");
    let paid: Paid = serde_json::from_str(thursday).unwrap();
    assert_eq!(serde_json::to_string(&paid).unwrap(), monday);
    let mut paid = paid;
    let rules = capped(10, "week employee 15");
    let awards = pay_all(&rules, &[event(0, "03-06T10 ana")], &mut paid);
    assert_eq!(awards[0].awarded, Points(5));
}

#[test]
fn one_window_is_forgotten_and_no_other() {
    let mut paid = Paid::default();
    let rules = capped(10, "day employee 15, month employee 100");
    let events = [event(0, "03-01T10 ana"), event(1, "03-02T10 ana+ben")];
    pay_all(&rules, &events, &mut paid);
    paid.forget(Window::of(CapWindow::Day, "2026-03-01".parse().unwrap()));
    let kept: Vec<_> = paid
        .totals()
        .into_iter()
        .map(|(total, points)| format!("{} {} {points}", total.of, total.window.since))
        .collect();
    assert_eq!(
        kept,
        [
            "ana 2026-03-02 10",
            "ana 2026-03-01 20",
            "ben 2026-03-02 10",
            "ben 2026-03-01 10"
        ]
    );
}

#[test]
fn windows_that_ended_are_forgotten_and_others_kept() {
    let mut paid = Paid::default();
    let rules = capped(10, "day employee 15, week employee 100, month employee 100");
    let events = [event(0, "03-05T10 ana"), event(1, "03-06T10 ana")];
    pay_all(&rules, &events, &mut paid);
    let kept = |paid: &Paid| -> Vec<String> {
        let totals = paid.totals().into_iter();
        totals
            .map(|(total, points)| format!("{} {points}", total.window.since))
            .collect()
    };
    assert_eq!(
        kept(&paid),
        [
            "2026-03-05 10",
            "2026-03-06 10",
            "2026-03-02 20",
            "2026-03-01 20"
        ]
    );
    paid.forget_before("2026-03-06".parse().unwrap());
    assert_eq!(
        kept(&paid),
        ["2026-03-06 10", "2026-03-02 20", "2026-03-01 20"]
    );
    paid.forget_before("2026-03-31".parse().unwrap());
    assert_eq!(kept(&paid), ["2026-03-01 20"]);
    paid.forget_before("2026-04-01".parse().unwrap());
    assert_eq!(paid, Paid::default());
}

#[test]
fn caps_that_should_have_been_refused_do_no_harm() {
    for written in [
        "day employee 0",
        "day employee -5",
        "day employee -9223372036854775808",
    ] {
        let awards = pay(&capped(10, written), response(json!({})));
        assert!(
            awards.iter().all(|award| award.awarded == Points::ZERO),
            "{written}"
        );
    }
    let greedy = capped(i64::MAX, "day program 9223372036854775807");
    let mut paid = Paid::default();
    for position in 0..3 {
        pay_all(&greedy, &[event(position, "03-02T10 ana+ben")], &mut paid);
    }
    let to_team = only(json!({
        "award": { "points": 10, "to": "team" }, "caps": caps("day employee 4"),
    }));
    assert_eq!(pay(&to_team, response(json!({})))[0].awarded, Points(4));
}
