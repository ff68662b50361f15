//! The session cookie, the only one there is.
//!
//! Over TLS its name begins with `__Host-`, so that no other host and no plain connection can set it. On the own
//! machine (`localhost`, `127.0.0.1`, `[::1]`) there is no TLS, so neither the prefix nor `Secure` is possible,
//! unless our own proxy says that there is: it may well ask under such a name itself.

use super::ABSOLUTE_SECONDS;
use super::token::Token;
use crate::config::Config;
use crate::security::came_over_tls;
use axum::http::{HeaderMap, HeaderValue, header};

/// Which form of the cookie a request takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionCookie {
    /// For hosts that are reached over TLS.
    Secure,
    /// For the own machine.
    Local,
}

impl SessionCookie {
    /// The form for this request.
    pub fn of(config: &Config, request: &HeaderMap) -> Self {
        if came_over_tls(config, request) {
            Self::Secure
        } else {
            Self::of_host(request)
        }
    }

    /// The token that the request carries, if any.
    pub fn read(self, request: &HeaderMap) -> Option<Token> {
        let cookies = request.get_all(header::COOKIE).into_iter();
        cookies
            .filter_map(|value| value.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(name, _)| *name == self.name())
            .and_then(|(_, value)| Token::read(value))
    }

    /// The `Set-Cookie` that signs in.
    pub fn set(self, token: &Token) -> Option<HeaderValue> {
        self.write(&token.write(), ABSOLUTE_SECONDS)
    }

    /// The `Set-Cookie` that signs out.
    pub fn clear(self) -> Option<HeaderValue> {
        self.write("", 0)
    }

    fn of_host(request: &HeaderMap) -> Self {
        let host = request
            .get(header::HOST)
            .and_then(|value| value.to_str().ok());
        if host.is_some_and(is_own_machine) {
            Self::Local
        } else {
            Self::Secure
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Secure => "__Host-plaudit",
            Self::Local => "plaudit",
        }
    }

    fn write(self, value: &str, seconds: i64) -> Option<HeaderValue> {
        let name = self.name();
        let secure = match self {
            Self::Secure => "; Secure",
            Self::Local => "",
        };
        let line =
            format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
        HeaderValue::from_str(&line).ok()
    }
}

fn is_own_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(name: header::HeaderName, value: &str) -> HeaderMap {
        [(name, value.parse().unwrap())].into_iter().collect()
    }

    #[test]
    fn only_the_own_machine_does_without_tls() {
        for (host, expected) in [
            ("localhost:8080", SessionCookie::Local),
            ("127.0.0.1:8080", SessionCookie::Local),
            ("[::1]:8080", SessionCookie::Local),
            ("localhost", SessionCookie::Local),
            ("plaudit.example", SessionCookie::Secure),
            ("localhost.example:80", SessionCookie::Secure),
            ("127.0.0.1.example", SessionCookie::Secure),
        ] {
            assert_eq!(
                SessionCookie::of_host(&request(header::HOST, host)),
                expected,
                "{host}"
            );
        }
    }

    #[test]
    fn over_tls_the_cookie_is_bound_to_the_host() {
        let set = SessionCookie::Secure.set(&Token::generate()).unwrap();
        let set = set.to_str().unwrap();
        assert!(set.starts_with("__Host-plaudit="), "{set}");
        assert!(
            set.ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure"),
            "{set}"
        );
    }

    #[test]
    fn the_token_is_found_among_other_cookies() {
        let token = Token::generate();
        let line = format!("theme=dark; plaudit={}; x=y", token.write());
        let found = SessionCookie::Local
            .read(&request(header::COOKIE, &line))
            .unwrap();
        assert_eq!(found.hash(), token.hash());
        assert!(
            SessionCookie::Secure
                .read(&request(header::COOKIE, &line))
                .is_none()
        );
    }
}
