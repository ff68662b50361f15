//! A database of an earlier version is brought up to date, and nothing of it is lost.

use crate::postgres_server;
use crate::world::World;
use server::store::Store;
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use std::fmt::Write;

const PORTABLE: &str = include_str!("../../migrations/0001_start.sql");
const SQLITE: &str = include_str!("../../migrations/0001_start.sqlite.sql");
const POSTGRES: &str = include_str!("../../migrations/0001_start.postgres.sql");
const ROWS: &str = include_str!("version_1.sql");

/// Tables whose rows stay as many.
const TABLES: [(&str, i64); 11] = [
    ("responses", 3),
    ("response_recipients", 3),
    ("response_standards", 1),
    ("settlements", 3),
    ("ledger_transactions", 1),
    ("postings", 2),
    ("rollups", 3),
    ("touchpoint_people", 2),
    ("balances", 2),
    ("paid_days", 4),
    ("unpaid_awards", 0),
];

/// What is true of the rows afterwards, each as a query that counts them.
const TRUTHS: [(&str, i64); 15] = [
    (
        "touchpoint_wordings where language = 'en' and version = 1 and question = 'How was it?' and created_at = 7",
        1,
    ),
    (
        "responses where language = 'en' and wording = 1 and shown = 'unknown' and counted = 1 and whole_team = 0 \
         and arrived_at is null and kiosk_id is null",
        3,
    ),
    (
        "responses where message = 'Thank you' and score = 5 and sent_at = 2000 and settled_at = 1500",
        1,
    ),
    (
        "response_recipients where via = 'name' and state = 'delivered' and named_at = 2100 and delivered_at = 2100 \
         and read_at is null and id like '%cc01'",
        1,
    ),
    (
        "response_recipients where via = 'name' and state = 'held' and named_at = 2000 and delivered_at is null",
        2,
    ),
    (
        "response_flags where flag = 'low_score' and employee_id = ''",
        1,
    ),
    (
        "settlements where event like '%:thanks' and kind = 'attribution' and seq = 2",
        1,
    ),
    ("settlements where day = '1970-01-01'", 3),
    (
        "ledger_transactions where team_id like '%0701' and touchpoint_id like '%0901'",
        1,
    ),
    ("heads where unpaid_since = 3", 1),
    (
        "balances where account = 'program:budget' and points = -10",
        1,
    ),
    ("postings where points = 10", 1),
    ("rollups where left_out = 0", 3),
    (
        "rollup_instruments where instrument = 'en:1:unknown' and scope = 'organization' and counted = 3",
        1,
    ),
    ("rollup_instruments where scope = 'standard'", 0),
];

pub async fn a_database_of_version_1_loses_nothing(world: World) {
    let world = upgraded(&world).await;
    for (table, rows) in TABLES {
        assert_eq!(world.count(table).await, rows, "{table}");
    }
    for (truth, rows) in TRUTHS {
        let query = format!("select count(*) from {truth}");
        assert_eq!(world.number(&query).await, rows, "{truth}");
    }
    let held = world.store.list_held_responses().await.unwrap();
    assert_eq!(held[0].recipients, ["Ana Abreu", "Ben Bauer"]);

    // What protected history and references does so again.
    for statement in [
        "update settlements set seq = 9 where seq = 1",
        "update ledger_transactions set memo = ''",
        "update response_recipients set employee_id = 'nobody' where position = 1",
        "update response_recipients set response_id = 'none' where position = 1",
        "delete from responses where score = 2",
    ] {
        assert!(world.run(statement).await.is_err(), "{statement}");
    }
    Store::open(&world.address).await.unwrap().close().await;
}

pub async fn choices_as_new_programs_have_them_get_their_words(world: World) {
    let world = upgraded(&world).await;
    let check = async |expected: &[(&str, i64)]| {
        for (truth, rows) in expected {
            let query = format!("select count(*) from choice_labels where {truth}");
            assert_eq!(world.number(&query).await, *rows, "{truth}");
        }
    };
    check(&[
        ("list = 'standards' and key = 'promise'", 6),
        ("list = 'reasons' and key = 'waiting'", 6),
        ("key in ('quick', 'place')", 0),
        ("language = 'de' and label = 'Hat Wort gehalten'", 1),
        (
            "language = 'fr' and label like '%attendu trop longtemps'",
            1,
        ),
    ])
    .await;
    let change = "update choice_labels set label = 'Steht zum Wort' where language = 'de' and key = 'promise'; \
         delete from choice_labels where language = 'fr' and key = 'promise'; \
         update reasons set label = 'The queue' where key = 'waiting'; \
         delete from choice_labels where key = 'waiting' and language <> 'de';";
    world.run(change).await.unwrap();
    Store::open(&world.address).await.unwrap().close().await;
    check(&[
        ("label = 'Steht zum Wort'", 1),
        ("language = 'fr' and label = 'A tenu sa promesse'", 1),
        ("key = 'promise'", 6),
        ("key = 'waiting'", 1),
    ])
    .await;
}

/// A database of version 1 with rows, opened by this version.
async fn upgraded(world: &World) -> World {
    let folder = tempfile::tempdir().unwrap();
    let is_postgres = world.address.starts_with("postgres");
    let (address, url, own) = if is_postgres {
        let address = postgres_server::new_database().await;
        (address.clone(), address, POSTGRES)
    } else {
        let path = folder.path().join("old.db").display().to_string();
        (path.clone(), format!("sqlite://{path}?mode=rwc"), SQLITE)
    };
    let mut connection = AnyConnection::connect(&url).await.unwrap();
    let version = format!(
        "create table schema_migrations (version BIGINT not null primary key, checksum TEXT not null); \
         insert into schema_migrations values (1, '{}')",
        checksum(own)
    );
    // An award is whole at the end of its transaction only.
    let rows = format!("begin; {ROWS} commit;");
    for text in [PORTABLE, own, &version, &rows] {
        let text = AssertSqlSafe(text.to_owned());
        sqlx::raw_sql(text).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
    World::at(address, Some(folder)).await
}

/// As the program computes it.
fn checksum(own: &str) -> String {
    let hash = Sha256::new().chain_update(PORTABLE).chain_update(own);
    hash.finalize()
        .iter()
        .fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").unwrap();
            text
        })
}
