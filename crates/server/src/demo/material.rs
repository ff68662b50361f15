//! The raw material of the demo: a hotel by the harbour, its people, and what its customers write.
//!
//! Data and small accessors only: what is drawn, when and how often is the generator's business.

mod choices;
mod email;
mod improvements;
mod passwords;
mod teams;
#[cfg(test)]
mod tests;
mod thanks;
mod unnamed;

use domain::rules::Customer;

pub use choices::{ChoiceMaterial, REASONS, STANDARDS};
pub use email::email;
pub use improvements::{BAD_FORTNIGHT, Improvement};
pub use passwords::PASSWORD_WORDS;
pub use teams::TEAMS;
pub use thanks::Thanks;
pub use unnamed::{UNNAMED, Unnamed};

/// The organization's name.
pub const ORGANIZATION: &str = "Harbour Hotel";

/// The organization's time zone (IANA name).
pub const TIME_ZONE: &str = "Europe/Berlin";

/// The program owner, who is in no team and on no wall.
pub const OWNER: PersonMaterial = PersonMaterial {
    name: "Henrike Vandenberg-Osei",
    first_name: "Henrike",
    job: "General Manager",
};

/// A team of the hotel. Its first person leads it.
#[derive(Debug, Clone, Copy)]
pub struct TeamMaterial {
    /// Such as "Reception".
    pub name: &'static str,
    /// Eight people, the lead first.
    pub people: &'static [PersonMaterial],
    /// Where its customers answer: one or more.
    pub touchpoints: &'static [TouchpointMaterial],
}

/// Somebody who works at the hotel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonMaterial {
    /// The full name, in the order of its own culture; unique in the hotel.
    pub name: &'static str,
    /// What customers call the person. Two of one first name are told apart by their job.
    pub first_name: &'static str,
    /// Such as "Concierge".
    pub job: &'static str,
}

/// A place where customers answer, and what they write there.
#[derive(Debug, Clone, Copy)]
pub struct TouchpointMaterial {
    /// Such as "Reception desk".
    pub name: &'static str,
    /// Who answers there.
    pub customer: Customer,
    /// The first question, as this place words it.
    pub question: &'static str,
    /// Its share of all responses, per mille; over all touchpoints 1,000.
    pub weight: u32,
    /// The groups of messages that fit here.
    thanks: &'static [&'static [Thanks]],
    /// The groups of wishes that fit here.
    improvements: &'static [&'static [Improvement]],
}

impl TouchpointMaterial {
    /// The messages that fit here, always in the same order, what is particular to the place first.
    pub fn thanks(&self) -> impl Iterator<Item = &'static Thanks> + use<> {
        self.thanks.iter().copied().flatten()
    }

    /// What is to be put right here, always in the same order; fits scores from 1 to 3.
    pub fn improvements(&self) -> impl Iterator<Item = &'static Improvement> + use<> {
        self.improvements.iter().copied().flatten()
    }
}
