//! What owners may set up for touchpoints and kiosks: the values as they will be stored, or what to say about each.

mod points;
mod site;

pub use points::{adjustment, points};
pub use site::site;

use crate::api::kiosk::CreateKioskCode;
use crate::api::problem::FieldProblem;
use crate::api::touchpoints::{
    CreateReceiptLinks, LanguageSettings, UpdateTouchpoint, UpdateWording,
};
use crate::language::Language;
use crate::opening_hours;
use crate::validation::{self, Checked};
use std::ops::RangeInclusive;

/// The longest wording of the question, in Unicode scalar values.
pub const QUESTION_CHARS: usize = 200;
/// The most sites that may show one page in a frame.
pub const SITES: usize = 20;
/// How many digits the PIN of a kiosk has.
pub const PIN_DIGITS: RangeInclusive<usize> = 4..=8;
/// How many days receipt links can be used.
pub const RECEIPT_DAYS: RangeInclusive<u32> = 1..=365;
/// How many receipt links are made at once.
pub const RECEIPT_LINKS: RangeInclusive<u32> = 1..=1_000;

/// Every problem at once, as a form shows them.
type Result<T> = std::result::Result<T, Vec<FieldProblem>>;

/// Settings of a touchpoint: wordings trimmed, sites in one form and each once, the hours of each day in order.
///
/// # Errors
/// Every problem of every field.
pub fn touchpoint(update: UpdateTouchpoint) -> Result<UpdateTouchpoint> {
    let wordings = wordings(update.wordings);
    let sites = sites(&update.sites);
    let hours = opening_hours::checked("hours", update.hours);
    match (wordings, sites, hours) {
        (Ok(wordings), Ok(sites), Ok(hours)) => Ok(UpdateTouchpoint {
            wordings,
            sites,
            hours,
        }),
        (wordings, sites, hours) => {
            let wrong = [wordings.err(), sites.err(), hours.err()];
            Err(wrong.into_iter().flatten().flatten().collect())
        }
    }
}

/// The languages on offer: at least one, each once.
///
/// # Errors
/// What is wrong with the list.
pub fn languages(settings: LanguageSettings) -> Checked<LanguageSettings> {
    let offered = &settings.offered;
    if offered.is_empty() {
        return Err(FieldProblem::new(
            "offered",
            "Choose at least one language.",
        ));
    }
    if offered.contains(&Language::Pseudo) {
        return Err(FieldProblem::new(
            "offered",
            "This language is for tests only.",
        ));
    }
    if has_twice(offered.iter()) {
        return Err(FieldProblem::new("offered", "Choose each language once."));
    }
    Ok(settings)
}

/// A kiosk to be: its name, and a PIN of digits.
///
/// # Errors
/// Every problem of every field.
pub fn kiosk_code(code: CreateKioskCode) -> Result<CreateKioskCode> {
    match (validation::line("name", &code.name), pin(code.pin)) {
        (Ok(name), Ok(pin)) => Ok(CreateKioskCode { name, pin }),
        (name, pin) => Err(name.err().into_iter().chain(pin.err()).collect()),
    }
}

/// How many receipt links, and for how long.
///
/// # Errors
/// Every problem of every field.
pub fn receipt_links(links: &CreateReceiptLinks) -> Result<()> {
    let days = (!RECEIPT_DAYS.contains(&links.valid_days))
        .then(|| FieldProblem::new("valid_days", "Choose 1 to 365 days."));
    let count = (!RECEIPT_LINKS.contains(&links.count))
        .then(|| FieldProblem::new("count", "Choose 1 to 1,000 links."));
    let problems: Vec<_> = days.into_iter().chain(count).collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

fn pin(pin: String) -> Checked<String> {
    if PIN_DIGITS.contains(&pin.len()) && pin.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(pin)
    } else {
        Err(FieldProblem::new("pin", "Choose a PIN of 4 to 8 digits."))
    }
}

fn wordings(given: Vec<UpdateWording>) -> Result<Vec<UpdateWording>> {
    if has_twice(given.iter().map(|wording| wording.language)) {
        let words = "Give the wording of each language once.";
        return Err(vec![FieldProblem::new("wordings", words)]);
    }
    all(given.into_iter().enumerate().map(|(place, wording)| {
        let field = format!("wordings[{place}].question");
        let question = question(&field, &wording.question)?;
        Ok(UpdateWording {
            question,
            ..wording
        })
    }))
}

/// One line, or nothing for the standard wording.
fn question(field: &str, text: &str) -> Checked<String> {
    let text = text.trim();
    if text.chars().count() > QUESTION_CHARS {
        let words = format!("Use at most {QUESTION_CHARS} characters.");
        return Err(FieldProblem::new(field, words));
    }
    if text.chars().any(char::is_control) {
        return Err(FieldProblem::new(field, "Use a single line of plain text."));
    }
    Ok(text.to_owned())
}

fn sites(given: &[String]) -> Result<Vec<String>> {
    if given.len() > SITES {
        let words = format!("Give at most {SITES} sites.");
        return Err(vec![FieldProblem::new("sites", words)]);
    }
    let checked = given.iter().enumerate();
    let sites = all(checked.map(|(place, text)| site(&format!("sites[{place}]"), text)))?;
    let mut each_once = Vec::new();
    for site in sites {
        if !each_once.contains(&site) {
            each_once.push(site);
        }
    }
    Ok(each_once)
}

/// All values, or all problems.
fn all<T>(checked: impl Iterator<Item = Checked<T>>) -> Result<Vec<T>> {
    let (mut values, mut problems) = (Vec::new(), Vec::new());
    for one in checked {
        match one {
            Ok(value) => values.push(value),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() {
        Ok(values)
    } else {
        Err(problems)
    }
}

fn has_twice<T: PartialEq>(list: impl Iterator<Item = T>) -> bool {
    let mut seen = Vec::new();
    for entry in list {
        if seen.contains(&entry) {
            return true;
        }
        seen.push(entry);
    }
    false
}

#[cfg(test)]
mod tests;
