//! Thanks that looks for its person: what is open, and who it was.

use super::authorization;
use crate::error::{ApiError, ApiResult};
use crate::extract::{Json, Path, Session};
use crate::state::AppState;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use domain::api::problem::{FieldProblem, Problem};
use domain::api::unnamed::{CloseUnnamed, ResolveUnnamed, ResolvedView, UnnamedListView};
use domain::id::{EmployeeId, UnnamedId, UserId};
use tracing::Instrument;

/// What is open: a lead's own team's, for an owner all.
#[utoipa::path(get, path = "/api/v1/unnamed", tag = "unnamed", responses(
    (status = 200, body = UnnamedListView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
))]
pub async fn list_unnamed(
    State(state): State<AppState>,
    session: Session,
) -> ApiResult<Answer<UnnamedListView>> {
    let team = authorization::searches_of(&session.who)?;
    let open = state.store().list_unnamed(team).await?;
    Ok(Answer(UnnamedListView { open }))
}

/// Says who it was. The thanks is delivered to this person, and paid from the original response.
#[utoipa::path(post, path = "/api/v1/unnamed/{id}/resolve", tag = "unnamed", request_body = ResolveUnnamed,
    params(("id" = UnnamedId, Path)), responses(
    (status = 200, body = ResolvedView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 404, body = Problem, description = "`not_found`: there is none, or it is not yours to see"),
    (status = 409, body = Problem, description = "`conflict`: somebody else was named, or the search was given up"),
    (status = 422, body = Problem, description = "`invalid`: it cannot have been this person"),
))]
pub async fn resolve_unnamed(
    State(state): State<AppState>,
    session: Session,
    Path(id): Path<UnnamedId>,
    Json(resolve): Json<ResolveUnnamed>,
) -> ApiResult<Answer<ResolvedView>> {
    authorization::search(&state, &session.who, id).await?;
    if session.who.employee == Some(resolve.employee) {
        let words = "Nobody says of themself that it was them. Ask an owner to choose you.";
        return Err(FieldProblem::new("employee", words).into());
    }
    // On a task of its own: a lead who hangs up must not keep an open wall from thanks that is committed.
    let delivery = deliver(state, id, resolve.employee, session.who.user);
    let delivery = tokio::spawn(delivery.in_current_span());
    delivery.await.map_err(ApiError::internal)?.map(Answer)
}

/// Gives the search up: nobody can tell who it was.
#[utoipa::path(post, path = "/api/v1/unnamed/{id}/close", tag = "unnamed", request_body = CloseUnnamed,
    params(("id" = UnnamedId, Path)), responses(
    (status = 204, description = "It is off the list"),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 404, body = Problem, description = "`not_found`: there is none, or it is not yours to see"),
    (status = 409, body = Problem, description = "`conflict`: somebody was named"),
))]
pub async fn close_unnamed(
    State(state): State<AppState>,
    session: Session,
    Path(id): Path<UnnamedId>,
    Json(CloseUnnamed {}): Json<CloseUnnamed>,
) -> ApiResult<StatusCode> {
    authorization::search(&state, &session.who, id).await?;
    let store = state.store();
    store
        .close_unnamed(id, session.who.user, state.now())
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Delivers it, and tells the wall if it is open.
async fn deliver(
    state: AppState,
    id: UnnamedId,
    employee: EmployeeId,
    by: UserId,
) -> ApiResult<ResolvedView> {
    let store = state.store();
    let resolved = store.resolve_unnamed(id, employee, by, state.now()).await?;
    state.live().publish_committed(store, resolved.live);
    Ok(resolved.view)
}
