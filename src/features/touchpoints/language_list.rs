//! The languages of the program while they are edited.

use domain::api::touchpoints::LanguageSettings;
use domain::language::Language;

/// The languages in the order to show: those on offer first, in their order, then the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageDraft {
    /// Every language with whether it is on offer. Those that are stand first.
    rows: Vec<(Language, bool)>,
    /// Whether the scale follows the writing direction.
    pub mirror_scale: bool,
}

impl LanguageDraft {
    /// The settings as they are saved.
    pub fn of(settings: &LanguageSettings) -> Self {
        let offered = settings.offered.iter().map(|language| (*language, true));
        let is_other = |language: &Language| !settings.offered.contains(language);
        let others = Language::ALL
            .into_iter()
            .filter(is_other)
            .map(|language| (language, false));
        Self {
            rows: offered.chain(others).collect(),
            mirror_scale: settings.mirror_scale,
        }
    }

    /// The settings to save.
    pub fn settings(&self) -> LanguageSettings {
        LanguageSettings {
            offered: self.offered().collect(),
            mirror_scale: self.mirror_scale,
        }
    }

    /// Every language, in the order to show.
    pub fn languages(&self) -> Vec<Language> {
        self.rows.iter().map(|(language, _)| *language).collect()
    }

    /// Whether customers can choose a language.
    pub fn is_offered(&self, language: Language) -> bool {
        self.offered().any(|offered| offered == language)
    }

    /// The place of a language among those on offer, from 0.
    pub fn place(&self, language: Language) -> Option<usize> {
        self.offered().position(|offered| offered == language)
    }

    /// How many languages are on offer.
    pub fn count(&self) -> usize {
        self.offered().count()
    }

    /// Offers a language, after the others; or offers it no longer. The last one stays.
    pub fn offer(&mut self, language: Language, is_offered: bool) {
        if is_offered == self.is_offered(language) || (!is_offered && self.count() == 1) {
            return;
        }
        let mut settings = self.settings();
        settings.offered.retain(|other| *other != language);
        if is_offered {
            settings.offered.push(language);
        }
        *self = Self::of(&settings);
    }

    /// Moves a language one place up, or down.
    pub fn shift(&mut self, language: Language, up: bool) {
        let Some(place) = self.place(language) else {
            return;
        };
        let other = if up {
            place.checked_sub(1)
        } else {
            Some(place + 1)
        };
        if let Some(other) = other.filter(|other| *other < self.count()) {
            self.rows.swap(place, other);
        }
    }

    fn offered(&self) -> impl Iterator<Item = Language> + '_ {
        let rows = self.rows.iter().filter(|(_, is_offered)| *is_offered);
        rows.map(|(language, _)| *language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Arabic, English, French, German, Spanish};

    fn draft(offered: &[Language]) -> LanguageDraft {
        LanguageDraft::of(&LanguageSettings {
            offered: offered.to_vec(),
            mirror_scale: true,
        })
    }

    fn offered(draft: &LanguageDraft) -> Vec<Language> {
        draft.settings().offered
    }

    #[test]
    fn every_language_is_shown_and_those_on_offer_first() {
        let draft = draft(&[German, English]);
        assert_eq!(draft.languages()[..3], [German, English, Spanish]);
        assert_eq!(draft.languages().len(), Language::ALL.len());
        assert_eq!(offered(&draft), [German, English]);
    }

    #[test]
    fn a_language_is_offered_after_the_others() {
        let mut draft = draft(&[German, English]);
        draft.offer(Arabic, true);
        assert_eq!(offered(&draft), [German, English, Arabic]);
        draft.offer(German, false);
        assert_eq!(offered(&draft), [English, Arabic]);
    }

    #[test]
    fn the_last_language_stays_on_offer() {
        let mut draft = draft(&[French]);
        draft.offer(French, false);
        assert_eq!(offered(&draft), [French]);
    }

    #[test]
    fn a_language_moves_only_among_those_on_offer() {
        let mut draft = draft(&[German, English]);
        draft.shift(English, true);
        assert_eq!(offered(&draft), [English, German]);
        draft.shift(English, true);
        draft.shift(German, false);
        draft.shift(Arabic, true);
        assert_eq!(offered(&draft), [English, German]);
        draft.shift(English, false);
        assert_eq!(offered(&draft), [German, English]);
    }
}
