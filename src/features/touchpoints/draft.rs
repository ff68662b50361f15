//! What stands in the fields of a touchpoint, as it was typed; and what becomes of it once an answer is there.

use super::hours::HoursDraft;
use domain::api::touchpoints::TouchpointSettings;
use domain::language::Language;

/// The fields that are saved together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The wording of each language on offer; empty for the standard one.
    pub wordings: Vec<(Language, String)>,
    /// The sites, one a line.
    pub sites: String,
    /// The opening hours.
    pub hours: HoursDraft,
}

impl Draft {
    /// What is saved, as it stands in the fields.
    pub fn of(settings: &TouchpointSettings) -> Self {
        let wordings = settings.wordings.iter();
        Self {
            wordings: wordings
                .map(|wording| (wording.language, wording.question.clone()))
                .collect(),
            sites: settings.sites.join("\n"),
            hours: HoursDraft::of(&settings.hours),
        }
    }

    /// The wording of a language; empty for the standard one.
    pub fn question(&self, language: Language) -> &str {
        let mut wordings = self.wordings.iter();
        wordings
            .find(|(of, _)| *of == language)
            .map_or("", |(_, question)| question)
    }

    /// What the fields hold once `sent` is saved as `saved`: the server's reading of what was sent. A field that was typed
    /// into since then keeps what was typed: somebody is working there.
    #[must_use]
    pub fn after_saving(self, sent: &Self, saved: &TouchpointSettings) -> Self {
        let saved = Self::of(saved);
        let wordings = self.wordings.into_iter();
        Self {
            wordings: wordings
                .map(|(language, typed)| {
                    let kept = newer(
                        typed,
                        sent.question(language),
                        saved.question(language).to_owned(),
                    );
                    (language, kept)
                })
                .collect(),
            sites: newer(self.sites, &sent.sites, saved.sites),
            hours: newer(self.hours, &sent.hours, saved.hours),
        }
    }
}

fn newer<T: PartialEq<S>, S: ?Sized>(typed: T, sent: &S, saved: T) -> T {
    if typed == *sent { saved } else { typed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::touchpoints::fixture::till;
    use domain::api::touchpoints::{PosterWords, WordingView};
    use domain::opening_hours::OpeningHours;

    fn settings(question: &str, sites: &[&str]) -> TouchpointSettings {
        TouchpointSettings {
            wordings: vec![WordingView {
                language: Language::English,
                version: 1,
                question: question.into(),
                standard: "How was it?".into(),
                poster: PosterWords {
                    scan: String::new(),
                    why: String::new(),
                },
            }],
            sites: sites.iter().map(|&site| site.to_owned()).collect(),
            ..till()
        }
    }

    fn typed(question: &str, sites: &str) -> Draft {
        Draft {
            wordings: vec![(Language::English, question.into())],
            sites: sites.into(),
            hours: HoursDraft::of(&OpeningHours::default()),
        }
    }

    #[test]
    fn what_was_sent_stands_there_as_the_server_read_it() {
        let sent = typed(" How was the till? ", "https://example.org/");
        let saved = settings("How was the till?", &["https://example.org"]);
        assert_eq!(sent.clone().after_saving(&sent, &saved), Draft::of(&saved));
    }

    #[test]
    fn what_was_typed_while_it_was_saved_stays() {
        let sent = typed("How was the till?", "");
        let saved = settings("How was the till?", &[]);
        let now = typed("How was the till today?", "https://exam");
        assert_eq!(now.clone().after_saving(&sent, &saved), now);
        let mut later = sent.clone();
        later.hours.set_always(false);
        assert_eq!(later.clone().after_saving(&sent, &saved), later);
    }

    #[test]
    fn a_field_that_was_left_alone_is_taken_over_beside_one_that_was_not() {
        let sent = typed(" How was the till? ", "https://example.org");
        let saved = settings("How was the till?", &["https://example.org"]);
        let now = typed(" How was the till? ", "");
        let shown = now.after_saving(&sent, &saved);
        assert_eq!(shown, typed("How was the till?", ""));
    }
}
