//! From daily numbers to a chart that can be trusted: buckets, gates for small n, one sentence, and CSV.

mod calendar;
mod csv;
mod instruments;
mod summary;

use crate::api::feedback::Instrument;
use crate::api::insights::{
    Bucket, BucketView, InsightsView, InstrumentView, Measure, PointsBySource, Subject,
};
use crate::api::problem::FieldProblem;
use crate::csat::{PEOPLE_IN_A_TEAM_VIEW, Tally};
use crate::id::EmployeeId;
use crate::points::Points;
use calendar::{day_after, next_start, start_of};
use jiff::civil::Date;
use std::collections::BTreeSet;

pub use csv::csv;

/// The longest period of a chart, in days: five years with a leap day or two.
pub const MAX_DAYS: i32 = 1_827;

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Whose numbers.
    pub subject: Subject,
    /// The subject's name.
    pub name: String,
    /// The first day.
    pub from: Date,
    /// The last day, included.
    pub until: Date,
    /// How long one bucket is.
    pub bucket: Bucket,
}

/// What one day had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Which day, in the program's time zone.
    pub date: Date,
    /// Counted and satisfied responses.
    pub tally: Tally,
    /// Responses that are not counted.
    pub left_out: u32,
    /// How the question was put to those who are counted.
    pub instruments: Vec<(Instrument, u32)>,
    /// Points by what they were paid for.
    pub points: PointsBySource,
    /// For a team: its people who were thanked that day, each once. Empty for other subjects.
    pub people: Vec<EmployeeId>,
}

/// What is wrong with a period: it ends before it begins, or is longer than [`MAX_DAYS`].
pub fn check_period(from: Date, until: Date) -> Result<(), FieldProblem> {
    let days = (until - from).get_days();
    match days {
        ..0 => Err(FieldProblem::new(
            "until",
            "The period ends before it begins: choose a later last day.",
        )),
        MAX_DAYS.. => Err(FieldProblem::new(
            "from",
            "Choose a period of at most five years.",
        )),
        _ => Ok(()),
    }
}

/// The answer: every bucket from `from` to `until`, empty ones too, with the gates applied. Days
/// outside the period are left out. No bucket at all for a period that [`check_period`] refuses.
#[must_use]
pub fn view(question: &Question, days: &[Day]) -> InsightsView {
    let within: Vec<&Day> = days
        .iter()
        .filter(|day| (question.from..=question.until).contains(&day.date))
        .collect();
    let total = measure(question.subject, &within);
    let ways = instruments::ways(&within);
    InsightsView {
        subject: question.subject.to_string(),
        name: question.name.clone(),
        from: question.from,
        until: question.until,
        bucket: question.bucket,
        total,
        buckets: buckets(question, &within),
        summary: summary::sentence(question, total, ways.len()),
        instruments: instruments::told(&ways, total),
    }
}

fn buckets(question: &Question, days: &[&Day]) -> Vec<BucketView> {
    if check_period(question.from, question.until).is_err() {
        return Vec::new();
    }
    let mut buckets = Vec::new();
    let mut start = start_of(question.bucket, question.from);
    while start <= question.until {
        let next = next_start(question.bucket, start);
        let inside: Vec<&Day> = days
            .iter()
            .copied()
            .filter(|day| (start..next).contains(&day.date))
            .collect();
        let measure = measure(question.subject, &inside);
        buckets.push(BucketView {
            start,
            measure,
            instruments: instruments::told(&instruments::ways(&inside), measure),
        });
        if next <= start {
            break; // The end of the calendar.
        }
        start = next;
    }
    buckets
}

/// The numbers of some days, without those that so few responses or people do not allow.
fn measure(subject: Subject, days: &[&Day]) -> Measure {
    let tally: Tally = days.iter().map(|day| day.tally).sum();
    let csat = tally.csat().filter(|_| enough_people(subject, days));
    let points: PointsBySource = days.iter().map(|day| day.points).sum();
    Measure {
        responses: tally.counted,
        left_out: days.iter().map(|day| day.left_out).sum(),
        satisfied: csat.map(|_| tally.satisfied),
        csat,
        // Seven points for each best score would tell what the percentage does not.
        points: if csat.is_some() || nothing_to_tell(tally, points) {
            points
        } else {
            points.without_score()
        },
    }
}

/// Without any response there is no score to keep secret.
fn nothing_to_tell(tally: Tally, points: PointsBySource) -> bool {
    tally.counted == 0 && points.score.unwrap_or_default() == Points::ZERO
}

fn enough_people(subject: Subject, days: &[&Day]) -> bool {
    if !matches!(subject, Subject::Team(_)) {
        return true;
    }
    let people: BTreeSet<EmployeeId> = days
        .iter()
        .flat_map(|day| day.people.iter().copied())
        .collect();
    people.len() >= PEOPLE_IN_A_TEAM_VIEW as usize
}

/// How a period reads: "25 August to 23 November 2026".
#[must_use]
pub fn period_words(from: Date, until: Date) -> String {
    calendar::period_words(from, until)
}

/// The last day of the bucket that begins at `start`.
#[must_use]
pub fn last_day(bucket: Bucket, start: Date) -> Date {
    day_after(next_start(bucket, start), -1)
}

/// How a way of putting the question reads: "German, standard wording, best score on top".
#[must_use]
pub fn instrument_words(instrument: &InstrumentView) -> String {
    instruments::words(instrument)
}

#[cfg(test)]
mod tests;
