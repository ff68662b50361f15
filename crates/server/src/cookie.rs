//! Cookies that hold a secret: a person's session, or a kiosk's credential. There are no others.
//!
//! Over TLS their names begin with `__Host-`, so that no other host and no plain connection can set them. On the own
//! machine (`localhost`, `127.0.0.1`, `[::1]`) there is no TLS, so neither the prefix nor `Secure` is possible,
//! unless our own proxy says that there is: it may well ask under such a name itself.

use crate::config::Config;
use crate::security::came_over_tls;
use crate::sign_in::token::Token;
use axum::http::{HeaderMap, HeaderValue, header};

/// How a host is reached, as far as a request tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    /// Over TLS.
    Secure,
    /// On the own machine, without.
    Local,
}

/// A cookie of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecretCookie {
    /// Its name over TLS, with the prefix that browsers heed.
    pub secure_name: &'static str,
    /// Its name on the own machine.
    pub local_name: &'static str,
    /// Whether it comes along when somebody follows a link from elsewhere: `Lax`, or `Strict`, which says no.
    pub same_site: &'static str,
    /// How long a browser keeps it, in seconds.
    pub seconds: i64,
}

impl Reached {
    /// How this request reached us.
    pub fn of(config: &Config, request: &HeaderMap) -> Self {
        if came_over_tls(config, request) {
            Self::Secure
        } else {
            Self::by_host(request)
        }
    }

    fn by_host(request: &HeaderMap) -> Self {
        let host = request
            .get(header::HOST)
            .and_then(|value| value.to_str().ok());
        if host.is_some_and(is_own_machine) {
            Self::Local
        } else {
            Self::Secure
        }
    }
}

impl SecretCookie {
    /// The value that the request carries, if any.
    pub fn find(self, reached: Reached, request: &HeaderMap) -> Option<&str> {
        let name = self.name(reached);
        let cookies = request.get_all(header::COOKIE).into_iter();
        cookies
            .filter_map(|value| value.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// The `Set-Cookie` that hands the token over.
    pub fn set(self, reached: Reached, token: &Token) -> Option<HeaderValue> {
        self.write(reached, &token.write(), self.seconds)
    }

    /// The `Set-Cookie` that takes it away.
    pub fn clear(self, reached: Reached) -> Option<HeaderValue> {
        self.write(reached, "", 0)
    }

    fn name(self, reached: Reached) -> &'static str {
        match reached {
            Reached::Secure => self.secure_name,
            Reached::Local => self.local_name,
        }
    }

    fn write(self, reached: Reached, value: &str, seconds: i64) -> Option<HeaderValue> {
        let (name, same_site) = (self.name(reached), self.same_site);
        let secure = match reached {
            Reached::Secure => "; Secure",
            Reached::Local => "",
        };
        let line = format!(
            "{name}={value}; Path=/; HttpOnly; SameSite={same_site}; Max-Age={seconds}{secure}"
        );
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

    const COOKIE: SecretCookie = SecretCookie {
        secure_name: "__Host-biscuit",
        local_name: "biscuit",
        same_site: "Strict",
        seconds: 60,
    };

    fn request(name: header::HeaderName, value: &str) -> HeaderMap {
        [(name, value.parse().unwrap())].into_iter().collect()
    }

    #[test]
    fn only_the_own_machine_does_without_tls() {
        for (host, expected) in [
            ("localhost:8080", Reached::Local),
            ("127.0.0.1:8080", Reached::Local),
            ("[::1]:8080", Reached::Local),
            ("localhost", Reached::Local),
            ("plaudit.example", Reached::Secure),
            ("localhost.example:80", Reached::Secure),
            ("127.0.0.1.example", Reached::Secure),
        ] {
            assert_eq!(
                Reached::by_host(&request(header::HOST, host)),
                expected,
                "{host}"
            );
        }
    }

    #[test]
    fn over_tls_a_cookie_is_bound_to_the_host() {
        let set = COOKIE.set(Reached::Secure, &Token::generate()).unwrap();
        let set = set.to_str().unwrap();
        assert!(set.starts_with("__Host-biscuit="), "{set}");
        assert!(
            set.ends_with("; Path=/; HttpOnly; SameSite=Strict; Max-Age=60; Secure"),
            "{set}"
        );
    }

    #[test]
    fn a_value_is_found_among_other_cookies() {
        let line = request(header::COOKIE, "theme=dark; biscuit=chocolate; x=y");
        assert_eq!(COOKIE.find(Reached::Local, &line), Some("chocolate"));
        assert_eq!(COOKIE.find(Reached::Secure, &line), None);
    }
}
