//! The filters of the insights page as they stand in the address: typed, with a fallback for whatever is missing or wrong.

use domain::api::insights::{Bucket, Subject};
use jiff::ToSpan;
use jiff::civil::Date;

/// What the page shows: whose numbers, of which days, by which stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filters {
    /// Whose numbers; `None` where the address names nobody: the first that the signed-in person may see.
    pub subject: Option<Subject>,
    /// The days.
    pub days: Days,
    /// How long one point of the chart is.
    pub by: Bucket,
}

/// Some days in a row, both ends included; `from` is never after `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

/// A period that the menu offers. Each ends today and starts with a whole week or month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Period {
    /// A quarter of a year in weeks.
    Weeks13,
    /// Half a year in weeks.
    #[default]
    Weeks26,
    /// A year in months.
    Months12,
    /// A year and a half in months.
    Months18,
}

impl Period {
    /// All of them, for the menu.
    pub const ALL: [Self; 4] = [Self::Weeks13, Self::Weeks26, Self::Months12, Self::Months18];

    /// The words in the menu.
    pub fn label(self) -> &'static str {
        match self {
            Self::Weeks13 => "13 weeks",
            Self::Weeks26 => "26 weeks",
            Self::Months12 => "12 months",
            Self::Months18 => "18 months",
        }
    }

    /// Its days, when it ends on `today`.
    pub fn days(self, today: Date) -> Days {
        let from = match self {
            Self::Weeks13 => first_day_of_week(today).saturating_sub(12.weeks()),
            Self::Weeks26 => first_day_of_week(today).saturating_sub(25.weeks()),
            Self::Months12 => today.first_of_month().saturating_sub(11.months()),
            Self::Months18 => today.first_of_month().saturating_sub(17.months()),
        };
        Days { from, until: today }
    }

    /// The period of the menu that these days are, if they are one.
    pub fn of(days: Days, today: Date) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|period| period.days(today) == days)
    }
}

impl Filters {
    /// The filters that an address stands for; `parameter` finds one of its parameters.
    pub fn read(parameter: impl Fn(&str) -> Option<String>, today: Date) -> Self {
        Self {
            subject: parameter("subject").and_then(|text| text.parse().ok()),
            days: read_days(&parameter).unwrap_or_else(|| Period::default().days(today)),
            by: parameter("by")
                .and_then(|name| find_bucket(&name))
                .unwrap_or_default(),
        }
    }

    /// The query of an address that shows these filters, with its question mark.
    pub fn query(&self) -> String {
        let subject = self
            .subject
            .map(|subject| format!("subject={subject}&"))
            .unwrap_or_default();
        let Days { from, until } = self.days;
        format!("?{subject}from={from}&until={until}&by={}", self.by.name())
    }

    /// The same for other days.
    #[must_use]
    pub fn with_days(self, days: Days) -> Self {
        Self { days, ..self }
    }
}

/// The bucket of this name.
pub fn find_bucket(name: &str) -> Option<Bucket> {
    Bucket::ALL.into_iter().find(|bucket| bucket.name() == name)
}

fn read_days(parameter: &impl Fn(&str) -> Option<String>) -> Option<Days> {
    let day = |name| parameter(name)?.parse::<Date>().ok();
    let days = Days {
        from: day("from")?,
        until: day("until")?,
    };
    (days.from <= days.until).then_some(days)
}

fn first_day_of_week(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn read(query: &[(&str, &str)]) -> Filters {
        let find = |name: &str| {
            query
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).to_owned())
        };
        Filters::read(find, date(2026, 11, 23))
    }

    #[test]
    fn an_address_says_all_filters() {
        let filters = read(&[
            ("subject", "organization"),
            ("from", "2026-01-01"),
            ("until", "2026-03-31"),
            ("by", "month"),
        ]);
        assert_eq!(filters.subject, Some(Subject::Organization));
        assert_eq!(filters.days.from, date(2026, 1, 1));
        assert_eq!(filters.days.until, date(2026, 3, 31));
        assert_eq!(filters.by, Bucket::Month);
        assert_eq!(
            filters.query(),
            "?subject=organization&from=2026-01-01&until=2026-03-31&by=month"
        );
    }

    #[test]
    fn what_is_missing_or_wrong_falls_back() {
        let usual = read(&[]);
        assert_eq!(usual.subject, None);
        assert_eq!(usual.days, Period::Weeks26.days(date(2026, 11, 23)));
        assert_eq!(usual.by, Bucket::Week);
        for query in [
            [
                ("subject", "everybody"),
                ("from", "yesterday"),
                ("by", "day"),
            ],
            [
                ("from", "2026-03-31"),
                ("until", "2026-01-01"),
                ("by", "Week"),
            ],
            [("until", "2026-03-31"), ("subject", "team:"), ("by", "")],
        ] {
            assert_eq!(read(&query), usual, "{query:?}");
        }
    }

    #[test]
    fn periods_start_with_a_whole_week_or_month_and_end_today() {
        // 23 November 2026 is a Monday, 29 November the Sunday of the same week.
        for (period, today, from) in [
            (Period::Weeks13, date(2026, 11, 23), date(2026, 8, 31)),
            (Period::Weeks13, date(2026, 11, 29), date(2026, 8, 31)),
            (Period::Weeks26, date(2026, 11, 23), date(2026, 6, 1)),
            (Period::Months12, date(2026, 11, 23), date(2025, 12, 1)),
            (Period::Months18, date(2026, 1, 31), date(2024, 8, 1)),
        ] {
            let days = period.days(today);
            assert_eq!((days.from, days.until), (from, today), "{period:?}");
            assert_eq!(Period::of(days, today), Some(period));
        }
    }

    #[test]
    fn other_days_are_no_period_of_the_menu() {
        let days = Days {
            from: date(2026, 1, 1),
            until: date(2026, 3, 31),
        };
        assert_eq!(Period::of(days, date(2026, 11, 23)), None);
    }
}
