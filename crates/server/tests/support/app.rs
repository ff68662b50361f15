//! A server of one test: its own database file, a small organization, and a clock that the test moves.

use super::client::Client;
use super::organization::{self, Organization};
use axum::Router;
use axum::routing::get;
use clap::Parser;
use domain::instant::Instant;
use server::config::Config;
use server::routes;
use server::state::{AppState, Clock};
use server::store::Store;
use sqlx::Row;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;

/// A Monday at noon in Berlin.
const START: &str = "2026-03-02T11:00:00Z";

/// A server, called without a network.
pub struct TestApp {
    pub organization: Organization,
    pub state: AppState,
    router: Router,
    clock: Arc<AtomicI64>,
    /// Removed with the last server on it.
    folder: Arc<TempDir>,
}

/// Reads flags as the program does; of one given twice the later counts.
#[derive(Parser)]
#[command(args_override_self = true)]
struct Flags {
    #[command(flatten)]
    config: Config,
}

impl TestApp {
    pub async fn start() -> Self {
        Self::start_with(&[]).await
    }

    /// With further flags, such as `--trust-proxy`.
    pub async fn start_with(flags: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = config(&folder, flags);
        let start: Instant = START.parse().unwrap();
        let store = Store::open(&config.database.url()).await.unwrap();
        let organization = organization::create(&store, start).await;
        let clock = Arc::new(AtomicI64::new(start.micros()));
        Self::on(config, store, organization, clock, Arc::new(folder))
    }

    /// On this empty database, in place of one of its own.
    pub async fn start_on(url: &str) -> Self {
        Self::start_with(&["--database", url]).await
    }

    /// Another server on the same database, with the same clock.
    pub async fn start_beside(&self) -> Self {
        let config = self.state.config().clone();
        let store = Store::open(&config.database.url()).await.unwrap();
        Self::on(
            config,
            store,
            self.organization,
            self.clock.clone(),
            self.folder.clone(),
        )
    }

    fn on(
        config: Config,
        store: Store,
        organization: Organization,
        clock: Arc<AtomicI64>,
        folder: Arc<TempDir>,
    ) -> Self {
        let read = clock.clone();
        let told = Clock::new(move || Instant::from_micros(read.load(Ordering::SeqCst)));
        let state = AppState::new(config, store, told);
        let with_panic = routes::all().route("/api/v1/panic", get(panicking));
        let router = routes::finish(with_panic, state.clone());
        Self {
            organization,
            state,
            router,
            clock,
            folder,
        }
    }

    /// Somebody who is not signed in.
    pub fn anybody(&self) -> Client {
        Client::new(self.router.clone())
    }

    /// Signs in by first name, such as `maria`.
    pub async fn sign_in(&self, name: &str) -> Client {
        let client = self.anybody();
        let credentials = organization::credentials(name);
        let answer = client.post("/api/v1/session", &credentials).await;
        assert_eq!(
            answer.status,
            200,
            "{name} cannot sign in: {}",
            answer.text()
        );
        client.with_cookie(answer.cookie().unwrap())
    }

    /// Lets time pass.
    pub fn wait_minutes(&self, minutes: i64) {
        self.clock.fetch_add(minutes * 60_000_000, Ordering::SeqCst);
    }

    /// How many rows each table has: the same before and after means that nothing was stored.
    pub async fn row_counts(&self) -> BTreeMap<String, i64> {
        let url = self.state.config().database.url();
        let pool = sqlx::SqlitePool::connect(&url).await.unwrap();
        let tables = "select name from sqlite_master where type = 'table'";
        let mut counts = BTreeMap::new();
        for table in sqlx::query(tables).fetch_all(&pool).await.unwrap() {
            let table: String = table.get(0);
            let count = sqlx::AssertSqlSafe(format!("select count(*) from \"{table}\""));
            let count = sqlx::query_scalar(count).fetch_one(&pool).await.unwrap();
            counts.insert(table, count);
        }
        pool.close().await;
        counts
    }
}

/// The configuration for a database in `folder`.
pub fn config(folder: &TempDir, flags: &[&str]) -> Config {
    let database = folder.path().join("test.db");
    let database = ["--database", database.to_str().unwrap()];
    let line = ["test"].iter().chain(&database).chain(flags);
    Flags::parse_from(line).config
}

async fn panicking() -> &'static str {
    panic!("the test asked for it")
}
