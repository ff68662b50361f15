//! A server of one test: its own database file, a small organization, and a clock that the test moves.

use super::client::Client;
use super::organization::{self, Organization};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use clap::Parser;
use domain::instant::Instant;
use server::config::Config;
use server::routes;
use server::state::{AppState, Clock};
use server::store::Store;
use sqlx::{Connection, SqliteConnection};
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
        let with_more = routes::all()
            .route("/api/v1/panic", get(panicking))
            .route("/api/v1/unchanged", get(StatusCode::NOT_MODIFIED));
        let router = routes::finish(with_more, state.clone());
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

    /// Every row of every table: the same before and after means that nothing was stored or changed.
    pub async fn rows(&self) -> BTreeMap<String, Vec<String>> {
        let mut connection = self.connect().await;
        // For each table a query for its rows as text: every value quoted, so that none looks like another.
        let tables = "select m.name, 'select ' || group_concat('quote(\"' || c.name || '\")', ' || '','' || ')
                || ' from \"' || m.name || '\" order by 1'
            from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' group by m.name";
        let tables: Vec<(String, String)> = sqlx::query_as(tables)
            .fetch_all(&mut connection)
            .await
            .unwrap();
        let mut rows = BTreeMap::new();
        for (table, query) in tables {
            let query = sqlx::query_scalar(sqlx::AssertSqlSafe(query));
            rows.insert(table, query.fetch_all(&mut connection).await.unwrap());
        }
        connection.close().await.unwrap();
        rows
    }

    /// Does this to the database behind the server's back.
    pub async fn execute(&self, sql: &'static str) {
        let mut connection = self.connect().await;
        sqlx::query(sql).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }

    async fn connect(&self) -> SqliteConnection {
        let url = self.state.config().database.url();
        SqliteConnection::connect(&url).await.unwrap()
    }
}

/// The configuration for a database in `folder`.
pub fn config(folder: &TempDir, flags: &[&str]) -> Config {
    let database = folder.path().join("test.db");
    let database = ["--database", database.to_str().unwrap()];
    // All clients of a test share an address; those that are about limits set their own.
    let limits = [
        "--responses-per-address=100000",
        "--responses-per-touchpoint=100000",
    ];
    let line = ["test"].iter().chain(&database).chain(&limits).chain(flags);
    Flags::parse_from(line).config
}

async fn panicking() -> &'static str {
    panic!("the test asked for it")
}
