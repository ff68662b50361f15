//! Every address that the server answers, and the layers that all answers pass.

pub mod authorization;
pub mod feedback;
pub mod health;
pub mod history;
pub mod insights;
pub mod kiosk;
pub mod moderation;
pub mod pages;
pub mod points;
pub mod points_admin;
pub mod replies;
pub mod rules;
pub mod session;
pub mod touchpoints;
pub mod unnamed;
pub mod wall;

use crate::error::{ApiError, ApiResult};
use crate::extract::json::BODY_LIMIT;
use crate::state::AppState;
use crate::{assets, observe, openapi, security};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderValue, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::{delete, get, post, put};
use domain::api::PREFIX;
use std::time::Duration;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::timeout::RequestBodyDeadlineLayer;

/// Answers of fewer bytes fit into one packet anyway.
const SHORT: u64 = 1_024;
/// Of Brotli: most of what it can save, at a small part of its time.
const QUALITY: i32 = 4;
/// How long a body may take from its first byte to its last, also over a slow network.
const BODY_TIME: Duration = Duration::from_secs(30);

/// All addresses, without the layers of [`finish`].
pub fn all() -> Router<AppState> {
    Router::new()
        .nest(PREFIX, api())
        .route("/api/{*path}", axum::routing::any(no_such_api))
        .route(
            "/f/{key}",
            get(pages::customer::show).post(pages::plain::answer),
        )
        .route(
            "/f/{key}/rest",
            get(pages::plain::begin_again).post(pages::plain::send),
        )
        .route("/thanks/{secret}", get(pages::pickup::show))
        .route("/kiosk/{key}", get(pages::kiosk::show))
        .route(
            "/kiosk/{key}/manifest.webmanifest",
            get(pages::kiosk::show_manifest),
        )
        .route("/kiosk-worker.js", get(pages::kiosk::show_worker))
        .fallback(pages::staff::show)
        .layer(compression())
        // Files of the app are compressed when they are built.
        .route("/assets/{*path}", get(assets::find_asset))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
}

/// The layers around all addresses, outermost last: answers to what no route took pass them too.
pub fn finish(routes: Router<AppState>, state: AppState) -> Router {
    routes
        .method_not_allowed_fallback(method_not_allowed)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(RequestBodyDeadlineLayer::new(BODY_TIME))
        .layer(from_fn(observe::requests))
        .layer(from_fn_with_state(state.clone(), security::add_headers))
        .with_state(state)
}

