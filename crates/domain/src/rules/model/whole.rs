//! Reading the whole numbers of a rule set, of any size: one beyond what is kept becomes the nearest that is. So a set is read to
//! its end, and [`check`](crate::rules::check::check) tells the range of every number beside all other problems.

use crate::points::Points;
use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// Beyond this a number of JSON may have no more than its first digits left, and is whole.
const BEYOND: f64 = 9.0e18;

pub(super) fn any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    Whole::deserialize(deserializer).map(|Whole(number)| number)
}

pub(super) fn points<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Points, D::Error> {
    any(deserializer).map(Points)
}

pub(super) fn points_if_any<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Points>, D::Error> {
    let whole = Option::<Whole>::deserialize(deserializer)?;
    Ok(whole.map(|Whole(number)| Points(number)))
}

pub(super) fn version<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let number = any(deserializer)?.max(0);
    Ok(u32::try_from(number).unwrap_or(u32::MAX))
}

struct Whole(i64);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_i64(AnySize).map(Self)
    }
}

struct AnySize;

impl Visitor<'_> for AnySize {
    type Value = i64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<i64, E> {
        Ok(number)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<i64, E> {
        Ok(i64::try_from(number).unwrap_or(i64::MAX))
    }

    /// Whole numbers that 64 bits do not hold arrive like this.
    fn visit_f64<E: Error>(self, number: f64) -> Result<i64, E> {
        if number > BEYOND {
            Ok(i64::MAX)
        } else if number < -BEYOND {
            Ok(i64::MIN)
        } else {
            Err(E::invalid_type(Unexpected::Float(number), &self))
        }
    }
}
