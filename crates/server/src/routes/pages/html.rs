//! HTML by hand. What comes from the database or from a customer is escaped, always, and here alone.

use domain::api::feedback::TouchpointView;
use domain::language::{self, Key, Language, Texts};
use serde::Serialize;

/// A notice in place of the question. Both parts are HTML.
pub fn notice(heading: &str, words: &str) -> String {
    format!(r#"<section class="notice"><h1>{heading}</h1><p>{words}</p></section>"#)
}

/// Where the customer is.
pub fn place(organization: &str, touchpoint: &str) -> String {
    format!(
        r#"<header class="where"><bdi>{}</bdi> · <bdi>{}</bdi></header>"#,
        escape(organization),
        escape(touchpoint),
    )
}

/// Data for the app, as a script that no browser runs.
pub fn data(id: &str, value: &impl Serialize) -> serde_json::Result<String> {
    // Nothing in a JSON string can end the script element once there is no `<` in it.
    let json = serde_json::to_string(value)?.replace('<', "\\u003c");
    Ok(format!(
        r#"<script type="application/json" id="{id}">{json}</script>"#
    ))
}

/// The title of a touchpoint's pages, as text.
pub fn title(touchpoint: &TouchpointView) -> String {
    format!("{} · {}", touchpoint.name, touchpoint.organization)
}

/// The document with its placeholders filled, and a title of its own.
pub fn fill(document: &str, title: &str, question: &str, data: &str) -> String {
    with_title(document, title)
        .replacen("<!--first-question-->", question, 1)
        .replacen("<!--touchpoint-data-->", data, 1)
}

/// What an element says of the language in it.
pub fn language_attributes(language: Language) -> String {
    let direction = if language.is_right_to_left() {
        r#" dir="rtl""#
    } else {
        ""
    };
    format!(r#" lang="{language}"{direction}"#)
}

/// A text as HTML.
pub fn text(texts: Texts, key: Key) -> String {
    escape(texts.get(key))
}

/// A text as HTML, with values that are HTML.
pub fn filled(texts: Texts, key: Key, values: &[(&str, &str)]) -> String {
    language::fill(&text(texts, key), values)
}

/// A name within a sentence, whichever way it is written.
pub fn name(name: &str) -> String {
    format!("<bdi>{}</bdi>", escape(name))
}

/// Text as HTML that shows it, in content and in quoted attributes.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
    html
}

fn with_title(document: &str, title: &str) -> String {
    let ends = document.split_once("<title>").and_then(|(before, rest)| {
        let (_, after) = rest.split_once("</title>")?;
        Some((before, after))
    });
    match ends {
        Some((before, after)) => format!("{before}<title>{}</title>{after}", escape(title)),
        None => document.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_name_is_shown_as_text() {
        let html = place("Harbour & Hotel", "<b onclick=\"x\">Till's");
        assert!(
            html.contains(
                "<bdi>Harbour &amp; Hotel</bdi> · <bdi>&lt;b onclick=&quot;x&quot;&gt;Till&#39;s</bdi>"
            ),
            "{html}"
        );
    }

    #[test]
    fn nothing_ends_the_data_early() {
        let html = data("texts", &["</script><script>alert(1)</script>"]).unwrap();
        assert_eq!(html.matches('<').count(), 2, "{html}");
        assert!(html.contains(r"\u003c/script>"), "{html}");
    }

    #[test]
    fn a_document_is_filled_in_its_three_places() {
        let document = "<title>Plaudit</title><!--first-question--><!--touchpoint-data-->";
        assert_eq!(
            fill(document, "A & B", "Q", "D"),
            "<title>A &amp; B</title>QD"
        );
    }

    #[test]
    fn a_value_in_a_sentence_is_html_and_the_sentence_is_not() {
        let texts = Texts::of(Language::English);
        let html = filled(texts, Key::WroteBack, &[("name", &name("<Maria>"))]);
        assert_eq!(html, "<bdi>&lt;Maria&gt;</bdi> wrote back");
    }
}
