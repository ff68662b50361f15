//! What was done about points after they were booked, on a card and on the statement alike.

use super::days::moment_words;
use crate::state::clock::day_of;
use domain::api::points::TakenBackView;
use domain::corrections::undone;
use domain::instant::Instant;
use domain::points::Points;

/// When and why points were taken back, by what they had been booked as: `Taken back today, 14:05: sent twice`.
#[must_use]
pub fn undone_words(booked: Points, undoing: &TakenBackView, now: Instant) -> String {
    let at = moment_words(undoing.at, day_of(now));
    let mut undone = undone(booked).to_owned();
    undone[..1].make_ascii_uppercase();
    format!("{undone} {at}: {}", undoing.reason)
}
