//! Moments in words: on this page always by the clocks of the program, for rules begin by them. The page says so once.

use crate::ui::dates::{DayStyle, day};
use crate::ui::zone;
use domain::instant::Instant;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// `23 November 2026, 14:05`: to the minute, for two versions can be of one day. In a browser that does not know the zone by the
/// clocks of UTC, and then it says so.
pub fn moment(zone: &str, at: Instant) -> String {
    match zone::clock(zone, at) {
        Some(shown) => words(shown),
        None => format!("{} UTC", words(TimeZone::UTC.to_datetime(at.timestamp()))),
    }
}

/// By whose clocks the moments of the page are.
pub fn clocks(zone: &str) -> String {
    format!(
        "Dates and times on this page are those of {}, the program's time zone.",
        zone::place(zone)
    )
}

fn words(shown: DateTime) -> String {
    let date = day(shown.date(), DayStyle::DayMonthAndYear);
    format!("{date}, {:02}:{:02}", shown.hour(), shown.minute())
}
