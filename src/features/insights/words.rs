//! Numbers and days of the insights page, in words.

use domain::api::insights::{Bucket, InsightsView, Measure};
use domain::csat::{Csat, Gate};
use domain::insights::{last_day, period_words};
use domain::numbers::{counted, per_cent, whole_per_cent};
use jiff::civil::Date;

/// The interval of a CSAT: `79 to 88 %`.
pub fn interval(csat: Csat) -> String {
    format!("{} to {}", whole_per_cent(csat.low), per_cent(csat.high))
}

/// How many responses: `1 response`, `312 responses`.
pub fn responses(count: u32) -> String {
    match count {
        0 => "no responses".into(),
        _ => counted(count.into(), "response", "responses"),
    }
}

/// How many points: `1 point`, `1,240 points`.
pub fn points(count: i64) -> String {
    match count {
        0 => "no points".into(),
        _ => counted(count, "point", "points"),
    }
}

/// What may be said about the CSAT of a stretch of time: a percentage, or why there is none.
pub fn csat(measure: &Measure) -> String {
    match measure.csat {
        Some(csat) if csat.early => format!("{}, early", per_cent(csat.share)),
        Some(csat) => per_cent(csat.share),
        None => untold(measure),
    }
}

/// How many responses there are, and why no percentage is told: `3 responses: too few to tell`.
pub fn untold(measure: &Measure) -> String {
    let told = responses(measure.responses);
    match measure.responses {
        0 => told,
        _ => format!("{told}: {}", why_untold(measure)),
    }
}

/// Why no percentage is told, where the number of responses stands beside it.
pub fn why_untold(measure: &Measure) -> &'static str {
    match (measure.responses, Gate::of(measure.responses)) {
        (0, _) => "no responses",
        (_, Gate::OnlyCount) => "too few to tell",
        (_, Gate::NoPercentage) => "too few for a percentage",
        // Enough responses, but of fewer people than the view of a team needs.
        (_, Gate::Early | Gate::Open) => "too few people to tell",
    }
}

/// The name of a bucket on the axis; with the year on a line of its own where it begins.
pub fn axis_label(start: Date, bucket: Bucket, new_year: bool) -> String {
    let name = match bucket {
        Bucket::Week => start.strftime("%-d %b").to_string(),
        Bucket::Month => start.strftime("%b").to_string(),
        Bucket::Quarter => format!("Q{}", quarter(start)),
    };
    if new_year {
        format!("{name}\n{}", start.year())
    } else {
        name
    }
}

/// The name of a bucket in a sentence and in the table; its days, where the period cuts it.
pub fn bucket(start: Date, view: &InsightsView) -> String {
    let last = last_day(view.bucket, start);
    let (from, until) = (start.max(view.from), last.min(view.until));
    match view.bucket {
        Bucket::Month if (from, until) == (start, last) => start.strftime("%B %Y").to_string(),
        Bucket::Quarter if (from, until) == (start, last) => {
            format!("quarter {} of {}", quarter(start), start.year())
        }
        _ => period_words(from, until),
    }
}

/// What one point of the chart is called in a menu.
pub fn bucket_name(bucket: Bucket) -> &'static str {
    match bucket {
        Bucket::Week => "Week",
        Bucket::Month => "Month",
        Bucket::Quarter => "Quarter",
    }
}

fn quarter(day: Date) -> i8 {
    (day.month() - 1) / 3 + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::csat::Tally;
    use jiff::civil::date;

    fn view(bucket: Bucket) -> InsightsView {
        InsightsView {
            subject: "organization".into(),
            name: "Harbour Hotel".into(),
            from: date(2026, 1, 8),
            until: date(2026, 11, 23),
            bucket,
            total: Measure::default(),
            buckets: Vec::new(),
            instruments: Vec::new(),
            summary: String::new(),
        }
    }

    #[test]
    fn small_numbers_are_told_in_words() {
        for (satisfied, counted, expected) in [
            (0, 0, "no responses"),
            (1, 1, "1 response: too few to tell"),
            (3, 3, "3 responses: too few to tell"),
            (7, 9, "9 responses: too few for a percentage"),
            (8, 10, "80\u{a0}%, early"),
            (80, 100, "80\u{a0}%"),
        ] {
            let measure = Measure {
                responses: counted,
                csat: Tally { satisfied, counted }.csat(),
                ..Measure::default()
            };
            assert_eq!(csat(&measure), expected);
        }
    }

    #[test]
    fn an_interval_is_two_whole_percentages() {
        let csat = Tally {
            satisfied: 80,
            counted: 100,
        }
        .csat()
        .unwrap();
        assert_eq!(interval(csat), "71 to 87\u{a0}%");
    }

    #[test]
    fn a_bucket_that_the_period_cuts_is_told_by_its_days() {
        for (by, start, expected) in [
            (Bucket::Week, date(2026, 8, 24), "24 to 30 August 2026"),
            (
                Bucket::Week,
                date(2026, 8, 31),
                "31 August to 6 September 2026",
            ),
            (Bucket::Week, date(2026, 1, 5), "8 to 11 January 2026"),
            (Bucket::Week, date(2026, 11, 23), "23 November 2026"),
            (Bucket::Month, date(2026, 2, 1), "February 2026"),
            (Bucket::Month, date(2026, 11, 1), "1 to 23 November 2026"),
            (Bucket::Quarter, date(2026, 4, 1), "quarter 2 of 2026"),
        ] {
            assert_eq!(bucket(start, &view(by)), expected);
        }
    }

    #[test]
    fn the_axis_is_short() {
        for (by, new_year, expected) in [
            (Bucket::Week, false, "24 Aug"),
            (Bucket::Month, false, "Aug"),
            (Bucket::Quarter, true, "Q3\n2026"),
        ] {
            assert_eq!(axis_label(date(2026, 8, 24), by, new_year), expected);
        }
    }
}
