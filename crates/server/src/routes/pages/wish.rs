//! The language that somebody asks for: by the address or the form, else by the browser's settings.

use axum::extract::{FromRequestParts, Query};
use axum::http::header;
use axum::http::request::Parts;
use domain::api::feedback::TouchpointView;
use domain::language::{self, Language};
use std::convert::Infallible;

/// What is known of the language that somebody wants.
#[derive(Debug, Clone)]
pub struct Wish {
    /// Chosen by hand: it goes before everything that the browser says.
    pub named: Option<Language>,
    accepted: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Wish {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(parts))
    }
}

impl Wish {
    /// The wish in a request.
    pub fn of(parts: &Parts) -> Self {
        let pairs = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri);
        let pairs = pairs.map(|Query(pairs)| pairs).unwrap_or_default();
        let named = pairs.iter().find(|(name, _)| name == "lang");
        let accepted = parts.headers.get_all(header::ACCEPT_LANGUAGE).into_iter();
        let accepted: Vec<_> = accepted.filter_map(|value| value.to_str().ok()).collect();
        Self {
            named: named.and_then(|(_, tag)| tag.parse().ok()),
            accepted: accepted.join(","),
        }
    }

    /// The same, where a form says in which language it was filled in.
    pub fn or_named(self, language: Option<Language>) -> Self {
        Self {
            named: language.or(self.named),
            ..self
        }
    }

    /// The best guess while it is not known what is offered.
    pub fn guess(&self) -> Language {
        self.best(&Language::ALL)
    }

    /// The best of what a touchpoint offers.
    pub fn at(&self, touchpoint: &TouchpointView) -> Language {
        self.best(&touchpoint.languages)
    }

    /// The pseudo-language is offered to nobody, and there for whoever asks for it by name.
    fn best(&self, offered: &[Language]) -> Language {
        self.named
            .filter(|language| *language == Language::Pseudo || offered.contains(language))
            .unwrap_or_else(|| language::wanted(&self.accepted, offered))
    }
}
