//! The built single-page app: files of `dist/`, inside the program in a release build, read from disk otherwise.

pub mod entry;
mod file;
pub mod kiosk;
pub mod plain;

use crate::assets::file::File;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../dist"]
#[allow_missing = true]
struct Dist;

/// `GET /assets/{*path}`: a file of the app, or 404.
pub async fn find_asset(Path(path): Path<String>, request: HeaderMap) -> Response {
    // Entry documents are pages: they are served at their own addresses, filled in and with their own policy.
    if matches!(file::extension(&path), "html" | "br") {
        return missing();
    }
    File::find(&path, &request).map_or_else(missing, |file| file.answer(&request))
}

/// A file that browsers ask for at the root, such as `/favicon.svg`.
pub fn find_root_file(path: &str, request: &HeaderMap) -> Option<Response> {
    let name = path.strip_prefix('/')?;
    let at_the_root = !name.is_empty() && !name.contains('/') && file::extension(name) != "html";
    let found = at_the_root.then(|| File::find(&format!("staff/{name}"), request));
    found.flatten().map(|file| file.answer(request))
}

/// 404 for a file, in plain words: who asks for a file cannot read a page.
pub fn missing() -> Response {
    (StatusCode::NOT_FOUND, "There is no such file.\n").into_response()
}

/// An HTML page with the policy that its inline scripts need. It may be kept, but is asked for each time.
pub fn page(status: StatusCode, html: String, policy: HeaderValue) -> Response {
    let html_type = HeaderValue::from_static("text/html; charset=utf-8");
    let headers = [
        (header::CONTENT_TYPE, html_type),
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::CACHE_CONTROL, file::ASK_FIRST),
    ];
    (status, headers, html).into_response()
}
