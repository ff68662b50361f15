//! Which rules stand on either side of the Lab, in words.

use crate::features::rules::moments;
use domain::api::rules::RulesView;
use domain::instant::Instant;

/// What is compared with the live rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sides {
    /// The number of the live version.
    live: u32,
    other: Other,
    /// The program's time zone.
    zone: String,
}

/// The other side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
enum Other {
    /// The live rules once more: nothing is edited.
    #[default]
    Live,
    /// A version that begins later: nothing is edited.
    Scheduled(u32, Instant),
    /// A draft on the live version.
    Draft,
    /// A draft on a version that begins later, or that did not pay before.
    DraftOn(u32, Option<Instant>),
}

impl Sides {
    /// Of what the editor shows: a draft on the version `base`, or that version itself.
    pub fn of(view: &RulesView, base: u32, is_changed: bool) -> Self {
        let begins = view.begins_later(base);
        let other = match (is_changed, begins) {
            (false, Some(begins)) => Other::Scheduled(base, begins),
            (false, None) => Other::Live,
            (true, None) if base == view.live.version => Other::Draft,
            (true, begins) => Other::DraftOn(base, begins),
        };
        Self {
            live: view.live.version,
            other,
            zone: view.live.time_zone.clone(),
        }
    }

    /// What the rules of the other side are called beside the live ones: “edited”.
    pub fn adjective(&self) -> &'static str {
        match self.other {
            Other::Scheduled(..) => "scheduled",
            Other::Live | Other::Draft | Other::DraftOn(..) => "edited",
        }
    }

    /// The same at the head of a column.
    pub fn head(&self) -> &'static str {
        match self.other {
            Other::Scheduled(..) => "Scheduled",
            Other::Live | Other::Draft | Other::DraftOn(..) => "Edited",
        }
    }

    /// What is compared with what.
    pub fn words(&self) -> String {
        let live = format!("version {}, which pays now", self.live);
        match &self.other {
            Other::Live => format!(
                "Nothing is edited yet: on both sides is version {}, which pays now.",
                self.live
            ),
            Other::Scheduled(version, begins) => format!(
                "Compared: {live}, with version {version}, scheduled for {}. You have edited nothing.",
                moments::moment(&self.zone, *begins)
            ),
            Other::Draft => format!("Compared: {live}, with your draft."),
            Other::DraftOn(version, Some(begins)) => format!(
                "Compared: {live}, with your draft. It is made on version {version}, scheduled for {}, and has its changes in it.",
                moments::moment(&self.zone, *begins)
            ),
            Other::DraftOn(version, None) => {
                format!("Compared: {live}, with your draft, which is made on version {version}.")
            }
        }
    }
}
