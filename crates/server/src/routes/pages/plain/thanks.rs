//! The plain page at the end: what becomes of it, and the link to come back by.

use super::form::thanks_somebody;
use crate::routes::pages::{html, notices};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use domain::api::feedback::{SendResponse, TouchpointView};
use domain::language::{Key, Texts};
use domain::score::Score;

/// The page after what was sent.
pub fn page(touchpoint: &TouchpointView, score: Score, sent: &SendResponse) -> Response {
    let texts = Texts::of(touchpoint.language);
    let outcome = outcome(touchpoint, score, sent, texts);
    let words = outcome + &pickup(sent, texts);
    let mut response = notices::at(touchpoint, StatusCode::OK, Key::ThankYou, &words);
    // The secret of the link is in it.
    let nowhere = HeaderValue::from_static("no-store");
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, nowhere);
    response
}

fn outcome(touchpoint: &TouchpointView, score: Score, sent: &SendResponse, texts: Texts) -> String {
    let words = |key| html::text(texts, key);
    let only_named = !sent.whole_team && sent.unnamed.trim().is_empty();
    match (score.is_satisfied(), thanks_somebody(sent)) {
        (true, true) if only_named => {
            let names = names(touchpoint, sent, texts);
            html::filled(texts, Key::ThanksGoesTo, &[("names", &names)])
        }
        (true, true) => words(Key::ThanksOnItsWay),
        (true, false) => words(Key::ReachedTeam),
        (false, true) => format!("{} {}", words(Key::LookIntoIt), words(Key::ReadFirst)),
        (false, false) => words(Key::LookIntoIt),
    }
}

/// The first names of those chosen, as one says them.
fn names(touchpoint: &TouchpointView, sent: &SendResponse, texts: Texts) -> String {
    let chosen = touchpoint
        .people
        .iter()
        .filter(|person| sent.recipients.contains(&person.id));
    let mut names: Vec<_> = chosen
        .map(|person| html::name(&person.first_name))
        .collect();
    let Some(last) = names.pop() else {
        return String::new();
    };
    if names.is_empty() {
        return last;
    }
    let first = names.join(&html::text(texts, Key::NamesComma));
    html::filled(texts, Key::NamesAnd, &[("names", &first), ("last", &last)])
}

/// In a window of its own, for it is in no frame even where the form is.
fn pickup(sent: &SendResponse, texts: Texts) -> String {
    if sent.pickup.is_empty() {
        return String::new();
    }
    format!(
        r#"</p><p class="pickup-link"><a class="button" data-variant="secondary" href="/thanks/{secret}" target="_blank" rel="noopener">{link}</a></p><p class="hint">{why}"#,
        secret = html::escape(&sent.pickup),
        link = html::text(texts, Key::PickupLink),
        why = html::text(texts, Key::PickupWhy),
    )
}
