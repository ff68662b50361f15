//! CSAT and points over time.

use super::client::{self, Answer};
use crate::paths::encoded;
use domain::api::insights::{Bucket, InsightsView, Subject, SubjectsView};
use jiff::civil::Date;

/// Whose numbers, of which days, by which stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InsightsQuery {
    /// Whose numbers.
    pub subject: Subject,
    /// The first day.
    pub from: Date,
    /// The last day, included.
    pub until: Date,
    /// How long one bucket is.
    pub bucket: Bucket,
}

/// Whose numbers the signed-in person may see.
pub async fn list_subjects() -> Answer<SubjectsView> {
    client::get("/insights/subjects").await
}

/// The numbers.
pub async fn find_insights(query: InsightsQuery) -> Answer<InsightsView> {
    client::get(&format!("/insights{}", parameters(query))).await
}

/// The address of the same numbers as CSV.
#[must_use]
pub fn csv_address(query: InsightsQuery) -> String {
    client::address(&format!("/insights/csv{}", parameters(query)))
}

fn parameters(query: InsightsQuery) -> String {
    let InsightsQuery {
        subject,
        from,
        until,
        bucket,
    } = query;
    let subject = encoded(&subject.to_string());
    format!(
        "?subject={subject}&from={from}&until={until}&bucket={}",
        bucket.name()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_query_names_its_subject_days_and_bucket() {
        let query = InsightsQuery {
            subject: "team:0198c0de-0000-7000-8000-000000000001".parse().unwrap(),
            from: date(2026, 1, 1),
            until: date(2026, 3, 31),
            bucket: Bucket::Month,
        };
        assert_eq!(
            csv_address(query),
            "/api/v1/insights/csv?subject=team%3A0198c0de-0000-7000-8000-000000000001\
             &from=2026-01-01&until=2026-03-31&bucket=month"
        );
    }
}
