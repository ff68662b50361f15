//! The cookie of a session.

use super::ABSOLUTE_SECONDS;
use super::token::Token;
use crate::config::Config;
use crate::cookie::{Reached, SecretCookie};
use axum::http::{HeaderMap, HeaderValue};

const COOKIE: SecretCookie = SecretCookie {
    secure_name: "__Host-plaudit",
    local_name: "plaudit",
    same_site: "Lax",
    seconds: ABSOLUTE_SECONDS,
};

/// The session cookie in the form that a request takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionCookie(Reached);

impl SessionCookie {
    /// The form for this request.
    pub fn of(config: &Config, request: &HeaderMap) -> Self {
        Self(Reached::of(config, request))
    }

    /// The token that the request carries, if any.
    pub fn read(self, request: &HeaderMap) -> Option<Token> {
        COOKIE.find(self.0, request).and_then(Token::read)
    }

    /// The `Set-Cookie` that signs in.
    pub fn set(self, token: &Token) -> Option<HeaderValue> {
        COOKIE.set(self.0, token)
    }

    /// The `Set-Cookie` that signs out.
    pub fn clear(self) -> Option<HeaderValue> {
        COOKIE.clear(self.0)
    }
}
