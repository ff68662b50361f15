//! Laws: what holds for any rules with caps and any stream of events.

use super::stream::{some_events, some_rules};
use super::support::pay_all;
use domain::points::Points;
use domain::rules::{
    Account, Award, Calendar, CapScope, CapWindow, Event, Lists, Paid, RuleSet, check, settle,
    totals,
};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What each event pays, with the amounts that count under caps looked up anew for each, as a ledger would.
fn pay_from_a_ledger(rules: &RuleSet, events: &[Event]) -> Vec<Award> {
    let calendar = Calendar::of(rules).unwrap();
    let mut ledger = Paid::default();
    let mut all = Vec::new();
    for event in events {
        let wanted = totals(rules, &calendar, event);
        let mut known = Paid::default();
        for total in &wanted {
            known.add(total, ledger.get(total));
        }
        all.extend(settle(rules, &calendar, event, &mut known));
        for total in &wanted {
            ledger.add(total, Points(known.get(total).0 - ledger.get(total).0));
        }
        assert!(
            known
                .totals()
                .iter()
                .all(|(total, _)| wanted.contains(total))
        );
    }
    all
}

/// The window of a cap that a day belongs to, named by hand: the engine's own calendar is what is tried here.
fn window(kind: CapWindow, day: Date) -> (i16, i16) {
    match kind {
        CapWindow::Day => (day.year(), day.day_of_year()),
        CapWindow::Week => {
            let week = day.iso_week_date();
            (week.year(), week.week().into())
        }
        CapWindow::Month => (day.year(), day.month().into()),
        CapWindow::Quarter => (day.year(), i16::from((day.month() - 1) / 3)),
    }
}

/// Whom a cap of this kind counts an award for.
fn subject(per: CapScope, event: &Event, to: &Account) -> String {
    match (per, to) {
        (CapScope::Program, _) => String::new(),
        (CapScope::Touchpoint, _) => event.touchpoint().to_owned(),
        (CapScope::Employee, Account::Employee(id))
        | (CapScope::Team | CapScope::Employee, Account::Team(id)) => id.clone(),
        (CapScope::Team, Account::Employee(id)) => team_of(event, id),
    }
}

