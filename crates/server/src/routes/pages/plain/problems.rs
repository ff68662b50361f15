//! What is wrong with a field, in the customer's language.

use domain::api::feedback::SendResponse;
use domain::api::problem::FieldProblem;
use domain::language::{Key, Texts};
use domain::validation::{CONTACT_CHARS, MESSAGE_CHARS, RECIPIENTS, UNNAMED_CHARS};

/// What is wrong with the field of this name, if anything is. The server's own words are English, so it is said anew.
pub fn of(field: &str, rest: &SendResponse, problems: &[FieldProblem], texts: Texts) -> String {
    let is_wrong = problems.iter().any(|problem| base(&problem.field) == field);
    if !is_wrong {
        return String::new();
    }
    match field {
        "recipients" if rest.recipients.len() > RECIPIENTS => {
            let most = RECIPIENTS.to_string();
            texts.fill(Key::TooManyPeople, &[("n", &most)])
        }
        "recipients" | "standards" | "reasons" => texts.get(Key::NotOnOffer).to_owned(),
        "message" => of_text(&rest.message, MESSAGE_CHARS, texts),
        "improvement" => of_text(&rest.improvement, MESSAGE_CHARS, texts),
        "unnamed" => of_text(&rest.unnamed, UNNAMED_CHARS, texts),
        _ => of_text(&rest.contact, CONTACT_CHARS, texts),
    }
}

fn of_text(text: &str, max: usize, texts: Texts) -> String {
    let length = text.trim().chars().count();
    if length > max {
        let (over, max) = ((length - max).to_string(), max.to_string());
        texts.fill(Key::TooLong, &[("n", &over), ("max", &max)])
    } else {
        texts.get(Key::Unshowable).to_owned()
    }
}

/// A field's name without the place in it: `recipients[0]`.
fn base(field: &str) -> &str {
    field.split(['[', '.']).next().unwrap_or(field)
}
