//! One transaction of the ledger, written as a whole: what it moves, why, and the balances that follow.

use super::BUDGET;
use crate::store::Result;
use domain::instant::Instant;
use domain::points::Points;
use sqlx::AnyConnection;
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
    /// The postings first, then the transaction that closes them, then the balances.
    pub(super) async fn write(&self, connection: &mut AnyConnection) -> Result<()> {
        self.write_postings(connection).await?;
        self.close(connection).await?;
        self.change_balances(connection).await
    }

    async fn write_postings(&self, connection: &mut AnyConnection) -> Result<()> {
        sqlx::query(
            "insert into postings (transaction_id, account, points, available_at) \
             values ($1, $2, $3, $4), ($1, $5, -$3, $4)",
        )
        .bind(self.id.to_string())
        .bind(self.account)
        .bind(self.points.0)
        .bind(self.available_at.micros())
        .bind(BUDGET)
        .execute(connection)
        .await?;
        Ok(())
    }

    async fn close(&self, connection: &mut AnyConnection) -> Result<()> {
        sqlx::query(
            "insert into ledger_transactions \
                 (id, event, rule, version, account, team_id, touchpoint_id, source, memo, at, reverses) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(self.id.to_string())
        .bind(self.event)
        .bind(self.rule)
        .bind(i64::from(self.version))
        .bind(self.account)
        .bind(self.team)
        .bind(self.touchpoint)
        .bind(self.source)
        .bind(self.memo)
        .bind(self.at.micros())
        .bind(self.reverses)
        .execute(connection)
        .await?;
        Ok(())
    }

    async fn change_balances(&self, connection: &mut AnyConnection) -> Result<()> {
        sqlx::query(
            "insert into balances (account, points) values ($1, $2), ($3, -$2) \
             on conflict (account) do update set points = balances.points + excluded.points",
        )
        .bind(self.account)
        .bind(self.points.0)
        .bind(BUDGET)
        .execute(connection)
        .await?;
        Ok(())
    }
}