fn api() -> Router<AppState> {
    Router::new()
        .route("/openapi.json", get(openapi::show))
        .route(
            "/session",
            get(session::find_session)
                .post(session::create_session)
                .delete(session::delete_session),
        )
        .route("/touchpoints", get(touchpoints::list_touchpoints))
        .route(
            "/touchpoints/{key}/settings",
            get(touchpoints::find_touchpoint_settings).put(touchpoints::update_touchpoint),
        )
        .route(
            "/touchpoints/{key}/receipt-links",
            post(touchpoints::create_receipt_links),
        )
        .route(
            "/languages",
            get(touchpoints::find_languages).put(touchpoints::update_languages),
        )
        .route(
            "/touchpoints/{key}/kiosk-codes",
            post(kiosk::create_kiosk_code),
        )
        .route("/touchpoints/{key}/kiosks", get(kiosk::list_kiosks))
        .route("/kiosks/{id}", delete(kiosk::revoke_kiosk))
        .route(
            "/kiosk/enrolment",
            post(kiosk::create_enrolment).delete(kiosk::delete_enrolment),
        )
        .route("/kiosk/heartbeat", post(kiosk::create_heartbeat))
        .route("/touchpoints/{key}", get(feedback::find_touchpoint))
        .route(
            "/touchpoints/{key}/responses",
            post(feedback::create_response),
        )
        .route(
            "/touchpoints/{key}/responses/{id}/score",
            put(feedback::change_score),
        )
        .route(
            "/touchpoints/{key}/responses/{id}/send",
            post(feedback::send_response),
        )
        .route("/employees/{id}/wall", get(wall::find_wall))
        .route("/employees/{id}/wall/live", get(wall::watch_wall))
        .route("/employees/{id}/wall/read", post(wall::read_cards))
        .route("/appreciations/{id}/reply", post(replies::create_reply))
        .route("/employees/{id}/points", get(points::find_points))
        .route("/employees/{id}/points.csv", get(points::download_points))
        .route("/teams/{id}/points", get(points::find_team_points))
        .route("/teams/{id}/points.csv", get(points::download_team_points))
        .route("/points/how", get(points::find_how))
        .route("/unnamed", get(unnamed::list_unnamed))
        .route("/unnamed/{id}/resolve", post(unnamed::resolve_unnamed))
        .route("/unnamed/{id}/close", post(unnamed::close_unnamed))
        .route(
            "/moderation/replies/{id}/release",
            post(replies::release_reply),
        )
        .route(
            "/moderation/replies/{id}/reject",
            post(replies::reject_reply),
        )
        .route("/insights/subjects", get(insights::list_subjects))
        .route("/insights", get(insights::find_insights))
        .route("/insights/csv", get(insights::download_insights))
        .route("/moderation", get(moderation::find_moderation))
        .route(
            "/moderation/responses/{id}/release",
            post(moderation::release_response),
        )
        .route(
            "/moderation/responses/{id}/reject",
            post(moderation::reject_response),
        )
        .route("/points/overview", get(points_admin::find_points_overview))
        .route(
            "/points/settings",
            get(points_admin::find_point_settings).put(points_admin::update_point_settings),
        )
        .route("/points/accounts", get(points_admin::list_point_accounts))
        .route("/points/adjustments", post(points_admin::create_adjustment))
        .route(
            "/points/transactions/{id}/reversal",
            post(points_admin::reverse_points),
        )
        .route("/points/disputes", get(points_admin::list_disputes))
        .route(
            "/points/disputes/{id}/decision",
            post(points_admin::decide_dispute),
        )
        .route(
            "/points/transactions/{id}/dispute",
            post(points_admin::create_dispute),
        )
        .merge(rules_api())
        .layer(from_fn(security::csrf::refuse_other_sites))
}

fn rules_api() -> Router<AppState> {
    Router::new()
        .route("/rules", get(rules::find_rules).post(rules::publish_rules))
        .route("/rules/cost", post(rules::find_rule_cost))
        .route("/rules/history", get(history::find_history))
        .route("/rules/history/names", get(history::find_history_names))
        .route(
            "/rules/versions/{version}",
            get(rules::versions::find_rule_version),
        )
        .route(
            "/rules/versions/{version}/withdrawal",
            post(rules::versions::withdraw_rules),
        )
        .route(
            "/rules/proposals/{id}",
            delete(rules::proposals::withdraw_proposal),
        )
        .route(
            "/rules/proposals/{id}/approval",
            post(rules::proposals::approve_rules),
        )
        .route(
            "/rules/proposals/{id}/refusal",
            post(rules::proposals::refuse_rules),
        )
        .route(
            "/rules/shadow",
            get(rules::shadow::find_shadow)
                .put(rules::shadow::start_shadow)
                .delete(rules::shadow::end_shadow),
        )
        .route(
            "/rules/draft",
            get(rules::drafts::find_rule_draft)
                .put(rules::drafts::save_rule_draft)
                .delete(rules::drafts::delete_rule_draft),
        )
}

/// The answer with a `Set-Cookie`.
fn with_cookie(mut answer: Response, cookie: Option<HeaderValue>) -> ApiResult<Response> {
    let cookie = cookie.ok_or_else(|| ApiError::internal("a cookie that is no header"))?;
    answer.headers_mut().insert(header::SET_COOKIE, cookie);
    Ok(answer)
}

/// Pages and longer JSON go over slow networks too. Short answers and streams of events stay as they are.
fn compression() -> CompressionLayer<impl Predicate> {
    let worth_it = SizeAbove::new(SHORT).and(NotForContentType::SSE);
    CompressionLayer::new()
        .quality(CompressionLevel::Precise(QUALITY))
        .compress_when(worth_it)
}

async fn no_such_api() -> ApiError {
    ApiError::not_found()
}

async fn method_not_allowed() -> ApiError {
    ApiError::method_not_allowed()
}
