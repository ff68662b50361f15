//! Everything that is kept: one store over SQLite or PostgreSQL, one text of SQL for both.
//!
//! The store reads no clock: every instant comes in as an argument. Each operation is one
//! transaction; what it acknowledged is on disk, what failed left no trace.

mod audit;
mod batch;
mod columns;
mod connect;
mod cursor;
mod error;
mod history;
mod history_columns;
mod insights;
mod kiosks;
mod ledger;
mod migrate;
mod moderation;
mod pickups;
mod points;
mod program;
mod receipt_tokens;
mod receipts;
mod replies;
mod responses;
mod rollups;
mod rows;
mod rules;
mod secrets;
mod sessions;
mod touchpoints;
mod unnamed;
mod users;
mod verify;
mod wall;

pub(crate) use batch::Batch;
pub use error::{Result, StoreError};
pub use history::SettledEvent;
pub use insights::SubjectScope;
pub use kiosks::{EnrolledKiosk, NewKiosk, NewKioskCode};
pub(crate) use migrate::hex;
pub use moderation::Decision;
pub use points::{PointsChange, PostingFilter};
pub use program::{NewChoice, NewEmployee, NewProgram, NewTeam, NewTouchpoint, Program};
pub use replies::{NewReply, StoredReply};
pub use responses::{
    LiveEvent, NAMED_AN_HOUR, NewResponseContext, Provenance, ReceiptToken, SendContext, Sent,
    Settled, Staff, Stored,
};
pub use rules::{AccountName, ApprovalTerms, PaidAward, Shadow};
pub use sessions::{NewSession, SignedIn};
pub use touchpoints::{Touchpoint, touchpoint_key};
pub use unnamed::Resolved;
pub use users::{NewUser, User, UserCredentials};
pub use verify::Unverified;
pub use wall::WallOwner;

use connect::{Engine, Pools};
use rules::RuleSets;
use sqlx::{Any, Transaction};
use std::sync::Arc;

/// The channel on which PostgreSQL tells every server of new thanks; the payload is a [`LiveEvent`] as JSON.
pub const LIVE_CHANNEL: &str = "plaudit_live";

/// The database. Cheap to clone: all clones share their connections.
#[derive(Debug, Clone)]
pub struct Store {
    pools: Pools,
    rule_sets: Arc<RuleSets>,
}

impl Store {
    /// Opens the database at `address` (`sqlite://path`, a plain path, or `postgres://…`), makes it if
    /// it is a SQLite file that does not exist, and brings its schema up to date.
    ///
    /// # Errors
    /// [`StoreError::NewerSchema`], [`StoreError::Unavailable`], or [`StoreError::Broken`] when the
    /// SQLite library is too old to be trusted with commits.
    pub async fn open(address: &str) -> Result<Self> {
        let pools = connect::connect(address).await?;
        migrate::migrate(&pools).await?;
        Ok(Self {
            pools,
            rule_sets: Arc::default(),
        })
    }

    /// Opens a database that is there and up to date, to read it. Nothing is made or changed.
    ///
    /// # Errors
    /// [`StoreError::NoDatabase`], [`StoreError::OlderSchema`], and as [`Store::open`].
    pub async fn open_to_read(address: &str) -> Result<Self> {
        let pools = connect::connect_to_read(address).await?;
        migrate::refuse_other_schema(&pools).await?;
        Ok(Self {
            pools,
            rule_sets: Arc::default(),
        })
    }

    /// Whether a read reaches the database now.
    pub async fn ready(&self) -> Result<()> {
        sqlx::query("select singleton from heads")
            .fetch_one(&self.pools.reader)
            .await?;
        Ok(())
    }

    /// Closes all connections, after what is under way.
    pub async fn close(&self) {
        self.pools.reader.close().await;
        self.pools.writer.close().await;
    }

    /// Whether the database tells every server of new thanks by `NOTIFY` on [`LIVE_CHANNEL`]
    /// (PostgreSQL). Then the events that operations return were told already and must not be published again.
    pub fn notifies(&self) -> bool {
        self.pools.engine == Engine::Postgres
    }

    /// Begins a transaction that writes.
    async fn begin(&self) -> Result<Transaction<'static, Any>> {
        let begin = self.pools.engine.begin();
        Ok(self.pools.writer.begin_with(begin).await?)
    }

    /// Begins a transaction whose reads all see the same moment.
    async fn begin_reading(&self) -> Result<Transaction<'static, Any>> {
        let begin = self.pools.engine.begin_reading();
        Ok(self.pools.reader.begin_with(begin).await?)
    }
}
