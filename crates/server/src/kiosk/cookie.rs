//! The cookie of a kiosk's credential.

use crate::config::Config;
use crate::cookie::{Reached, SecretCookie};
use crate::sign_in::token::Token;
use axum::http::{HeaderMap, HeaderValue};

/// The longest time that browsers keep a cookie: 400 days (RFC 6265bis, 5.6.2). Each sign of life renews it.
const SECONDS: i64 = 400 * 86_400;

/// A kiosk's pages are opened on the device itself, never by a link from another site.
const COOKIE: SecretCookie = SecretCookie {
    secure_name: "__Host-plaudit_kiosk",
    local_name: "plaudit_kiosk",
    same_site: "Strict",
    seconds: SECONDS,
};

/// The kiosk's cookie in the form that a request takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KioskCookie(Reached);

/// What a browser brings.
pub enum Credential {
    /// No cookie: it is no kiosk.
    None,
    /// A cookie that can be a credential.
    Token(Token),
    /// A cookie that can be none.
    Unreadable,
}

impl KioskCookie {
    /// The form for this request.
    pub fn of(config: &Config, request: &HeaderMap) -> Self {
        Self(Reached::of(config, request))
    }

    /// The credential that the request carries.
    pub fn read(self, request: &HeaderMap) -> Credential {
        match COOKIE.find(self.0, request) {
            None => Credential::None,
            Some(text) => Token::read(text).map_or(Credential::Unreadable, Credential::Token),
        }
    }

    /// The `Set-Cookie` that makes a browser a kiosk.
    pub fn set(self, token: &Token) -> Option<HeaderValue> {
        COOKIE.set(self.0, token)
    }

    /// The `Set-Cookie` that makes it none.
    pub fn clear(self) -> Option<HeaderValue> {
        COOKIE.clear(self.0)
    }
}
