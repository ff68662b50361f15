//! Everything that is no other address: a page of the staff app for who navigates there, else 404.

use crate::assets::entry::Entry;
use crate::assets::{find_root_file, missing};
use axum::http::{HeaderMap, Method, Uri, header};
use axum::response::Response;

/// The fallback of the router.
pub async fn show(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if !matches!(method, Method::GET | Method::HEAD) {
        return missing();
    }
    if let Some(file) = find_root_file(uri.path(), &headers) {
        return file;
    }
    if is_navigation(uri.path(), &headers) {
        Entry::Staff.page()
    } else {
        missing()
    }
}

/// Only somebody who opens a page gets one: a script or style that is missing must fail as such.
fn is_navigation(path: &str, headers: &HeaderMap) -> bool {
    let is_file = ["/api", "/assets"].iter().any(|folder| {
        path.strip_prefix(folder)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    let accepted = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok());
    !is_file && accepted.is_some_and(|accepted| accepted.contains("text/html"))
}
