//! Where a page ends: the place of its last entry, which new entries on top do not move.

use super::StoreError;
use domain::instant::Instant;
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// The place of an entry: newest first, and by id where two came at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) at: Instant,
    pub(super) id: Uuid,
}

impl Position {
    /// Before every entry.
    pub(super) fn newest() -> Self {
        Self {
            at: Instant::from_micros(i64::MAX),
            id: Uuid::max(),
        }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.at.micros(), self.id)
    }
}

impl FromStr for Position {
    type Err = StoreError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let position = text.split_once('.').and_then(|(micros, id)| {
            Some(Self {
                at: Instant::from_micros(micros.parse().ok()?),
                id: id.parse().ok()?,
            })
        });
        position.ok_or_else(|| {
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
        let newest = Position::newest();
        assert_eq!(newest.to_string().parse::<Position>().unwrap(), newest);
        for text in [
            "",
            "1",
            "1.",
            ".x",
            "x.0198c0de-0000-7000-8000-000000000001",
        ] {
            assert!(
                matches!(text.parse::<Position>(), Err(StoreError::Invalid(_))),
                "{text}"
            );
        }
    }
}
