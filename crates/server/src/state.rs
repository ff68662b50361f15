//! What every handler can reach: the store, the clock, live events, and what guards signing in.

use crate::config::Config;
use crate::history::KeptHistory;
use crate::limits::Limits;
use crate::live::Live;
use crate::receipt::ReceiptKey;
use crate::replay::KeptRun;
use crate::sign_in::Guard;
use crate::sign_in::limit::{Address, TryLimit};
use crate::store::{Result, Store};
use domain::instant::Instant;
use std::fmt;
use std::sync::Arc;
use tokio::sync::OnceCell;

/// Wrong codes of kiosks from one address: ten at once, then one a minute.
const CODES_AN_ADDRESS: (u32, i64) = (10, 60);

/// Shared by all requests; cheap to clone.
#[derive(Debug, Clone)]
pub struct AppState(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    config: Config,
    store: Store,
    live: Live,
    guard: Guard,
    codes: TryLimit<Address>,
    receipt_key: OnceCell<ReceiptKey>,
    limits: Limits,
    history: KeptHistory,
    run: KeptRun,
    clock: Clock,
}

impl AppState {
    /// The state of one server. Tests pass a clock of their own.
    pub fn new(config: Config, store: Store, clock: Clock) -> Self {
        Self(Arc::new(Shared {
            limits: Limits::new(&config),
            config,
            store,
            live: Live::default(),
            guard: Guard::default(),
            codes: TryLimit::new(CODES_AN_ADDRESS.0, CODES_AN_ADDRESS.1),
            receipt_key: OnceCell::new(),
            history: KeptHistory::default(),
            run: KeptRun::default(),
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

    /// How often one address may try codes of kiosks.
    pub fn codes(&self) -> &TryLimit<Address> {
        &self.0.codes
    }

    /// The key that signs receipt links: made once for a database, and kept there.
    ///
    /// # Errors
    /// If the database cannot be reached.
    pub async fn receipt_key(&self) -> Result<&ReceiptKey> {
        let find = || self.0.store.receipt_key();
        self.0.receipt_key.get_or_try_init(find).await
    }

    /// How many responses may be begun.
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// The history as columns, for the Rule Lab.
    pub fn history(&self) -> &KeptHistory {
        &self.0.history
    }

    /// The rules that run unpaid, as they were last looked at.
    pub fn run(&self) -> &KeptRun {
        &self.0.run
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
