//! When a touchpoint is open: outside of it a kiosk sleeps.

use crate::api::problem::FieldProblem;
use serde::{Deserialize, Serialize};

/// Opening hours in the program's time zone. Without any span on any day it is always open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpeningHours {
    /// Spans of each weekday from Monday (0) to Sunday (6), at most 4 a day.
    pub days: [Vec<Span>; 7],
}

/// From one time of a day to another, later on the same day. Times are minutes since midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The first minute: 0 to 1,439.
    pub from: u16,
    /// The minute at which it closes: after `from`, at most 1,440.
    pub until: u16,
}

/// The most spans of one day.
pub const SPANS_A_DAY: usize = 4;
/// Minutes of a day.
const DAY: u16 = 24 * 60;
/// The days as people name them, from Monday.
const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

impl OpeningHours {
    /// Whether no hours are set, so that it never closes.
    #[must_use]
    pub fn is_always(&self) -> bool {
        self.days.iter().all(Vec::is_empty)
    }

    /// Whether it is open on this weekday (0 is Monday) at this minute since midnight.
    #[must_use]
    pub fn is_open(&self, weekday: usize, minute: u16) -> bool {
        self.is_always()
            || self.days.get(weekday).is_some_and(|spans| {
                spans
                    .iter()
                    .any(|span| (span.from..span.until).contains(&minute))
            })
    }

    /// The weekday and the minute since midnight at which a span begins next, after this moment; within a week. `None` if
    /// it never closes.
    #[must_use]
    pub fn next_opening(&self, weekday: usize, minute: u16) -> Option<(usize, u16)> {
        (0..=7).find_map(|ahead| {
            let day = (weekday + ahead) % 7;
            let begins = self.days[day].iter().map(|span| span.from);
            let first = begins.filter(|from| ahead > 0 || *from > minute).min();
            first.map(|from| (day, from))
        })
    }
}

/// Opening hours as they will be stored, each day in order, or all that is wrong with them.
///
/// # Errors
/// One problem a day, told of `field` and the day.
pub fn checked(field: &str, hours: OpeningHours) -> Result<OpeningHours, Vec<FieldProblem>> {
    let mut days = hours.days;
    for spans in &mut days {
        spans.sort_by_key(|span| (span.from, span.until));
    }
    let problems: Vec<_> = days
        .iter()
        .enumerate()
        .filter_map(|(day, spans)| {
            let words = problem_of(spans)?;
            let field = format!("{field}.days[{day}]");
            Some(FieldProblem::new(field, format!("{}: {words}", DAYS[day])))
        })
        .collect();
    if problems.is_empty() {
        Ok(OpeningHours { days })
    } else {
        Err(problems)
    }
}

/// What is wrong with the spans of one day, which are in order.
fn problem_of(spans: &[Span]) -> Option<String> {
    if spans.len() > SPANS_A_DAY {
        return Some(format!("give at most {SPANS_A_DAY} times a day."));
    }
    if spans
        .iter()
        .any(|span| span.from >= DAY || span.until > DAY)
    {
        return Some("give times between 0:00 and 24:00.".to_owned());
    }
    if spans.iter().any(|span| span.from >= span.until) {
        return Some("the closing time must be after the opening time.".to_owned());
    }
    let overlap = spans.windows(2).any(|pair| pair[1].from < pair[0].until);
    overlap.then(|| "two of the times overlap.".to_owned())
}

#[cfg(test)]
mod tests;
