//! Days and months of a wall in words, as this browser's calendar and `Intl` have them.

use super::model::{day_style, month_style, near_day};
use crate::state::clock::day_of;
use crate::ui::dates::{day, time_of};
use domain::instant::Instant;
use jiff::civil::Date;

/// The day of a card: `today`, `Tuesday`, `28 October`.
pub fn day_words(at: Instant, today: Date) -> String {
    let date = day_of(at);
    near_day(date, today).map_or_else(|| day(date, day_style(date, today)), str::to_owned)
}

/// A day with its time: `tomorrow, 14:05`.
pub fn moment_words(at: Instant, today: Date) -> String {
    format!("{}, {}", day_words(at, today), time_of(at))
}

/// A month: `October`, or `October 2025`.
pub fn month_words(first: Date, today: Date) -> String {
    day(first, month_style(first, today))
}
