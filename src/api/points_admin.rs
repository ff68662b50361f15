//! The ledger for its owner.

use super::client::{self, Answer};
use domain::api::ledger::{
    AdjustPoints, DecideDispute, DisputeView, DisputesView, PointAccountView, PointAccountsView,
    PointSettings, PointsOverview,
};
use domain::id::DisputeId;

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

/// Disputes, those that are open first.
pub async fn list_disputes() -> Answer<DisputesView> {
    client::get("/points/disputes").await
}

/// Takes the award back, or keeps it.
pub async fn decide_dispute(id: DisputeId, decide: &DecideDispute) -> Answer<DisputeView> {
    client::post(&format!("/points/disputes/{id}/decision"), decide).await
}
