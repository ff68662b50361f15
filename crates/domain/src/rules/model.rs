//! The rule set as it is exchanged: JSON in the format of `points.md`, which is a contract.

mod whole;

use crate::instant::Instant;
use crate::points::Points;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A numbered version of all rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// From 1, without gaps.
    #[serde(deserialize_with = "whole::version")]
    pub version: u32,
    /// From when it pays.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
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
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TrustWeights {
    /// For anybody with the link.
    #[serde(deserialize_with = "whole::any")]
    pub open: i64,
    /// For an enrolled kiosk.
    #[serde(deserialize_with = "whole::any")]
    pub kiosk: i64,
    /// For a single-use receipt link.
    #[serde(deserialize_with = "whole::any")]
    pub receipt: i64,
}

impl TrustWeights {
    /// The weight of one trust class, in per cent: 0 to 100, whatever the rules say.
    #[must_use]
    pub fn of(&self, trust: Trust) -> u8 {
        let weight = match trust {
            Trust::Open => self.open,
            Trust::Kiosk => self.kiosk,
            Trust::Receipt => self.receipt,
        };
        u8::try_from(weight.clamp(0, 100)).unwrap_or(0)
    }
}

/// How sure we are that a response came from a real visit, in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
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
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
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
    /// Limits on what it pays: what is left under the tightest is paid.
    pub caps: Vec<Cap>,
}

impl Rule {
    /// Whether it pays accounts of teams, and not of people.
    #[must_use]
    pub fn pays_teams(&self) -> bool {
        self.award.to == AwardTo::Team
    }

    /// The standards that its conditions name, in the order of their writing; empty if it names none.
    #[must_use]
    pub fn named_standards(&self) -> Vec<&str> {
        let lists = self
            .conditions
            .iter()
            .filter_map(|condition| match condition {
                Condition::StandardsAny(keys) => Some(keys),
                _ => None,
            });
        lists.flatten().map(String::as_str).collect()
    }
}

/// What sets a rule off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Trigger {
    /// A response or attribution that names at least one recipient.
    Appreciation,
    /// Any response.
    Score,
    /// A recovery case was closed.
    Recovery,
}

/// One condition: an object with a single key, such as `{"score_at_least": 4}`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
// The derived functions become `Condition::serialize` and `Condition::deserialize`; the traits below
// call them, so that a second key is refused in words.
#[serde(rename_all = "snake_case", remote = "Self")]
pub enum Condition {
    /// The score is at least this, 1 to 5.
    ScoreAtLeast(#[serde(deserialize_with = "whole::any")] i64),
    /// The message has at least this many characters.
    MessageCharsAtLeast(#[serde(deserialize_with = "whole::any")] i64),
    /// At least one of these standards is ticked.
    StandardsAny(Vec<String>),
    /// The touchpoint belongs to one of these teams: it is the event's own `team` that counts, not those of the
    /// recipients, so that like every condition it holds for all of an event or for nothing of it.
    Teams(Vec<String>),
    /// The response was given at one of these touchpoints.
    Touchpoints(Vec<String>),
    /// The customer, as the touchpoint knows them, is of one of these kinds.
    Customers(Vec<super::event::Customer>),
    /// The trust is at least this.
    TrustAtLeast(Trust),
    /// The recovery case was closed within this many hours of its opening.
    ClosedWithinHours(#[serde(deserialize_with = "whole::any")] i64),
    /// The customer scored again after the recovery, at least this, 1 to 5.
    RescoredAtLeast(#[serde(deserialize_with = "whole::any")] i64),
}

impl Condition {
    /// The key that this condition has in JSON.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::ScoreAtLeast(_) => "score_at_least",
            Self::MessageCharsAtLeast(_) => "message_chars_at_least",
            Self::StandardsAny(_) => "standards_any",
            Self::Teams(_) => "teams",
            Self::Touchpoints(_) => "touchpoints",
            Self::Customers(_) => "customers",
            Self::TrustAtLeast(_) => "trust_at_least",
            Self::ClosedWithinHours(_) => "closed_within_hours",
            Self::RescoredAtLeast(_) => "rescored_at_least",
        }
    }
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OneKey)
    }
}

/// Reads the object of a condition.
struct OneKey;

impl<'de> Visitor<'de> for OneKey {
    type Value = Condition;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a condition: an object with one key, such as {\"score_at_least\": 4}")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Condition, A::Error> {
        let condition = Condition::deserialize(MapAccessDeserializer::new(&mut map))?;
        match map.next_key::<String>()? {
            None => Ok(condition),
            Some(second) => Err(A::Error::custom(format!(
                "a condition has one key: put `{second}` into an object of its own"
            ))),
        }
    }
}

/// What a rule pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AwardRule {
    /// Whole and positive, at most 1,000,000.
    #[serde(deserialize_with = "whole::points")]
    pub points: Points,
    /// What the points are multiplied by, if anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<Per>,
    /// The most that multiplying may come to.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "whole::points_if_any"
    )]
    pub at_most: Option<Points>,
    /// Who gets it.
    pub to: AwardTo,
}

impl AwardRule {
    /// What it pays before it is shared, multiplied by `times` ticked standards, or by 1. Never negative, and no more than a rule
    /// may award at once.
    #[must_use]
    pub fn amount(&self, times: usize) -> Points {
        let times = i64::try_from(times).unwrap_or(i64::MAX);
        let most = self.at_most.unwrap_or(Points::MAX_IN_A_RULE);
        Points(self.points.0.saturating_mul(times))
            .min(most)
            .min(Points::MAX_IN_A_RULE)
            .max(Points::ZERO)
    }
}

/// What an award is multiplied by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// The number of ticked standards (of those the rule names, where it names some).
    Standard,
}

/// Who gets an award.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AwardTo {
    /// Each recipient gets all of it.
    Each,
    /// The recipients share it equally.
    Split,
    /// The recipients' teams share it equally; without recipients, the touchpoint's team gets it.
    Team,
}

/// The most points that a cap may name.
pub const MOST_IN_A_CAP: Points = Points(1_000_000_000);

/// A limit on what one rule pays within a window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// Whose total is counted.
    pub per: CapScope,
    /// How long it is counted.
    pub window: CapWindow,
    /// The most that is paid: 1 to [`MOST_IN_A_CAP`].
    #[serde(deserialize_with = "whole::points")]
    pub points: Points,
}

/// Whose total a cap counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
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
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
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
