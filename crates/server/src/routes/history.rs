//! The history for the Rule Lab.

use crate::error::ApiResult;
use crate::extract::Owner;
use crate::history;
use crate::state::AppState;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::api::history::{BYTES_HEADER, HistoryNames};
use domain::api::problem::Problem;

/// What was settled in the last 24 months, as columns of ids and numbers: no names, no texts. It begins with the quarter that
/// 24 months ago belongs to.
#[utoipa::path(get, path = "/api/v1/rules/history", tag = "rules", responses(
    (status = 200, body = Vec<u8>, content_type = "application/octet-stream", description = "`rules::columns::History`"),
    (status = 304, description = "The same as `if-none-match` names"),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
))]
pub async fn find_history(
    State(state): State<AppState>,
    _owner: Owner,
    request: HeaderMap,
) -> ApiResult<Response> {
    let columns = state.history().find(state.store(), state.now()).await?;
    let kept = [
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-cache"),
        ),
        (header::ETAG, text(&columns.tag)),
    ];
    if request.get(header::IF_NONE_MATCH) == Some(&text(&columns.tag)) {
        return Ok((StatusCode::NOT_MODIFIED, kept).into_response());
    }
    let about = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/octet-stream"),
        ),
        (
            HeaderName::from_static(BYTES_HEADER),
            HeaderValue::from(columns.bytes.len()),
        ),
    ];
    Ok((kept, about, columns.bytes).into_response())
}

/// The names of those whom the history names by id, and what day it is.
#[utoipa::path(get, path = "/api/v1/rules/history/names", tag = "rules", responses(
    (status = 200, body = HistoryNames),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
))]
pub async fn find_history_names(
    State(state): State<AppState>,
    _owner: Owner,
) -> ApiResult<Answer<HistoryNames>> {
    let today = history::calendar(state.store()).await?.day(state.now());
    Ok(Answer(state.store().find_history_names(today).await?))
}

/// A tag of ours is plain.
fn text(tag: &str) -> HeaderValue {
    HeaderValue::from_str(tag).unwrap_or(HeaderValue::from_static("W/\"\""))
}
