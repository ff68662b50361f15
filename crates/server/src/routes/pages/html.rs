//! The customer page's own parts in HTML. What comes from the database is escaped, always.

use domain::api::feedback::TouchpointView;
use domain::score::Score;
use std::fmt::Write;
use uuid::Uuid;

/// The first question as a plain form: it takes an answer before, and without, any script.
pub fn first_question(touchpoint: &TouchpointView, id: Uuid) -> String {
    let key = escape(&touchpoint.key);
    let question = escape(&touchpoint.question);
    let buttons: String = Score::ALL.into_iter().map(button).collect();
    format!(
        r#"{header}
<form id="first-question" class="question" method="post" action="/f/{key}">
<input type="hidden" name="id" value="{id}">
<fieldset><legend><h1>{question}</h1></legend>
<div class="scale">
{buttons}</div></fieldset>
<p class="hint">Your answer counts from the first tap. What follows is up to you.</p>
<p class="form-status" role="status"></p>
</form>
<div id="steps"></div>"#,
        header = place(touchpoint),
    )
}

/// A notice in place of the question. `words` is HTML.
pub fn notice(heading: &str, words: &str) -> String {
    format!(r#"<section class="notice"><h1>{heading}</h1><p>{words}</p></section>"#)
}

/// Where the customer is.
pub fn place(touchpoint: &TouchpointView) -> String {
    format!(
        r#"<header class="where"><span>{} · {}</span></header>"#,
        escape(&touchpoint.organization),
        escape(&touchpoint.name),
    )
}

/// What the app needs to know, as a script that no browser runs.
pub fn data(touchpoint: &TouchpointView) -> serde_json::Result<String> {
    // Nothing in a JSON string can end the script element once there is no `<` in it.
    let json = serde_json::to_string(touchpoint)?.replace('<', "\\u003c");
    Ok(format!(
        r#"<script type="application/json" id="touchpoint">{json}</script>"#
    ))
}

/// The document with its placeholders filled, and a title of its own.
pub fn fill(document: &str, title: &str, question: &str, data: &str) -> String {
    with_title(document, title)
        .replacen("<!--first-question-->", question, 1)
        .replacen("<!--touchpoint-data-->", data, 1)
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

fn button(score: Score) -> String {
    let mut html = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        html,
        r#"<button type="submit" name="score" value="{score}"><svg class="face" viewBox="0 0 40 40" aria-hidden="true"><circle cx="20" cy="20" r="16"/><path d="M14 16v1M26 16v1{mouth}"/></svg><span>{words}</span></button>"#,
        mouth = mouth(score),
        words = score.words(),
    );
    html
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

#[cfg(test)]
mod tests {
    use super::*;

    fn touchpoint(name: &str) -> TouchpointView {
        TouchpointView {
            key: "k".into(),
            organization: "Harbour & Hotel".into(),
            name: name.into(),
            question: "How was it?".into(),
            people: Vec::new(),
            standards: Vec::new(),
            reasons: Vec::new(),
        }
    }

    #[test]
    fn markup_in_a_name_is_shown_as_text() {
        let html = first_question(&touchpoint("<b onclick=\"x\">Till's"), Uuid::nil());
        assert!(
            html.contains("Harbour &amp; Hotel · &lt;b onclick=&quot;x&quot;&gt;Till&#39;s"),
            "{html}"
        );
    }

    #[test]
    fn nothing_ends_the_data_early() {
        let html = data(&touchpoint("</script><script>alert(1)</script>")).unwrap();
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
}
