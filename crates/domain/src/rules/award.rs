//! What the engine answers: who gets what, by which rule, and why not more.

use super::model::{CapScope, CapWindow, Trigger};
use crate::instant::Instant;
use crate::points::Points;
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;

/// Whose points: written `employee:{id}` or `team:{id}`. Ordered employees first, then by id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// An employee.
    Employee(String),
    /// A team.
    Team(String),
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Employee(id) => write!(f, "employee:{id}"),
            Self::Team(id) => write!(f, "team:{id}"),
        }
    }
}

impl Serialize for Account {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What one rule pays to one account for one event; also when it comes to 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Award {
    /// The rule's id.
    pub rule: String,
    /// What set the rule off: the source of the points.
    pub when: Trigger,
    /// The rule set's version.
    pub version: u32,
    /// Who gets it.
    pub to: Account,
    /// The share before weighting.
    pub share: Points,
    /// The trust weight in per cent, 0 to 100.
    pub weight: u8,
    /// What is paid.
    pub awarded: Points,
    /// The tightest cap, where it cut the award: less was left under it than the weighted share.
    pub cap: Option<ReachedCap>,
}

impl Award {
    /// This award as `replay` prints it: with its event, and without what set it off.
    #[must_use]
    pub fn line<'a>(&'a self, event: &'a str) -> AwardLine<'a> {
        AwardLine {
            event,
            rule: &self.rule,
            version: self.version,
            to: &self.to,
            share: self.share,
            weight: self.weight,
            awarded: self.awarded,
            cap: self.cap.as_ref(),
        }
    }
}

/// A cap that was reached, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ReachedCap {
    /// Whose total is counted.
    pub per: CapScope,
    /// How long it is counted.
    pub window: CapWindow,
    /// The most that is paid.
    pub points: Points,
    /// When the window ends, and the rule can pay the full share again.
    pub frees_at: Instant,
}

/// An award in the format of `points.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AwardLine<'a> {
    event: &'a str,
    rule: &'a str,
    version: u32,
    to: &'a Account,
    share: Points,
    weight: u8,
    awarded: Points,
    cap: Option<&'a ReachedCap>,
}
