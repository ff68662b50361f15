//! Whole documents in a language: with the app, or without any script.

use super::html;
use crate::assets::entry::Entry;
use crate::assets::{page, plain};
use crate::security::csp;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use domain::language::Language;

/// What stands in a document.
#[derive(Debug, Clone)]
pub struct Document {
    /// The status of the answer.
    pub status: StatusCode,
    /// The language of all that is in it.
    pub language: Language,
    /// The title, as text.
    pub title: String,
    /// The main part, as HTML.
    pub content: String,
}

impl Document {
    /// A notice in place of a page. `heading` and `words` are HTML.
    pub fn notice(status: StatusCode, language: Language, heading: &str, words: &str) -> Self {
        Self {
            status,
            language,
            title: heading.to_owned(),
            content: html::notice(heading, words),
        }
    }

    /// As a page without any script.
    pub fn plain(self) -> Response {
        let html = plain::document();
        self.answer(&html, "", "", csp::WITHOUT_INLINE_SCRIPTS)
    }

    /// As the page that the app makes its own: `data` is what it reads, `marks` are attributes of the root.
    pub fn with_app(self, data: &str, marks: &str) -> Response {
        let entry = Entry::Customer.document();
        self.answer(&entry.html, data, marks, entry.policy)
    }

    fn answer(&self, document: &str, data: &str, marks: &str, policy: HeaderValue) -> Response {
        let root = format!("<html{marks}{}", html::language_attributes(self.language));
        let filled = html::fill(document, &self.title, &self.content, data).replacen(
            "<html lang=\"en\"",
            &root,
            1,
        );
        let mut response = page(self.status, filled, policy);
        describe(response.headers_mut(), self.language);
        response
    }
}

/// The headers of every page for customers: another language is another answer, and none belongs into an index.
fn describe(headers: &mut HeaderMap, language: Language) {
    let language = HeaderValue::from_static(language.tag());
    headers.insert(header::CONTENT_LANGUAGE, language);
    headers.append(header::VARY, HeaderValue::from_static("accept-language"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
}
