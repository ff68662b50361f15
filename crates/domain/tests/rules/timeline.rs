//! Which version is live when.

use domain::api::rules::VersionState::{self, Live, Retired, Scheduled as Planned, Withdrawn};
use domain::instant::Instant;
use domain::rules::timeline::{Scheduled, live_at, state};

/// Versions from 1 on, each by the second it begins at; those that were withdrawn are marked.
fn versions(begin: &[(i64, bool)]) -> Vec<Scheduled> {
    (1..)
        .zip(begin)
        .map(|(version, (second, is_withdrawn))| Scheduled {
            version,
            effective_from: at(*second),
            is_withdrawn: *is_withdrawn,
        })
        .collect()
}

fn at(second: i64) -> Instant {
    Instant::from_micros(second * 1_000_000)
}

fn check(begin: &[(i64, bool)], now: i64, live: Option<u32>, expected: &[VersionState]) {
    let versions = versions(begin);
    assert_eq!(live_at(&versions, at(now)), live, "{begin:?} at {now}");
    let states: Vec<_> = versions
        .iter()
        .map(|version| state(version, &versions, at(now)))
        .collect();
    assert_eq!(states, expected, "{begin:?} at {now}");
}

const KEPT: bool = false;
const TAKEN_BACK: bool = true;

#[test]
fn the_highest_version_whose_date_has_come_is_live() {
    let two = [(0, KEPT), (10, KEPT)];
    check(&two, -1, None, &[Planned, Planned]);
    check(&two, 0, Some(1), &[Live, Planned]);
    check(&two, 9, Some(1), &[Live, Planned]);
    check(&two, 10, Some(2), &[Retired, Live]);
    check(&two, 11, Some(2), &[Retired, Live]);
}

#[test]
fn what_was_withdrawn_never_begins() {
    let three = [(0, KEPT), (10, TAKEN_BACK), (20, KEPT)];
    check(&three, 15, Some(1), &[Live, Withdrawn, Planned]);
    check(&three, 20, Some(3), &[Retired, Withdrawn, Live]);
}

#[test]
fn a_later_version_that_begins_sooner_takes_the_place_of_a_scheduled_one() {
    let now = [(0, KEPT), (10, KEPT), (5, KEPT)];
    check(&now, 4, Some(1), &[Live, Retired, Planned]);
    check(&now, 5, Some(3), &[Retired, Retired, Live]);
    check(&now, 10, Some(3), &[Retired, Retired, Live]);
    let withdrawn = [(0, KEPT), (10, KEPT), (5, TAKEN_BACK)];
    check(&withdrawn, 5, Some(1), &[Live, Planned, Withdrawn]);
}

#[test]
fn of_two_that_begin_together_the_higher_is_live() {
    let twins = [(0, KEPT), (10, KEPT), (10, KEPT)];
    check(&twins, 9, Some(1), &[Live, Retired, Planned]);
    check(&twins, 10, Some(3), &[Retired, Retired, Live]);
}
