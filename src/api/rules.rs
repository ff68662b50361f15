//! The point rules: the live set, its history, and publishing a new version; drafts, proposals and unpaid runs.

use super::client::{self, Answer};
use domain::api::rules::{
    ApproveRules, PublishRules, RefuseRules, RuleChange, RuleChangeView, RuleDraftView, RulesView,
    SaveRuleDraft, ShadowView, StartShadow, WithdrawRules,
};
use domain::id::RuleProposalId;
use domain::rules::RuleSet;

/// The live rule set and its history.
pub async fn find_rules() -> Answer<RulesView> {
    client::get("/rules").await
}

/// The same though nobody asked for it.
pub async fn find_rules_quietly() -> Answer<RulesView> {
    client::get_quietly("/rules").await
}

/// One version as it was published.
pub async fn find_rule_version(version: u32) -> Answer<RuleSet> {
    client::get(&format!("/rules/versions/{version}")).await
}

/// Publishes a new version, or proposes it where a second owner has to approve;
/// [`Code::Conflict`](domain::api::problem::Code::Conflict) if the newest version is no longer the one that the change was made on.
pub async fn publish_rules(request: &PublishRules) -> Answer<RulesView> {
    client::post("/rules", request).await
}

/// Takes a version back that has not begun.
pub async fn withdraw_rules(version: u32, request: &WithdrawRules) -> Answer<RulesView> {
    client::post(&format!("/rules/versions/{version}/withdrawal"), request).await
}

/// One's own draft, if the server keeps one.
pub async fn find_rule_draft() -> Answer<Option<RuleDraftView>> {
    client::get("/rules/draft").await
}

/// Keeps one's draft at the server; [`Code::Conflict`](domain::api::problem::Code::Conflict) if another is kept there by now than
/// the one that the request names.
pub async fn save_rule_draft(request: &SaveRuleDraft) -> Answer<RuleDraftView> {
    client::put("/rules/draft", request).await
}

/// The same for a page that is being left.
pub async fn save_rule_draft_on_leaving(request: &SaveRuleDraft) -> Answer<RuleDraftView> {
    client::put_lasting("/rules/draft", request).await
}

/// Forgets the draft of this revision at the server; a conflict as above.
pub async fn delete_rule_draft(revision: &str) -> Answer<()> {
    client::delete(&format!("/rules/draft?instead_of={revision}")).await
}

/// What publishing these rules would come to.
pub async fn find_rule_cost(request: &RuleChange) -> Answer<RuleChangeView> {
    client::post("/rules/cost", request).await
}

/// Publishes what another owner proposed.
pub async fn approve_rules(id: RuleProposalId) -> Answer<RulesView> {
    client::post(&format!("/rules/proposals/{id}/approval"), &ApproveRules {}).await
}

/// Refuses what another owner proposed.
pub async fn refuse_rules(id: RuleProposalId, request: &RefuseRules) -> Answer<RulesView> {
    client::post(&format!("/rules/proposals/{id}/refusal"), request).await
}

/// Takes back what one has proposed oneself.
pub async fn withdraw_proposal(id: RuleProposalId) -> Answer<()> {
    client::delete(&format!("/rules/proposals/{id}")).await
}

/// What runs unpaid, if anything does.
pub async fn find_shadow() -> Answer<Option<ShadowView>> {
    client::get("/rules/shadow").await
}

/// Runs rules unpaid from now on.
pub async fn start_shadow(request: &StartShadow) -> Answer<Option<ShadowView>> {
    client::put("/rules/shadow", request).await
}

/// Ends the unpaid run.
pub async fn end_shadow() -> Answer<()> {
    client::delete("/rules/shadow").await
}
