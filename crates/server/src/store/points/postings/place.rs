//! Where a page of a statement ends. Not every entry has an id in the database: what tells entries of one moment apart is a text
//! there, and never leaves the server, for the id of a response is in it.

use super::entry_id_of;
use crate::store::Result;
use crate::store::columns::Columns;
use crate::store::cursor::Position;
use crate::store::ledger::account_of;
use domain::api::ledger::Holder;
use domain::instant::Instant;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// The place of an entry: newest first, and by key where two came at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store::points) struct Place {
    pub(super) at: Instant,
    pub(super) key: String,
}

impl Place {
    /// Before every entry.
    pub(in crate::store::points) fn newest() -> Self {
        Self {
            at: Instant::from_micros(i64::MAX),
            key: String::new(),
        }
    }

    /// Of a row with the columns `at` and `key`.
    pub(super) fn of(row: &AnyRow) -> Result<Self> {
        Ok(Self {
            at: row.instant("at")?,
            key: row.text("key")?,
        })
    }

    /// Of the entry that a cursor names by its moment and its id.
    pub(in crate::store::points) async fn find(
        connection: &mut AnyConnection,
        holder: Holder,
        position: Position,
    ) -> Result<Self> {
        let rows = sqlx::query(
            "select event, rule, rule || ' ' || event as key, at from unpaid_awards where account = $1 and at = $2",
        )
        .bind(account_of(holder))
        .bind(position.at.micros())
        .fetch_all(connection)
        .await?;
        for row in &rows {
            let id = entry_id_of(&row.text("event")?, &row.text("rule")?, holder);
            if id.0 == position.id {
                return Self::of(row);
            }
        }
        // Transactions and cards are told apart by their ids.
        Ok(Self {
            at: position.at,
            key: position.id.to_string(),
        })
    }
}
