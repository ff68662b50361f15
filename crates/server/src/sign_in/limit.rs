//! How often somebody may fail: so many tries at once, then one in so many seconds.
//!
//! The generic cell rate algorithm (ITU-T I.371), in which a key costs one number. It is written here, and not
//! taken from a library, because a try that succeeds is given back: people share accounts' addresses, and who
//! knows the password has not used anything up.

use domain::instant::Instant;
use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// From this many keys on, those that have all their tries back are looked for, and forgotten.
const KEYS_KEPT: usize = 10_000;

/// A limit on tries by key.
#[derive(Debug)]
pub struct TryLimit<K> {
    /// Microseconds until one try comes back.
    period: i64,
    /// Microseconds that a key may be ahead of time.
    slack: i64,
    keys: Mutex<Keys<K>>,
}

/// What is known of each key that was tried.
#[derive(Debug)]
struct Keys<K> {
    /// When it has all its tries back, in microseconds since the epoch.
    full_again: HashMap<K, i64>,
    /// How many keys there are when those that have all their tries back are looked for next.
    sweep_at: usize,
}

impl<K: Hash + Eq + Clone> TryLimit<K> {
    /// `burst` tries at once (at least 1), and one more every `seconds`.
    pub fn new(burst: u32, seconds: i64) -> Self {
        Self::every(burst, seconds * 1_000_000)
    }

    /// `count` tries (at least 1) at once, and as many again within every `seconds`.
    pub fn within(count: u32, seconds: i64) -> Self {
        Self::every(count, seconds * 1_000_000 / i64::from(count.max(1)))
    }

    /// `burst` tries at once, and one more every `period` microseconds.
    fn every(burst: u32, period: i64) -> Self {
        Self {
            period,
            slack: period * i64::from(burst.max(1) - 1),
            keys: Mutex::new(Keys::none()),
        }
    }

    /// Takes one try.
    ///
    /// # Errors
    /// How long to wait for the next, if none is left.
    pub fn take(&self, key: &K, now: Instant) -> Result<(), Duration> {
        let now = now.micros();
        let mut keys = self.keys();
        let full_again = keys.full_again.get(key).copied().unwrap_or(now).max(now);
        let wait = full_again - now - self.slack;
        if wait > 0 {
            return Err(Duration::from_micros(wait.unsigned_abs()));
        }
        keys.make_room(now);
        keys.full_again
            .insert(key.clone(), full_again + self.period);
        Ok(())
    }

    /// Gives back a try that succeeded.
    pub fn give_back(&self, key: &K) {
        if let Some(full_again) = self.keys().full_again.get_mut(key) {
            *full_again -= self.period;
        }
    }

    fn keys(&self) -> MutexGuard<'_, Keys<K>> {
        // The map is whole between any two of its operations, so a panic elsewhere does not spoil it.
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Hash + Eq> Keys<K> {
    fn none() -> Self {
        Self {
            full_again: HashMap::new(),
            sweep_at: KEYS_KEPT,
        }
    }

    /// Forgets whoever has all their tries back, once there are twice as many keys as were left the last time: however many
    /// come, all the looking costs no more than storing them did. The map is made as small again, for it is walked as a whole.
    fn make_room(&mut self, now: i64) {
        if self.full_again.len() < self.sweep_at {
            return;
        }
        self.full_again.retain(|_, full_again| *full_again > now);
        self.sweep_at = KEYS_KEPT.max(2 * self.full_again.len());
        self.full_again.shrink_to(self.sweep_at);
    }
}

/// Where tries come from. One household or office has a whole /64 of IPv6 addresses: it counts as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Address(IpAddr);

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<IpAddr> for Address {
    fn from(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V6(address) => {
                let network = u128::from(address) & !u128::from(u64::MAX);
                IpAddr::V6(Ipv6Addr::from(network))
            }
            IpAddr::V4(address) => IpAddr::V4(address),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(second: i64) -> Instant {
        Instant::from_micros(second * 1_000_000)
    }

    #[test]
    fn tries_run_out_and_come_back() {
        let limit = TryLimit::new(3, 60);
        for _ in 0..3 {
            assert_eq!(limit.take(&"maria", second(0)), Ok(()));
        }
        assert_eq!(limit.take(&"maria", second(0)), Err(Duration::from_mins(1)));
        assert_eq!(
            limit.take(&"maria", second(45)),
            Err(Duration::from_secs(15))
        );
        assert_eq!(limit.take(&"tomasz", second(0)), Ok(()));
        assert_eq!(limit.take(&"maria", second(60)), Ok(()));
        assert!(limit.take(&"maria", second(60)).is_err());
    }

    #[test]
    fn a_try_that_succeeded_does_not_count() {
        let limit = TryLimit::new(1, 60);
        for _ in 0..100 {
            assert_eq!(limit.take(&"maria", second(0)), Ok(()));
            limit.give_back(&"maria");
        }
    }

    #[test]
    fn keys_without_debt_are_forgotten() {
        let limit = TryLimit::new(1, 60);
        for key in 0..KEYS_KEPT {
            limit.take(&key, second(0)).unwrap();
        }
        limit.take(&usize::MAX, second(61)).unwrap();
        assert_eq!(limit.keys().full_again.len(), 1);
    }

    #[test]
    fn a_crowd_of_debtors_is_not_looked_through_for_each_who_joins() {
        let limit = TryLimit::new(1, 60);
        for key in 0..KEYS_KEPT {
            limit.take(&key, second(0)).unwrap();
        }
        limit.take(&KEYS_KEPT, second(59)).unwrap();
        // All but one could be forgotten now; who joins does not pay for it.
        limit.take(&usize::MAX, second(61)).unwrap();
        assert_eq!(limit.keys().full_again.len(), KEYS_KEPT + 2);
    }

    #[test]
    fn a_household_counts_as_one_address() {
        let address = |text: &str| Address::from(text.parse::<IpAddr>().unwrap());
        assert_eq!(address("2001:db8::1"), address("2001:db8::2"));
        assert_ne!(address("2001:db8::1"), address("2001:db8:0:1::1"));
        assert_eq!(address("::ffff:192.0.2.1"), address("192.0.2.1"));
        assert_ne!(address("192.0.2.1"), address("192.0.2.2"));
    }
}
