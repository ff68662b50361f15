//! Where a page of a statement ends. Not every entry has the id of a transaction, so a text tells apart what was booked at once.

use crate::store::columns::Columns;
use crate::store::{Result, StoreError};
use domain::instant::Instant;
use sqlx::any::AnyRow;
use std::fmt;
use std::str::FromStr;

/// The place of an entry: newest first, and by key where two came at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store::points) struct Place {
    pub(super) at: Instant,
    pub(super) key: String,
}

impl Place {
    /// Before every entry.
    pub(in crate::store::points) fn newest() -> Self {
        Self {
            at: Instant::from_micros(i64::MAX),
            key: String::new(),
        }
    }

    /// Of a row with the columns `at` and `key`.
    pub(super) fn of(row: &AnyRow) -> Result<Self> {
        Ok(Self {
            at: row.instant("at")?,
            key: row.text("key")?,
        })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.at.micros(), self.key)
    }
}

impl FromStr for Place {
    type Err = StoreError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let place = text.split_once('.').and_then(|(micros, key)| {
            let micros = micros.parse().ok()?;
            // PostgreSQL takes no text with a NUL.
            (!key.is_empty() && !key.contains('\0')).then(|| Self {
                at: Instant::from_micros(micros),
                key: key.to_owned(),
            })
        });
        place.ok_or_else(|| {
            StoreError::invalid(
                "cursor",
                "There is no such page. Start again from the newest.",
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_as_it_is_written() {
        for key in [
            "0198c0de-0000-7000-8000-000000000001",
            "thanked 0198.x:found",
        ] {
            let place = Place {
                at: Instant::from_micros(-5),
                key: key.to_owned(),
            };
            assert_eq!(place.to_string().parse::<Place>().unwrap(), place);
        }
        for text in ["", "1", "1.", ".x", "x.0198c0de", "1.a\0b"] {
            assert!(
                matches!(text.parse::<Place>(), Err(StoreError::Invalid(_))),
                "{text}"
            );
        }
    }
}
