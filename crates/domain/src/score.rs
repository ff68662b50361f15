//! The score: how satisfied one customer was, from 1 to 5.

use crate::language::Key;
use serde::{Deserialize, Deserializer, Serialize, de};
use std::fmt;

/// A score from 1 (very dissatisfied) to 5 (very satisfied).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(
    feature = "openapi",
    derive(utoipa::ToSchema),
    schema(minimum = 1, maximum = 5)
)]
#[serde(transparent)]
pub struct Score(u8);

/// A number that is no score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Choose a score from 1 to 5.")]
pub struct NotAScore;

impl Score {
    /// All five, from best to worst: the order in which a customer reads them.
    pub const ALL: [Self; 5] = [Self(5), Self(4), Self(3), Self(2), Self(1)];

    /// The score of this value; refused outside 1 to 5.
    pub fn new(value: i64) -> Result<Self, NotAScore> {
        match u8::try_from(value) {
            Ok(score @ 1..=5) => Ok(Self(score)),
            _ => Err(NotAScore),
        }
    }

    /// 1 to 5.
    #[must_use]
    pub fn value(self) -> u8 {
        self.0
    }

    /// Whether it counts as satisfied in CSAT: 4 or 5.
    #[must_use]
    pub fn is_satisfied(self) -> bool {
        self.0 >= 4
    }

    /// The words of the scale as customers read them.
    #[must_use]
    pub fn key(self) -> Key {
        match self.0 {
            5 => Key::VerySatisfied,
            4 => Key::Satisfied,
            3 => Key::Neither,
            2 => Key::Dissatisfied,
            _ => Key::VeryDissatisfied,
        }
    }

    /// The words of the scale as staff read them, in English.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self.0 {
            5 => "Very satisfied",
            4 => "Satisfied",
            3 => "Neither satisfied nor dissatisfied",
            2 => "Dissatisfied",
            _ => "Very dissatisfied",
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<i64> for Score {
    type Error = NotAScore;
    fn try_from(value: i64) -> Result<Self, Self::Error> {
        Self::new(value)
    }
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_i64(ScoreVisitor)
    }
}

/// Reads a score so that whatever is no number is refused in the words of the scale.
struct ScoreVisitor;

impl de::Visitor<'_> for ScoreVisitor {
    type Value = Score;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a score from 1 to 5")
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Score, E> {
        Score::new(value).map_err(E::custom)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Score, E> {
        self.visit_i64(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_one_to_five_and_nothing_else() {
        for value in 1..=5 {
            assert_eq!(i64::from(Score::new(value).unwrap().value()), value);
        }
        for value in [i64::MIN, -1, 0, 6, 256, 261] {
            assert_eq!(Score::new(value), Err(NotAScore));
        }
        for json in ["0", "6", "\"five\"", "4.5", "null"] {
            assert!(serde_json::from_str::<Score>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn four_and_five_are_satisfied() {
        let satisfied = Score::ALL.map(Score::is_satisfied);
        assert_eq!(satisfied, [true, true, false, false, false]);
    }
}
