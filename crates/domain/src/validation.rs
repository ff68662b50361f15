//! What people may enter, with one wording for each refusal. The server decides by these functions
//! and the browser calls them before it sends, so both say the same.

mod response;

pub use response::response;

use crate::api::problem::FieldProblem;
use crate::instant::Instant;
use crate::numbers::{counted, grouped};

/// The longest message, in Unicode scalar values.
pub const MESSAGE_CHARS: usize = 1_000;
/// The longest reply to a customer, in Unicode scalar values.
pub const REPLY_CHARS: usize = 500;
/// The longest description of somebody whose name the customer does not know, in Unicode scalar values.
pub const UNNAMED_CHARS: usize = 300;
/// The longest way to reach a customer, in Unicode scalar values.
pub const CONTACT_CHARS: usize = 200;
/// The most people one response can thank.
pub const RECIPIENTS: usize = 20;
/// The shortest password for a new account, in Unicode scalar values.
pub const PASSWORD_CHARS_MIN: usize = 8;
/// The longest password taken, in bytes: enough for any pass phrase, too little to stall the hash.
pub const PASSWORD_BYTES_MAX: usize = 1_024;
/// The longest e-mail address, in bytes (RFC 5321, 4.5.3.1.3, without the brackets).
pub const EMAIL_BYTES_MAX: usize = 254;
/// The longest name or reason, in Unicode scalar values.
pub const LINE_CHARS: usize = 200;
/// How far ahead a version of the rules may begin, in seconds: 366 days.
pub const LATEST_BEGINNING_SECONDS: i64 = 366 * 24 * 60 * 60;
/// What is said of a beginning in the past.
pub const BEGINNING_HAS_PASSED: &str =
    "This moment has passed. Choose a later one, or publish from now on.";
/// The fewest digits of a telephone number with which somebody can be reached.
const PHONE_DIGITS: usize = 5;

/// Passwords that everybody tries first. Compared in lower case.
const COMMON_PASSWORDS: &str = include_str!("validation/common_passwords.txt");

/// The outcome of one check: the value as it will be stored, or what to say about the field.
pub type Checked<T> = Result<T, FieldProblem>;

/// What keeps a text from being taken, for whoever words it: the API in English, the customer page in the customer's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFault {
    /// It holds control characters other than line ends and tabs.
    Unshowable,
    /// It is so many characters too long.
    TooLong(usize),
}

/// What is wrong with a text of a customer that may have `max` characters, without those around it.
#[must_use]
pub fn text_fault(text: &str, max: usize) -> Option<TextFault> {
    let text = text.trim();
    if has_control_characters(text) {
        return Some(TextFault::Unshowable);
    }
    let over = text.chars().count().saturating_sub(max);
    (over > 0).then_some(TextFault::TooLong(over))
}

/// Whether a customer can be reached by this: it holds an e-mail address or a telephone number, whatever stands beside it.
#[must_use]
pub fn can_be_reached(contact: &str) -> bool {
    let digits = contact.chars().filter(|letter| letter.is_numeric()).count();
    let has_address = contact
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    has_address || digits >= PHONE_DIGITS
}

/// A message of a customer: trimmed, at most [`MESSAGE_CHARS`], without control characters other
/// than line ends and tabs. Markup is allowed, for it is shown as the text it is.
pub fn message(field: &str, text: &str) -> Checked<String> {
    words(field, text, MESSAGE_CHARS)
}

/// A reply to a customer: like a [`message`], but it must not be empty, and has at most [`REPLY_CHARS`].
pub fn reply(field: &str, text: &str) -> Checked<String> {
    let text = words(field, text, REPLY_CHARS)?;
    if text.is_empty() {
        return Err(FieldProblem::new(field, "Write a few words first."));
    }
    Ok(text)
}

/// How many people are thanked: at most [`RECIPIENTS`].
pub fn recipient_count(field: &str, count: usize) -> Checked<()> {
    if count > RECIPIENTS {
        return Err(FieldProblem::new(
            field,
            format!("Choose at most {RECIPIENTS} people."),
        ));
    }
    Ok(())
}

/// An e-mail address as a name to sign in with: trimmed and in lower case.
pub fn email(field: &str, text: &str) -> Checked<String> {
    let text = text.trim().to_lowercase();
    let plausible = text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    });
    if !plausible
        || text.len() > EMAIL_BYTES_MAX
        || text.chars().any(|c| c.is_whitespace() || c.is_control())
        || text.matches('@').count() != 1
    {
        return Err(FieldProblem::new(
            field,
            "Enter an e-mail address such as maria@example.com.",
        ));
    }
    Ok(text)
}

/// A password for a new account: length decides, not which characters are in it (NIST SP 800-63B, 5.1.1.2).
pub fn new_password(field: &str, password: &str) -> Checked<()> {
    if password.chars().count() < PASSWORD_CHARS_MIN {
        return Err(FieldProblem::new(
            field,
            format!(
                "Use at least {PASSWORD_CHARS_MIN} characters; 15 or more, such as a few words, are better."
            ),
        ));
    }
    if password.len() > PASSWORD_BYTES_MAX {
        return Err(FieldProblem::new(
            field,
            format!("Use at most {PASSWORD_BYTES_MAX} bytes."),
        ));
    }
    let lower = password.to_lowercase();
    if COMMON_PASSWORDS.lines().any(|common| common == lower) {
        return Err(FieldProblem::new(
            field,
            "That password is one of the first that others would try. Choose another.",
        ));
    }
    Ok(())
}

