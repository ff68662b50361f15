//! The API described for programs: OpenAPI 3.1, from the handlers and the wire types themselves.

use crate::routes::{feedback, insights, rules, session, wall};
use axum::Json;
use utoipa::OpenApi;

/// The document.
#[derive(Debug, OpenApi)]
#[openapi(
    info(
        title = "Plaudit",
        description = "Customers score a service and thank people by name; points follow published rules.\n\n\
                       Every request that changes something carries the header `x-plaudit`, with any value. \
                       Errors have the body `Problem`.",
    ),
    paths(
        show,
        session::find_session,
        session::create_session,
        session::delete_session,
        feedback::find_touchpoint,
        feedback::create_response,
        feedback::change_score,
        feedback::send_response,
        wall::find_wall,
        wall::watch_wall,
        insights::list_subjects,
        insights::find_insights,
        insights::download_insights,
        rules::find_rules,
        rules::publish_rules,
    )
)]
pub struct Document;

/// This document.
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "about", responses(
    (status = 200, description = "OpenAPI 3.1", content_type = "application/json"),
))]
pub async fn show() -> Json<utoipa::openapi::OpenApi> {
    Json(Document::openapi())
}
