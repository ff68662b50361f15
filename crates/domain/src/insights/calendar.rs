//! Where weeks, months and quarters begin.

use crate::api::insights::Bucket;
use jiff::ToSpan;
use jiff::civil::Date;

/// The first day of the bucket that holds `date`.
pub(super) fn start_of(bucket: Bucket, date: Date) -> Date {
    match bucket {
        Bucket::Week => day_after(date, -i64::from(date.weekday().to_monday_zero_offset())),
        Bucket::Month => date.first_of_month(),
        Bucket::Quarter => {
            let into_the_quarter = i64::from((date.month() - 1) % 3);
            moved(date.first_of_month(), (-into_the_quarter).months())
        }
    }
}

/// The first day of the bucket after the one that begins at `start`.
pub(super) fn next_start(bucket: Bucket, start: Date) -> Date {
    match bucket {
        Bucket::Week => moved(start, 1.week()),
        Bucket::Month => moved(start, 1.month()),
        Bucket::Quarter => moved(start, 3.months()),
    }
}

/// The day `days` days after `date`.
pub(super) fn day_after(date: Date, days: i64) -> Date {
    moved(date, days.days())
}

/// "25 August to 23 November 2026"; what both days share is said once.
pub(super) fn period_words(from: Date, until: Date) -> String {
    let last = until.strftime("%-d %B %Y");
    if from == until {
        last.to_string()
    } else if from.first_of_month() == until.first_of_month() {
        format!("{} to {last}", from.day())
    } else if from.year() == until.year() {
        format!("{} to {last}", from.strftime("%-d %B"))
    } else {
        format!("{} to {last}", from.strftime("%-d %B %Y"))
    }
}

/// Stays where it is at the edge of the calendar (year 9999).
fn moved(date: Date, span: jiff::Span) -> Date {
    date.checked_add(span).unwrap_or(date)
}
