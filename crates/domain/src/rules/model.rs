//! The rule set as it is exchanged: JSON in the format of `points.md`, which is a contract.

use crate::instant::Instant;
use crate::points::Points;
use serde::{Deserialize, Serialize};

/// A numbered version of all rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// From 1, without gaps.
    pub version: u32,
    /// From when it pays.
    pub effective_from: Instant,
    /// IANA name; windows of caps are calendar days, weeks, months and quarters of this zone.
    pub time_zone: String,
    /// How much of a share is paid, by how sure we are of the visit.
    pub trust_weight: TrustWeights,
    /// In the order in which they apply.
    pub rules: Vec<Rule>,
}

/// Per cent of a share, 0 to 100, by trust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrustWeights {
    /// For anybody with the link.
    pub open: u8,
    /// For an enrolled kiosk.
    pub kiosk: u8,
    /// For a single-use receipt link.
    pub receipt: u8,
}

impl TrustWeights {
    /// The weight of one trust class, in per cent.
    #[must_use]
    pub fn of(&self, trust: Trust) -> u8 {
        match trust {
            Trust::Open => self.open,
            Trust::Kiosk => self.kiosk,
            Trust::Receipt => self.receipt,
        }
    }
}

/// How sure we are that a response came from a real visit, in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trust {
    /// Anybody with the link.
    Open,
    /// An enrolled kiosk.
    Kiosk,
    /// A single-use receipt link.
    Receipt,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Stays the same across versions.
    pub id: String,
    /// What people read on a receipt.
    pub name: String,
    /// A rule that is switched off pays nothing.
    pub enabled: bool,
    /// What sets it off.
    pub when: Trigger,
    /// All must hold.
    #[serde(rename = "if")]
    pub conditions: Vec<Condition>,
    /// What it pays.
    pub award: AwardRule,
    /// Limits on what it pays.
    pub caps: Vec<Cap>,
}

/// What sets a rule off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trigger {
    /// A response or attribution that names at least one recipient.
    Appreciation,
    /// Any response.
    Score,
    /// A recovery case was closed.
    Recovery,
}

/// One condition: an object with a single key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// The score is at least this, 1 to 5.
    ScoreAtLeast(u8),
    /// The message has at least this many characters.
    MessageCharsAtLeast(u32),
    /// At least one of these standards is ticked.
    StandardsAny(Vec<String>),
    /// A recipient's team, or without recipients the touchpoint's, is one of these.
    Teams(Vec<String>),
    /// The touchpoint is one of these.
    Touchpoints(Vec<String>),
    /// The customer is one of these.
    Customers(Vec<super::event::Customer>),
    /// The trust is at least this.
    TrustAtLeast(Trust),
    /// The recovery case was closed within this many hours of its opening.
    ClosedWithinHours(u32),
    /// The customer scored again after the recovery, at least this, 1 to 5.
    RescoredAtLeast(u8),
}

/// What a rule pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AwardRule {
    /// Whole and positive, at most 1,000,000.
    pub points: Points,
    /// What the points are multiplied by, if anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<Per>,
    /// The most that multiplying may come to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Points>,
    /// Who gets it.
    pub to: AwardTo,
}

/// What an award is multiplied by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// The number of ticked standards (of those the rule names, where it names some).
    Standard,
}

/// Who gets an award.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AwardTo {
    /// Each recipient gets all of it.
    Each,
    /// The recipients share it equally.
    Split,
    /// The recipients' teams share it equally; without recipients, the touchpoint's team gets it.
    Team,
}

/// A limit on what one rule pays within a window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// Whose total is counted.
    pub per: CapScope,
    /// How long it is counted.
    pub window: CapWindow,
    /// The most that is paid.
    pub points: Points,
}

/// Whose total a cap counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CapScope {
    /// One employee's.
    Employee,
    /// One team's.
    Team,
    /// One touchpoint's.
    Touchpoint,
    /// All.
    Program,
}

/// How long a cap counts, by the calendar of the rule set's time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CapWindow {
    /// A calendar day.
    Day,
    /// An ISO week, from Monday.
    Week,
    /// A calendar month.
    Month,
    /// A calendar quarter.
    Quarter,
}
