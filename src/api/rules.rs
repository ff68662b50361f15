//! The point rules: the live set, its history, and publishing a new version.

use super::client::{self, Answer};
use domain::api::rules::{PublishRules, RulesView};

/// The live rule set and its history.
pub async fn find_rules() -> Answer<RulesView> {
    client::get("/rules").await
}

/// Publishes a new version; [`Code::Conflict`](domain::api::problem::Code::Conflict) if the live
/// version is no longer the one that the change was made on.
pub async fn publish_rules(request: &PublishRules) -> Answer<RulesView> {
    client::post("/rules", request).await
}
