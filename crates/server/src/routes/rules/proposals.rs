//! Versions that wait for a second owner: approving, refusing and taking back.

use super::problems_of;
use crate::error::{ApiError, ApiResult};
use crate::extract::{Json, Owner, Path};
use crate::state::AppState;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use domain::api::problem::Problem;
use domain::api::rules::{ApproveRules, RefuseRules, RulesView};
use domain::id::RuleProposalId;
use domain::validation;

/// Publishes what another owner proposed.
#[utoipa::path(post, path = "/api/v1/rules/proposals/{id}/approval", tag = "rules", request_body = ApproveRules,
    params(("id" = RuleProposalId, Path)), responses(
    (status = 200, body = RulesView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 404, body = Problem, description = "`not_found`: nothing of this id waits"),
    (status = 409, body = Problem, description = "`conflict`: it is one's own, or another version was published since"),
    (status = 422, body = Problem, description = "`invalid`: it names something that there is no longer"),
))]
pub async fn approve_rules(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Path(id): Path<RuleProposalId>,
    Json(ApproveRules {}): Json<ApproveRules>,
) -> ApiResult<Answer<RulesView>> {
    let (store, now) = (state.store(), state.now());
    let known = store.find_rules(owner.user, now).await?;
    let proposal = known.proposals.iter().find(|proposal| proposal.id == id);
    // Lists may have changed since it was proposed.
    let problems = proposal.map(|proposal| problems_of(&proposal.rules, &known));
    match problems.ok_or_else(ApiError::not_found)? {
        problems if problems.is_empty() => {}
        problems => return Err(ApiError::invalid(problems)),
    }
    Ok(Answer(store.approve_rules(id, owner.user, now).await?))
}

/// Refuses what another owner proposed, with a reason that they read.
#[utoipa::path(post, path = "/api/v1/rules/proposals/{id}/refusal", tag = "rules", request_body = RefuseRules,
    params(("id" = RuleProposalId, Path)), responses(
    (status = 200, body = RulesView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 404, body = Problem, description = "`not_found`: nothing of this id waits"),
    (status = 409, body = Problem, description = "`conflict`: it is one's own"),
    (status = 422, body = Problem, description = "`invalid`: the reason is missing or too long"),
))]
pub async fn refuse_rules(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Path(id): Path<RuleProposalId>,
    Json(refuse): Json<RefuseRules>,
) -> ApiResult<Answer<RulesView>> {
    let reason = validation::line("reason", &refuse.reason).map_err(ApiError::from)?;
    let (store, now) = (state.store(), state.now());
    let view = store.refuse_rules(id, &reason, owner.user, now);
    Ok(Answer(view.await?))
}

/// Takes back what one has proposed oneself.
#[utoipa::path(delete, path = "/api/v1/rules/proposals/{id}", tag = "rules",
    params(("id" = RuleProposalId, Path)), responses(
    (status = 204, description = "It waits no longer"),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 404, body = Problem, description = "`not_found`: nothing of this id waits, or it is another owner's"),
))]
pub async fn withdraw_proposal(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Path(id): Path<RuleProposalId>,
) -> ApiResult<StatusCode> {
    let (store, now) = (state.store(), state.now());
    store.withdraw_proposal(id, owner.user, now).await?;
    Ok(StatusCode::NO_CONTENT)
}
