//! Days, months and moments in words: by the program's clocks, in the words of this browser's `Intl`.

use crate::state::clock::{day_of, elsewhere, shown};
use crate::ui::dates::{DayStyle, day};
use domain::instant::Instant;
use jiff::civil::Date;

/// A day as people say it: `today`, `Tuesday`, `28 October`.
#[must_use]
pub fn day_words(at: Instant, today: Date) -> String {
    let date = day_of(at);
    near_day(date, today).map_or_else(|| day(date, day_style(date, today)), str::to_owned)
}

/// A day with its time: `tomorrow, 14:05`. Whoever reads it by other clocks is told where these are: `14:05 in Berlin`.
#[must_use]
pub fn moment_words(at: Instant, today: Date) -> String {
    let time = shown(at).strftime("%H:%M").to_string();
    let place = elsewhere(at).map(|place| format!(" in {place}"));
    let place = place.unwrap_or_default();
    format!("{}, {time}{place}", day_words(at, today))
}

/// A month: `October`, or `October 2025`.
#[must_use]
pub fn month_words(first: Date, today: Date) -> String {
    day(first, month_style(first, today))
}

/// How to write a day: one within a week by its weekday, this year without the year.
fn day_style(day: Date, today: Date) -> DayStyle {
    match (today - day).get_days() {
        -6..=6 => DayStyle::Weekday,
        _ if day.year() == today.year() => DayStyle::DayAndMonth,
        _ => DayStyle::DayMonthAndYear,
    }
}

/// How to write a month: this year's without the year.
fn month_style(first: Date, today: Date) -> DayStyle {
    if first.year() == today.year() {
        DayStyle::Month
    } else {
        DayStyle::MonthAndYear
    }
}

/// Days near today have words of their own.
fn near_day(day: Date, today: Date) -> Option<&'static str> {
    match (today - day).get_days() {
        0 => Some("today"),
        1 => Some("yesterday"),
        -1 => Some("tomorrow"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_written_as_short_as_they_are_clear() {
        fn check(day: Date, expected: DayStyle) {
            assert_eq!(day_style(day, date(2026, 11, 23)), expected, "{day}");
        }
        check(date(2026, 11, 23), DayStyle::Weekday);
        check(date(2026, 11, 17), DayStyle::Weekday);
        check(date(2026, 11, 16), DayStyle::DayAndMonth);
        check(date(2026, 1, 1), DayStyle::DayAndMonth);
        check(date(2025, 12, 31), DayStyle::DayMonthAndYear);
        check(date(2026, 11, 25), DayStyle::Weekday);
        check(date(2026, 11, 30), DayStyle::DayAndMonth);
    }

    #[test]
    fn days_near_today_have_words_of_their_own() {
        let today = date(2026, 11, 23);
        assert_eq!(near_day(today, today), Some("today"));
        assert_eq!(near_day(date(2026, 11, 22), today), Some("yesterday"));
        assert_eq!(near_day(date(2026, 11, 24), today), Some("tomorrow"));
        assert_eq!(near_day(date(2026, 11, 21), today), None);
    }

    #[test]
    fn months_of_other_years_name_the_year() {
        let today = date(2026, 11, 23);
        assert_eq!(month_style(date(2026, 1, 1), today), DayStyle::Month);
        assert_eq!(
            month_style(date(2025, 11, 1), today),
            DayStyle::MonthAndYear
        );
    }
}
