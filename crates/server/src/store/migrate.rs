//! Bringing the schema up to date: forward only, each step in one transaction with its record.

use super::connect::{Engine, Pools};
use super::program::complete_labels;
use super::{Result, StoreError};
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, Connection};
use std::fmt::Write;

/// Any number will do, as long as every server of one database takes the same.
const MIGRATION_LOCK: &str = "select pg_advisory_xact_lock(7315801)";

/// One step: the text that both engines understand, and what each says in its own words.
struct Migration {
    version: i64,
    portable: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

const MIGRATIONS: &[Migration] = &[
    Migration {
        version: 1,
        portable: include_str!("../../migrations/0001_start.sql"),
        sqlite: include_str!("../../migrations/0001_start.sqlite.sql"),
        postgres: include_str!("../../migrations/0001_start.postgres.sql"),
    },
    Migration {
        version: 2,
        portable: include_str!("../../migrations/0002_customers_and_kiosks.sql"),
        sqlite: include_str!("../../migrations/0002_customers_and_kiosks.sqlite.sql"),
        postgres: include_str!("../../migrations/0002_customers_and_kiosks.postgres.sql"),
    },
    Migration {
        version: 3,
        portable: include_str!("../../migrations/0003_ledger.sql"),
        sqlite: include_str!("../../migrations/0003_ledger.sqlite.sql"),
        postgres: include_str!("../../migrations/0003_ledger.postgres.sql"),
    },
    Migration {
        version: 4,
        portable: include_str!("../../migrations/0004_rules.sql"),
        sqlite: include_str!("../../migrations/0004_rules.sqlite.sql"),
        postgres: include_str!("../../migrations/0004_rules.postgres.sql"),
    },
    Migration {
        version: 5,
        portable: include_str!("../../migrations/0005_proofs.sql"),
        sqlite: include_str!("../../migrations/0005_proofs.sqlite.sql"),
        postgres: include_str!("../../migrations/0005_proofs.postgres.sql"),
    },
];

impl Migration {
    fn own_words(&self, engine: Engine) -> &'static str {
        match engine {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        }
    }

    fn checksum(&self, engine: Engine) -> String {
        let mut hash = Sha256::new();
        hash.update(self.portable);
        hash.update(self.own_words(engine));
        hex(&hash.finalize())
    }
}

/// Applies what is missing: steps, and words of the lists in further languages, which the program holds and no step repeats.
///
/// # Errors
/// [`StoreError::NewerSchema`]; [`StoreError::Broken`] if an applied step is not the one this program has.
pub(super) async fn migrate(pools: &Pools) -> Result<()> {
    let mut connection = pools.writer.acquire().await?;
    // SQLite changes a constraint by making the table anew, and would take the rows that refer to it along with the
    // old one. The switch has no effect within a transaction, so it is thrown around it.
    check_references(&mut connection, pools.engine, false).await?;
    migrate_on(&mut connection, pools.engine).await?;
    check_references(&mut connection, pools.engine, true).await
}

/// Refuses a database that is not up to date, and changes nothing.
///
/// # Errors
/// [`StoreError::NoDatabase`], [`StoreError::NewerSchema`], [`StoreError::OlderSchema`]; [`StoreError::Broken`] as [`migrate`].
pub(super) async fn refuse_other_schema(pools: &Pools) -> Result<()> {
    let mut connection = pools.reader.acquire().await?;
    // What has no list of steps is of another program, or empty.
    let applied = list_steps(&mut connection)
        .await
        .map_err(|error| match error {
            StoreError::Broken(_) => StoreError::NoDatabase,
            other => other,
        })?;
    refuse_newer(&applied)?;
    for migration in MIGRATIONS {
        match applied.iter().find(|step| step.0 == migration.version) {
            Some((_, checksum)) => refuse_other_text(migration, pools.engine, checksum)?,
            None => {
                return Err(StoreError::OlderSchema {
                    found: applied.last().map_or(0, |last| last.0),
                    known: newest(),
                });
            }
        }
    }
    Ok(())
}

