//! The state of a live connection, and when to try again.

use std::time::Duration;

/// Whether what is on screen follows what happens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LiveState {
    /// Not connected yet, for the first time.
    #[default]
    Connecting,
    /// Connected: what is new appears by itself.
    Live,
    /// The connection was lost and is being made again.
    Reconnecting,
}

/// How long to wait before the connection is opened again after `failures` in a row: from one
/// second, doubled up to half a minute, so that a server that restarts is not run over.
#[must_use]
pub fn wait_before_retry(failures: u32) -> Duration {
    const LONGEST: Duration = Duration::from_secs(30);
    let doubled = 1_u64.checked_shl(failures).unwrap_or(u64::MAX);
    Duration::from_secs(doubled).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_longer_after_each_failure_up_to_half_a_minute() {
        for (failures, seconds) in [(0, 1), (1, 2), (4, 16), (5, 30), (80, 30)] {
            assert_eq!(wait_before_retry(failures), Duration::from_secs(seconds));
        }
    }
}
