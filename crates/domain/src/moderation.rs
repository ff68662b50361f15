//! What a moderator sees before the people it names do. It judges what customers commonly write; somebody
//! who disguises a link on purpose is found by people, not by this.

mod link;
mod phone;
#[cfg(test)]
mod tests;

use crate::score::Score;

/// Why thanks waits for a moderator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HoldReason {
    /// The customer was not satisfied: it goes to whoever can put it right.
    LowScore,
    /// The message leads somewhere else.
    Link,
    /// The message holds an e-mail address or a telephone number.
    ContactData,
}

impl HoldReason {
    /// The word in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::LowScore => "low_score",
            Self::Link => "link",
            Self::ContactData => "contact",
        }
    }
}

/// Why thanks of this score and message must not reach anybody yet; `None` if it may be delivered at once.
#[must_use]
pub fn hold_reason(score: Score, message: &str) -> Option<HoldReason> {
    if !score.is_satisfied() {
        return Some(HoldReason::LowScore);
    }
    let text: String = message.chars().filter(|&c| !is_invisible(c)).collect();
    if link::holds_link(&text) {
        Some(HoldReason::Link)
    } else if link::holds_email(&text) || phone::holds_phone(&text) {
        Some(HoldReason::ContactData)
    } else {
        None
    }
}

/// Characters that nobody sees, which come with text that was copied: they must not split an address.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}
