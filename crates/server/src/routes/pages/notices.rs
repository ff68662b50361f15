//! What is told in place of a page.

use super::document::Document;
use super::html;
use crate::error::{ApiError, ApiResult};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::api::feedback::TouchpointView;
use domain::language::{Key, Language, Texts};

/// A page, or what went wrong in the words of who opened it.
pub fn answered(language: Language, outcome: ApiResult<Response>) -> Response {
    outcome.unwrap_or_else(|error| fault(language, error))
}

/// There is no such touchpoint.
pub fn not_in_use(language: Language) -> Response {
    plain(
        StatusCode::NOT_FOUND,
        language,
        Key::NotInUse,
        Key::NotInUseWhy,
    )
}

/// A plain page that says one thing.
pub fn plain(status: StatusCode, language: Language, heading: Key, words: Key) -> Response {
    let texts = Texts::of(language);
    let heading = html::text(texts, heading);
    Document::notice(status, language, &heading, &html::text(texts, words)).plain()
}

fn fault(language: Language, error: ApiError) -> Response {
    let words = match error.status() {
        StatusCode::FORBIDDEN => Key::OtherSite,
        StatusCode::TOO_MANY_REQUESTS => Key::ManyAnswering,
        StatusCode::PAYLOAD_TOO_LARGE => Key::MuchTooLong,
        _ => Key::ServerFault,
    };
    did_not_work(language, words, error)
}

/// With when to come again, if the error tells.
fn did_not_work(language: Language, words: Key, error: ApiError) -> Response {
    let mut page = plain(error.status(), language, Key::DidNotWork, words);
    let told = error.into_response();
    if let Some(retry_after) = told.headers().get(header::RETRY_AFTER) {
        page.headers_mut()
            .insert(header::RETRY_AFTER, retry_after.clone());
    }
    page
}

/// A plain page that says one thing and where the customer is. `words` is HTML.
pub fn at(touchpoint: &TouchpointView, status: StatusCode, heading: Key, words: &str) -> Response {
    let heading = html::text(Texts::of(touchpoint.language), heading);
    let notice = html::notice(&heading, words);
    let document = Document {
        status,
        language: touchpoint.language,
        title: html::title(touchpoint),
        content: html::place(&touchpoint.organization, &touchpoint.name) + &notice,
    };
    document.plain()
}

/// There is no score in the form.
pub fn choose_one(touchpoint: &TouchpointView) -> Response {
    let link = link_to(touchpoint, Key::BackToQuestion);
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    at(touchpoint, status, Key::ChooseOne, &link)
}

/// The response cannot be changed any more.
pub fn already_sent(touchpoint: &TouchpointView) -> Response {
    let words = html::text(Texts::of(touchpoint.language), Key::StaysAsItWas);
    let words = format!("{words} {}", link_to(touchpoint, Key::AnotherAnswer));
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    at(touchpoint, status, Key::AlreadySent, &words)
}

/// The response was changed too often to be changed now.
pub fn changed_often(touchpoint: &TouchpointView, refusal: ApiError) -> Response {
    did_not_work(touchpoint.language, Key::ChangedOften, refusal)
}

/// A link to the question.
fn link_to(touchpoint: &TouchpointView, words: Key) -> String {
    format!(
        r#"<a href="/f/{key}?lang={language}">{words}</a>"#,
        key = html::escape(&touchpoint.key),
        language = touchpoint.language,
        words = html::text(Texts::of(touchpoint.language), words),
    )
}
