//! For whoever watches over the server: whether it runs, and whether it can work.

use crate::error::ApiResult;
use crate::state::AppState;
use axum::extract::State;

/// `GET /healthz`: the process answers.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the database answers too; else 503.
pub async fn readyz(State(state): State<AppState>) -> ApiResult<&'static str> {
    state.store().ready().await?;
    Ok("ready\n")
}
