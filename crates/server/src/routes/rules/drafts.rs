//! The draft of whoever asks: kept at the server, so that it is there on every device.

use crate::error::ApiResult;
use crate::extract::{Json, Owner, Query};
use crate::state::AppState;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use domain::api::problem::{FieldProblem, Problem};
use domain::api::rules::{DRAFT_BYTES, DeleteRuleDraft, RuleDraftView, SaveRuleDraft};

/// One's own draft; `null` where there is none.
#[utoipa::path(get, path = "/api/v1/rules/draft", tag = "rules", responses(
    (status = 200, body = Option<RuleDraftView>),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
))]
pub async fn find_rule_draft(
    State(state): State<AppState>,
    Owner(owner): Owner,
) -> ApiResult<Answer<Option<RuleDraftView>>> {
    Ok(Answer(state.store().find_rule_draft(owner.user).await?))
}

/// Keeps one's draft instead of the one that it names.
#[utoipa::path(put, path = "/api/v1/rules/draft", tag = "rules", request_body = SaveRuleDraft, responses(
    (status = 200, body = RuleDraftView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 409, body = Problem, description = "`conflict`: another draft was kept meanwhile"),
    (status = 422, body = Problem, description = "`invalid`: it is too long, or holds what cannot be kept"),
))]
pub async fn save_rule_draft(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Json(draft): Json<SaveRuleDraft>,
) -> ApiResult<Answer<RuleDraftView>> {
    let content = &draft.content;
    // PostgreSQL takes no text with a NUL in it.
    if content.len() > DRAFT_BYTES || content.contains('\0') {
        return Err(FieldProblem::new("content", "The draft is too long to be kept.").into());
    }
    let store = state.store();
    let saved = store.save_rule_draft(owner.user, &draft, state.now());
    Ok(Answer(saved.await?))
}

/// Forgets one's draft, if there is one.
#[utoipa::path(delete, path = "/api/v1/rules/draft", tag = "rules",
    params(("instead_of" = Option<String>, Query, description = "The revision that is meant; without it whichever there is")), responses(
    (status = 204, description = "There is none any more"),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 409, body = Problem, description = "`conflict`: another draft was kept meanwhile"),
))]
pub async fn delete_rule_draft(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Query(DeleteRuleDraft { instead_of }): Query<DeleteRuleDraft>,
) -> ApiResult<StatusCode> {
    let store = state.store();
    store
        .delete_rule_draft(owner.user, instead_of.as_deref())
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
