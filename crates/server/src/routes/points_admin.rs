//! The ledger for its owner: the budget, balances, corrections and disputes. The last route is of the person whom an award went to.

use super::authorization;
use crate::error::{ApiError, ApiResult};
use crate::extract::{Json, Owner, Path, Session};
use crate::state::AppState;
use crate::store::{self, PointsChange};
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use domain::api::ledger::{
    AdjustPoints, DecideDispute, DisputeOutcome, DisputePoints, DisputeView, DisputesView, Holder,
    PointAccountView, PointAccountsView, PointSettings, PointsOverview, ReversalView,
    ReversePoints,
};
use domain::api::problem::Problem;
use domain::id::{DisputeId, TransactionId};
use domain::{settings, validation};

/// This month against the budget, what everybody has, and what is set.
#[utoipa::path(get, path = "/api/v1/points/overview", tag = "points", responses(
    (status = 200, body = PointsOverview),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
))]
pub async fn find_points_overview(
    State(state): State<AppState>,
    _owner: Owner,
) -> ApiResult<Answer<PointsOverview>> {
    Ok(Answer(
        state.store().find_points_overview(state.now()).await?,
    ))
}

/// The hold, the budget and what a point costs.
#[utoipa::path(get, path = "/api/v1/points/settings", tag = "points", responses(
    (status = 200, body = PointSettings),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
))]
pub async fn find_point_settings(
    State(state): State<AppState>,
    _owner: Owner,
) -> ApiResult<Answer<PointSettings>> {
    Ok(Answer(state.store().find_point_settings().await?))
}

/// Sets them anew, for awards from now on.
#[utoipa::path(put, path = "/api/v1/points/settings", tag = "points", request_body = PointSettings, responses(
    (status = 200, body = PointSettings),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 422, body = Problem, description = "`invalid`"),
))]
pub async fn update_point_settings(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Json(settings): Json<PointSettings>,
) -> ApiResult<Answer<PointSettings>> {
    let settings = settings::points(&settings).map_err(ApiError::invalid)?;
    let (store, now) = (state.store(), state.now());
    store
        .update_point_settings(&settings, owner.user, now)
        .await?;
    Ok(Answer(settings))
}

/// What everybody has, by name.
#[utoipa::path(get, path = "/api/v1/points/accounts", tag = "points", responses(
    (status = 200, body = PointAccountsView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
))]
pub async fn list_point_accounts(
    State(state): State<AppState>,
    _owner: Owner,
) -> ApiResult<Answer<PointAccountsView>> {
    let accounts = state.store().list_point_accounts(state.now()).await?;
    Ok(Answer(PointAccountsView { accounts }))
}

/// Gives points to an account or takes them, by hand and with a reason. Once for each id.
#[utoipa::path(post, path = "/api/v1/points/adjustments", tag = "points", request_body = AdjustPoints, responses(
    (status = 201, body = PointAccountView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 409, body = Problem, description = "`conflict`: the id stands for another adjustment"),
    (status = 422, body = Problem, description = "`invalid`: also for more than can be taken"),
))]
pub async fn create_adjustment(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Json(adjust): Json<AdjustPoints>,
) -> ApiResult<(StatusCode, Answer<PointAccountView>)> {
    let adjust = settings::adjustment(&adjust).map_err(ApiError::invalid)?;
    let (store, now) = (state.store(), state.now());
    let account = store.adjust_points(&adjust, owner.user, now).await?;
    if let Holder::Employee(points_of) = adjust.holder {
        let change = PointsChange {
            points_of,
            response: None,
        };
        state.live().publish_points(store, change).await;
    }
    Ok((StatusCode::CREATED, Answer(account)))
}

