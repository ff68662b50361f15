//! Statements, and how points are earned.

use super::client::{self, Answer};
use crate::paths::encoded;
use domain::api::ledger::{DisputeOutcome, DisputePoints, Holder};
use domain::api::points::{HowView, Month, PointsView};
use domain::id::TransactionId;

/// Which postings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PointsQuery {
    /// Only those of this month.
    pub month: Option<Month>,
    /// Only those of this rule's id.
    pub rule: Option<String>,
}

/// A page of a statement: the newest entries, or those after `cursor`.
pub async fn find_points(
    holder: Holder,
    query: &PointsQuery,
    cursor: Option<&str>,
) -> Answer<PointsView> {
    client::get(&page(holder, query, cursor)).await
}

/// The same, though nobody asked for it.
pub async fn find_points_quietly(
    holder: Holder,
    query: &PointsQuery,
    cursor: Option<&str>,
) -> Answer<PointsView> {
    client::get_quietly(&page(holder, query, cursor)).await
}

/// Says what is wrong about an award of one's own, once.
pub async fn create_dispute(id: TransactionId, reason: String) -> Answer<DisputeOutcome> {
    client::post(
        &format!("/points/transactions/{id}/dispute"),
        &DisputePoints { reason },
    )
    .await
}

/// How points are earned.
pub async fn find_how() -> Answer<HowView> {
    client::get("/points/how").await
}

/// The address of a whole statement as CSV.
#[must_use]
pub fn csv_address(holder: Holder) -> String {
    client::address(&format!("{}/points.csv", of(holder)))
}

fn page(holder: Holder, query: &PointsQuery, cursor: Option<&str>) -> String {
    format!("{}/points{}", of(holder), parameters(query, cursor))
}

fn of(holder: Holder) -> String {
    match holder {
        Holder::Employee(employee) => format!("/employees/{employee}"),
        Holder::Team(team) => format!("/teams/{team}"),
    }
}

fn parameters(query: &PointsQuery, cursor: Option<&str>) -> String {
    let month = query.month.map(|month| month.to_string());
    let given = [
        ("month", month.as_deref()),
        ("rule", query.rule.as_deref()),
        ("cursor", cursor),
    ];
    let pairs: Vec<_> = given
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name}={}", encoded(value?))))
        .collect();
    if pairs.is_empty() {
        String::new()
    } else {
        format!("?{}", pairs.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_names_what_is_chosen() {
        let mut query = PointsQuery::default();
        assert_eq!(parameters(&query, None), "");
        query.month = Some("2026-11".parse().unwrap());
        assert_eq!(parameters(&query, None), "?month=2026-11");
        query.rule = Some("a b&c".to_owned());
        assert_eq!(
            parameters(&query, Some("1.x")),
            "?month=2026-11&rule=a%20b%26c&cursor=1.x"
        );
    }
}
