//! Which version of the rules is live when, and how each of them stands.

use crate::api::rules::VersionState;
use crate::instant::Instant;

/// What decides when a version is live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scheduled {
    /// Its number.
    pub version: u32,
    /// From when it pays.
    pub effective_from: Instant,
    /// Whether it was taken back before it began.
    pub is_withdrawn: bool,
}

impl Scheduled {
    fn has_begun(&self, at: Instant) -> bool {
        !self.is_withdrawn && self.effective_from <= at
    }
}

/// The number of the version that is live at an instant: the highest that has begun. None before the first.
#[must_use]
pub fn live_at(versions: &[Scheduled], at: Instant) -> Option<u32> {
    let begun = versions.iter().filter(|version| version.has_begun(at));
    begun.map(|version| version.version).max()
}

/// How a version stands `now` among all of them.
///
/// One whose date is to come, but before which a higher one begins, will never be live: it is retired.
#[must_use]
pub fn state(version: &Scheduled, versions: &[Scheduled], now: Instant) -> VersionState {
    if version.is_withdrawn {
        return VersionState::Withdrawn;
    }
    let begins = version.effective_from;
    // At its date, or now if that has passed, it is live unless a higher one is.
    let is_live = live_at(versions, begins.max(now)) == Some(version.version);
    match (is_live, begins <= now) {
        (true, true) => VersionState::Live,
        (true, false) => VersionState::Scheduled,
        (false, _) => VersionState::Retired,
    }
}
