//! The address at which the server is reached, for links that it makes.

use crate::cookie::Reached;
use crate::error::ApiError;
use crate::state::AppState;
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;

/// The beginning of every address here, as whoever asks reaches it: `https://plaudit.example`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site(pub String);

impl FromRequestParts<AppState> for Site {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let host = parts.headers.get(header::HOST);
        let host = host
            .and_then(|value| value.to_str().ok())
            .ok_or_else(|| ApiError::malformed_address(Vec::new()))?;
        let scheme = match Reached::of(state.config(), &parts.headers) {
            Reached::Secure => "https",
            Reached::Local => "http",
        };
        Ok(Self(format!("{scheme}://{host}")))
    }
}
