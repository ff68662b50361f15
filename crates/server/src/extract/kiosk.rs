//! Which kiosk a request comes from.

use crate::error::ApiError;
use crate::kiosk::cookie::{Credential, KioskCookie};
use crate::state::AppState;
use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::HeaderName;
use axum::http::request::Parts;
use domain::id::{KioskId, TouchpointId};

/// What the outbox of a kiosk says of itself.
const FROM_KIOSK: HeaderName = HeaderName::from_static("x-plaudit-kiosk");

/// An enrolled kiosk. Without a credential, and with one that was revoked, the request is answered 401.
///
/// `Option<Kiosk>` is `None` without a credential; with one that was revoked it is 401 too, and so is a request that says it
/// comes from a kiosk and has none: the answers stay on the device, and never count as anybody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kiosk {
    /// Which one.
    pub id: KioskId,
    /// Where it stands.
    pub touchpoint: TouchpointId,
    /// Whether the request is one of its outbox, and not of a page that is open beside it.
    pub is_at_work: bool,
}

impl FromRequestParts<AppState> for Kiosk {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let found = find(parts, state).await?;
        found.ok_or_else(ApiError::signed_out_kiosk)
    }
}

impl OptionalFromRequestParts<AppState> for Kiosk {
    type Rejection = ApiError;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Option<Self>, ApiError> {
        find(parts, state).await
    }
}

async fn find(parts: &Parts, state: &AppState) -> Result<Option<Kiosk>, ApiError> {
    let cookie = KioskCookie::of(state.config(), &parts.headers);
    let token = match cookie.read(&parts.headers) {
        Credential::None if parts.headers.contains_key(&FROM_KIOSK) => {
            return Err(ApiError::signed_out_kiosk());
        }
        Credential::None => return Ok(None),
        Credential::Unreadable => return Err(ApiError::signed_out_kiosk()),
        Credential::Token(token) => token,
    };
    let found = state.store().find_kiosk(&token.hash()).await?;
    let kiosk = found.ok_or_else(ApiError::signed_out_kiosk)?;
    Ok(Some(Kiosk {
        id: kiosk.id,
        touchpoint: kiosk.touchpoint,
        is_at_work: parts.headers.contains_key(&FROM_KIOSK),
    }))
}