async fn migrate_on(connection: &mut AnyConnection, engine: Engine) -> Result<()> {
    let mut transaction = connection.begin_with(engine.begin()).await?;
    lock(&mut transaction, engine).await?;
    let applied = applied_steps(&mut transaction).await?;
    refuse_newer(&applied)?;
    for migration in MIGRATIONS {
        match applied
            .iter()
            .find(|(version, _)| *version == migration.version)
        {
            Some((_, checksum)) => refuse_other_text(migration, engine, checksum)?,
            None => apply(&mut transaction, migration, engine).await?,
        }
    }
    complete_labels(&mut transaction).await?;
    // It reads the whole database: only where a step could have broken something.
    if applied.len() < MIGRATIONS.len() {
        refuse_loose_references(&mut transaction, engine).await?;
    }
    transaction.commit().await?;
    Ok(())
}

async fn check_references(
    connection: &mut AnyConnection,
    engine: Engine,
    checked: bool,
) -> Result<()> {
    if engine == Engine::Sqlite {
        let switch = if checked {
            "pragma foreign_keys = on"
        } else {
            "pragma foreign_keys = off"
        };
        sqlx::raw_sql(switch).execute(connection).await?;
    }
    Ok(())
}

/// What was not checked on the way is checked at its end.
async fn refuse_loose_references(connection: &mut AnyConnection, engine: Engine) -> Result<()> {
    if engine == Engine::Postgres {
        return Ok(());
    }
    let loose = sqlx::query("select 1 from pragma_foreign_key_check limit 1")
        .fetch_optional(connection)
        .await?;
    match loose {
        Some(_) => Err(StoreError::broken(
            "after the migration some rows refer to others that are not there; nothing was changed",
        )),
        None => Ok(()),
    }
}

/// Two servers that start at once must not both migrate; SQLite's transaction is exclusive already.
async fn lock(connection: &mut AnyConnection, engine: Engine) -> Result<()> {
    if engine == Engine::Postgres {
        sqlx::query(MIGRATION_LOCK).execute(connection).await?;
    }
    Ok(())
}

async fn applied_steps(connection: &mut AnyConnection) -> Result<Vec<(i64, String)>> {
    sqlx::query("create table if not exists schema_migrations (version BIGINT not null primary key, checksum TEXT not null)")
        .execute(&mut *connection)
        .await?;
    list_steps(connection).await
}

async fn list_steps(connection: &mut AnyConnection) -> Result<Vec<(i64, String)>> {
    Ok(
        sqlx::query_as("select version, checksum from schema_migrations order by version")
            .fetch_all(connection)
            .await?,
    )
}

fn newest() -> i64 {
    MIGRATIONS.last().map_or(0, |last| last.version)
}

fn refuse_newer(applied: &[(i64, String)]) -> Result<()> {
    let known = newest();
    match applied.last() {
        Some(&(found, _)) if found > known => Err(StoreError::NewerSchema { found, known }),
        _ => Ok(()),
    }
}

fn refuse_other_text(migration: &Migration, engine: Engine, checksum: &str) -> Result<()> {
    if migration.checksum(engine) == checksum {
        return Ok(());
    }
    Err(StoreError::broken(format!(
        "This database was made with another text of schema version {}: it belongs to a build that was never released. Start with a new database.",
        migration.version
    )))
}

async fn apply(
    connection: &mut AnyConnection,
    migration: &Migration,
    engine: Engine,
) -> Result<()> {
    sqlx::raw_sql(migration.portable)
        .execute(&mut *connection)
        .await?;
    sqlx::raw_sql(migration.own_words(engine))
        .execute(&mut *connection)
        .await?;
    sqlx::query("insert into schema_migrations (version, checksum) values ($1, $2)")
        .bind(migration.version)
        .bind(migration.checksum(engine))
        .execute(connection)
        .await?;
    Ok(())
}

/// Bytes as hexadecimal digits in lower case.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
