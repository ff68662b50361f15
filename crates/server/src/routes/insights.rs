//! Insights: CSAT and points on one time axis, as JSON and as CSV.

use super::authorization;
use crate::error::{ApiError, ApiResult};
use crate::extract::{Query, Session};
use crate::state::AppState;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use domain::api::insights::{Bucket, InsightsView, Subject, SubjectsView};
use domain::api::problem::{FieldProblem, Problem};
use domain::api::session::SessionView;
use domain::insights::{self, Question};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

/// The period without `from`: 26 weeks.
const USUAL_WEEKS: i64 = 26;

/// Which numbers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindInsights {
    subject: String,
    from: Option<String>,
    until: Option<String>,
    #[serde(default)]
    bucket: Bucket,
}

/// What the signed-in person may choose from.
#[utoipa::path(get, path = "/api/v1/insights/subjects", tag = "insights", responses(
    (status = 200, body = SubjectsView),
    (status = 401, body = Problem, description = "`signed_out`"),
))]
pub async fn list_subjects(
    State(state): State<AppState>,
    session: Session,
) -> ApiResult<Answer<SubjectsView>> {
    let subjects = match authorization::subjects_of(&session.who) {
        Some(scope) => state.store().list_subjects(scope).await?,
        None => Vec::new(),
    };
    Ok(Answer(SubjectsView { subjects }))
}

/// CSAT and points of one subject over a period.
#[utoipa::path(get, path = "/api/v1/insights", tag = "insights", params(
    ("subject" = String, Query, description = "`organization`, `team:{id}` or `employee:{id}`"),
    ("from" = Option<String>, Query, description = "The first day; without it 26 weeks before `until`"),
    ("until" = Option<String>, Query, description = "The last day, included; without it today"),
    ("bucket" = Option<Bucket>, Query, description = "`week` without it"),
), responses(
    (status = 200, body = InsightsView),
    (status = 400, body = Problem, description = "`malformed`"),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`: the organization is for owners"),
    (status = 404, body = Problem, description = "`not_found`: there is none, or it is not yours to see"),
))]
pub async fn find_insights(
    State(state): State<AppState>,
    session: Session,
    Query(asked): Query<FindInsights>,
) -> ApiResult<Answer<InsightsView>> {
    view(&state, &session.who, &asked).await.map(Answer)
}

/// The same numbers for a spreadsheet.
#[utoipa::path(get, path = "/api/v1/insights/csv", tag = "insights", params(
    ("subject" = String, Query, description = "`organization`, `team:{id}` or `employee:{id}`"),
    ("from" = Option<String>, Query, description = "The first day; without it 26 weeks before `until`"),
    ("until" = Option<String>, Query, description = "The last day, included; without it today"),
    ("bucket" = Option<Bucket>, Query, description = "`week` without it"),
), responses(
    (status = 200, body = String, content_type = "text/csv"),
    (status = 400, body = Problem, description = "`malformed`"),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`: the organization is for owners"),
    (status = 404, body = Problem, description = "`not_found`: there is none, or it is not yours to see"),
))]
pub async fn download_insights(
    State(state): State<AppState>,
    session: Session,
    Query(asked): Query<FindInsights>,
) -> ApiResult<impl IntoResponse> {
    let view = view(&state, &session.who, &asked).await?;
    let file = format!(
        "attachment; filename=\"insights-{}-{}.csv\"",
        view.from, view.until
    );
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, file),
    ];
    Ok((headers, insights::csv(&view)))
}

async fn view(
    state: &AppState,
    who: &SessionView,
    asked: &FindInsights,
) -> ApiResult<InsightsView> {
    let (from, until) = period(asked, today(state).await?)?;
    let subject = subject(&asked.subject)?;
    authorization::numbers(state, who, subject).await?;
    let name = state.store().find_subject_name(subject).await?;
    let name = name.ok_or_else(ApiError::not_found)?;
    let days = state.store().insight_days(subject, from, until).await?;
    let question = Question {
        subject,
        name,
        from,
        until,
        bucket: asked.bucket,
    };
    Ok(insights::view(&question, &days))
}

fn subject(text: &str) -> ApiResult<Subject> {
    text.parse()
        .map_err(|unknown| wrong("subject", format!("{unknown}")))
}

fn period(asked: &FindInsights, today: Date) -> ApiResult<(Date, Date)> {
    let until = day("until", asked.until.as_deref())?.unwrap_or(today);
    let usual = until
        .saturating_sub(USUAL_WEEKS.weeks())
        .saturating_add(1.day());
    let from = day("from", asked.from.as_deref())?.unwrap_or(usual);
    insights::check_period(from, until)
        .map_err(|problem| ApiError::malformed_address(vec![problem]))?;
    Ok((from, until))
}

fn day(field: &str, text: Option<&str>) -> ApiResult<Option<Date>> {
    let read = text.map(str::parse).transpose();
    read.map_err(|_| wrong(field, "Give a day such as 2026-03-02."))
}

/// Today where the program is.
async fn today(state: &AppState) -> ApiResult<Date> {
    let program = state.store().find_program().await?;
    let zone = program.map_or(Ok(TimeZone::UTC), |program| {
        TimeZone::get(&program.time_zone)
    });
    let zone = zone.map_err(ApiError::internal)?;
    Ok(zone.to_datetime(state.now().timestamp()).date())
}

fn wrong(field: &str, message: impl Into<String>) -> ApiError {
    ApiError::malformed_address(vec![FieldProblem::new(field, message)])
}
