//! Moderation: what waits, and what an owner decides about it.

use crate::error::{ApiError, ApiResult};
use crate::extract::{Json, Owner, Path};
use crate::state::AppState;
use crate::store::Decision;
use axum::Json as Answer;
use axum::extract::State;
use domain::api::moderation::{DecisionView, ModerationView, RejectResponse, ReleaseResponse};
use domain::api::problem::Problem;
use domain::id::{ResponseId, UserId};
use domain::validation;
use tracing::Instrument;

/// How many replies are shown at once.
const REPLIES: u32 = 100;

/// All that waits, oldest first.
#[utoipa::path(get, path = "/api/v1/moderation", tag = "moderation", responses(
    (status = 200, body = ModerationView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
))]
pub async fn find_moderation(
    State(state): State<AppState>,
    Owner(_): Owner,
) -> ApiResult<Answer<ModerationView>> {
    let store = state.store();
    Ok(Answer(ModerationView {
        responses: store.list_held_responses().await?,
        replies: store.list_held_replies(REPLIES).await?,
    }))
}

/// Lets thanks that waited through to those it names, and pays the points that waited.
#[utoipa::path(post, path = "/api/v1/moderation/responses/{id}/release", tag = "moderation", request_body = ReleaseResponse,
    params(("id" = ResponseId, Path)), responses(
    (status = 200, body = DecisionView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 404, body = Problem, description = "`not_found`: nothing of this response ever waited"),
    (status = 409, body = Problem, description = "`conflict`: it was kept back"),
))]
pub async fn release_response(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Path(id): Path<ResponseId>,
    Json(ReleaseResponse {}): Json<ReleaseResponse>,
) -> ApiResult<Answer<DecisionView>> {
    decide(state, owner.user, id, Decision::Release).await
}

/// Keeps thanks that waited back for good. Its score is paid for; as spam, it is not, and does not count any more either.
#[utoipa::path(post, path = "/api/v1/moderation/responses/{id}/reject", tag = "moderation", request_body = RejectResponse,
    params(("id" = ResponseId, Path)), responses(
    (status = 200, body = DecisionView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 404, body = Problem, description = "`not_found`: nothing of this response ever waited"),
    (status = 409, body = Problem, description = "`conflict`: it was decided otherwise"),
    (status = 422, body = Problem, description = "`invalid`: without a reason"),
))]
pub async fn reject_response(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Path(id): Path<ResponseId>,
    Json(reject): Json<RejectResponse>,
) -> ApiResult<Answer<DecisionView>> {
    let reason = validation::line("reason", &reject.reason)?;
    let decision = if reject.spam {
        Decision::Spam { reason }
    } else {
        Decision::Reject { reason }
    };
    decide(state, owner.user, id, decision).await
}

/// On a task of its own: an owner who closes the page must not keep open walls from thanks that is released.
async fn decide(
    state: AppState,
    by: UserId,
    id: ResponseId,
    decision: Decision,
) -> ApiResult<Answer<DecisionView>> {
    let deciding = async move {
        let store = state.store();
        let live = store
            .decide_response(id, &decision, by, state.now())
            .await?;
        state.live().publish_committed(store, live);
        Ok(Answer(DecisionView {
            decision: decision.name().to_owned(),
        }))
    };
    tokio::spawn(deciding.in_current_span())
        .await
        .map_err(ApiError::internal)?
}
