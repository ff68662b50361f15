//! Replies to customers: one is written by the person thanked, and what looks suspicious in it is decided by an owner.

use crate::error::{ApiError, ApiResult};
use crate::extract::{Json, Owner, Path, Session};
use crate::state::AppState;
use crate::store::NewReply;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use domain::api::moderation::{DecisionView, RejectResponse, ReleaseResponse};
use domain::api::problem::Problem;
use domain::api::wall::{CreateReply, ReplyView};
use domain::id::AppreciationId;
use domain::validation;

/// Writes back to the customer, once.
#[utoipa::path(post, path = "/api/v1/appreciations/{id}/reply", tag = "wall", request_body = CreateReply,
    params(("id" = AppreciationId, Path)), responses(
    (status = 201, body = ReplyView),
    (status = 200, body = ReplyView, description = "The same was stored before"),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 404, body = Problem, description = "`not_found`: there is none on your wall"),
    (status = 409, body = Problem, description = "`conflict`: there is another reply, or nobody can come back to read it"),
    (status = 422, body = Problem, description = "`invalid`: there are no words, or too many"),
))]
pub async fn create_reply(
    State(state): State<AppState>,
    session: Session,
    Path(card): Path<AppreciationId>,
    Json(reply): Json<CreateReply>,
) -> ApiResult<(StatusCode, Answer<ReplyView>)> {
    let employee = session.who.employee.ok_or_else(ApiError::not_found)?;
    let reply = NewReply {
        card,
        employee,
        by: session.who.user,
        text: validation::reply("text", &reply.text)?,
    };
    let stored = state.store().create_reply(reply, state.now()).await?;
    let status = if stored.created {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    Ok((status, Answer(stored.view)))
}

/// Lets a reply that waited through to its customer.
#[utoipa::path(post, path = "/api/v1/moderation/replies/{id}/release", tag = "moderation", request_body = ReleaseResponse,
    params(("id" = AppreciationId, Path)), responses(
    (status = 200, body = DecisionView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 404, body = Problem, description = "`not_found`: no such reply ever waited"),
    (status = 409, body = Problem, description = "`conflict`: it was kept back"),
))]
pub async fn release_reply(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Path(card): Path<AppreciationId>,
    Json(ReleaseResponse {}): Json<ReleaseResponse>,
) -> ApiResult<Answer<DecisionView>> {
    let store = state.store();
    store.release_reply(card, owner.user, state.now()).await?;
    Ok(decided("released"))
}

/// Keeps a reply that waited back for good.
#[utoipa::path(post, path = "/api/v1/moderation/replies/{id}/reject", tag = "moderation", request_body = RejectResponse,
    params(("id" = AppreciationId, Path)), responses(
    (status = 200, body = DecisionView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 404, body = Problem, description = "`not_found`: no such reply ever waited"),
    (status = 409, body = Problem, description = "`conflict`: it was released"),
    (status = 422, body = Problem, description = "`invalid`: there is no reason"),
))]
pub async fn reject_reply(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Path(card): Path<AppreciationId>,
    Json(reject): Json<RejectResponse>,
) -> ApiResult<Answer<DecisionView>> {
    let reason = validation::line("reason", &reject.reason)?;
    let store = state.store();
    store
        .reject_reply(card, reason, owner.user, state.now())
        .await?;
    Ok(decided("rejected"))
}

fn decided(decision: &str) -> Answer<DecisionView> {
    let decision = decision.to_owned();
    Answer(DecisionView { decision })
}