/// Takes back what an award or an adjustment paid, by a transaction of its own.
#[utoipa::path(post, path = "/api/v1/points/transactions/{id}/reversal", tag = "points", request_body = ReversePoints,
    params(("id" = TransactionId, Path)), responses(
    (status = 200, body = ReversalView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 404, body = Problem, description = "`not_found`"),
    (status = 409, body = Problem, description = "`conflict`: it is a reversal, or was reversed for another reason"),
    (status = 422, body = Problem, description = "`invalid`: without a reason"),
))]
pub async fn reverse_points(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Path(id): Path<TransactionId>,
    Json(reverse): Json<ReversePoints>,
) -> ApiResult<Answer<ReversalView>> {
    let reason = validation::line("reason", &reverse.reason)?;
    let (store, now) = (state.store(), state.now());
    let reversal = store.reverse_points(id, &reason, owner.user, now).await?;
    publish(&state, store.change_of_transaction(id).await).await;
    Ok(Answer(reversal))
}

/// Disputes, those that are open first.
#[utoipa::path(get, path = "/api/v1/points/disputes", tag = "points", responses(
    (status = 200, body = DisputesView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
))]
pub async fn list_disputes(
    State(state): State<AppState>,
    _owner: Owner,
) -> ApiResult<Answer<DisputesView>> {
    let disputes = state.store().list_disputes().await?;
    Ok(Answer(DisputesView { disputes }))
}

/// Decides a dispute: takes the award back, or keeps it, with an answer that the person reads.
#[utoipa::path(post, path = "/api/v1/points/disputes/{id}/decision", tag = "points", request_body = DecideDispute,
    params(("id" = DisputeId, Path)), responses(
    (status = 200, body = DisputeView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 404, body = Problem, description = "`not_found`"),
    (status = 409, body = Problem, description = "`conflict`: it was decided otherwise"),
    (status = 422, body = Problem, description = "`invalid`: without an answer"),
))]
pub async fn decide_dispute(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Path(id): Path<DisputeId>,
    Json(decide): Json<DecideDispute>,
) -> ApiResult<Answer<DisputeView>> {
    let answer = validation::line("answer", &decide.answer)?;
    let (store, now) = (state.store(), state.now());
    let decided = store.decide_dispute(id, decide.decision, &answer, owner.user, now);
    let decided = decided.await?;
    publish(&state, store.change_of_dispute(id).await).await;
    Ok(Answer(decided))
}

/// Says that an award of one's own is wrong, once. The same again answers the same.
#[utoipa::path(post, path = "/api/v1/points/transactions/{id}/dispute", tag = "points", request_body = DisputePoints,
    params(("id" = TransactionId, Path)), responses(
    (status = 201, body = DisputeOutcome),
    (status = 200, body = DisputeOutcome, description = "It was said before"),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 404, body = Problem, description = "`not_found`: also for somebody else's"),
    (status = 409, body = Problem, description = "`conflict`: it was taken back, or disputed in other words"),
    (status = 422, body = Problem, description = "`invalid`: without a reason"),
))]
pub async fn create_dispute(
    State(state): State<AppState>,
    session: Session,
    Path(id): Path<TransactionId>,
    Json(dispute): Json<DisputePoints>,
) -> ApiResult<(StatusCode, Answer<DisputeOutcome>)> {
    let employee = authorization::own_award(&state, &session.who, id).await?;
    let reason = validation::reply("reason", &dispute.reason)?;
    let (store, now) = (state.store(), state.now());
    let (outcome, is_new) = store.create_dispute(id, employee, &reason, now).await?;
    publish(&state, store.change_of_transaction(id).await).await;
    let status = if is_new {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    Ok((status, Answer(outcome)))
}

/// Tells the open walls and statements of whom it concerns. What was done is done: if nobody can be told, they read it later.
async fn publish(state: &AppState, change: store::Result<Option<PointsChange>>) {
    match change {
        Ok(Some(change)) => state.live().publish_points(state.store(), change).await,
        Ok(None) => {}
        Err(cause) => tracing::warn!(%cause, "open walls were not told of a change of points"),
    }
}
