//! Rules that run unpaid beside the live ones.

use super::tried;
use crate::error::ApiResult;
use crate::extract::{Json, Owner};
use crate::state::AppState;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use domain::api::problem::Problem;
use domain::api::rules::{ShadowView, StartShadow};

/// What runs unpaid, with what it would have paid beside what was; `null` where nothing runs.
#[utoipa::path(get, path = "/api/v1/rules/shadow", tag = "rules", responses(
    (status = 200, body = Option<ShadowView>),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
))]
pub async fn find_shadow(
    State(state): State<AppState>,
    _owner: Owner,
) -> ApiResult<Answer<Option<ShadowView>>> {
    Ok(Answer(read(&state).await?))
}

/// Runs rules unpaid from now on, in place of those that do.
#[utoipa::path(put, path = "/api/v1/rules/shadow", tag = "rules", request_body = StartShadow, responses(
    (status = 200, body = Option<ShadowView>),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 422, body = Problem, description = "`invalid`: every problem of the rules at once"),
))]
pub async fn start_shadow(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Json(StartShadow { rules }): Json<StartShadow>,
) -> ApiResult<Answer<Option<ShadowView>>> {
    let (store, now) = (state.store(), state.now());
    let known = store.find_rules(owner.user, now).await?;
    let rules = tried(rules, &known)?;
    store.start_shadow(rules, owner.user, now).await?;
    Ok(Answer(read(&state).await?))
}

/// Ends the unpaid run, if there is one.
#[utoipa::path(delete, path = "/api/v1/rules/shadow", tag = "rules", responses(
    (status = 204, description = "None runs any more"),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
))]
pub async fn end_shadow(
    State(state): State<AppState>,
    Owner(owner): Owner,
) -> ApiResult<StatusCode> {
    state.store().end_shadow(owner.user, state.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn read(state: &AppState) -> ApiResult<Option<ShadowView>> {
    let store = state.store();
    let Some(shadow) = store.find_shadow().await? else {
        return Ok(None);
    };
    let view = state.run().view(store, shadow, state.now());
    Ok(Some(view.await?))
}
