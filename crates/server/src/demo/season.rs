//! When customers answer and how they feel: the week, the year, a slow trend, and one bad fortnight.

use super::random::Random;
use domain::instant::Instant;
use domain::rules::Customer;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

/// How long the demo has been running.
const MONTHS: i64 = 18;
/// The fortnight in which the hot water failed, counted back from today.
const BAD_FORTNIGHT: std::ops::Range<usize> = 136..150;

/// The days of the demo, the last of them today.
#[derive(Debug)]
pub(super) struct Season {
    days: Vec<Date>,
    zone: TimeZone,
    now: Instant,
}

/// A moment at which somebody answers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    pub(super) at: Instant,
    /// The day, counted from the first.
    pub(super) day: usize,
}

impl Season {
    /// The 18 months before `now`.
    pub(super) fn until(now: Instant, zone: &TimeZone) -> Self {
        let today = now.timestamp().to_zoned_datetime(zone.clone()).date();
        let first = today.saturating_sub(MONTHS.months());
        let days = first
            .series(1.day())
            .take_while(|&day| day <= today)
            .collect();
        Self {
            days,
            zone: zone.clone(),
            now,
        }
    }

    /// The first moment: when everything was set up.
    pub(super) fn start(&self) -> Instant {
        let first = self.days.first().copied().unwrap_or_default();
        self.instant(first, 0)
    }

    /// How many answers each day brings at a touchpoint, compared with other days.
    pub(super) fn weights(&self, customer: Customer) -> Vec<u32> {
        let days = self.days.len().max(1);
        let weight = |(index, day): (usize, &Date)| {
            // A third more at the end than at the beginning.
            let growth = 750 + 250 * index / days;
            let growth = u32::try_from(growth).unwrap_or(1_000);
            weekday_weight(customer, day.weekday()) * month_weight(customer, day.month()) * growth
                / 1_000
        };
        self.days.iter().enumerate().map(weight).collect()
    }

    /// A moment within the opening hours, on a day drawn by its weight, and never in the future.
    pub(super) fn moment(&self, weights: &[u32], hours: (i64, i64), random: &mut Random) -> Moment {
        let day = random.weighted(weights);
        let (open, close) = (hours.0 * 3_600, hours.1 * 3_600);
        // The mean of two draws: most come in the middle of the opening hours.
        let second = i64::midpoint(random.seconds(open, close), random.seconds(open, close));
        let date = self.days.get(day).copied().unwrap_or_default();
        let at = self.instant(date, second);
        let latest = self.now.plus_seconds(-180);
        if at <= latest || day == 0 {
            return Moment { at, day };
        }
        // Later today has not happened yet: the same time, yesterday or the day before.
        let days_late = 1 + at.micros().saturating_sub(latest.micros()) / 86_400_000_000;
        let back = usize::try_from(days_late).unwrap_or_default().min(day);
        Moment {
            at: at.plus_seconds(-86_400 * days_late),
            day: day - back,
        }
    }

    /// How many of 1,000 customers are satisfied.
    pub(super) fn satisfied(&self, customer: Customer, team: usize, day: usize) -> usize {
        if customer == Customer::External && self.is_bad(day) {
            return 430;
        }
        let base = [810, 840, 800, 780, 850, 740]
            .get(team)
            .copied()
            .unwrap_or(800);
        // Slowly better: 7 in 100 over the whole time.
        base + 70 * day / self.days.len().max(1)
    }

    /// Whether the hot water fails that day.
    pub(super) fn is_bad(&self, day: usize) -> bool {
        BAD_FORTNIGHT.contains(&self.days.len().saturating_sub(day))
    }

    fn instant(&self, date: Date, second: i64) -> Instant {
        // No day of the demo is at the calendar's end.
        let midnight = date
            .to_zoned_datetime(self.zone.clone())
            .map_or(self.now, |midnight| midnight.timestamp().into());
        midnight.plus_seconds(second)
    }
}

/// Opening hours of a place by its name; after midnight counts on.
pub(super) fn hours(place: &str) -> (i64, i64) {
    match place {
        "Breakfast" => (7, 11),
        "Bar" => (17, 25),
        "Restaurant" => (12, 23),
        "Night desk" => (22, 30),
        "Goods-in" => (6, 12),
        "Kitchen pass" => (11, 23),
        "IT help desk" | "Facilities tickets" => (8, 18),
        _ => (7, 22),
    }
}

/// Guests come for the weekend, colleagues and suppliers on working days.
fn weekday_weight(customer: Customer, weekday: Weekday) -> u32 {
    let weekend = matches!(weekday, Weekday::Saturday | Weekday::Sunday);
    match (customer, weekday) {
        (Customer::External, Weekday::Friday | Weekday::Saturday) => 150,
        (Customer::External, Weekday::Sunday) => 125,
        (Customer::External, Weekday::Monday | Weekday::Tuesday) => 70,
        (Customer::External, _) => 90,
        _ if weekend => 15,
        _ => 100,
    }
}

/// Summer and December are full, January and February are not.
fn month_weight(customer: Customer, month: i8) -> u32 {
    match (customer, month) {
        (Customer::External, 6..=9) => 13,
        (Customer::External, 12) => 12,
        (Customer::External, 1..=2) => 7,
        _ => 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn season() -> Season {
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        Season::until(now, &TimeZone::UTC)
    }

    #[test]
    fn lasts_eighteen_months_and_ends_today() {
        let season = season();
        assert_eq!(season.start().to_string(), "2025-05-23T00:00:00Z");
        assert_eq!(season.days.len(), 550);
        assert_eq!(season.days.last().unwrap().to_string(), "2026-11-23");
    }

    #[test]
    fn nobody_answers_in_the_future() {
        let season = season();
        let mut random = Random::new(1, "test");
        let mut only_today = vec![0; season.days.len()];
        *only_today.last_mut().unwrap() = 1;
        for place in ["Breakfast", "Bar", "Night desk", "Reception desk"] {
            for _ in 0..200 {
                let moment = season.moment(&only_today, hours(place), &mut random);
                assert!(
                    moment.at <= season.now.plus_seconds(-180),
                    "{place} {}",
                    moment.at
                );
                assert!(moment.at >= season.now.plus_seconds(-3 * 86_400));
            }
        }
    }

    #[test]
    fn guests_come_at_weekends_and_are_unhappy_for_a_fortnight() {
        let season = season();
        let guests = season.weights(Customer::External);
        let colleagues = season.weights(Customer::Internal);
        let (friday, tuesday) = (0, 4);
        assert_eq!(season.days[friday].weekday(), Weekday::Friday);
        assert!(guests[friday] > guests[tuesday] && colleagues[friday] < guests[friday]);
        let bad: Vec<_> = (0..550).filter(|&day| season.is_bad(day)).collect();
        assert_eq!(bad.len(), 14);
        assert!(season.satisfied(Customer::External, 0, bad[0]) < 500);
        assert!(season.satisfied(Customer::Internal, 0, bad[0]) > 700);
        assert!(
            season.satisfied(Customer::External, 0, 549)
                > season.satisfied(Customer::External, 0, 0)
        );
    }
}
