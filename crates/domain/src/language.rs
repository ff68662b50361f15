//! The languages of the customer page and the kiosk, and every text that customers read.

mod key;
mod negotiation;
mod pseudo;
mod texts;

pub use key::Key;
pub use negotiation::wanted;
pub use texts::{Texts, fill};

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A language that customers can read the page in.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Spanish.
    #[serde(rename = "es")]
    Spanish,
    /// French.
    #[serde(rename = "fr")]
    French,
    /// German.
    #[serde(rename = "de")]
    German,
    /// Turkish.
    #[serde(rename = "tr")]
    Turkish,
    /// Arabic, written from right to left.
    #[serde(rename = "ar")]
    Arabic,
    /// Simplified Chinese.
    #[serde(rename = "zh-Hans")]
    Chinese,
    /// English in disguise, two fifths longer and with accents on every letter: what is not translated, or does not
    /// fit, shows. Offered to nobody; whoever asks for it by name gets it.
    #[serde(rename = "en-XA")]
    Pseudo,
}

impl Language {
    /// Every language that a program can offer, in the order to show.
    pub const ALL: [Self; 7] = [
        Self::English,
        Self::Spanish,
        Self::French,
        Self::German,
        Self::Turkish,
        Self::Arabic,
        Self::Chinese,
    ];

    /// The tag (BCP 47), as in `lang` attributes, on the wire and in the database.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::French => "fr",
            Self::German => "de",
            Self::Turkish => "tr",
            Self::Arabic => "ar",
            Self::Chinese => "zh-Hans",
            Self::Pseudo => "en-XA",
        }
    }

    /// What those who speak it call it.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
            Self::French => "Français",
            Self::German => "Deutsch",
            Self::Turkish => "Türkçe",
            Self::Arabic => "العربية",
            Self::Chinese => "简体中文",
            Self::Pseudo => "[Ëñĝļîšĥ ţëšţ]",
        }
    }

    /// What staff read, whose pages are in English.
    #[must_use]
    pub fn english_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Spanish",
            Self::French => "French",
            Self::German => "German",
            Self::Turkish => "Turkish",
            Self::Arabic => "Arabic",
            Self::Chinese => "Chinese, simplified",
            Self::Pseudo => "Test language",
        }
    }

    /// Whether it is written from right to left.
    #[must_use]
    pub fn is_right_to_left(self) -> bool {
        self == Self::Arabic
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// A tag of no language that there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Choose one of the languages on offer.")]
pub struct UnknownLanguage;

impl FromStr for Language {
    type Err = UnknownLanguage;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().chain([Self::Pseudo]);
        known
            .into_iter()
            .find(|language| language.tag() == text)
            .ok_or(UnknownLanguage)
    }
}
