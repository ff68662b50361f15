//! Whom a change of points concerns that are on a statement already: open walls and statements are told.

use crate::store::columns::Columns;
use crate::store::{LIVE_CHANNEL, Result, Store, StoreError};
use domain::id::{DisputeId, EmployeeId, ResponseId, TransactionId};
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

/// Something about a person's points has changed since they were paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PointsChange {
    /// Whose points. Named unlike in a [`LiveEvent`](crate::store::LiveEvent): both travel on one channel.
    pub points_of: EmployeeId,
    /// The response that they were paid for; none for an adjustment.
    pub response: Option<ResponseId>,
}

impl Store {
    /// Whom a change of this transaction concerns; `None` for a team's, which nobody follows, and where there is none.
    pub async fn change_of_transaction(&self, id: TransactionId) -> Result<Option<PointsChange>> {
        let row = sqlx::query(
            "select a.employee_id, s.response_id from ledger_transactions t \
             join accounts a on a.account = t.account join settlements s on s.event = t.event where t.id = $1",
        )
        .bind(id.to_string())
        .fetch_optional(&self.pools.reader)
        .await?;
        row.map_or(Ok(None), |row| read(&row))
    }

    /// Whom a decision of this dispute concerns.
    pub async fn change_of_dispute(&self, id: DisputeId) -> Result<Option<PointsChange>> {
        let row = sqlx::query(
            "select d.employee_id, s.response_id from disputes d join ledger_transactions t on t.id = d.transaction_id \
             join settlements s on s.event = t.event where d.id = $1",
        )
        .bind(id.to_string())
        .fetch_optional(&self.pools.reader)
        .await?;
        row.map_or(Ok(None), |row| read(&row))
    }

    /// Tells every server of it, on PostgreSQL: a SQLite file has one server.
    pub async fn notify_points(&self, change: &PointsChange) -> Result<()> {
        let payload = serde_json::to_string(change).map_err(StoreError::broken)?;
        let mut transaction = self.begin().await?;
        sqlx::query("select pg_notify($1, $2)")
            .bind(LIVE_CHANNEL)
            .bind(payload)
            .execute(&mut *transaction)
            .await?;
        Ok(transaction.commit().await?)
    }
}

fn read(row: &AnyRow) -> Result<Option<PointsChange>> {
    let Some(points_of) = row.maybe_parsed("employee_id")? else {
        return Ok(None);
    };
    let response = row.maybe_parsed("response_id")?;
    Ok(Some(PointsChange {
        points_of,
        response,
    }))
}
