//! Transactions of the ledger, written as a whole: what they move, why, and the balances that follow.

use super::BUDGET;
use crate::store::{Result, rows};
use domain::instant::Instant;
use domain::points::Points;
use sqlx::AnyConnection;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A transaction between the budget and one account.
///
/// Whoever writes one holds the lock on the ends of the sequences (`heads`) already: balances are locked after it.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) id: Uuid,
    pub(super) event: &'a str,
    pub(super) rule: &'a str,
    pub(super) version: u32,
    pub(super) account: &'a str,
    /// Whose merit it is.
    pub(super) team: Option<&'a str>,
    /// Where it was earned; nowhere, if it was adjusted by hand.
    pub(super) touchpoint: Option<&'a str>,
    pub(super) source: &'a str,
    /// What the account gets; less than 0 takes it back. Never 0.
    pub(super) points: Points,
    pub(super) memo: &'a str,
    pub(super) at: Instant,
    /// When the points can be spent.
    pub(super) available_at: Instant,
    /// The id of the transaction that this one undoes.
    pub(super) reverses: Option<&'a str>,
}

impl Entry<'_> {
    pub(super) async fn write(&self, connection: &mut AnyConnection) -> Result<()> {
        write_all(connection, std::slice::from_ref(self)).await
    }

    /// Both sides: what the account gets, the budget gives.
    fn postings(&self) -> [(&Self, &str, Points); 2] {
        [
            (self, self.account, self.points),
            (self, BUDGET, Points(-self.points.0)),
        ]
    }
}

/// The postings first, then the transactions that close them, then the balances.
pub(super) async fn write_all(connection: &mut AnyConnection, entries: &[Entry<'_>]) -> Result<()> {
    write_postings(connection, entries).await?;
    close(connection, entries).await?;
    change_balances(connection, entries).await
}

async fn write_postings(connection: &mut AnyConnection, entries: &[Entry<'_>]) -> Result<()> {
    let postings: Vec<_> = entries.iter().flat_map(Entry::postings).collect();
    let into = "insert into postings (transaction_id, account, points, available_at)";
    rows::insert(
        connection,
        (into, 4, ""),
        &postings,
        |query, (entry, account, points)| {
            query
                .bind(entry.id.to_string())
                .bind(*account)
                .bind(points.0)
                .bind(entry.available_at.micros())
        },
    )
    .await
}

async fn close(connection: &mut AnyConnection, entries: &[Entry<'_>]) -> Result<()> {
    let into = "insert into ledger_transactions \
        (id, event, rule, version, account, team_id, touchpoint_id, source, memo, at, reverses)";
    rows::insert(connection, (into, 11, ""), entries, |query, entry| {
        query
            .bind(entry.id.to_string())
            .bind(entry.event)
            .bind(entry.rule)
            .bind(i64::from(entry.version))
            .bind(entry.account)
            .bind(entry.team)
            .bind(entry.touchpoint)
            .bind(entry.source)
            .bind(entry.memo)
            .bind(entry.at.micros())
            .bind(entry.reverses)
    })
    .await
}

/// Adds up first, for two entries can be for one account, and the budget is in all of them.
async fn change_balances(connection: &mut AnyConnection, entries: &[Entry<'_>]) -> Result<()> {
    let mut changes = BTreeMap::<_, i64>::new();
    for (_, account, points) in entries.iter().flat_map(Entry::postings) {
        *changes.entry(account).or_default() += points.0;
    }
    let changes: Vec<_> = changes.into_iter().collect();
    let into = "insert into balances (account, points)";
    let add = "on conflict (account) do update set points = balances.points + excluded.points";
    rows::insert(connection, (into, 2, add), &changes, |query, change| {
        query.bind(change.0).bind(change.1)
    })
    .await
}
