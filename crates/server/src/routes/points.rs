//! Statements of people and teams: every entry explained; as pages and as a file. And how points are earned.

use super::authorization;
use crate::error::{ApiError, ApiResult};
use crate::extract::{Path, Query, Session};
use crate::state::AppState;
use crate::store::PostingFilter;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use domain::api::ledger::Holder;
use domain::api::points::{HowView, Month, PointsView};
use domain::api::problem::{FieldProblem, Problem};
use domain::id::{EmployeeId, TeamId};
use domain::statement;
use serde::Deserialize;

/// Which entries, and where a page begins.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct FindPoints {
    /// Only entries of this month, such as `2026-11`, by the program's time zone
    month: Option<String>,
    /// Only entries of this rule's id; `adjustment` for those made by hand
    rule: Option<String>,
    /// `next` of the page before, with the same filters
    cursor: Option<String>,
}

/// A page of a person's statement, newest first.
#[utoipa::path(get, path = "/api/v1/employees/{id}/points", tag = "points",
    params(("id" = EmployeeId, Path), FindPoints),
    responses(
    (status = 200, body = PointsView),
    (status = 400, body = Problem, description = "`malformed`: that is no month"),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 404, body = Problem, description = "`not_found`: there is none, or it is not yours to see"),
    (status = 422, body = Problem, description = "`invalid`: the cursor is of no page"),
))]
pub async fn find_points(
    State(state): State<AppState>,
    session: Session,
    Path(employee): Path<EmployeeId>,
    Query(asked): Query<FindPoints>,
) -> ApiResult<Answer<PointsView>> {
    authorization::wall(&state, &session.who, employee).await?;
    let Answer(mut points) = find(&state, employee.into(), asked).await?;
    if !authorization::may_read_disputes(&session.who, employee) {
        for posting in &mut points.postings {
            posting.dispute = None;
        }
    }
    Ok(Answer(points))
}

/// A page of a team's statement, newest first.
#[utoipa::path(get, path = "/api/v1/teams/{id}/points", tag = "points",
    params(("id" = TeamId, Path), FindPoints),
    responses(
    (status = 200, body = PointsView),
    (status = 400, body = Problem, description = "`malformed`: that is no month"),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 404, body = Problem, description = "`not_found`: there is none, or it is not yours to see"),
    (status = 422, body = Problem, description = "`invalid`: the cursor is of no page"),
))]
pub async fn find_team_points(
    State(state): State<AppState>,
    session: Session,
    Path(team): Path<TeamId>,
    Query(asked): Query<FindPoints>,
) -> ApiResult<Answer<PointsView>> {
    authorization::team_points(&state, &session.who, team).await?;
    find(&state, team.into(), asked).await
}

async fn find(
    state: &AppState,
    holder: Holder,
    asked: FindPoints,
) -> ApiResult<Answer<PointsView>> {
    let filter = PostingFilter {
        month: asked.month.as_deref().map(month).transpose()?,
        rule: asked.rule,
    };
    let points = state
        .store()
        .find_points(holder, &filter, asked.cursor.as_deref(), state.now())
        .await?;
    points.map(Answer).ok_or_else(ApiError::not_found)
}

/// All entries of a person's statement as comma-separated values, oldest first.
#[utoipa::path(get, path = "/api/v1/employees/{id}/points.csv", tag = "points", params(("id" = EmployeeId, Path)), responses(
    (status = 200, content_type = "text/csv", description = "A line for each entry, and for each rule that nearly paid, under a header line"),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 404, body = Problem, description = "`not_found`: there is none, or it is not yours to see"),
))]
pub async fn download_points(
    State(state): State<AppState>,
    session: Session,
    Path(employee): Path<EmployeeId>,
) -> ApiResult<impl IntoResponse> {
    authorization::wall(&state, &session.who, employee).await?;
    file(&state, employee.into()).await
}

/// All entries of a team's statement as comma-separated values, oldest first.
#[utoipa::path(get, path = "/api/v1/teams/{id}/points.csv", tag = "points", params(("id" = TeamId, Path)), responses(
    (status = 200, content_type = "text/csv", description = "A line for each entry under a header line"),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 404, body = Problem, description = "`not_found`: there is none, or it is not yours to see"),
))]
pub async fn download_team_points(
    State(state): State<AppState>,
    session: Session,
    Path(team): Path<TeamId>,
) -> ApiResult<impl IntoResponse> {
    authorization::team_points(&state, &session.who, team).await?;
    file(&state, team.into()).await
}

async fn file(state: &AppState, holder: Holder) -> ApiResult<impl IntoResponse + use<>> {
    let postings = state.store().list_postings(holder, state.now()).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"points.csv\"",
        ),
    ];
    Ok((headers, statement::csv(&postings)))
}

/// How points are earned: the live rules, what they mention, and what their caps leave now.
#[utoipa::path(get, path = "/api/v1/points/how", tag = "points", responses(
    (status = 200, body = HowView),
    (status = 401, body = Problem, description = "`signed_out`"),
))]
pub async fn find_how(
    State(state): State<AppState>,
    session: Session,
) -> ApiResult<Answer<HowView>> {
    let how = state.store().find_how(session.who.employee, state.now());
    Ok(Answer(how.await?))
}

fn month(text: &str) -> ApiResult<Month> {
    text.parse().map_err(|problem| {
        ApiError::malformed_address(vec![FieldProblem::new("month", format!("{problem}"))])
    })
}
