//! Where a page of a statement ends. Not every entry has the id of a transaction, so a text tells apart what was booked at once.

use crate::store::Result;
use crate::store::columns::Columns;
use crate::store::cursor::Position;
use domain::instant::Instant;
use sqlx::any::AnyRow;
use std::fmt;
use std::str::FromStr;

/// The place of an entry: newest first, and by key where two came at once.
pub(in crate::store::points) type Place = Position<Key>;

/// What tells entries of one moment apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store::points) struct Key(pub(super) String);

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Key {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // PostgreSQL takes no text with a NUL.
        if text.is_empty() || text.contains('\0') {
            return Err(());
        }
        Ok(Self(text.to_owned()))
    }
}

impl Place {
    /// Before every entry.
    pub(in crate::store::points) fn newest() -> Self {
        Self {
            at: Instant::from_micros(i64::MAX),
            id: Key(String::new()),
        }
    }

    /// Of a row with the columns `at` and `key`.
    pub(super) fn of(row: &AnyRow) -> Result<Self> {
        Ok(Self {
            at: row.instant("at")?,
            id: Key(row.text("key")?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::StoreError;

    #[test]
    fn a_cursor_is_read_as_it_is_written() {
        for key in [
            "0198c0de-0000-7000-8000-000000000001",
            "thanked 0198.x:found",
        ] {
            let place = Place {
                at: Instant::from_micros(-5),
                id: Key(key.to_owned()),
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
