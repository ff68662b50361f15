//! The built single-page app: files of `dist/`, inside the program in a release build, read from disk otherwise.

pub mod entry;

use crate::security::csp;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "../../dist"]
#[allow_missing = true]
struct Dist;

/// Files whose name holds the hash of their content never change.
const FOR_A_YEAR: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// All others may be kept, but must be asked for each time.
const ASK_FIRST: HeaderValue = HeaderValue::from_static("no-cache");

/// `GET /assets/{*path}`: a file of the app, or 404.
pub async fn find_asset(Path(path): Path<String>, request: HeaderMap) -> Response {
    // Entry documents are pages: they are served at their own addresses, filled in and with their own policy.
    if extension(&path) == "html" || extension(&path) == "br" {
        return missing();
    }
    serve(&path, &request).unwrap_or_else(missing)
}

/// A file that browsers ask for at the root, such as `/favicon.svg`.
pub fn find_root_file(path: &str, request: &HeaderMap) -> Option<Response> {
    let name = path.strip_prefix('/')?;
    let at_the_root = !name.is_empty() && !name.contains('/') && extension(name) != "html";
    at_the_root
        .then(|| serve(&format!("staff/{name}"), request))
        .flatten()
}

/// 404 for a file, in plain words: who asks for a file cannot read a page.
pub fn missing() -> Response {
    let words = "There is no such file.\n";
    (StatusCode::NOT_FOUND, words).into_response()
}

/// An HTML page with the policy that its inline scripts need.
pub fn page(status: StatusCode, html: String, policy: HeaderValue) -> Response {
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        ),
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::CACHE_CONTROL, ASK_FIRST),
    ];
    (status, headers, html).into_response()
}

/// A page without any script of its own.
pub fn plain_page(status: StatusCode, html: String) -> Response {
    page(status, html, csp::WITHOUT_INLINE_SCRIPTS)
}

fn serve(path: &str, request: &HeaderMap) -> Option<Response> {
    let compressed = takes_brotli(request)
        .then(|| Dist::get(&format!("{path}.br")))
        .flatten();
    let encoding = compressed.is_some().then_some("br");
    let file = compressed.or_else(|| Dist::get(path))?;
    let tag = entity_tag(&file);
    let mut response = if is_known(request, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        content(path, file)
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, caching(path));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    if let (Some(encoding), false) = (encoding, response.status() == StatusCode::NOT_MODIFIED) {
        let encoding = HeaderValue::from_static(encoding);
        response
            .headers_mut()
            .insert(header::CONTENT_ENCODING, encoding);
    }
    Some(response)
}

fn content(path: &str, file: EmbeddedFile) -> Response {
    let content_type = HeaderValue::from_static(content_type(path));
    (
        [(header::CONTENT_TYPE, content_type)],
        Body::from(file.data),
    )
        .into_response()
}

fn entity_tag(file: &EmbeddedFile) -> String {
    let hash = file.metadata.sha256_hash();
    format!("\"{}\"", URL_SAFE_NO_PAD.encode(&hash[..12]))
}

fn is_known(request: &HeaderMap, tag: &str) -> bool {
    let known = request
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    known.is_some_and(|known| {
        known
            .split(',')
            .any(|one| one.trim().trim_start_matches("W/") == tag)
    })
}

fn takes_brotli(request: &HeaderMap) -> bool {
    let accepted = request
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok());
    accepted.is_some_and(|accepted| {
        accepted.split(',').any(|one| {
            let (coding, quality) = one.split_once(';').unwrap_or((one, "q=1"));
            coding.trim() == "br"
                && !matches!(quality.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
        })
    })
}

fn caching(path: &str) -> HeaderValue {
    if is_hashed(path) {
        FOR_A_YEAR
    } else {
        ASK_FIRST
    }
}

/// Whether the file's name holds a hash: a part of at least twelve hexadecimal digits after a hyphen,
/// as Trunk names files (`staff-0123456789abcdef_bg.wasm`).
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('-').skip(1).any(|part| {
        let digits = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        digits >= 12
    })
}

fn extension(path: &str) -> &str {
    path.rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'))
        .map_or("", |(_, end)| end)
}

fn content_type(path: &str) -> &'static str {
    match extension(path) {
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_hash_are_told_from_others() {
        for (path, expected) in [
            ("staff/staff-0123456789abcdef.js", true),
            ("staff/staff-0123456789abcdef_bg.wasm", true),
            ("staff/snippets/charming-0123456789abcdef/inline0.js", false),
            ("staff/favicon.svg", false),
            ("staff/first-tap.js", false),
        ] {
            assert_eq!(is_hashed(path), expected, "{path}");
        }
    }

    #[test]
    fn brotli_is_sent_only_to_who_takes_it() {
        for (accepted, expected) in [
            ("gzip, deflate, br", true),
            ("br;q=0.5", true),
            ("br;q=0, gzip", false),
            ("gzip", false),
        ] {
            let request = [(header::ACCEPT_ENCODING, accepted.parse().unwrap())];
            assert_eq!(
                takes_brotli(&request.into_iter().collect()),
                expected,
                "{accepted}"
            );
        }
    }
}
