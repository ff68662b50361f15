//! What a poster shows, as it stands in the address of its page.

use domain::api::touchpoints::{TouchpointSettings, WordingView};
use domain::language::Language;

/// A poster is read in passing: more languages than these nobody takes in.
pub const MOST_LANGUAGES: usize = 3;

/// What it is printed on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 148 by 210 mm.
    A5,
    /// 8.5 by 11 inches.
    Letter,
}

/// What was chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PosterChoice {
    /// The languages in the order to show; none for the first on offer.
    pub languages: Vec<Language>,
    /// The paper.
    pub paper: Paper,
}

impl Paper {
    /// All of them, for the menu.
    pub const ALL: [Self; 3] = [Self::A4, Self::A5, Self::Letter];

    /// The name in the address and in the style.
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A5 => "a5",
            Self::Letter => "letter",
        }
    }

    /// The name in the menu.
    pub fn label(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A5 => "A5",
            Self::Letter => "Letter (US)",
        }
    }

    /// The paper of this name, or the usual one.
    pub fn find(name: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|paper| paper.name() == name).unwrap_or_default()
    }
}

impl PosterChoice {
    /// What an address stands for; `parameter` finds one of its parameters.
    pub fn read(parameter: impl Fn(&str) -> Option<String>) -> Self {
        let languages = parameter("languages").unwrap_or_default();
        let languages = languages.split(',').filter_map(|tag| tag.parse().ok());
        let paper = parameter("paper").unwrap_or_default();
        Self {
            languages: languages.collect(),
            paper: Paper::find(&paper),
        }
    }

    /// The query of an address that shows it, with its question mark.
    pub fn query(&self) -> String {
        let tags: Vec<_> = self.languages.iter().map(|one| one.tag()).collect();
        format!("?languages={}&paper={}", tags.join(","), self.paper.name())
    }

    /// The wordings to show: those chosen, in the order that the program offers them; at least one, at most three.
    pub fn wordings(&self, settings: &TouchpointSettings) -> Vec<WordingView> {
        let is_chosen = |wording: &&WordingView| self.languages.contains(&wording.language);
        let chosen = settings.wordings.iter().filter(is_chosen);
        let chosen: Vec<_> = chosen.take(MOST_LANGUAGES).cloned().collect();
        if chosen.is_empty() {
            settings.wordings.iter().take(1).cloned().collect()
        } else {
            chosen
        }
    }

    /// The same with a language more, or less, than those that are shown.
    #[must_use]
    pub fn with(&self, language: Language, shown: bool, settings: &TouchpointSettings) -> Self {
        let there = self.wordings(settings).into_iter();
        let mut languages: Vec<_> = there.map(|wording| wording.language).collect();
        languages.retain(|other| *other != language);
        if shown {
            languages.push(language);
        }
        Self {
            languages,
            paper: self.paper,
        }
    }
}

/// The question as customers read it.
pub fn question(wording: &WordingView) -> &str {
    match wording.question.as_str() {
        "" => &wording.standard,
        own => own,
    }
}

/// How large the questions can be set, by how much there is to set: the value of `data-size`.
pub fn size(wordings: &[WordingView]) -> &'static str {
    // Chinese characters are twice as wide as letters.
    let width = |c: char| if c >= '\u{2e80}' { 2 } else { 1 };
    let widths = wordings
        .iter()
        .flat_map(|wording| question(wording).chars().map(width));
    match widths.sum::<usize>() {
        ..=70 => "large",
        71..=130 => "medium",
        131..=210 => "small",
        211..=330 => "smaller",
        331.. => "smallest",
    }
}

/// The name of a file for a touchpoint: `code-reception-desk.svg`.
pub fn file_name(touchpoint: &str) -> String {
    let lower = touchpoint.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    format!("code-{}.svg", words.join("-"))
}

/// An address as it is printed: who types it needs no scheme.
pub fn printed(address: &str) -> &str {
    address
        .trim_start_matches("https://")
        .trim_start_matches("http://")
}

#[cfg(test)]
mod tests;
