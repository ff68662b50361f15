//! What customers write to the people who served them.
//!
//! A message says nothing that only one person could have done (it may go to several), and calls nobody
//! "he" or "she". `{name}` stands for the first recipient's first name.

mod anybody;
mod backstage;
mod front_desk;
mod guests;
mod housekeeping;
mod night;
mod table;

pub use anybody::ANYBODY;
pub use backstage::{COLLEAGUES, FACILITIES, GOODS_IN, HELP_DESK, PASS};
pub use front_desk::{AFTER_THE_STAY, FRONT_DESK};
pub use guests::GUESTS;
pub use housekeeping::{LOST_PROPERTY, ROOMS};
pub use night::NIGHT;
pub use table::{AT_TABLE, BAR, BREAKFAST, RESTAURANT};

const NAME: &str = "{name}";

/// A message of thanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thanks {
    /// From 6 to 300 characters, with or without `{name}`.
    pub(super) text: &'static str,
    /// Keys of the service standards that its words speak of; none where it says only thanks.
    pub standards: &'static [&'static str],
}

impl Thanks {
    /// Whether it calls its recipient by name, and so cannot go to a whole team.
    pub fn names_somebody(&self) -> bool {
        self.text.contains(NAME)
    }

    /// The words, addressed to `first_name` where they name somebody.
    pub fn to(&self, first_name: &str) -> String {
        self.text.replace(NAME, first_name)
    }
}

const fn says(text: &'static str, standards: &'static [&'static str]) -> Thanks {
    Thanks { text, standards }
}
