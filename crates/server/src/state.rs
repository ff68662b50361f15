//! What every handler can reach: the store, the clock, live events, and what guards signing in.

use crate::config::Config;
use crate::live::Live;
use crate::sign_in::Guard;
use crate::store::Store;
use domain::instant::Instant;
use std::fmt;
use std::sync::Arc;

/// Shared by all requests; cheap to clone.
#[derive(Debug, Clone)]
pub struct AppState(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    config: Config,
    store: Store,
    live: Live,
    guard: Guard,
    clock: Clock,
}

impl AppState {
    /// The state of one server. Tests pass a clock of their own.
    pub fn new(config: Config, store: Store, clock: Clock) -> Self {
        Self(Arc::new(Shared {
            config,
            store,
            live: Live::default(),
            guard: Guard::default(),
            clock,
        }))
    }

    /// How the server was configured.
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// Events for open walls.
    pub fn live(&self) -> &Live {
        &self.0.live
    }

    /// What guards signing in.
    pub fn guard(&self) -> &Guard {
        &self.0.guard
    }

    /// The present moment. Nothing else in the server reads a clock to decide anything.
    pub fn now(&self) -> Instant {
        (self.0.clock.0)()
    }
}

/// Tells the time.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Instant + Send + Sync>);

impl Clock {
    /// The clock of the machine.
    pub fn system() -> Self {
        Self::new(|| jiff::Timestamp::now().into())
    }

    /// Any other, for tests.
    pub fn new(now: impl Fn() -> Instant + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}
