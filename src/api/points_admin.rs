//! The ledger for its owner.

use super::client::{self, Answer};
use domain::api::ledger::{
    AdjustPoints, DecideDispute, DisputeView, DisputesView, PointAccountView, PointAccountsView,
    PointSettings, PointsOverview, ReversalView, ReversePoints,
};
use domain::id::{DisputeId, TransactionId};

/// This month against the budget, what everybody has, and what is set.
pub async fn find_points_overview() -> Answer<PointsOverview> {
    client::get("/points/overview").await
}

/// Sets the hold, the budget and what a point costs.
pub async fn update_point_settings(settings: &PointSettings) -> Answer<PointSettings> {
    client::put("/points/settings", settings).await
}

/// What everybody has, by name.
pub async fn list_point_accounts() -> Answer<PointAccountsView> {
    client::get("/points/accounts").await
}

/// Gives points to an account or takes them.
pub async fn create_adjustment(adjust: &AdjustPoints) -> Answer<PointAccountView> {
    client::post("/points/adjustments", adjust).await
}

/// Takes back what a transaction paid; of an adjustment that took points, gives them back.
pub async fn reverse_points(id: TransactionId, reason: String) -> Answer<ReversalView> {
    client::post(
        &format!("/points/transactions/{id}/reversal"),
        &ReversePoints { reason },
    )
    .await
}

/// Disputes, those that are open first.
pub async fn list_disputes() -> Answer<DisputesView> {
    client::get("/points/disputes").await
}

/// Takes the award back, or keeps it.
pub async fn decide_dispute(id: DisputeId, decide: &DecideDispute) -> Answer<DisputeView> {
    client::post(&format!("/points/disputes/{id}/decision"), decide).await
}
