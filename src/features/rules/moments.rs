//! Moments in words, by this browser's clock.

use crate::state::clock;
use crate::ui::dates::{DayStyle, day};
use domain::instant::Instant;

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
