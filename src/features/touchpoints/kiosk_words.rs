//! What a kiosk last told about itself, in words.

use domain::api::kiosk::KioskView;
use domain::instant::Instant;
use domain::numbers::counted;

/// A clock that differs by less is right: nobody reads a kiosk's clock to the second.
const CLOCK_TOLERANCE_MS: u64 = 30_000;
/// A kiosk gives a sign of life once a minute; after three that are missing it is out of reach.
const SILENT_AFTER_SECONDS: i64 = 180;
const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How a kiosk stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KioskStanding {
    /// It gave a sign of life within the last minutes.
    InReach,
    /// It is switched off, asleep, or without a network.
    Silent,
    /// Its credential is no longer taken.
    Revoked,
}

impl KioskStanding {
    /// How it stands at this moment.
    pub fn of(kiosk: &KioskView, now: Instant) -> Self {
        if kiosk.revoked_at.is_some() {
            Self::Revoked
        } else if seconds_between(kiosk.last_seen_at, now) > SILENT_AFTER_SECONDS {
            Self::Silent
        } else {
            Self::InReach
        }
    }

    /// The value of `data-standing`.
    pub fn name(self) -> &'static str {
        match self {
            Self::InReach => "in-reach",
            Self::Silent => "silent",
            Self::Revoked => "revoked",
        }
    }
}

/// How long ago that was: `just now`, `4 minutes ago`, `3 days ago`.
pub fn ago_words(at: Instant, now: Instant) -> String {
    match seconds_between(at, now) {
        seconds if seconds < MINUTE => "just now".to_owned(),
        seconds if seconds < HOUR => ago(seconds / MINUTE, "minute", "minutes"),
        seconds if seconds < DAY => ago(seconds / HOUR, "hour", "hours"),
        seconds => ago(seconds / DAY, "day", "days"),
    }
}

/// What waits on it or was refused, and what is wrong with its clock; nothing if all is well.
pub fn concerns(kiosk: &KioskView) -> Vec<String> {
    let waiting = (kiosk.waiting > 0).then(|| {
        let answers = answers(kiosk.waiting);
        format!("{answers} waiting for a connection")
    });
    let refused = (kiosk.refused > 0).then(|| {
        let answers = answers(kiosk.refused);
        format!("{answers} refused: export them on the device")
    });
    let clock = clock_words(kiosk.ahead_ms);
    [waiting, refused, clock].into_iter().flatten().collect()
}

/// `9:05` for 545 seconds.
pub fn countdown_words(seconds: i64) -> String {
    let seconds = seconds.max(0);
    format!("{}:{:02}", seconds / MINUTE, seconds % MINUTE)
}

/// Whole seconds from one instant to a later one; negative if it is earlier.
pub fn seconds_between(earlier: Instant, later: Instant) -> i64 {
    (later.micros() - earlier.micros()) / 1_000_000
}

fn clock_words(ahead_ms: i64) -> Option<String> {
    if ahead_ms.unsigned_abs() < CLOCK_TOLERANCE_MS {
        return None;
    }
    let side = if ahead_ms > 0 { "ahead" } else { "behind" };
    let seconds = i64::try_from(ahead_ms.unsigned_abs() / 1_000).unwrap_or(i64::MAX);
    let length = match seconds {
        seconds if seconds < 2 * MINUTE => counted(seconds, "second", "seconds"),
        seconds if seconds < 2 * HOUR => counted(seconds / MINUTE, "minute", "minutes"),
        seconds if seconds < 2 * DAY => counted(seconds / HOUR, "hour", "hours"),
        seconds => counted(seconds / DAY, "day", "days"),
    };
    Some(format!("its clock is {length} {side}"))
}

fn answers(count: u32) -> String {
    counted(i64::from(count), "answer", "answers")
}

fn ago(count: i64, one: &str, many: &str) -> String {
    format!("{} ago", counted(count, one, many))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::KioskId;
    use uuid::Uuid;

    fn now() -> Instant {
        "2026-11-23T12:00:00Z".parse().unwrap()
    }

    fn kiosk() -> KioskView {
        KioskView {
            id: KioskId(Uuid::nil()),
            name: "Tablet at the exit".into(),
            enrolled_at: now().plus_seconds(-DAY),
            last_seen_at: now(),
            waiting: 0,
            refused: 0,
            version: "0.3.0".into(),
            ahead_ms: 900,
            revoked_at: None,
        }
    }

    #[test]
    fn the_last_sign_of_life_is_told_as_people_tell_it() {
        fn check(seconds: i64, expected: &str) {
            assert_eq!(ago_words(now().plus_seconds(-seconds), now()), expected);
        }
        // The clock of this browser may be behind.
        check(-40, "just now");
        check(59, "just now");
        check(60, "1 minute ago");
        check(59 * MINUTE + 59, "59 minutes ago");
        check(HOUR, "1 hour ago");
        check(47 * HOUR, "1 day ago");
        check(12 * DAY, "12 days ago");
    }

    #[test]
    fn a_kiosk_is_in_reach_while_its_signs_of_life_come() {
        let mut kiosk = kiosk();
        let standing = |kiosk: &KioskView| KioskStanding::of(kiosk, now());
        assert_eq!(standing(&kiosk), KioskStanding::InReach);
        kiosk.last_seen_at = now().plus_seconds(-SILENT_AFTER_SECONDS - 1);
        assert_eq!(standing(&kiosk), KioskStanding::Silent);
        kiosk.revoked_at = Some(now());
        assert_eq!(standing(&kiosk), KioskStanding::Revoked);
    }

    #[test]
    fn only_what_needs_somebody_is_a_concern() {
        let mut kiosk = kiosk();
        assert!(concerns(&kiosk).is_empty());
        kiosk.waiting = 1;
        kiosk.refused = 2;
        kiosk.ahead_ms = -4 * 60_000;
        assert_eq!(
            concerns(&kiosk),
            [
                "1 answer waiting for a connection",
                "2 answers refused: export them on the device",
                "its clock is 4 minutes behind"
            ]
        );
    }

    #[test]
    fn a_clock_is_told_in_the_unit_that_fits() {
        fn check(ahead_ms: i64, expected: Option<&str>) {
            assert_eq!(clock_words(ahead_ms).as_deref(), expected);
        }
        check(29_999, None);
        check(45_000, Some("its clock is 45 seconds ahead"));
        check(-3_600_000, Some("its clock is 60 minutes behind"));
        check(7_200_000, Some("its clock is 2 hours ahead"));
        check(i64::MIN, Some("its clock is 106,751,991,167 days behind"));
    }

    #[test]
    fn a_countdown_ends_at_nothing() {
        for (seconds, expected) in [(600, "10:00"), (65, "1:05"), (9, "0:09"), (-3, "0:00")] {
            assert_eq!(countdown_words(seconds), expected);
        }
    }
}
