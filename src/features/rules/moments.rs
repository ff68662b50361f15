//! Moments in words: by this browser's clock, or by the program's where rules begin.

use crate::state::clock;
use crate::ui::dates::{DayStyle, day};
use crate::ui::zone;
use domain::instant::Instant;
use jiff::civil::DateTime;

/// `23 November 2026, 14:05`: to the minute, for two versions can be of one day.
pub fn moment(at: Instant) -> String {
    let date = day(clock::day_of(at), DayStyle::DayMonthAndYear);
    let local = js_sys::Date::new(&at.to_string().into());
    format!(
        "{date}, {:02}:{:02}",
        local.get_hours(),
        local.get_minutes()
    )
}

/// `23 November 2026, 14:05 in Berlin`: by the clocks of a time zone, where this browser knows it.
pub fn moment_in(zone: &str, at: Instant) -> String {
    match zone::clock(zone, at) {
        Some(shown) => format!("{} in {}", shown_words(shown), zone::place(zone)),
        None => moment(at),
    }
}

fn shown_words(shown: DateTime) -> String {
    let date = day(shown.date(), DayStyle::DayMonthAndYear);
    format!("{date}, {:02}:{:02}", shown.hour(), shown.minute())
}
