//! What a moderator sees before the people it names do. It judges what customers commonly write; somebody
//! who disguises a link on purpose is found by people, not by this.

mod link;
mod phone;
pub mod slur;
#[cfg(test)]
mod tests;

use crate::score::Score;
use std::fmt;
use std::str::FromStr;

/// Why thanks waits for a moderator, or why a response does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// The customer was not satisfied: it goes to whoever can put it right.
    LowScore,
    /// The words lead somewhere else.
    Link,
    /// The words hold an e-mail address or a telephone number.
    ContactData,
    /// The words hold a slur, gross abuse or a threat.
    Slur,
    /// One of those it names was named by unusually many customers within an hour.
    Burst,
    /// The same kiosk gave another answer within seconds.
    Repeat,
    /// It was sent sooner than anybody can read the page.
    TooFast,
    /// Somebody of the staff is signed in on the customer's device, or thanks themself.
    Staff,
}

impl Flag {
    /// All of them, in the order to show.
    pub const ALL: [Self; 8] = [
        Self::LowScore,
        Self::Link,
        Self::ContactData,
        Self::Slur,
        Self::Burst,
        Self::Repeat,
        Self::TooFast,
        Self::Staff,
    ];

    /// The word in the database and on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::LowScore => "low_score",
            Self::Link => "link",
            Self::ContactData => "contact",
            Self::Slur => "slur",
            Self::Burst => "burst",
            Self::Repeat => "repeat",
            Self::TooFast => "too_fast",
            Self::Staff => "staff",
        }
    }

    /// Whether the points for the score wait as well: the response may turn out to be spam. A low score is none.
    #[must_use]
    pub fn makes_points_wait(self) -> bool {
        self != Self::LowScore
    }

    /// The reason in a sentence, for moderators.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::LowScore => "The customer was not satisfied.",
            Self::Link => "The words hold a link.",
            Self::ContactData => "The words hold an e-mail address or a telephone number.",
            Self::Slur => "The words hold a slur, an insult or a threat.",
            Self::Burst => "This person was thanked by unusually many customers within an hour.",
            Self::Repeat => "The same kiosk gave another answer within 15 seconds.",
            Self::TooFast => "It was sent sooner than anybody can read the page.",
            Self::Staff => "It came from a device on which somebody of the staff is signed in.",
        }
    }
}

impl fmt::Display for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A word that names no flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no such flag")]
pub struct UnknownFlag;

impl FromStr for Flag {
    type Err = UnknownFlag;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|flag| flag.name() == text)
            .ok_or(UnknownFlag)
    }
}

/// Whether a score that goes with thanks makes it wait.
#[must_use]
pub fn score_flag(score: Score) -> Option<Flag> {
    (!score.is_satisfied()).then_some(Flag::LowScore)
}

/// Everything in these words that a moderator should see before whom they are for; in the order of [`Flag::ALL`].
#[must_use]
pub fn text_flags(text: &str) -> Vec<Flag> {
    let visible = visible(text);
    let found = [
        (Flag::Link, link::holds_link(&visible)),
        (Flag::ContactData, holds_contact(&visible)),
        (Flag::Slur, slur::holds_slur(text)),
    ];
    let held = found.into_iter().filter(|(_, holds)| *holds);
    held.map(|(flag, _)| flag).collect()
}

fn holds_contact(visible: &str) -> bool {
    link::holds_email(visible) || phone::holds_phone(visible)
}

fn visible(text: &str) -> String {
    text.chars().filter(|&c| !is_invisible(c)).collect()
}

/// Characters that nobody sees, which come with text that was copied: they must not split an address.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}