/// The team of somebody in an event; of somebody who is named twice, the first.
fn team_of(event: &Event, employee: &str) -> String {
    let people = match event {
        Event::Response(response) | Event::Attribution(response) => response.recipients.clone(),
        Event::Recovery(case) => vec![case.resolver.clone()],
    };
    let person = people
        .into_iter()
        .find(|person| person.employee == employee);
    person.unwrap().team
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rule_sets_that_are_tried_here_are_such_as_may_be_published(rules in some_rules()) {
        prop_assert_eq!(check(&rules, Lists::default()), []);
    }

    #[test]
    fn no_cap_is_ever_exceeded(rules in some_rules(), events in some_events()) {
        let zone = TimeZone::get(&rules.time_zone).unwrap();
        let mut paid = Paid::default();
        let mut sums: BTreeMap<_, i64> = BTreeMap::new();
        for event in &events {
            let day = zone.to_datetime(event.at().timestamp()).date();
            for award in pay_all(&rules, std::slice::from_ref(event), &mut paid) {
                let rule = rules.rules.iter().find(|rule| rule.id == award.rule).unwrap();
                for (number, cap) in rule.caps.iter().enumerate() {
                    let key = (rule.id.clone(), number, window(cap.window, day), subject(cap.per, event, &award.to));
                    let sum = sums.entry(key.clone()).or_default();
                    *sum += award.awarded.0;
                    prop_assert!(*sum <= cap.points.0, "{key:?}: {sum}");
                }
            }
        }
    }

    #[test]
    fn what_caps_count_is_what_was_paid(rules in some_rules(), events in some_events()) {
        let mut paid = Paid::default();
        let awards = pay_all(&rules, &events, &mut paid);
        for rule in &rules.rules {
            let awarded: Points = awards.iter().filter(|award| award.rule == rule.id).map(|award| award.awarded).sum();
            for cap in &rule.caps {
                let counted = paid.totals().into_iter().filter(|(total, _)| {
                    (&total.rule, total.per, total.window.kind) == (&rule.id, cap.per, cap.window)
                });
                prop_assert_eq!(counted.map(|(_, points)| points).sum::<Points>(), awarded);
            }
        }
    }

    #[test]
    fn an_award_is_cut_if_and_only_if_a_cap_is_told_and_it_frees_later(rules in some_rules(), events in some_events()) {
        let mut paid = Paid::default();
        for event in &events {
            for award in pay_all(&rules, std::slice::from_ref(event), &mut paid) {
                let weighted = award.share.weighted(award.weight);
                prop_assert!(Points::ZERO <= award.awarded && award.awarded <= weighted);
                prop_assert_eq!(award.cap.is_some(), award.awarded < weighted);
                if let Some(cap) = award.cap {
                    prop_assert!(event.at() < cap.frees_at && award.awarded <= cap.points);
                }
            }
        }
    }

    #[test]
    fn a_stream_may_be_split_anywhere(rules in some_rules(), events in some_events(), at in any::<prop::sample::Index>()) {
        let whole = pay_all(&rules, &events, &mut Paid::default());
        let (first, rest) = events.split_at(at.index(events.len() + 1));
        let mut paid = Paid::default();
        let mut in_two = pay_all(&rules, first, &mut paid);
        // Carried as text, and without the windows that the rest does not ask for.
        let mut carried: Paid = serde_json::from_str(&serde_json::to_string(&paid).unwrap()).unwrap();
        prop_assert_eq!(&carried, &paid);
        let calendar = Calendar::of(&rules).unwrap();
        if let Some(earliest) = rest.iter().map(|event| calendar.day(event.at())).min() {
            carried.forget_before(earliest);
        }
        in_two.extend(pay_all(&rules, rest, &mut carried));
        prop_assert_eq!(in_two, whole);
    }

    #[test]
    fn a_ledger_that_is_asked_for_totals_gets_the_same_awards(rules in some_rules(), events in some_events()) {
        prop_assert_eq!(pay_from_a_ledger(&rules, &events), pay_all(&rules, &events, &mut Paid::default()));
    }

    #[test]
    fn adding_a_rule_changes_nothing_of_what_another_pays(
        rules in some_rules(), others in some_rules(), at in any::<prop::sample::Index>(), events in some_events(),
    ) {
        let alone = pay_all(&rules, &events, &mut Paid::default());
        let mut together = rules.clone();
        for mut rule in others.rules {
            rule.id = format!("added-{}", rule.id);
            together.rules.insert(at.index(together.rules.len() + 1), rule);
        }
        let awards = pay_all(&together, &events, &mut Paid::default()).into_iter();
        let of_before: Vec<_> = awards.filter(|award| !award.rule.starts_with("added-")).collect();
        prop_assert_eq!(of_before, alone);
    }

    #[test]
    fn shares_sum_to_what_the_rule_gives(rules in some_rules(), events in some_events()) {
        for event in &events {
            let awards = pay_all(&rules, std::slice::from_ref(event), &mut Paid::default());
            for rule in rules.rules.iter().filter(|rule| rule.award.per.is_none()) {
                let shares: Vec<_> = awards.iter().filter(|award| award.rule == rule.id).map(|award| award.share).collect();
                let whole = match rule.award.to {
                    domain::rules::AwardTo::Each => Points(rule.award.points.0 * i64::try_from(shares.len()).unwrap()),
                    _ => rule.award.points,
                };
                prop_assert!(shares.is_empty() || shares.iter().copied().sum::<Points>() == whole);
            }
        }
    }

    #[test]
    fn the_same_events_pay_the_same_again(rules in some_rules(), events in some_events()) {
        let once = pay_all(&rules, &events, &mut Paid::default());
        prop_assert_eq!(once, pay_all(&rules, &events, &mut Paid::default()));
    }
}
