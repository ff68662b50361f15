//! A moment: whole microseconds since 1970-01-01T00:00:00Z, written as RFC 3339 on the wire.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::fmt;
use std::str::FromStr;

/// A UTC instant in microseconds since the Unix epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// The instant `micros` microseconds after the epoch, brought into the range of years that a
    /// calendar can show (-9999 to 9999).
    #[must_use]
    pub fn from_micros(micros: i64) -> Self {
        Self(micros.clamp(
            Timestamp::MIN.as_microsecond(),
            Timestamp::MAX.as_microsecond(),
        ))
    }

    /// Microseconds since the epoch.
    #[must_use]
    pub fn micros(self) -> i64 {
        self.0
    }

    /// This instant moved by whole seconds, kept within the range of the calendar.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self::from_micros(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// The same moment as jiff's type, for calendars and time zones.
    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        let nanos = i32::try_from(self.0 % 1_000_000 * 1_000).unwrap_or_default();
        // In range by construction. (`Timestamp::from_microsecond` refuses the very last of its range.)
        Timestamp::new(self.0 / 1_000_000, nanos).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

impl From<Timestamp> for Instant {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.as_microsecond())
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.timestamp().fmt(f)
    }
}

impl FromStr for Instant {
    type Err = jiff::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse::<Timestamp>().map(Self::from)
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|_| D::Error::custom("Give an instant such as 2026-03-02T09:15:00Z."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_written_as_rfc_3339_and_read_back() {
        let at: Instant = "2026-03-02T09:15:00.25Z".parse().unwrap();
        assert_eq!(
            serde_json::to_string(&at).unwrap(),
            "\"2026-03-02T09:15:00.25Z\""
        );
        assert_eq!(
            serde_json::from_str::<Instant>("\"2026-03-02T10:15:00.25+01:00\"").unwrap(),
            at
        );
    }

    #[test]
    fn what_is_no_instant_is_refused_with_an_example() {
        for text in [
            "2026-03-02",
            "2026-03-02T25:15:00Z",
            "2026-03-02T09:15:00",
            "",
        ] {
            let error = serde_json::from_str::<Instant>(&format!("\"{text}\"")).unwrap_err();
            let words = error.to_string();
            assert!(
                words.starts_with("Give an instant such as 2026-03-02T09:15:00Z."),
                "{words}"
            );
        }
    }

    #[test]
    fn stays_within_the_calendar() {
        assert_eq!(
            Instant::from_micros(i64::MAX).timestamp().as_microsecond(),
            Timestamp::MAX.as_microsecond()
        );
        let far = Instant::from_micros(i64::MAX).plus_seconds(i64::MAX);
        assert!(far.to_string().starts_with("9999-"));
    }
}
