//! The API described for programs: OpenAPI 3.1, from the handlers and the wire types themselves.

use crate::routes::{
    feedback, history, insights, kiosk, moderation, points, points_admin, replies, rules, session,
    touchpoints, unnamed, wall,
};
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
        touchpoints::list_touchpoints,
        touchpoints::find_touchpoint_settings,
        touchpoints::update_touchpoint,
        touchpoints::create_receipt_links,
        touchpoints::find_languages,
        touchpoints::update_languages,
        kiosk::create_kiosk_code,
        kiosk::list_kiosks,
        kiosk::revoke_kiosk,
        kiosk::create_enrolment,
        kiosk::delete_enrolment,
        kiosk::create_heartbeat,
        wall::find_wall,
        wall::watch_wall,
        wall::read_cards,
        points::find_points,
        points::download_points,
        points::find_team_points,
        points::download_team_points,
        points::find_how,
        replies::create_reply,
        replies::release_reply,
        replies::reject_reply,
        unnamed::list_unnamed,
        unnamed::resolve_unnamed,
        unnamed::close_unnamed,
        insights::list_subjects,
        insights::find_insights,
        insights::download_insights,
        moderation::find_moderation,
        moderation::release_response,
        moderation::reject_response,
        points_admin::find_points_overview,
        points_admin::find_point_settings,
        points_admin::update_point_settings,
        points_admin::list_point_accounts,
        points_admin::create_adjustment,
        points_admin::reverse_points,
        points_admin::list_disputes,
        points_admin::decide_dispute,
        points_admin::create_dispute,
        rules::find_rules,
        rules::find_rule_cost,
        rules::publish_rules,
        history::find_history,
        history::find_history_names,
        rules::versions::find_rule_version,
        rules::versions::withdraw_rules,
        rules::proposals::approve_rules,
        rules::proposals::refuse_rules,
        rules::proposals::withdraw_proposal,
        rules::shadow::find_shadow,
        rules::shadow::start_shadow,
        rules::shadow::end_shadow,
        rules::drafts::find_rule_draft,
        rules::drafts::save_rule_draft,
        rules::drafts::delete_rule_draft,
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
