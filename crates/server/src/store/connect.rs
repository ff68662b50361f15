//! Connecting: from an address to pools that are set up for durability.

use super::{Result, StoreError};
use sqlx::AnyPool;
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

/// SQLite before this can lose commits in WAL mode.
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];
/// Readers of a SQLite file; more would only wait for the same disk.
const SQLITE_READERS: u32 = 8;
/// Connections to PostgreSQL, which has 100 by default to share among servers.
const POSTGRES_CONNECTIONS: u32 = 16;
/// How long a request waits for a connection before it is told to come again.
const PATIENCE: Duration = Duration::from_secs(5);

/// What every connection to a SQLite file sets: an acknowledged answer is on disk, references hold,
/// and `insert or replace` meets the triggers that guard history.
const SQLITE_SETTINGS: &str = "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; \
     pragma recursive_triggers = on; pragma busy_timeout = 5000; pragma cache_size = -16000;";

/// The same for a connection that only reads. Write-ahead is how the file is; it is not switched.
const SQLITE_READING: &str =
    "pragma query_only = on; pragma busy_timeout = 5000; pragma cache_size = -16000;";

/// Which database it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    /// How a transaction that writes begins. On SQLite it takes the write lock at once, for taking
    /// it later fails when somebody else wrote in between.
    pub(super) fn begin(self) -> &'static str {
        match self {
            Self::Sqlite => "begin immediate",
            Self::Postgres => "begin",
        }
    }

    /// How a transaction begins whose reads all see the same moment.
    pub(super) fn begin_reading(self) -> &'static str {
        match self {
            Self::Sqlite => "begin",
            Self::Postgres => "begin isolation level repeatable read read only",
        }
    }
}

/// The connections of a store: on SQLite one that writes and some that read, on PostgreSQL all alike.
#[derive(Debug, Clone)]
pub(super) struct Pools {
    pub(super) engine: Engine,
    pub(super) reader: AnyPool,
    pub(super) writer: AnyPool,
}

/// Connects to `address`: `postgres://…`, `sqlite://path`, or a plain path.
pub(super) async fn connect(address: &str) -> Result<Pools> {
    sqlx::any::install_default_drivers();
    if address.starts_with("postgres://") || address.starts_with("postgresql://") {
        connect_postgres(address).await
    } else {
        connect_sqlite(path_of(address)).await
    }
}

/// Connects to a database that is there already, to read it: nothing is made or changed.
pub(super) async fn connect_to_read(address: &str) -> Result<Pools> {
    sqlx::any::install_default_drivers();
    if address.starts_with("postgres://") || address.starts_with("postgresql://") {
        return connect_postgres(address).await;
    }
    let path = path_of(address);
    if !Path::new(path).is_file() {
        return Err(StoreError::NoDatabase);
    }
    let pool = sqlite_pool(1, SQLITE_READING)
        .connect(&sqlite_url(path, "rw")?)
        .await?;
    Ok(Pools {
        engine: Engine::Sqlite,
        reader: pool.clone(),
        writer: pool,
    })
}

async fn connect_postgres(url: &str) -> Result<Pools> {
    let pool = AnyPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .connect_with(AnyConnectOptions::from_str(url)?)
        .await?;
    Ok(Pools {
        engine: Engine::Postgres,
        reader: pool.clone(),
        writer: pool,
    })
}

async fn connect_sqlite(path: &str) -> Result<Pools> {
    let url = sqlite_url(path, "rwc")?;
    // The writer comes first: it makes the file and switches it to WAL.
    let writer = sqlite_pool(1, SQLITE_SETTINGS).connect(&url).await?;
    refuse_old_sqlite(&writer).await?;
    let reader = sqlite_pool(SQLITE_READERS, SQLITE_SETTINGS)
        .connect(&url)
        .await?;
    Ok(Pools {
        engine: Engine::Sqlite,
        reader,
        writer,
    })
}

fn sqlite_pool(connections: u32, settings: &'static str) -> AnyPoolOptions {
    AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        // A connection to a file does not go stale, and a ping before each use costs a thread hop.
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
        .after_connect(move |connection, _| {
            Box::pin(async move {
                sqlx::raw_sql(settings).execute(connection).await?;
                Ok(())
            })
        })
}

async fn refuse_old_sqlite(pool: &AnyPool) -> Result<()> {
    let version: String = sqlx::query_scalar("select sqlite_version()")
        .fetch_one(pool)
        .await?;
    if is_older(&version, OLDEST_SQLITE) {
        return Err(StoreError::broken(format!(
            "SQLite {version} can lose commits in WAL mode; Plaudit must be built with 3.51.3 or later"
        )));
    }
    Ok(())
}

fn is_older(version: &str, than: [u32; 3]) -> bool {
    let numbers: Vec<u32> = version
        .split('.')
        .map_while(|part| part.parse().ok())
        .collect();
    numbers.as_slice() < than.as_slice()
}

fn path_of(address: &str) -> &str {
    address
        .strip_prefix("sqlite://")
        .or_else(|| address.strip_prefix("sqlite:"))
        .unwrap_or(address)
}

/// The address that the driver wants, with SQLite's word for what it may do: absolute, and with every character escaped that means something there.
fn sqlite_url(path: &str, mode: &str) -> Result<String> {
    if path.is_empty() || path.contains(":memory:") {
        return Err(StoreError::broken(
            "A database needs a file: give its path, such as plaudit.db.",
        ));
    }
    let absolute = std::path::absolute(Path::new(path)).map_err(StoreError::broken)?;
    let escaped: String = absolute
        .to_string_lossy()
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect();
    Ok(format!("sqlite://{escaped}?mode={mode}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        for (version, older) in [
            ("3.51.3", false),
            ("3.51.10", false),
            ("3.100.0", false),
            ("4.0.0", false),
            ("3.51.2", true),
            ("3.9.0", true),
            ("", true),
        ] {
            assert_eq!(is_older(version, OLDEST_SQLITE), older, "{version}");
        }
    }

    #[test]
    fn a_path_with_special_characters_stays_one_path() {
        let url = sqlite_url("/tmp/50 % off?/#1.db", "rwc").unwrap();
        assert_eq!(url, "sqlite:///tmp/50%20%25%20off%3F/%231.db?mode=rwc");
        assert!(sqlite_url("", "rwc").is_err());
        assert!(sqlite_url(":memory:", "rw").is_err());
    }

    #[test]
    fn an_address_may_be_a_plain_path() {
        for address in ["sqlite://plaudit.db", "sqlite:plaudit.db", "plaudit.db"] {
            assert_eq!(path_of(address), "plaudit.db");
        }
    }
}
