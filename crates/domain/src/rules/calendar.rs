//! The windows of caps: calendar days, ISO weeks, months and quarters of one time zone.

use super::model::{CapWindow, RuleSet};
use crate::instant::Instant;
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The calendar by which windows begin and end, daylight saving included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    zone: TimeZone,
    name: String,
}

/// A name that no time zone has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("There is no time zone “{0}”. Enter one such as Europe/Berlin or UTC.")]
pub struct UnknownTimeZone(pub String);

impl Calendar {
    /// The calendar of a rule set.
    ///
    /// # Errors
    /// [`UnknownTimeZone`] if this program knows none of that name. One built without the IANA database, as browsers get
    /// it, knows only UTC: there the server has to say on which day something happened.
    pub fn of(rules: &RuleSet) -> Result<Self, UnknownTimeZone> {
        let zone = TimeZone::get(&rules.time_zone).ok();
        // “Etc/Unknown” is a name for having none, and would count by the days of UTC.
        zone.filter(|zone| !zone.is_unknown())
            .map(Self::in_zone)
            .ok_or_else(|| UnknownTimeZone(rules.time_zone.clone()))
    }

    /// The calendar of a time zone.
    #[must_use]
    pub fn in_zone(zone: TimeZone) -> Self {
        let name = zone.iana_name().unwrap_or_default().to_owned();
        Self { zone, name }
    }

    /// The calendar of a time zone whose clocks are so many seconds ahead of UTC, right until they change: for a program without
    /// the IANA database, which has to be told. UTC for an offset that no clocks have.
    #[must_use]
    pub fn at_offset(name: &str, seconds: i32) -> Self {
        let offset = Offset::from_seconds(seconds).unwrap_or(Offset::UTC);
        Self {
            zone: TimeZone::fixed(offset),
            name: name.to_owned(),
        }
    }

    /// The calendar of UTC.
    #[must_use]
    pub fn utc() -> Self {
        Self::in_zone(TimeZone::UTC)
    }

    /// The IANA name of its time zone; empty if that has none.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the clocks show at this instant.
    #[must_use]
    pub fn clock(&self, at: Instant) -> DateTime {
        self.zone.to_datetime(at.timestamp())
    }

    /// The day that this instant belongs to: the date that the clocks show, but where they are about to go back over midnight
    /// the one before, which has not ended yet.
    #[must_use]
    pub fn day(&self, at: Instant) -> Date {
        let shown = self.clock(at).date();
        if at < self.begin(shown) {
            shown.yesterday().unwrap_or(shown)
        } else {
            shown
        }
    }

    /// The window of this kind that an instant falls into.
    #[must_use]
    pub fn window(&self, kind: CapWindow, at: Instant) -> Window {
        Window::of(kind, self.day(at))
    }

    /// From when (included) until when (not included) a window lasts.
    #[must_use]
    pub fn span(&self, window: Window) -> Range<Instant> {
        self.begin(window.since)..self.end(window)
    }

    /// When a window ends: the first instant that no longer belongs to it.
    #[must_use]
    pub fn end(&self, window: Window) -> Instant {
        let next = window.next();
        next.map_or(Instant::from_micros(i64::MAX), |next| {
            self.begin(next.since)
        })
    }

    /// When a day begins. That is not always midnight: clocks may jump over it, or show it twice.
    fn begin(&self, day: Date) -> Instant {
        let midnight = self.zone.to_ambiguous_timestamp(day.at(0, 0, 0, 0));
        let begin = match midnight.offset() {
            AmbiguousOffset::Unambiguous { .. } => midnight.compatible(),
            AmbiguousOffset::Gap { .. } => midnight.compatible().map(|after| self.jump(after)),
            AmbiguousOffset::Fold { .. } => {
                let second = midnight.later();
                second.and_then(|second| self.of_two(midnight.earlier()?, second, day))
            }
        };
        begin.map_or_else(|_| edge_of_the_calendar(day), Instant::from)
    }

    /// When the clocks jumped over a midnight that they would have shown at or before `after`.
    fn jump(&self, after: Timestamp) -> Timestamp {
        let just_after = after.checked_add(SignedDuration::from_micros(1));
        let jumps = just_after.map(|just_after| self.zone.preceding(just_after).next());
        jumps
            .ok()
            .flatten()
            .map_or(after, |transition| transition.timestamp())
    }

    /// Which of two midnights begins the day: the second where the clocks went back to the day before in between.
    fn of_two(
        &self,
        first: Timestamp,
        second: Timestamp,
        day: Date,
    ) -> Result<Timestamp, jiff::Error> {
        let before = second.checked_sub(SignedDuration::from_micros(1))?;
        let back = self.zone.to_datetime(before).date() < day;
        Ok(if back { second } else { first })
    }
}

/// Windows at the edge of the calendar, in the years -9999 and 9999, begin and end with it.
fn edge_of_the_calendar(day: Date) -> Instant {
    let edge = if day.year() < 0 { i64::MIN } else { i64::MAX };
    Instant::from_micros(edge)
}

/// One window: which kind, and the first day of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Window {
    /// Which kind.
    #[serde(rename = "window")]
    pub kind: CapWindow,
    /// Its first day, by the calendar of the rule set.
    pub since: Date,
}

impl Window {
    /// The window of this kind that a day belongs to.
    #[must_use]
    pub fn of(kind: CapWindow, day: Date) -> Self {
        let since = match kind {
            CapWindow::Day => day,
            CapWindow::Week => {
                day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
            }
            CapWindow::Month => day.first_of_month(),
            CapWindow::Quarter => {
                let into_the_quarter = i64::from((day.month() - 1) % 3);
                day.first_of_month()
                    .saturating_sub(into_the_quarter.months())
            }
        };
        Self { kind, since }
    }

    /// The window after this one; none where the calendar ends, in the year 9999.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let length = match self.kind {
            CapWindow::Day => 1.day(),
            CapWindow::Week => 1.week(),
            CapWindow::Month => 1.month(),
            CapWindow::Quarter => 3.months(),
        };
        let since = self.since.checked_add(length).ok()?;
        Some(Self { since, ..self })
    }
}
