//! The first question: a plain form that takes an answer before, and without, any script.

use super::html;
use domain::api::feedback::TouchpointView;
use domain::language::{Key, Language, Texts};
use domain::score::Score;
use std::fmt::Write;
use uuid::Uuid;

/// The question with its five answers, and the switch of languages. `id` is the response's, so that sending it twice counts once.
pub fn first_question(touchpoint: &TouchpointView, texts: Texts, id: Uuid) -> String {
    format!(
        r#"{place}
<form id="first-question" class="question" method="post" action="/f/{key}">
{hidden}
<fieldset><legend><h1>{question}</h1></legend>
{scale}</fieldset>
<p class="hint">{hint}</p>
<p class="form-status" role="status"></p>
{languages}</form>
<div id="steps"></div>"#,
        place = html::place(&touchpoint.organization, &touchpoint.name),
        key = html::escape(&touchpoint.key),
        hidden = instrument(id, touchpoint.language, touchpoint.wording),
        question = html::escape(&touchpoint.question),
        scale = scale(touchpoint, texts),
        hint = html::text(texts, Key::CountsFromFirstTap),
        languages = languages(touchpoint, texts),
    )
}

/// The response's id and how the question was put, as fields that nobody sees.
pub fn instrument(id: Uuid, language: Language, wording: u32) -> String {
    format!(
        r#"<input type="hidden" name="id" value="{id}"><input type="hidden" name="language" value="{language}"><input type="hidden" name="wording" value="{wording}">"#
    )
}

/// A face for a score. It never stands alone.
pub fn face(score: Score) -> String {
    format!(
        r#"<svg class="face" viewBox="0 0 40 40" aria-hidden="true"><circle cx="20" cy="20" r="16"/><path d="M14 16v1M26 16v1{}"/></svg>"#,
        mouth(score),
    )
}

/// The five answers, from best to worst in the direction of reading, unless the program wants the same order for everybody.
fn scale(touchpoint: &TouchpointView, texts: Texts) -> String {
    let is_fixed = touchpoint.language.is_right_to_left() && !touchpoint.mirror_scale;
    let (of_scale, of_button) = if is_fixed {
        (r#" dir="ltr""#, r#" dir="rtl""#)
    } else {
        ("", "")
    };
    let mut html = format!("<div class=\"scale\"{of_scale}>\n");
    for score in Score::ALL {
        // Writing to a string cannot fail.
        let _ = writeln!(
            html,
            r#"<button type="submit" name="score" value="{score}"{of_button}>{face}<span>{words}</span></button>"#,
            face = face(score),
            words = html::text(texts, score.key()),
        );
    }
    html + "</div>"
}

/// The page in other languages, each named in itself; nothing where there is no choice.
fn languages(touchpoint: &TouchpointView, texts: Texts) -> String {
    if touchpoint.languages.len() < 2 {
        return String::new();
    }
    let key = html::escape(&touchpoint.key);
    let links: String = touchpoint
        .languages
        .iter()
        .map(|&language| link(&key, language, touchpoint.language))
        .collect();
    let label = html::text(texts, Key::Languages);
    format!("<nav class=\"languages\" aria-label=\"{label}\">{links}</nav>\n")
}

fn link(key: &str, language: Language, current: Language) -> String {
    let mark = if language == current {
        r#" aria-current="true""#
    } else {
        ""
    };
    format!(
        r#"<a href="/f/{key}?lang={language}"{attributes}{mark}>{name}</a>"#,
        attributes = html::language_attributes(language),
        name = html::escape(language.own_name()),
    )
}

fn mouth(score: Score) -> &'static str {
    match score.value() {
        5 => "M12 25c4 6 12 6 16 0",
        4 => "M14 25c3 3 9 3 12 0",
        3 => "M14 26h12",
        2 => "M14 28c3-3 9-3 12 0",
        _ => "M12 29c4-6 12-6 16 0",
    }
}