/// One line that must not be empty, such as a name or the reason for a change: trimmed, at most [`LINE_CHARS`].
pub fn line(field: &str, text: &str) -> Checked<String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(FieldProblem::new(field, "Please fill this in."));
    }
    if text.chars().count() > LINE_CHARS {
        return Err(FieldProblem::new(
            field,
            format!("Use at most {LINE_CHARS} characters."),
        ));
    }
    if text.chars().any(char::is_control) {
        return Err(FieldProblem::new(field, "Use a single line of plain text."));
    }
    Ok(text.to_owned())
}

/// From when a version of the rules pays: from now on, or from a later moment, at most a year ahead.
pub fn begins(effective_from: Option<Instant>, now: Instant) -> Checked<()> {
    let told = |words| Err(FieldProblem::new("effective_from", words));
    match effective_from {
        Some(from) if from < now => told(BEGINNING_HAS_PASSED),
        Some(from) if from > now.plus_seconds(LATEST_BEGINNING_SECONDS) => {
            told("Choose a moment within the next 366 days.")
        }
        _ => Ok(()),
    }
}

/// Text of several lines, trimmed.
fn words(field: &str, text: &str, max: usize) -> Checked<String> {
    match text_fault(text, max) {
        None => Ok(text.trim().to_owned()),
        Some(TextFault::TooLong(over)) => Err(FieldProblem::new(field, too_long(over, max))),
        Some(TextFault::Unshowable) => Err(FieldProblem::new(
            field,
            "The text holds characters that cannot be shown. Please type it again.",
        )),
    }
}

fn too_long(over: usize, possible: usize) -> String {
    let over = counted(as_number(over), "character", "characters");
    let possible = grouped(as_number(possible));
    format!("The text is {over} too long: {possible} are possible.")
}

/// No text is so long that its length would not fit.
fn as_number(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

fn has_control_characters(text: &str) -> bool {
    text.chars()
        .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_text_whatever_they_hold() {
        for text in ["<b>Thanks</b>", "شكرًا لك", "line\nline", "👏👏🏽", ""] {
            assert_eq!(message("message", text), Ok(text.to_owned()));
        }
        assert_eq!(message("message", "  so kind \n"), Ok("so kind".to_owned()));
    }

    #[test]
    fn a_message_is_counted_in_characters() {
        let longest = "é".repeat(MESSAGE_CHARS);
        assert_eq!(message("message", &longest), Ok(longest.clone()));
        for (over, words) in [
            (1, "The text is 1 character too long: 1,000 are possible."),
            (
                1_200,
                "The text is 1,200 characters too long: 1,000 are possible.",
            ),
        ] {
            let problem = message("message", &format!("{longest}{}", "!".repeat(over)));
            assert_eq!(problem, Err(FieldProblem::new("message", words)));
        }
    }

    #[test]
    fn a_customer_is_reached_by_mail_or_telephone() {
        for (contact, is_enough) in [
            ("maria@example.com", true),
            ("Maria, maria@example.com", true),
            ("+49 30 123456", true),
            ("٠١٢٣٤٥", true),
            ("", false),
            ("Maria", false),
            ("room 1204", false),
            ("@example.com", false),
        ] {
            assert_eq!(can_be_reached(contact), is_enough, "{contact}");
        }
    }

    #[test]
    fn control_characters_are_refused() {
        for text in ["a\0b", "a\u{7}b", "a\u{1b}[31mb"] {
            assert!(message("message", text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_reply_has_words_but_not_many() {
        assert_eq!(
            reply("text", " You are welcome! "),
            Ok("You are welcome!".into())
        );
        let longest = "é".repeat(REPLY_CHARS);
        assert_eq!(reply("text", &longest), Ok(longest.clone()));
        for (text, words) in [
            ("", "Write a few words first."),
            (" \n", "Write a few words first."),
            (
                &format!("{longest}!"),
                "The text is 1 character too long: 500 are possible.",
            ),
        ] {
            assert_eq!(reply("text", text), Err(FieldProblem::new("text", words)));
        }
    }

    #[test]
    fn twenty_people_can_be_thanked_at_once() {
        assert!(recipient_count("recipients", 20).is_ok());
        assert!(recipient_count("recipients", 21).is_err());
    }

    #[test]
    fn an_email_is_a_name_in_lower_case() {
        assert_eq!(
            email("email", " Maria@Example.com "),
            Ok("maria@example.com".into())
        );
        for text in [
            "",
            "maria",
            "@example.com",
            "maria@",
            "a b@example.com",
            "a@b@c.de",
            "a@.de",
        ] {
            assert!(email("email", text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_password_needs_length_and_not_to_be_everybodys() {
        for (password, fine) in [
            ("short", false),
            ("password1", false),
            ("PASSWORD1", false),
            ("rabbit in the laundry", true),
            ("éèàùéèàù", true),
        ] {
            assert_eq!(
                new_password("password", password).is_ok(),
                fine,
                "{password}"
            );
        }
        assert!(new_password("password", &"x".repeat(PASSWORD_BYTES_MAX + 1)).is_err());
        assert!(new_password("password", &"xy ".repeat(30)).is_ok());
    }
}
