//! Refuses requests that another site made a browser send.
//!
//! A change through the API needs a header that a form elsewhere cannot set, and must come from our own
//! pages as far as the browser tells: by `Sec-Fetch-Site`, in older ones by `Origin`.

use crate::error::ApiError;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::api::CSRF_HEADER;

/// Middleware for the API: a request that changes something must prove to be ours.
pub async fn refuse_other_sites(request: Request, next: Next) -> Response {
    let changes = !matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let headers = request.headers();
    if changes && !(headers.contains_key(CSRF_HEADER) && is_from_us(headers)) {
        return ApiError::other_site().into_response();
    }
    next.run(request).await
}

/// Whether a browser says that the request comes from our own pages or was typed by a person. A
/// client that says nothing is no browser, and nobody's cookies are at stake.
#[must_use]
pub fn is_from_us(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or(""));
    match text("sec-fetch-site") {
        Some(site) => matches!(site, "same-origin" | "none"),
        None => text("origin").is_none_or(|origin| {
            let host = origin.split_once("://").map(|(_, host)| host);
            host.is_some() && host == text(header::HOST.as_str())
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_tell_where_a_request_comes_from() {
        let check = |given: &[(&'static str, &str)], expected: bool| {
            let headers = given
                .iter()
                .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
                .collect();
            assert_eq!(is_from_us(&headers), expected, "{given:?}");
        };
        check(&[], true);
        check(&[("sec-fetch-site", "same-origin")], true);
        check(&[("sec-fetch-site", "none")], true);
        check(&[("sec-fetch-site", "same-site")], false);
        check(&[("sec-fetch-site", "cross-site")], false);
        let own = [("origin", "http://plaudit.test"), ("host", "plaudit.test")];
        check(&own, true);
        check(&[("origin", "http://other.test"), own[1]], false);
        check(&[("origin", "null"), own[1]], false);
        check(&[("sec-fetch-site", "cross-site"), own[0], own[1]], false);
    }
}
