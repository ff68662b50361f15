//! What was done about points after they were booked, on a card and on the statement alike.

use super::days::moment_words;
use domain::api::points::TakenBackView;
use domain::corrections::undone;
use domain::points::Points;
use jiff::civil::Date;

/// When and why points were taken back, by what they had been booked as: `Taken back today, 14:05: sent twice`.
#[must_use]
pub fn undone_words(booked: Points, undoing: &TakenBackView, today: Date) -> String {
    let at = moment_words(undoing.at, today);
    let mut undone = undone(booked).to_owned();
    undone[..1].make_ascii_uppercase();
    format!("{undone} {at}: {}", undoing.reason)
}
