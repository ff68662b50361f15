//! Everything that customers read, in each language. The server alone holds them: it writes those of one language into a page.

mod ar;
mod de;
mod en;
mod es;
mod fr;
mod tr;
mod zh;

use super::{Key, Language, pseudo};
use std::sync::LazyLock;

type InOrder = [&'static str; Key::COUNT];

static ENGLISH: InOrder = en::WORDS.in_order();
static SPANISH: InOrder = es::WORDS.in_order();
static FRENCH: InOrder = fr::WORDS.in_order();
static GERMAN: InOrder = de::WORDS.in_order();
static TURKISH: InOrder = tr::WORDS.in_order();
static ARABIC: InOrder = ar::WORDS.in_order();
static CHINESE: InOrder = zh::WORDS.in_order();
/// Made once and kept for as long as the program runs, as the texts of the real languages are.
static PSEUDO: LazyLock<InOrder> =
    LazyLock::new(|| ENGLISH.map(|text| -> &'static str { pseudo::disguised(text).leak() }));

/// The texts of one language.
#[derive(Debug, Clone, Copy)]
pub struct Texts {
    language: Language,
    in_order: &'static InOrder,
}

impl Texts {
    /// Those of a language.
    #[must_use]
    pub fn of(language: Language) -> Self {
        let in_order = match language {
            Language::English => &ENGLISH,
            Language::Spanish => &SPANISH,
            Language::French => &FRENCH,
            Language::German => &GERMAN,
            Language::Turkish => &TURKISH,
            Language::Arabic => &ARABIC,
            Language::Chinese => &CHINESE,
            Language::Pseudo => &*PSEUDO,
        };
        Self { language, in_order }
    }

    /// The language.
    #[must_use]
    pub fn language(self) -> Language {
        self.language
    }

    /// The text of a key.
    #[must_use]
    pub fn get(self, key: Key) -> &'static str {
        self.in_order[key as usize]
    }

    /// The text of a key with values in place of its `{names}`.
    #[must_use]
    pub fn fill(self, key: Key, values: &[(&str, &str)]) -> String {
        fill(self.get(key), values)
    }

    /// What the app of the customer page reads, in the order of the keys.
    #[must_use]
    pub fn for_app(self) -> &'static [&'static str] {
        &self.in_order[..Key::FOR_APP]
    }

    /// What the app of a kiosk reads, in the order of the keys.
    #[must_use]
    pub fn for_kiosk(self) -> &'static [&'static str] {
        &self.in_order[..Key::FOR_KIOSK]
    }
}

/// A text with values in place of its `{names}`; one without a value is left out. Values are not looked into.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, name, after)) = next_placeholder(rest) {
        let value = values.iter().find(|(known, _)| *known == name);
        filled.push_str(before);
        filled.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    filled + rest
}

/// What stands before the first placeholder, its name, and what stands after it.
pub(super) fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

#[cfg(test)]
mod tests;
