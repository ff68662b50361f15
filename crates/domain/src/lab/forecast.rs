//! What the running month will have cost at its end, as a band.
//!
//! A bootstrap (Efron 1979): the days that are left are filled again and again with weeks drawn from the last ones, whole weeks, so
//! that weekends stay weekends and busy days stay together. It knows nothing of holidays, of growth, or of caps that will be
//! reached; the page says so. The draws follow from the numbers alone: the same history gives the same band.

use crate::points::Points;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// How many weeks are drawn from: a quarter.
const WEEKS: i64 = 13;
/// From fewer, nothing is told.
const FEWEST_WEEKS: usize = 4;
/// How many months are drawn.
const DRAWS: u32 = 2_000;
/// What the draws begin with.
const SEED: u64 = 1;

/// What a month will cost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    /// Its first day.
    pub month: Date,
    /// What was paid before today.
    pub so_far: Points,
    /// Of ten draws one comes to less.
    pub low: Points,
    /// The middle of all draws.
    pub middle: Points,
    /// Of ten draws one comes to more.
    pub high: Points,
    /// Which part of the draws comes to more than the budget, 0 to 1; `None` without one.
    pub chance_to_exceed: Option<f64>,
    /// How many weeks were drawn from.
    pub weeks: u32,
    /// How many months were drawn.
    pub draws: u32,
}

/// The cost of the month of `today`, from what each day cost. Today is drawn whole, but no month ends below what it has
/// cost by now. `None` if
/// there are fewer than four whole weeks before this one.
#[must_use]
pub fn forecast(
    by_day: &[(Date, Points)],
    today: Date,
    budget: Option<Points>,
) -> Option<Forecast> {
    let weeks = whole_weeks(by_day, today);
    if weeks.len() < FEWEST_WEEKS {
        return None;
    }
    let month = today.first_of_month();
    let is_before = |day: &Date| (month..today).contains(day);
    let paid = by_day.iter().filter(|(day, _)| is_before(day));
    let so_far: Points = paid.map(|(_, points)| *points).sum();
    let today_alone = by_day.iter().find(|(day, _)| *day == today);
    let spent = today_alone.map_or(so_far, |(_, points)| so_far.saturating_add(*points));
    let mut random = Random(SEED);
    let mut sums: Vec<_> = (0..DRAWS)
        .map(|_| {
            so_far
                .saturating_add(draw(&weeks, today, &mut random))
                .max(spent)
        })
        .collect();
    sums.sort_unstable();
    Some(Forecast {
        month,
        so_far,
        low: quantile(&sums, 10),
        middle: quantile(&sums, 50),
        high: quantile(&sums, 90),
        chance_to_exceed: budget.map(|budget| chance(&sums, budget)),
        weeks: u32::try_from(weeks.len()).unwrap_or(0),
        draws: DRAWS,
    })
}

/// What each day of a week cost, from Monday.
type Week = [Points; 7];

/// The last whole weeks before that of `today`, the newest first; none from before the first day.
fn whole_weeks(by_day: &[(Date, Points)], today: Date) -> Vec<Week> {
    let Some((first, _)) = by_day.first() else {
        return Vec::new();
    };
    let paid: HashMap<_, _> = by_day.iter().copied().collect();
    let this = monday_of(today);
    let begins = (1..=WEEKS).map(|back| this.saturating_sub(back.weeks()));
    let begins = begins.take_while(|monday| monday >= first);
    begins
        .map(|monday| {
            [0, 1, 2, 3, 4, 5, 6_i64].map(|day| {
                let day = monday.saturating_add(day.days());
                paid.get(&day).copied().unwrap_or_default()
            })
        })
        .collect()
}

