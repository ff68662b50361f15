//! The plain page after the score: who is thanked and for what or, after a low score, what to put right.

use super::fields::Fields;
use super::form::thanks_somebody;
use crate::routes::pages::document::Document;
use crate::routes::pages::{html, question};
use axum::http::StatusCode;
use axum::response::Response;
use domain::api::feedback::{SendResponse, TouchpointView};
use domain::api::problem::FieldProblem;
use domain::language::{Key, Texts};
use domain::score::Score;
use std::fmt::Write;
use uuid::Uuid;

/// The fields of thanks.
const OF_THANKS: [&str; 4] = ["recipients", "unnamed", "standards", "message"];

/// The page, with what was filled in before and what is wrong with it.
pub fn page(
    touchpoint: &TouchpointView,
    id: Uuid,
    score: Score,
    rest: &SendResponse,
    problems: &[FieldProblem],
) -> Response {
    let fields = Fields {
        touchpoint,
        texts: Texts::of(touchpoint.language),
        rest,
        problems,
    };
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let document = Document {
        status,
        language: touchpoint.language,
        title: html::title(touchpoint),
        content: content(&fields, id, score),
    };
    document.plain()
}

fn content(fields: &Fields, id: Uuid, score: Score) -> String {
    let texts = fields.texts;
    let key = html::escape(&fields.touchpoint.key);
    let asked = if score.is_satisfied() {
        thanks(fields)
    } else {
        improvement(fields) + &thanks_anyway(fields)
    };
    format!(
        r#"{place}
<form class="step plain-form" method="post" action="/f/{key}/rest">
{hidden}<input type="hidden" name="score" value="{score}"><input type="hidden" name="pickup" value="{pickup}">
{opening}
{asked}
<div class="actions"><button class="button" type="submit">{send}</button></div>
{change}</form>"#,
        place = html::place(&fields.touchpoint.organization, &fields.touchpoint.name),
        hidden = question::instrument(id, fields.touchpoint.language, fields.touchpoint.wording),
        pickup = html::escape(&fields.rest.pickup),
        opening = opening(fields, score),
        send = html::text(texts, Key::Send),
        change = change(texts, &key, score),
    )
}

/// The score is safe; the rest is up to the customer. Or: something is wrong.
fn opening(fields: &Fields, score: Score) -> String {
    let words = |key| html::text(fields.texts, key);
    let answered = format!(
        r#"<p class="answered">{face}<span>{score}</span></p>"#,
        face = question::face(score),
        score = words(score.key()),
    );
    let more = if fields.problems.is_empty() {
        format!("<p class=\"lead\">{}</p>", words(Key::SayMore))
    } else {
        format!(
            "<p class=\"field-error\" role=\"alert\">{}</p>",
            words(Key::SomethingWrong)
        )
    };
    format!("{answered}\n<h1>{}</h1>\n{more}", words(Key::AnswerSaved))
}

fn thanks(fields: &Fields) -> String {
    let rest = fields.rest;
    let offered = &fields.touchpoint.standards;
    [
        fields.people(),
        fields.lines(
            "unnamed",
            [Key::UnknownName, Key::UnknownNameHint],
            &rest.unnamed,
        ),
        fields.chips("standards", Key::PraiseQuestion, offered, &rest.standards),
        fields.lines(
            "message",
            [Key::YourMessage, Key::MessageHint],
            &rest.message,
        ),
    ]
    .join("\n")
}

fn improvement(fields: &Fields) -> String {
    let rest = fields.rest;
    let offered = &fields.touchpoint.reasons;
    [
        fields.chips("reasons", Key::ImproveQuestion, offered, &rest.reasons),
        fields.lines(
            "improvement",
            [Key::TellUsMore, Key::ImproveHint],
            &rest.improvement,
        ),
        fields.line(
            "contact",
            [Key::ContactLabel, Key::ContactHint],
            &rest.contact,
        ),
    ]
    .join("\n")
}

/// The person is often not the problem. Closed at first, for what went wrong comes first.
fn thanks_anyway(fields: &Fields) -> String {
    let is_open = thanks_somebody(fields.rest)
        || !fields.rest.message.is_empty()
        || !fields.rest.standards.is_empty()
        || fields.is_wrong(&OF_THANKS);
    format!(
        r#"<details class="unfold"{open}><summary>{summary}</summary>{thanks}</details>"#,
        open = if is_open { " open" } else { "" },
        summary = html::text(fields.texts, Key::ThankAnyway),
        thanks = thanks(fields),
    )
}

/// Another score, with everything that is filled in. It stands last: pressing Enter in a field must send, not change.
fn change(texts: Texts, key: &str, current: Score) -> String {
    let mut scores = String::new();
    for score in Score::ALL {
        // Writing to a string cannot fail.
        let _ = writeln!(
            scores,
            r#"<button class="button" data-variant="secondary" type="submit" formaction="/f/{key}" name="score" value="{score}" aria-pressed="{is_current}">{words}</button>"#,
            is_current = score == current,
            words = html::text(texts, score.key()),
        );
    }
    format!(
        r#"<details class="unfold"><summary>{summary}</summary><div class="chips">{scores}</div></details>"#,
        summary = html::text(texts, Key::ChangeAnswer),
    )
}
