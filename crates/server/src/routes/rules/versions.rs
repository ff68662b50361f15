//! One version of the rules, and taking back one that has not begun.

use crate::error::{ApiError, ApiResult};
use crate::extract::{Json, Owner, Path};
use crate::state::AppState;
use axum::Json as Answer;
use axum::extract::State;
use domain::api::problem::Problem;
use domain::api::rules::{RulesView, WithdrawRules};
use domain::rules::RuleSet;
use domain::validation;

/// One version as it was published, withdrawn ones too.
#[utoipa::path(get, path = "/api/v1/rules/versions/{version}", tag = "rules",
    params(("version" = u32, Path)), responses(
    (status = 200, body = RuleSet),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 404, body = Problem, description = "`not_found`"),
))]
pub async fn find_rule_version(
    State(state): State<AppState>,
    _owner: Owner,
    Path(version): Path<u32>,
) -> ApiResult<Answer<RuleSet>> {
    Ok(Answer(state.store().find_rule_version(version).await?))
}

/// Takes a scheduled version back, with a reason that the history keeps. What is live goes on.
#[utoipa::path(post, path = "/api/v1/rules/versions/{version}/withdrawal", tag = "rules", request_body = WithdrawRules,
    params(("version" = u32, Path)), responses(
    (status = 200, body = RulesView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 404, body = Problem, description = "`not_found`"),
    (status = 409, body = Problem, description = "`conflict`: it has begun, or was withdrawn before"),
    (status = 422, body = Problem, description = "`invalid`: the reason is missing or too long"),
))]
pub async fn withdraw_rules(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Path(version): Path<u32>,
    Json(withdraw): Json<WithdrawRules>,
) -> ApiResult<Answer<RulesView>> {
    let reason = validation::line("reason", &withdraw.reason).map_err(ApiError::from)?;
    let (store, now) = (state.store(), state.now());
    let view = store.withdraw_rules(version, &reason, owner.user, now);
    Ok(Answer(view.await?))
}
