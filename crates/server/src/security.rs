//! The headers that every answer carries, also those that say no.

pub mod csp;
pub mod csrf;
pub mod frames;

use crate::config::Config;
use crate::state::AppState;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// Headers with one value for all answers.
const FIXED: [(HeaderName, &str); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
];

/// Every feature that browsers gate by this header and that a page could otherwise use: all off. Features that Chromium
/// does not know are left out, for it complains about each on every page.
const PERMISSIONS_POLICY: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), \
display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), \
idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), \
publickey-credentials-create=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), \
storage-access=(), usb=(), xr-spatial-tracking=()";

/// The same for the page of a kiosk, which fills the screen and keeps it lit.
pub const PERMISSIONS_OF_A_KIOSK: HeaderValue = HeaderValue::from_static(
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), \
     fullscreen=(self), gamepad=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), \
     magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-create=(), \
     publickey-credentials-get=(), screen-wake-lock=(self), serial=(), storage-access=(), usb=(), xr-spatial-tracking=()",
);

/// Two years, the time that browsers' preload lists ask for.
const STRICT_TRANSPORT: HeaderValue =
    HeaderValue::from_static("max-age=63072000; includeSubDomains");

/// Middleware: adds the security headers to whatever comes back. It must be the outermost layer.
pub async fn add_headers(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let behind_tls = came_over_tls(state.config(), request.headers());
    let mut response = next.run(request).await;
    for (name, value) in FIXED {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    if !frames::are_allowed(&response) {
        response
            .headers_mut()
            .insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    }
    let headers = response.headers_mut();
    // An entry document brings its own policy, with the hashes of its scripts.
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(csp::WITHOUT_INLINE_SCRIPTS);
    // A kiosk fills the screen; no other page may.
    headers
        .entry("permissions-policy")
        .or_insert(HeaderValue::from_static(PERMISSIONS_POLICY));
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    if behind_tls {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, STRICT_TRANSPORT);
    }
    response
}

/// Whether a request came over TLS, as far as a proxy that we trust says.
pub fn came_over_tls(config: &Config, request: &HeaderMap) -> bool {
    let protocol = request.get("x-forwarded-proto");
    config.trust_proxy
        && protocol.is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"https"))
}
