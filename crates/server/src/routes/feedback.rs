//! The customer page's API: a touchpoint, and the parts of a response.

mod provenance;

use crate::error::{ApiError, ApiResult};
use crate::extract::{Client, Json, Kiosk, Path, Present, Query};
use crate::state::AppState;
use crate::store::{NewResponseContext, Provenance, SendContext, Staff};
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use domain::api::feedback::{
    ChangeScore, CreateResponse, ResponseView, SendResponse, TouchpointView,
};
use domain::api::problem::Problem;
use domain::id::{ResponseId, TouchpointId};
use domain::language::Language;
use domain::validation;
use serde::Deserialize;
use tracing::Instrument;

/// The language that is wanted.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InLanguage {
    lang: Option<Language>,
}

/// What a customer may know of a touchpoint.
#[utoipa::path(get, path = "/api/v1/touchpoints/{key}", tag = "feedback",
    params(("key" = String, Path, description = "The touchpoint's public key"), ("lang" = Option<Language>, Query,
        description = "Without one, and for one that is not offered, the first on offer")), responses(
    (status = 200, body = TouchpointView),
    (status = 400, body = Problem, description = "`malformed`: no such language"),
    (status = 404, body = Problem, description = "`not_found`"),
))]
pub async fn find_touchpoint(
    State(state): State<AppState>,
    Path(key): Path<String>,
    Query(wanted): Query<InLanguage>,
) -> ApiResult<Answer<TouchpointView>> {
    let touchpoint = state.store().find_touchpoint(&key, wanted.lang).await?;
    touchpoint
        .map(|touchpoint| Answer(touchpoint.view))
        .ok_or_else(ApiError::not_found)
}

/// The first tap: the answer counts from now on.
#[utoipa::path(post, path = "/api/v1/touchpoints/{key}/responses", tag = "feedback", request_body = CreateResponse,
    params(("key" = String, Path, description = "The touchpoint's public key")), responses(
    (status = 201, body = ResponseView),
    (status = 200, body = ResponseView, description = "The same was stored before"),
    (status = 401, body = Problem, description = "`signed_out`: it came from a kiosk that was revoked"),
    (status = 404, body = Problem, description = "`not_found`"),
    (status = 422, body = Problem, description = "`invalid` or `already_used`"),
    (status = 429, body = Problem, description = "`too_many`"),
))]
pub async fn create_response(
    State(state): State<AppState>,
    client: Client,
    kiosk: Option<Kiosk>,
    Path(key): Path<String>,
    Json(response): Json<CreateResponse>,
) -> ApiResult<(StatusCode, Answer<ResponseView>)> {
    let store = state.store();
    let touchpoint = store.find_touchpoint_id(&key).await?;
    let touchpoint = touchpoint.ok_or_else(ApiError::not_found)?;
    let token = response.token.as_deref();
    let context = NewResponseContext {
        at: state.now(),
        provenance: provenance::of(&state, touchpoint, kiosk, token).await?,
    };
    if let Err(refusal) = admit(&state, client, touchpoint, &context)
        && !store.has_response(&key, response.id).await?
    {
        return Err(refusal);
    }
    let stored = store.create_response(&key, response, context).await?;
    let status = if stored.created {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    Ok((status, Answer(stored.view)))
}

/// Another score, until the response is sent.
#[utoipa::path(put, path = "/api/v1/touchpoints/{key}/responses/{id}/score", tag = "feedback", request_body = ChangeScore,
    params(("key" = String, Path, description = "The touchpoint's public key"), ("id" = ResponseId, Path)), responses(
    (status = 200, body = ResponseView),
    (status = 401, body = Problem, description = "`signed_out`: it came from a kiosk that was revoked"),
    (status = 404, body = Problem, description = "`not_found`"),
    (status = 422, body = Problem, description = "`invalid` or `already_used`"),
    (status = 429, body = Problem, description = "`too_many`: it was changed or sent too often"),
))]
pub async fn change_score(
    State(state): State<AppState>,
    _kiosk: Option<Kiosk>,
    Path((key, id)): Path<(String, ResponseId)>,
    Json(change): Json<ChangeScore>,
) -> ApiResult<Answer<ResponseView>> {
    let now = state.now();
    admit_change(&state, id)?;
    Ok(Answer(
        state
            .store()
            .change_score(&key, id, change.score, now)
            .await?,
    ))
}

/// Everything after the score. It ends the response: thanks goes to its recipients and is paid.
#[utoipa::path(post, path = "/api/v1/touchpoints/{key}/responses/{id}/send", tag = "feedback", request_body = SendResponse,
    params(("key" = String, Path, description = "The touchpoint's public key"), ("id" = ResponseId, Path)), responses(
    (status = 200, body = ResponseView),
    (status = 401, body = Problem, description = "`signed_out`: it came from a kiosk that was revoked"),
    (status = 404, body = Problem, description = "`not_found`"),
    (status = 422, body = Problem, description = "`invalid` or `already_used`"),
    (status = 429, body = Problem, description = "`too_many`: it was changed or sent too often"),
))]
pub async fn send_response(
    State(state): State<AppState>,
    _kiosk: Option<Kiosk>,
    Present(staff): Present,
    Path((key, id)): Path<(String, ResponseId)>,
    Json(content): Json<SendResponse>,
) -> ApiResult<Answer<ResponseView>> {
    send(state, key, id, content, staff).await.map(Answer)
}

/// Sends what a customer wrote, whichever way it came.
pub async fn send(
    state: AppState,
    key: String,
    id: ResponseId,
    content: SendResponse,
    staff: Option<Staff>,
) -> ApiResult<ResponseView> {
    admit_change(&state, id)?;
    let content = validation::response(content).map_err(ApiError::invalid)?;
    // On a task of its own: a customer who hangs up must not keep open walls from thanks that is committed.
    let delivery = tokio::spawn(deliver(state, key, id, content, staff).in_current_span());
    delivery.await.map_err(ApiError::internal)?
}

/// Passes if a response may be changed or sent once more.
///
/// # Errors
/// 429.
pub fn admit_change(state: &AppState, id: ResponseId) -> ApiResult<()> {
    let admitted = state.limits().admit_change(id, state.now());
    admitted.map_err(ApiError::too_many)
}

/// Passes if another response may be begun, whichever way it comes.
///
/// # Errors
/// 429, without telling which limit was reached.
pub fn admit(
    state: &AppState,
    Client(from): Client,
    touchpoint: TouchpointId,
    context: &NewResponseContext,
) -> ApiResult<()> {
    state
        .limits()
        .admit(&context.provenance, from, touchpoint, context.at)
        .map_err(ApiError::too_many)
}

/// What is known of a response through a link that anybody may have.
pub fn open_context(state: &AppState) -> NewResponseContext {
    NewResponseContext {
        at: state.now(),
        provenance: Provenance::Open,
    }
}

/// Stores the content, and tells the walls that are open.
async fn deliver(
    state: AppState,
    key: String,
    id: ResponseId,
    content: SendResponse,
    staff: Option<Staff>,
) -> ApiResult<ResponseView> {
    let store = state.store();
    let at = state.now();
    let arrival = SendContext {
        at,
        staff,
        named_an_hour: state.config().thanks_per_employee,
    };
    let sent = store.send_response(&key, id, content, arrival).await?;
    state.live().publish_committed(store, sent.live);
    Ok(sent.view)
}
