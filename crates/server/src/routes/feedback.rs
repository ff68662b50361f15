//! The customer page's API: a touchpoint, and the parts of a response.

use crate::error::{ApiError, ApiResult};
use crate::extract::{Json, Path};
use crate::state::AppState;
use crate::store::NewResponseContext;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use domain::api::feedback::{
    ChangeScore, CreateResponse, ResponseView, SendResponse, TouchpointView,
};
use domain::api::problem::{FieldProblem, Problem};
use domain::id::ResponseId;
use domain::rules::Trust;
use domain::validation;
use tracing::Instrument;

/// The most entries that a list of choices may have; longer ones are no person's choice.
const CHOICES: usize = 100;

/// What a customer may know of a touchpoint.
#[utoipa::path(get, path = "/api/v1/touchpoints/{key}", tag = "feedback",
    params(("key" = String, Path, description = "The touchpoint's public key")), responses(
    (status = 200, body = TouchpointView),
    (status = 404, body = Problem, description = "`not_found`"),
))]
pub async fn find_touchpoint(
    State(state): State<AppState>,
    Path(key): Path<String>,
) -> ApiResult<Answer<TouchpointView>> {
    let touchpoint = state.store().find_touchpoint(&key).await?;
    touchpoint
        .map(|touchpoint| Answer(touchpoint.view))
        .ok_or_else(ApiError::not_found)
}

/// The first tap: the answer counts from now on.
#[utoipa::path(post, path = "/api/v1/touchpoints/{key}/responses", tag = "feedback", request_body = CreateResponse,
    params(("key" = String, Path, description = "The touchpoint's public key")), responses(
    (status = 201, body = ResponseView),
    (status = 200, body = ResponseView, description = "The same was stored before"),
    (status = 404, body = Problem, description = "`not_found`"),
    (status = 422, body = Problem, description = "`invalid` or `already_used`"),
))]
pub async fn create_response(
    State(state): State<AppState>,
    Path(key): Path<String>,
    Json(response): Json<CreateResponse>,
) -> ApiResult<(StatusCode, Answer<ResponseView>)> {
    let context = open_context(&state);
    let stored = state
        .store()
        .create_response(&key, response, context)
        .await?;
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
    (status = 404, body = Problem, description = "`not_found`"),
    (status = 422, body = Problem, description = "`invalid` or `already_used`"),
))]
pub async fn change_score(
    State(state): State<AppState>,
    Path((key, id)): Path<(String, ResponseId)>,
    Json(change): Json<ChangeScore>,
) -> ApiResult<Answer<ResponseView>> {
    let now = state.now();
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
    (status = 404, body = Problem, description = "`not_found`"),
    (status = 422, body = Problem, description = "`invalid` or `already_used`"),
))]
pub async fn send_response(
    State(state): State<AppState>,
    Path((key, id)): Path<(String, ResponseId)>,
    Json(content): Json<SendResponse>,
) -> ApiResult<Answer<ResponseView>> {
    let content = checked(content).map_err(ApiError::invalid)?;
    // On a task of its own: a customer who hangs up must not keep open walls from thanks that is committed.
    let delivery = tokio::spawn(deliver(state, key, id, content).in_current_span());
    delivery.await.map_err(ApiError::internal)?.map(Answer)
}

/// What is known of a response through a link that anybody may have.
pub fn open_context(state: &AppState) -> NewResponseContext {
    NewResponseContext {
        at: state.now(),
        trust: Trust::Open,
    }
}

/// Stores the content, and tells the walls that are open.
async fn deliver(
    state: AppState,
    key: String,
    id: ResponseId,
    content: SendResponse,
) -> ApiResult<ResponseView> {
    let store = state.store();
    let sent = store.send_response(&key, id, content, state.now()).await?;
    state.live().publish_committed(store, sent.live);
    Ok(sent.view)
}

/// The content as it will be stored, or all that is wrong with its shape.
fn checked(content: SendResponse) -> Result<SendResponse, Vec<FieldProblem>> {
    let recipients = each_once(content.recipients);
    let standards = each_once(content.standards);
    let reasons = each_once(content.reasons);
    let message = validation::message("message", &content.message);
    let improvement = validation::message("improvement", &content.improvement);
    let lists = [
        validation::recipient_count("recipients", recipients.len()),
        choice_count("standards", standards.len()),
        choice_count("reasons", reasons.len()),
    ];
    let mut problems: Vec<_> = lists.into_iter().filter_map(Result::err).collect();
    match (message, improvement) {
        (Ok(message), Ok(improvement)) if problems.is_empty() => Ok(SendResponse {
            recipients,
            standards,
            reasons,
            message,
            improvement,
        }),
        (message, improvement) => {
            problems.extend(message.err().into_iter().chain(improvement.err()));
            Err(problems)
        }
    }
}

fn choice_count(field: &str, count: usize) -> validation::Checked<()> {
    if count > CHOICES {
        return Err(FieldProblem::new(
            field,
            format!("Choose at most {CHOICES}."),
        ));
    }
    Ok(())
}

/// Without repetitions, in the order of first naming.
fn each_once<T: PartialEq>(list: Vec<T>) -> Vec<T> {
    let mut seen: Vec<T> = Vec::new();
    for entry in list {
        if !seen.contains(&entry) {
            seen.push(entry);
        }
    }
    seen
}