fn monday_of(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

/// What the rest of the month costs, today included: for each of its weeks one is drawn.
fn draw(weeks: &[Week], today: Date, random: &mut Random) -> Points {
    let mut sum = Points::ZERO;
    let mut week = random.one_of(weeks);
    for day in today
        .series(1.day())
        .take_while(|day| day.month() == today.month())
    {
        if day.weekday() == Weekday::Monday {
            week = random.one_of(weeks);
        }
        let position = day.weekday().to_monday_zero_offset().unsigned_abs();
        sum = sum.saturating_add(week[usize::from(position)]);
    }
    sum
}

/// The sum below which so many per cent are.
fn quantile(sorted: &[Points], per_cent: usize) -> Points {
    let position = sorted.len() * per_cent / 100;
    let position = position.min(sorted.len().saturating_sub(1));
    sorted.get(position).copied().unwrap_or_default()
}

fn chance(sorted: &[Points], budget: Points) -> f64 {
    let within = sorted.partition_point(|sum| *sum <= budget);
    let [above, all] = [sorted.len() - within, sorted.len()]
        .map(|count| f64::from(u32::try_from(count).unwrap_or(u32::MAX)));
    above / all.max(1.0)
}

/// `SplitMix64` (Steele, Lea and Flood 2014): small, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// One of these, each as likely as the others. There is at least one.
    fn one_of(&mut self, weeks: &[Week]) -> Week {
        let position = self.next() % weeks.len().max(1) as u64;
        let position = usize::try_from(position).unwrap_or(0);
        weeks.get(position).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// Days from the first on, each costing what `cost` says.
    fn days(first: &str, count: usize, cost: impl Fn(Date) -> i64) -> Vec<(Date, Points)> {
        let days = day(first).series(1.day()).take(count);
        days.map(|day| (day, Points(cost(day)))).collect()
    }

    #[test]
    fn where_every_day_is_alike_the_band_is_a_line() {
        // 182 days to the end of June, and then the first ten of July.
        let history = days("2026-01-01", 191, |_| 100);
        let forecast = forecast(&history, day("2026-07-11"), Some(Points(3_100))).unwrap();
        assert_eq!(forecast.month, day("2026-07-01"));
        assert_eq!(forecast.so_far, Points(1_000));
        assert_eq!(
            (forecast.low, forecast.middle, forecast.high),
            (Points(3_100), Points(3_100), Points(3_100))
        );
        assert_eq!(forecast.chance_to_exceed, Some(0.0));
        assert_eq!((forecast.weeks, forecast.draws), (13, 2_000));
    }

    #[test]
    fn weekends_stay_weekends() {
        let weekend = |day: Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let history = days("2026-01-01", 181, |day| if weekend(day) { 0 } else { 10 });
        // July 2026 has 23 working days.
        let forecast = forecast(&history, day("2026-07-01"), None).unwrap();
        assert_eq!((forecast.low, forecast.high), (Points(230), Points(230)));
        assert_eq!(forecast.chance_to_exceed, None);
    }

    #[test]
    fn weeks_that_differ_make_a_band_and_a_chance() {
        let history = days("2026-01-01", 181, |day| {
            i64::from(day.iso_week_date().week() % 2) * 100
        });
        let ask = |budget| forecast(&history, day("2026-07-01"), Some(Points(budget))).unwrap();
        let forecast = ask(1_550);
        assert!(forecast.low < forecast.middle && forecast.middle < forecast.high);
        let chance = forecast.chance_to_exceed.unwrap();
        assert!((0.2..0.8).contains(&chance), "{chance}");
        assert_eq!(ask(3_100).chance_to_exceed, Some(0.0));
        assert_eq!(
            ask(0).chance_to_exceed.map(|chance| chance > 0.9),
            Some(true)
        );
        assert_eq!(ask(1_550), forecast, "the same numbers give the same band");
    }

    #[test]
    fn what_today_has_cost_is_not_counted_twice_and_stays_spent() {
        for (today, expected) in [(40, 3_100), (5_000, 8_000)] {
            let mut history = days("2026-01-01", 211, |_| 100);
            history.push((day("2026-07-31"), Points(today)));
            let forecast = forecast(&history, day("2026-07-31"), None).unwrap();
            assert_eq!(forecast.so_far, Points(3_000));
            assert_eq!(
                (forecast.low, forecast.high),
                (Points(expected), Points(expected)),
                "{today}"
            );
        }
    }

    #[test]
    fn too_few_weeks_tell_nothing() {
        for (first, count, told) in [
            ("2026-06-01", 0, false),
            // A Tuesday: three whole weeks follow before that of the first of July.
            ("2026-06-02", 29, false),
            ("2026-06-01", 30, true),
        ] {
            let history = days(first, count, |_| 1);
            let forecast = forecast(&history, day("2026-07-01"), None);
            assert_eq!(forecast.is_some(), told, "{first}, {count} days");
        }
    }
}
