//! What is sent after the score, and what has to be corrected before it can be.

use super::Draft;
use crate::features::feedback::json::Object;
use domain::language::Key;
use domain::score::Score;
use domain::validation::{
    CONTACT_CHARS, MESSAGE_CHARS, RECIPIENTS, TextFault, UNNAMED_CHARS, can_be_reached, text_fault,
};

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The field's name in the request.
    pub field: &'static str,
    /// What to say of it.
    pub key: Key,
    /// The number in that text: how much there is too much of it, or how much is possible.
    pub n: usize,
    /// How many characters are possible.
    pub max: usize,
}

impl Fault {
    /// A fault that is told without numbers.
    #[must_use]
    pub fn of(field: &'static str, key: Key) -> Self {
        Self {
            field,
            key,
            n: 0,
            max: 0,
        }
    }

    /// What to say where the server names a field that seemed right here: what was on offer has changed meanwhile, or the text
    /// holds what cannot be shown.
    #[must_use]
    pub fn told(field: &str) -> Option<Self> {
        let name = field.split(['[', '.']).next().unwrap_or(field);
        let known = [
            ("recipients", Key::NotOnOffer),
            ("standards", Key::NotOnOffer),
            ("reasons", Key::NotOnOffer),
            ("unnamed", Key::Unshowable),
            ("message", Key::Unshowable),
            ("improvement", Key::Unshowable),
            ("contact", Key::ContactNeeded),
        ];
        let found = known.into_iter().find(|(known, _)| *known == name);
        found.map(|(field, key)| Self::of(field, key))
    }
}

/// What is sent: the body of the request that ends the response. Of the draft only what the customer was shown is left in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest(Draft);

impl Rest {
    /// As JSON, with how long the page has been open, in milliseconds.
    #[must_use]
    pub fn to_json(&self, on_page_ms: u32) -> String {
        self.0.answers().number("on_page_ms", on_page_ms).end()
    }
}

impl Draft {
    /// As it is kept on the device.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.answers()
            .text("step", self.step.name())
            .flag("is_unnamed", self.is_unnamed)
            .texts("kept", &self.kept)
            .end()
    }

    /// What is both kept and sent.
    fn answers(&self) -> Object {
        Object::new()
            .texts("recipients", &self.recipients)
            .flag("whole_team", self.whole_team)
            .text("unnamed", &self.unnamed)
            .texts("standards", &self.standards)
            .texts("reasons", &self.reasons)
            .text("message", &self.message)
            .text("improvement", &self.improvement)
            .text("contact", &self.contact)
            .text("pickup", &self.pickup)
    }

    /// What has to be corrected in who is thanked.
    #[must_use]
    pub fn faults_of_who(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.recipients.len() > RECIPIENTS {
            faults.push(Fault {
                n: RECIPIENTS,
                ..Fault::of("recipients", Key::TooManyPeople)
            });
        }
        if self.is_unnamed {
            let is_blank = self.unnamed.trim().is_empty();
            let blank = is_blank.then(|| Fault::of("unnamed", Key::UnnamedNeeded));
            faults.extend(blank.or_else(|| fault_of_text("unnamed", &self.unnamed, UNNAMED_CHARS)));
        }
        faults
    }

    /// What the customer has chosen, and whom they described; other words that were never sent are nobody's to read.
    #[must_use]
    pub fn choices(self) -> Self {
        Self {
            message: String::new(),
            improvement: String::new(),
            contact: String::new(),
            ..self
        }
    }

    /// What is sent: what the customer was shown on the way of this score, and nothing left over from another.
    /// Refused with one fault for each field that has to be corrected first.
    pub fn checked(&self, score: Score) -> Result<Rest, Vec<Fault>> {
        let low = !score.is_satisfied();
        let thanks = !low || self.thanks_anybody();
        let mut faults = self.faults_of_who();
        if thanks {
            faults.extend(fault_of_text("message", &self.message, MESSAGE_CHARS));
        }
        if low {
            faults.extend(fault_of_text(
                "improvement",
                &self.improvement,
                MESSAGE_CHARS,
            ));
            faults.extend(fault_of_contact(&self.contact));
        }
        if faults.is_empty() {
            Ok(self.rest(low, thanks))
        } else {
            Err(faults)
        }
    }

    fn rest(&self, low: bool, thanks: bool) -> Rest {
        let list =
            |is_shown: bool, keys: &[String]| if is_shown { keys.to_vec() } else { Vec::new() };
        let words = |is_shown: bool, text: &str| if is_shown { text.trim() } else { "" }.to_owned();
        Rest(Self {
            unnamed: words(self.is_unnamed, &self.unnamed),
            standards: list(thanks, &self.standards),
            reasons: list(low, &self.reasons),
            message: words(thanks, &self.message),
            improvement: words(low, &self.improvement),
            contact: words(low, &self.contact),
            pickup: words(self.thanks_anybody(), &self.pickup),
            ..self.clone()
        })
    }
}

/// What is wrong with a text that may have `max` characters.
#[must_use]
pub fn fault_of_text(field: &'static str, text: &str, max: usize) -> Option<Fault> {
    let fault = match text_fault(text, max)? {
        TextFault::Unshowable => Fault::of(field, Key::Unshowable),
        TextFault::TooLong(n) => Fault {
            n,
            max,
            ..Fault::of(field, Key::TooLong)
        },
    };
    Some(fault)
}

/// Nobody has to leave a contact; but one that leads nowhere disappoints.
fn fault_of_contact(contact: &str) -> Option<Fault> {
    let contact = contact.trim();
    if contact.is_empty() {
        return None;
    }
    let is_useless = !can_be_reached(contact) || contact.chars().any(char::is_control);
    let useless = is_useless.then(|| Fault::of("contact", Key::ContactNeeded));
    useless.or_else(|| fault_of_text("contact", contact, CONTACT_CHARS))
}
