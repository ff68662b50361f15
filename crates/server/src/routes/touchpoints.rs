//! What owners set up for touchpoints: wording, languages, frames, opening hours, and links that count once.

use crate::error::{ApiError, ApiResult};
use crate::extract::{Json, Owner, Path, Site};
use crate::receipt;
use crate::state::AppState;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use domain::api::problem::{FieldProblem, Problem};
use domain::api::touchpoints::{
    CreateReceiptLinks, LanguageSettings, ReceiptLinksView, TouchpointListView, TouchpointSettings,
    UpdateTouchpoint,
};
use domain::settings;

/// Every touchpoint.
#[utoipa::path(get, path = "/api/v1/touchpoints", tag = "touchpoints", responses(
    (status = 200, body = TouchpointListView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
))]
pub async fn list_touchpoints(
    State(state): State<AppState>,
    _owner: Owner,
) -> ApiResult<Answer<TouchpointListView>> {
    Ok(Answer(state.store().list_touchpoints().await?))
}

/// What is set up at a touchpoint.
#[utoipa::path(get, path = "/api/v1/touchpoints/{key}/settings", tag = "touchpoints",
    params(("key" = String, Path, description = "The touchpoint's public key")), responses(
    (status = 200, body = TouchpointSettings),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 404, body = Problem, description = "`not_found`"),
))]
pub async fn find_touchpoint_settings(
    State(state): State<AppState>,
    _owner: Owner,
    Path(key): Path<String>,
    Site(site): Site,
) -> ApiResult<Answer<TouchpointSettings>> {
    let settings = state.store().find_touchpoint_settings(&key, &site).await?;
    settings.map(Answer).ok_or_else(ApiError::not_found)
}

/// Other settings, from the next customer on.
#[utoipa::path(put, path = "/api/v1/touchpoints/{key}/settings", tag = "touchpoints", request_body = UpdateTouchpoint,
    params(("key" = String, Path, description = "The touchpoint's public key")), responses(
    (status = 200, body = TouchpointSettings),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 404, body = Problem, description = "`not_found`"),
    (status = 422, body = Problem, description = "`invalid`"),
))]
pub async fn update_touchpoint(
    State(state): State<AppState>,
    owner: Owner,
    Path(key): Path<String>,
    site: Site,
    Json(update): Json<UpdateTouchpoint>,
) -> ApiResult<Answer<TouchpointSettings>> {
    let update = settings::touchpoint(update).map_err(ApiError::invalid)?;
    let (store, now) = (state.store(), state.now());
    store
        .update_touchpoint(&key, &update, owner.0.user, now)
        .await?;
    find_touchpoint_settings(State(state), owner, Path(key), site).await
}

/// New links, each for one response.
#[utoipa::path(post, path = "/api/v1/touchpoints/{key}/receipt-links", tag = "touchpoints", request_body = CreateReceiptLinks,
    params(("key" = String, Path, description = "The touchpoint's public key")), responses(
    (status = 201, body = ReceiptLinksView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 404, body = Problem, description = "`not_found`"),
    (status = 422, body = Problem, description = "`invalid`"),
))]
pub async fn create_receipt_links(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Path(key): Path<String>,
    Site(site): Site,
    Json(wanted): Json<CreateReceiptLinks>,
) -> ApiResult<(StatusCode, Answer<ReceiptLinksView>)> {
    settings::receipt_links(&wanted).map_err(ApiError::invalid)?;
    let touchpoint = state.store().find_touchpoint(&key, None).await?;
    let touchpoint = touchpoint.ok_or_else(ApiError::not_found)?;
    let mut people = touchpoint.view.people.iter();
    if let Some(employee) = wanted.employee
        && !people.any(|person| person.id == employee)
    {
        let words = "This person is not on offer at this touchpoint.";
        return Err(FieldProblem::new("employee", words).into());
    }
    let key = state.receipt_key().await?;
    let (store, now) = (state.store(), state.now());
    store
        .note_receipt_links(touchpoint.id, &wanted, Some(owner.user), now)
        .await?;
    let links = receipt::links(key, &touchpoint, &wanted, &site, now);
    Ok((StatusCode::CREATED, Answer(links)))
}

/// The languages on offer everywhere.
#[utoipa::path(get, path = "/api/v1/languages", tag = "touchpoints", responses(
    (status = 200, body = LanguageSettings),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
))]
pub async fn find_languages(
    State(state): State<AppState>,
    _owner: Owner,
) -> ApiResult<Answer<LanguageSettings>> {
    Ok(Answer(state.store().find_languages().await?))
}

/// Offers other languages, from the next customer on.
#[utoipa::path(put, path = "/api/v1/languages", tag = "touchpoints", request_body = LanguageSettings, responses(
    (status = 200, body = LanguageSettings),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 422, body = Problem, description = "`invalid`"),
))]
pub async fn update_languages(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Json(settings): Json<LanguageSettings>,
) -> ApiResult<Answer<LanguageSettings>> {
    let settings = settings::languages(settings)?;
    let (store, now) = (state.store(), state.now());
    store.update_languages(&settings, owner.user, now).await?;
    Ok(Answer(settings))
}
