//! Which sites may show a page of ours in a frame: none, but for a touchpoint's page on the sites that it lists.

use super::csp;
use axum::http::{HeaderValue, header};
use axum::response::Response;

/// The marked part of the policy: in a frame of nobody.
const NOBODY: &str = "frame-ancestors 'none'";

/// On an answer that some sites may show in a frame: `X-Frame-Options` knows no list, so it must not be there.
#[derive(Debug, Clone, Copy)]
struct Allowed;

/// Lets these sites (origins) show the answer in a frame. Without any, nobody may, as everywhere.
pub fn allow(response: &mut Response, sites: &[String]) {
    if sites.is_empty() {
        return;
    }
    let headers = response.headers();
    let policy = headers
        .get(header::CONTENT_SECURITY_POLICY)
        .map_or(csp::WITHOUT_INLINE_SCRIPTS, HeaderValue::clone);
    let ancestors = format!("frame-ancestors {}", sites.join(" "));
    let wider = policy
        .to_str()
        .ok()
        .and_then(|policy| HeaderValue::from_str(&policy.replace(NOBODY, &ancestors)).ok());
    if let Some(wider) = wider {
        response
            .headers_mut()
            .insert(header::CONTENT_SECURITY_POLICY, wider);
        response.extensions_mut().insert(Allowed);
    }
}

/// Whether [`allow`] was called on the answer.
pub(super) fn are_allowed(response: &Response) -> bool {
    response.extensions().get::<Allowed>().is_some()
}
