//! What a customer sends after the score.

use super::{CONTACT_CHARS, Checked, LINE_CHARS, UNNAMED_CHARS, message, recipient_count, words};
use crate::api::feedback::SendResponse;
use crate::api::problem::FieldProblem;
use std::collections::BTreeSet;

/// The most entries that a list of choices may have; longer ones are no person's choice.
const CHOICES: usize = 100;
/// The digits of a secret: 128 bits in hexadecimal.
const PICKUP_DIGITS: usize = 32;

/// The content as it will be stored, each choice once and every text trimmed, or all that is wrong with its shape. Whether
/// people and choices are on offer, only the server knows.
///
/// # Errors
/// A problem for each field that is wrong.
pub fn response(content: SendResponse) -> Result<SendResponse, Vec<FieldProblem>> {
    let lists = [
        recipient_count("recipients", each_once(&content.recipients).len()),
        choices("standards", &content.standards),
        choices("reasons", &content.reasons),
    ];
    let mut problems: Vec<_> = lists.into_iter().filter_map(Result::err).collect();
    let mut text = |checked: Checked<String>| {
        checked.unwrap_or_else(|problem| {
            problems.push(problem);
            String::new()
        })
    };
    let content = SendResponse {
        message: text(message("message", &content.message)),
        improvement: text(message("improvement", &content.improvement)),
        unnamed: text(words("unnamed", &content.unnamed, UNNAMED_CHARS)),
        contact: text(contact(&content.contact)),
        pickup: text(pickup(content.pickup)),
        recipients: each_once(&content.recipients),
        standards: each_once(&content.standards),
        reasons: each_once(&content.reasons),
        whole_team: content.whole_team,
        on_page_ms: content.on_page_ms,
    };
    if problems.is_empty() {
        Ok(content)
    } else {
        Err(problems)
    }
}

/// A telephone number, an address: one line, and often none.
fn contact(text: &str) -> Checked<String> {
    let text = words("contact", text, CONTACT_CHARS)?;
    if text.contains(char::is_control) {
        return Err(FieldProblem::new(
            "contact",
            "Use a single line of plain text.",
        ));
    }
    Ok(text)
}

/// Nobody types a secret: if it is none, a program is wrong.
fn pickup(secret: String) -> Checked<String> {
    let is_digit = |digit: u8| matches!(digit, b'0'..=b'9' | b'a'..=b'f');
    if secret.is_empty() || secret.len() == PICKUP_DIGITS && secret.bytes().all(is_digit) {
        return Ok(secret);
    }
    Err(FieldProblem::new(
        "pickup",
        "Give 32 hexadecimal digits in lower case, or leave it out.",
    ))
}

/// PostgreSQL takes no text with a NUL in it, and no key of the program is so long.
fn choices(field: &str, keys: &[String]) -> Checked<()> {
    let keys = each_once(keys);
    if keys.len() > CHOICES {
        return Err(FieldProblem::new(
            field,
            format!("Choose at most {CHOICES}."),
        ));
    }
    let odd = |key: &String| key.len() > LINE_CHARS || key.contains(char::is_control);
    if keys.iter().any(odd) {
        return Err(FieldProblem::new(
            field,
            "This cannot be chosen. Choose from the list.",
        ));
    }
    Ok(())
}

/// Without repetitions, in the order of first naming.
fn each_once<T: Ord + Clone>(list: &[T]) -> Vec<T> {
    let mut seen = BTreeSet::new();
    let first = list.iter().filter(|&entry| seen.insert(entry));
    first.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem_of(content: SendResponse) -> String {
        let problems = response(content).unwrap_err();
        let fields: Vec<_> = problems.iter().map(|problem| &*problem.field).collect();
        fields.join(" ")
    }

    #[test]
    fn nothing_more_than_a_score_is_fine() {
        let nothing = SendResponse::default();
        assert_eq!(response(nothing.clone()), Ok(nothing));
    }

    #[test]
    fn texts_are_trimmed_and_choices_counted_once() {
        let content = SendResponse {
            standards: ["a", "b", "a"].map(str::to_owned).to_vec(),
            unnamed: " The one with the red scarf\n".to_owned(),
            contact: " 0170 1234567 ".to_owned(),
            pickup: "0123456789abcdef0123456789abcdef".to_owned(),
            ..SendResponse::default()
        };
        let checked = response(content).unwrap();
        assert_eq!(checked.standards, ["a", "b"]);
        assert_eq!(checked.unnamed, "The one with the red scarf");
        assert_eq!(checked.contact, "0170 1234567");
    }

    #[test]
    fn every_field_says_what_is_wrong_with_it() {
        let odd = SendResponse {
            message: "\0".to_owned(),
            improvement: "x".repeat(1_001),
            unnamed: "x".repeat(301),
            contact: "two\nlines".to_owned(),
            pickup: "0123456789ABCDEF0123456789ABCDEF".to_owned(),
            standards: vec!["\0".to_owned()],
            reasons: (0..101).map(|number| number.to_string()).collect(),
            ..SendResponse::default()
        };
        assert_eq!(
            problem_of(odd),
            "standards reasons message improvement unnamed contact pickup"
        );
    }

    #[test]
    fn a_secret_has_32_digits() {
        for secret in ["0", &"0".repeat(31), &"0".repeat(33), &"g".repeat(32)] {
            let content = SendResponse {
                pickup: secret.to_owned(),
                ..SendResponse::default()
            };
            assert_eq!(problem_of(content), "pickup", "{secret}");
        }
    }
}
