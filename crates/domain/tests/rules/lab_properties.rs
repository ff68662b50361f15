//! What the Rule Lab shows is what the ledger pays, on random rules and histories.

use super::lab::{compare, history, today};
use super::stream::{some_events, some_rules};
use super::support::pay_all;
use domain::lab::Lab;
use domain::points::Points;
use domain::rules::{Account, Calendar, Event, Paid, RuleSet, Trigger};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What the ledger pays: by account, by month, and because of the score.
type Ledger = (BTreeMap<String, i64>, BTreeMap<String, i64>, i64);

fn ledger(rules: &RuleSet, events: &[Event]) -> Ledger {
    let calendar = Calendar::of(rules).unwrap();
    let (mut accounts, mut months, mut from_score) = (BTreeMap::new(), BTreeMap::new(), 0);
    let mut paid = Paid::default();
    for event in events {
        let month = calendar.day(event.at()).first_of_month().to_string();
        for award in pay_all(rules, std::slice::from_ref(event), &mut paid) {
            let points = award.awarded.0;
            if award.when == Trigger::Score {
                from_score += points;
            }
            if points > 0 {
                *accounts.entry(award.to.to_string()).or_default() += points;
                *months.entry(month.clone()).or_default() += points;
            }
        }
    }
    (accounts, months, from_score)
}

fn shown(rules: &RuleSet, events: &[Event]) -> Ledger {
    let history = history(rules, events);
    let [employees, teams] = [history.employees(), history.teams()].map(<[String]>::to_vec);
    let totals = history.totals(rules).unwrap();
    let told = Lab::new(history)
        .compare(rules, rules, today(), None)
        .unwrap();
    assert_eq!(told.live, told.edited);
    let people = employees
        .into_iter()
        .map(Account::Employee)
        .zip(told.live.employees);
    // The accounts of teams alone: what a team has with its people is told apart.
    let accounts = (0..teams.len()).map(|team| {
        totals
            .rules
            .iter()
            .map(|rule| rule.team_accounts[team].points)
            .sum()
    });
    let teams = teams.into_iter().map(Account::Team).zip(accounts);
    let above_nothing =
        |(name, points): (String, Points)| (points.0 > 0).then_some((name, points.0));
    (
        people
            .chain(teams)
            .map(|(account, points): (_, Points)| (account.to_string(), points))
            .filter_map(above_nothing)
            .collect(),
        told.months
            .iter()
            .map(ToString::to_string)
            .zip(told.live.by_month)
            .filter_map(above_nothing)
            .collect(),
        told.live.from_score.0,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_lab_shows_for_the_live_rules_what_the_ledger_pays(rules in some_rules(), events in some_events()) {
        prop_assert_eq!(shown(&rules, &events), ledger(&rules, &events));
    }

    #[test]
    fn an_edit_is_shown_as_if_all_had_been_replayed(
        live in some_rules(), edited in some_rules(), events in some_events(),
    ) {
        let edited = RuleSet { time_zone: live.time_zone.clone(), ..edited };
        let mut lab = Lab::new(history(&live, &events));
        lab.compare(&live, &live, today(), None).unwrap();
        let told = lab.compare(&live, &edited, today(), None).unwrap();
        prop_assert_eq!(&told.edited, &compare(&edited, &edited, &events).live);
        prop_assert_eq!(&told, &compare(&live, &edited, &events));
    }

    #[test]
    fn a_month_alone_is_paid_as_in_the_whole(rules in some_rules(), events in some_events()) {
        let history = history(&rules, &events);
        let mut all = Vec::new();
        history.replay(&rules, |payment| all.push(*payment)).unwrap();
        for month in 0..history.months().len() {
            let mut alone = Vec::new();
            history.replay_month(&rules, month, |payment| alone.push(*payment)).unwrap();
            let mut of_month = all.clone();
            of_month.retain(|payment| payment.month as usize == month);
            // Rules that share their days take turns, others come one after the other.
            for payments in [&mut alone, &mut of_month] {
                payments.sort_by_key(|payment| payment.rule);
            }
            prop_assert_eq!(alone, of_month);
        }
    }
}
