//! How many responses may be begun: by one address, at one touchpoint, by one kiosk, and on the whole server.
//!
//! Nothing of it is stored. An address is known only as a hash whose key is drawn anew each day and never leaves memory; with the
//! key, the hashes of the day before are gone.

use crate::config::Config;
use crate::sign_in::limit::{Address, TryLimit};
use crate::store::Provenance;
use domain::id::{KioskId, ResponseId, TouchpointId};
use domain::instant::Instant;
use sha2::{Digest, Sha256};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The time in which a number of responses may be begun.
const WINDOW_SECONDS: i64 = 600;
/// How often one response may be changed or sent within that time: more than any customer, and any connection, needs.
const CHANGES: u32 = 60;
/// A day, in microseconds.
const DAY: i64 = 86_400_000_000;

/// The limits of one server.
#[derive(Debug)]
pub struct Limits {
    an_address: u32,
    addresses: Mutex<Arc<Addresses>>,
    touchpoints: TryLimit<TouchpointId>,
    kiosks: TryLimit<KioskId>,
    changes: TryLimit<ResponseId>,
    server: TryLimit<()>,
}

/// The addresses of one day.
#[derive(Debug)]
struct Addresses {
    day: i64,
    key: [u8; 32],
    limit: TryLimit<[u8; 32]>,
}

impl Limits {
    /// As configured.
    pub fn new(config: &Config) -> Self {
        Self {
            an_address: config.responses_per_address,
            addresses: Mutex::new(Arc::new(Addresses::of(0, config.responses_per_address))),
            touchpoints: TryLimit::within(config.responses_per_touchpoint, WINDOW_SECONDS),
            kiosks: TryLimit::within(config.responses_per_kiosk, WINDOW_SECONDS),
            changes: TryLimit::within(CHANGES, WINDOW_SECONDS),
            server: TryLimit::within(config.responses_per_second, 1),
        }
    }

    /// Takes one response from every limit that applies, the narrowest first: who floods one address uses up nobody else's.
    /// A kiosk with a credential stands for a place and not for an address, and has a limit of its own.
    ///
    /// # Errors
    /// How long to wait.
    pub fn admit(
        &self,
        provenance: &Provenance,
        from: IpAddr,
        touchpoint: TouchpointId,
        now: Instant,
    ) -> Result<(), Duration> {
        if let Provenance::Kiosk(kiosk) = provenance {
            self.kiosks.take(kiosk, now)?;
        } else {
            self.today(now).take(from, now)?;
            self.touchpoints.take(&touchpoint, now)?;
        }
        self.server.take(&(), now)
    }

    /// Takes one change of a response that was begun.
    ///
    /// # Errors
    /// How long to wait.
    pub fn admit_change(&self, id: ResponseId, now: Instant) -> Result<(), Duration> {
        self.changes.take(&id, now)
    }

    /// Forgets the addresses of the day before.
    pub fn begin_day(&self, now: Instant) {
        self.today(now);
    }

    fn today(&self, now: Instant) -> Arc<Addresses> {
        let day = now.micros().div_euclid(DAY);
        let mut addresses = self
            .addresses
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if addresses.day != day {
            *addresses = Arc::new(Addresses::of(day, self.an_address));
        }
        Arc::clone(&addresses)
    }
}

impl Addresses {
    fn of(day: i64, count: u32) -> Self {
        Self {
            day,
            key: rand::random(),
            limit: TryLimit::within(count, WINDOW_SECONDS),
        }
    }

    fn take(&self, from: IpAddr, now: Instant) -> Result<(), Duration> {
        self.limit.take(&self.hash(from), now)
    }

    /// The key has one length, so no two pairs of key and address read alike.
    fn hash(&self, from: IpAddr) -> [u8; 32] {
        let hash = Sha256::new().chain_update(self.key);
        let address = Address::from(from).to_string();
        hash.chain_update(address).finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Flags {
        #[command(flatten)]
        config: Config,
    }

    fn limits(flags: &[&str]) -> Limits {
        let line = ["test"].iter().chain(flags);
        Limits::new(&Flags::parse_from(line).config)
    }

    fn noon() -> Instant {
        "2026-03-02T12:00:00Z".parse().unwrap()
    }

    fn address(last: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, last])
    }

    fn till() -> TouchpointId {
        TouchpointId(uuid::Uuid::nil())
    }

    /// How many of 2,000 tries at once get through.
    fn admitted(limits: &Limits, provenance: &Provenance, from: impl Fn(u32) -> IpAddr) -> usize {
        (0..2_000)
            .filter(|&number| {
                limits
                    .admit(provenance, from(number), till(), noon())
                    .is_ok()
            })
            .count()
    }

    #[test]
    fn each_has_its_limit() {
        let kiosk = Provenance::Kiosk(KioskId(uuid::Uuid::nil()));
        let many = |number: u32| IpAddr::from(number.to_be_bytes());
        let one = |_| address(1);
        let fast = ["--responses-per-second", "100000"];
        assert_eq!(admitted(&limits(&fast), &Provenance::Open, one), 30);
        assert_eq!(admitted(&limits(&fast), &Provenance::Open, many), 120);
        assert_eq!(admitted(&limits(&fast), &kiosk, one), 600);
        let wide = ["--responses-per-touchpoint", "100000"];
        assert_eq!(admitted(&limits(&wide), &Provenance::Open, many), 500);
    }

    #[test]
    fn what_was_used_up_comes_back() {
        let limits = limits(&[]);
        assert_eq!(admitted(&limits, &Provenance::Open, |_| address(1)), 30);
        let wait = limits
            .admit(&Provenance::Open, address(1), till(), noon())
            .unwrap_err();
        assert_eq!(wait, Duration::from_secs(20));
        let later = noon().plus_seconds(20);
        let again = limits.admit(&Provenance::Open, address(1), till(), later);
        assert_eq!(again, Ok(()));
    }

    #[test]
    fn an_address_is_another_the_next_day() {
        let limits = limits(&[]);
        let today = limits.today(noon());
        assert_eq!(today.hash(address(1)), today.hash(address(1)));
        assert_ne!(today.hash(address(1)), today.hash(address(2)));
        let tomorrow = limits.today(noon().plus_seconds(86_400));
        assert_ne!(today.hash(address(1)), tomorrow.hash(address(1)));
    }
}
