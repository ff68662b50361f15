//! Who is signed in.

use crate::error::ApiError;
use crate::sign_in::cookie::SessionCookie;
use crate::state::AppState;
use crate::store::{SignedIn, Staff};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::api::QUIET_HEADER;
use domain::api::session::SessionView;
use domain::role::Role;

/// A session is noted as used at most this often, in microseconds: idle times are counted in half hours.
const TOUCH_EVERY: i64 = 60_000_000;

/// Somebody is signed in; without, the request is answered 401.
#[derive(Debug, Clone)]
pub struct Session {
    /// What the session is stored under.
    pub token_hash: String,
    /// Who it is.
    pub who: SessionView,
}

/// An owner is signed in; anybody else is answered 403.
#[derive(Debug, Clone)]
pub struct Owner(pub SessionView);

/// Who of the staff is signed in in this browser. Customers never are: without a session nothing is looked up.
#[derive(Debug, Clone, Copy)]
pub struct Present(pub Option<Staff>);

impl FromRequestParts<AppState> for Present {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let cookie = SessionCookie::of(state.config(), &parts.headers);
        let Some(token) = cookie.read(&parts.headers) else {
            return Ok(Self(None));
        };
        let found = state
            .store()
            .find_session(&token.hash(), state.now())
            .await?;
        Ok(Self(found.map(|signed_in| Staff {
            employee: signed_in.view.employee,
        })))
    }
}

impl FromRequestParts<AppState> for Session {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let token = SessionCookie::of(state.config(), &parts.headers).read(&parts.headers);
        let token_hash = token.ok_or_else(ApiError::signed_out)?.hash();
        let found = state.store().find_session(&token_hash, state.now()).await?;
        let signed_in = found.ok_or_else(ApiError::signed_out)?;
        if !is_quiet(parts) {
            touch(state, &token_hash, &signed_in).await;
        }
        let who = signed_in.view;
        Ok(Self { token_hash, who })
    }
}

impl FromRequestParts<AppState> for Owner {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let session = Session::from_request_parts(parts, state).await?;
        match session.who.role {
            Role::Owner => Ok(Self(session.who)),
            Role::Employee | Role::Lead => Err(ApiError::forbidden()),
        }
    }
}

/// Whether the page asks by itself: nobody may be there. What changes something was somebody's wish, whatever it says.
fn is_quiet(parts: &Parts) -> bool {
    parts.method.is_safe() && parts.headers.contains_key(QUIET_HEADER)
}

/// Notes that the session is in use. Where that fails it only ends a little earlier, so the request goes on.
async fn touch(state: &AppState, token_hash: &str, signed_in: &SignedIn) {
    let now = state.now();
    if now.micros() - signed_in.last_seen_at.micros() < TOUCH_EVERY {
        return;
    }
    if let Err(cause) = state.store().touch_session(token_hash, now).await {
        tracing::warn!(%cause, "a session was not noted as used; going on");
    }
}
