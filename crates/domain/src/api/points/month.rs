//! A month as it stands in an address: `2026-11`.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

/// A month of the calendar, in the years 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    first: Date,
}

/// A text that names no month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Give a month such as 2026-11.")]
pub struct NotAMonth;

impl Month {
    /// The month of a day.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self {
            first: day.first_of_month(),
        }
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Date {
        self.first
    }

    /// The month before; itself at the edge of the calendar.
    #[must_use]
    pub fn before(self) -> Self {
        Self::of(self.first.saturating_sub(1.month()))
    }

    /// The month after; itself at the edge of the calendar.
    #[must_use]
    pub fn after(self) -> Self {
        Self::of(self.first.saturating_add(1.month()))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.first.year(), self.first.month())
    }
}

impl FromStr for Month {
    type Err = NotAMonth;
    fn from_str(text: &str) -> Result<Self, NotAMonth> {
        let (year, month) = text.split_once('-').ok_or(NotAMonth)?;
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if year.len() != 4 || month.len() != 2 || !is_digits(year) || !is_digits(month) {
            return Err(NotAMonth);
        }
        let (year, month) = (year.parse(), month.parse());
        let (year, month): (i16, i8) =
            (year.map_err(|_| NotAMonth)?, month.map_err(|_| NotAMonth)?);
        let first = Date::new(year, month, 1).map_err(|_| NotAMonth)?;
        if year == 0 {
            Err(NotAMonth)
        } else {
            Ok(Self { first })
        }
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_read_as_it_is_written() {
        let month: Month = "2026-01".parse().unwrap();
        assert_eq!(month.to_string(), "2026-01");
        assert_eq!(month.before().to_string(), "2025-12");
        assert_eq!(month.after().to_string(), "2026-02");
    }

    #[test]
    fn refuses_what_is_no_month() {
        for text in [
            "",
            "2026",
            "2026-13",
            "2026-1",
            "2026-00",
            "0000-01",
            "-026-01",
            "2026-+1",
            "2026-01-01",
            "ü026-01",
        ] {
            assert_eq!(text.parse::<Month>(), Err(NotAMonth), "{text}");
        }
    }
}
