//! From an event to awards.

use super::event::Event;
use super::model::{Cap, RuleSet, Trigger};
use crate::points::Points;
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
    /// The trust weight in per cent.
    pub weight: u8,
    /// What is paid.
    pub awarded: Points,
    /// The tightest cap where it cut the award.
    pub cap: Option<Cap>,
}

/// What `rules` pay for `event`: rules as listed, in a rule the beneficiaries by account, ascending.
#[must_use]
pub fn settle(_rules: &RuleSet, _event: &Event) -> Vec<Award> {
    Vec::new()
}
