//! The kiosk page, and what a browser needs to run it without a network: the worker that keeps it, and the manifest with
//! which it is installed. The page holds everything in every language on offer, for a kiosk has to do without us.

mod data;

use super::notices::{answered, not_in_use};
use super::place::PageKey;
use super::wish::Wish;
use super::{html, question};
use crate::assets::entry::Entry;
use crate::assets::kiosk::{self, Worker};
use crate::assets::{missing, page};
use crate::error::{ApiError, ApiResult};
use crate::security;
use crate::state::AppState;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use data::{Kiosk, find_kiosk};
use domain::language::Texts;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use uuid::Uuid;

/// The version of the app that a page belongs to, and what tells one state of the page from another: the worker asks for both.
const VERSION: HeaderName = HeaderName::from_static("x-plaudit-version");
const PAGE: HeaderName = HeaderName::from_static("x-plaudit-page");
/// Lets the worker answer for all kiosks, wherever its own address is.
const SCOPE: HeaderName = HeaderName::from_static("service-worker-allowed");

/// `GET /kiosk/{key}`: the question and all that follows it, for a device that stands at the touchpoint.
pub async fn show(State(state): State<AppState>, PageKey(key): PageKey, wish: Wish) -> Response {
    let page = match find_kiosk(&state, &key).await {
        Ok(Some(kiosk)) => filled(&kiosk, &key),
        Ok(None) => Ok(not_in_use(wish.guess())),
        Err(error) => Err(error),
    };
    answered(wish.guess(), page)
}

fn filled(kiosk: &Kiosk, key: &str) -> ApiResult<Response> {
    let entry = Entry::Kiosk.document();
    let data = kiosk.to_json().map_err(ApiError::internal)?;
    let html = html::fill(&entry.html, &kiosk.title(), &questions(kiosk), &data);
    let html = html.replacen("<!--kiosk-manifest-->", &manifest_link(key), 1);
    let state_of_page = URL_SAFE_NO_PAD.encode(&Sha256::digest(&html)[..12]);
    let mut response = page(StatusCode::OK, html, entry.policy);
    let headers = response.headers_mut();
    for (name, value) in [(VERSION, &kiosk.version), (PAGE, &state_of_page)] {
        headers.insert(
            name,
            HeaderValue::from_str(value).map_err(ApiError::internal)?,
        );
    }
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    headers.insert("permissions-policy", security::PERMISSIONS_OF_A_KIOSK);
    Ok(response)
}

/// `GET /kiosk/{key}/manifest.webmanifest`: with it the page is installed, and opens without the browser around it.
pub async fn show_manifest(
    State(state): State<AppState>,
    PageKey(key): PageKey,
) -> ApiResult<Response> {
    let Some(kiosk) = find_kiosk(&state, &key).await? else {
        return Ok(missing());
    };
    let address = format!("/kiosk/{key}");
    let icon = |size: &str| json!({ "src": format!("/icon-{size}.png"), "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": "any maskable" });
    let manifest = json!({
        "id": address,
        "start_url": address,
        "scope": "/kiosk/",
        "name": kiosk.title(),
        "short_name": kiosk.name(),
        "display": "fullscreen",
        "orientation": "any",
        "background_color": "#faf6ef",
        "theme_color": "#faf6ef",
        "icons": [icon("192"), icon("512")],
    });
    let kind = [(header::CONTENT_TYPE, "application/manifest+json")];
    Ok((kind, manifest.to_string()).into_response())
}

/// `GET /kiosk-worker.js`: the worker of this version of the app, or the one that takes it away.
pub async fn show_worker(State(state): State<AppState>) -> Response {
    let worker = if state.config().keeps_kiosks_offline() {
        Worker::of(&kiosk::files(), &kiosk::version())
    } else {
        Worker::off()
    };
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
        (SCOPE, "/kiosk/"),
    ];
    (headers, worker.0).into_response()
}

/// The first question in each language, for the page to choose from.
fn questions(kiosk: &Kiosk) -> String {
    let mut html = String::new();
    for view in &kiosk.views {
        // The id is the plain form's, which a kiosk never sends.
        let texts = Texts::of(view.language);
        let question = question::first_question(view, texts, Uuid::nil());
        // Writing to a string cannot fail.
        let _ = write!(
            html,
            "<template data-language=\"{}\">{question}</template>",
            view.language
        );
    }
    html
}

fn manifest_link(key: &str) -> String {
    let key = html::escape(key);
    format!(r#"<link rel="manifest" href="/kiosk/{key}/manifest.webmanifest" />"#)
}
