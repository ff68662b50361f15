//! Disputes: a person says what is wrong about an award, and an owner decides, once.

use super::reverse::{self, Correction};
use crate::store::audit::{self, Change};
use crate::store::columns::{Columns, word};
use crate::store::error::or_taken;
use crate::store::responses::random_id;
use crate::store::{Result, Store, StoreError};
use domain::api::ledger::{DisputeDecision, DisputeOutcome, DisputeState, DisputeView};
use domain::id::{DisputeId, EmployeeId, TransactionId, UserId};
use domain::instant::Instant;
use serde_json::json;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// How many disputes are shown at once.
const SHOWN: i64 = 100;

/// Reads disputes as an owner sees them; a condition or an order follows.
macro_rules! disputes {
    ($rest:literal) => {
        concat!(
            "select d.id, d.transaction_id, d.employee_id, e.name, t.rule, t.version, p.points, t.at as paid_at, \
                 o.name as touchpoint, d.reason, d.at, d.state, u.name as decider, d.answer \
             from disputes d join ledger_transactions t on t.id = d.transaction_id \
             join postings p on p.transaction_id = t.id and p.account = t.account \
             join employees e on e.id = d.employee_id left join touchpoints o on o.id = t.touchpoint_id \
             left join users u on u.id = d.decided_by ",
            $rest
        )
    };
}

impl Store {
    /// Those that are open first, oldest first; then those that are decided, newest first. At most 100.
    pub async fn list_disputes(&self) -> Result<Vec<DisputeView>> {
        let mut connection = self.pools.reader.acquire().await?;
        let rows = sqlx::query(disputes!(
            "order by case when d.state = 'open' then 0 else 1 end, \
                 case when d.state = 'open' then d.at else -d.decided_at end, d.id limit $1"
        ))
        .bind(SHOWN)
        .fetch_all(&mut *connection)
        .await?;
        let mut found = Vec::with_capacity(rows.len());
        for row in &rows {
            found.push(self.read_dispute(&mut connection, row).await?);
        }
        Ok(found)
    }

    /// The person whose account a transaction is, for authorization. `None` for a team's, a reversal, and where there is none.
    pub async fn award_owner(&self, id: TransactionId) -> Result<Option<EmployeeId>> {
        let row = sqlx::query(
            "select a.employee_id from ledger_transactions t join accounts a on a.account = t.account \
             where t.id = $1 and t.reverses is null",
        )
        .bind(id.to_string())
        .fetch_optional(&self.pools.reader)
        .await?;
        match row {
            Some(row) => row.maybe_parsed("employee_id"),
            None => Ok(None),
        }
    }

    /// Disputes a transaction of one's own, once. The same again answers the same; the second value tells whether it is new.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for what is not theirs; [`StoreError::Conflict`] if it was taken back, or disputed with other words.
    pub async fn create_dispute(
        &self,
        id: TransactionId,
        employee: EmployeeId,
        reason: &str,
        now: Instant,
    ) -> Result<(DisputeOutcome, bool)> {
        if self.award_owner(id).await? != Some(employee) {
            return Err(StoreError::NotFound);
        }
        let mut transaction = self.begin().await?;
        super::lock(&mut transaction).await?;
        if let Some(earlier) = find_outcome(&mut transaction, id).await? {
            return if earlier.reason == reason {
                Ok((earlier, false))
            } else {
                Err(StoreError::conflict(DISPUTED))
            };
        }
        refuse_reversed(&mut transaction, id).await?;
        insert(&mut transaction, id, employee, reason, now).await?;
        transaction.commit().await?;
        let outcome = DisputeOutcome {
            state: DisputeState::Open,
            reason: reason.to_owned(),
            at: now,
            answer: String::new(),
        };
        Ok((outcome, true))
    }

    /// Decides a dispute: takes the award back, or keeps it. The same decision again changes nothing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::Conflict`] if it was decided otherwise.
    pub async fn decide_dispute(
        &self,
        id: DisputeId,
        decision: DisputeDecision,
        answer: &str,
        by: UserId,
        now: Instant,
    ) -> Result<DisputeView> {
        let mut transaction = self.begin().await?;
        super::lock(&mut transaction).await?;
        let correction = Correction {
            reason: answer,
            by,
            now,
        };
        decide(&mut transaction, id, decision, correction).await?;
        let row = sqlx::query(disputes!("where d.id = $1"))
            .bind(id.to_string())
            .fetch_one(&mut *transaction)
            .await?;
        let view = self.read_dispute(&mut transaction, &row).await?;
        transaction.commit().await?;
        Ok(view)
    }

    async fn read_dispute(
        &self,
        connection: &mut AnyConnection,
        row: &AnyRow,
    ) -> Result<DisputeView> {
        let version = row.small("version")?;
        let rules = self.rule_sets.find(connection, version).await?;
        let id = row.text("rule")?;
        let rule = rules.rules.iter().find(|rule| rule.id == id);
        Ok(DisputeView {
            id: row.parsed("id")?,
            transaction: row.parsed("transaction_id")?,
            employee: row.parsed("employee_id")?,
            name: row.text("name")?,
            // Only an adjustment has no rule.
            rule: rule.map_or_else(|| "Adjustment".to_owned(), |rule| rule.name.clone()),
            version,
            points: row.points("points")?,
            paid_at: row.instant("paid_at")?,
            touchpoint: row.maybe_text("touchpoint")?.unwrap_or_default(),
            reason: row.text("reason")?,
            at: row.instant("at")?,
            state: row.word("state")?,
            decided_by: row.maybe_text("decider")?,
            answer: row.text("answer")?,
        })
    }
}

const DISPUTED: &str =
    "You have written about these points already. Reload the page to see how it stands.";

async fn find_outcome(
    connection: &mut AnyConnection,
    id: TransactionId,
) -> Result<Option<DisputeOutcome>> {
    let row =
        sqlx::query("select state, reason, at, answer from disputes where transaction_id = $1")
            .bind(id.to_string())
            .fetch_optional(connection)
            .await?;
    row.map(|row| {
        Ok(DisputeOutcome {
            state: row.word("state")?,
            reason: row.text("reason")?,
            at: row.instant("at")?,
            answer: row.text("answer")?,
        })
    })
    .transpose()
}

async fn refuse_reversed(connection: &mut AnyConnection, id: TransactionId) -> Result<()> {
    let reversed = sqlx::query("select 1 from ledger_transactions where reverses = $1")
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?;
    match reversed {
        None => Ok(()),
        Some(_) => Err(StoreError::conflict(
            "These points were taken back already. Reload the page to see why.",
        )),
    }
}

/// What the person writes is in no audit: that outlives their erasure.
async fn insert(
    connection: &mut AnyConnection,
    id: TransactionId,
    employee: EmployeeId,
    reason: &str,
    now: Instant,
) -> Result<()> {
    let dispute = DisputeId(random_id(now));
    let change = Change {
        actor: &format!("employee:{employee}"),
        action: "points.dispute",
        object: format!("dispute:{dispute}"),
        before: None,
        after: Some(json!({ "transaction": id })),
        at: now,
    };
    audit::append(connection, change).await?;
    sqlx::query(
        "insert into disputes (id, transaction_id, employee_id, reason, at, state) values ($1, $2, $3, $4, $5, 'open')",
    )
    .bind(dispute.to_string())
    .bind(id.to_string())
    .bind(employee.to_string())
    .bind(reason)
    .bind(now.micros())
    .execute(connection)
    .await
    .map_err(|error| or_taken(error, DISPUTED))?;
    Ok(())
}

/// Why points were taken back after a dispute, for everybody who reads them.
const LOOKED_AT_AGAIN: &str = "An owner has looked at it again.";

async fn decide(
    connection: &mut AnyConnection,
    id: DisputeId,
    decision: DisputeDecision,
    correction: Correction<'_>,
) -> Result<()> {
    let row = sqlx::query("select transaction_id, state, answer from disputes where id = $1")
        .bind(id.to_string())
        .fetch_optional(&mut *connection)
        .await?
        .ok_or(StoreError::NotFound)?;
    let state: DisputeState = row.word("state")?;
    if state != DisputeState::Open {
        let is_same = state == decision.state() && row.text("answer")? == correction.reason;
        return if is_same { Ok(()) } else { Err(decided()) };
    }
    match decision {
        DisputeDecision::Reverse => {
            let transaction = row.parsed("transaction_id")?;
            close(connection, id, DisputeState::Reversed, correction).await?;
            // The answer is read by the person; the reversal by whoever reads their points.
            let correction = Correction {
                reason: LOOKED_AT_AGAIN,
                ..correction
            };
            reverse::reverse(connection, transaction, correction).await?;
            Ok(())
        }
        DisputeDecision::Keep => close(connection, id, DisputeState::Kept, correction).await,
    }
}

/// Decides the dispute about a transaction that is being reversed, if there is an open one.
pub(super) async fn close_with_reversal(
    connection: &mut AnyConnection,
    transaction: TransactionId,
    correction: Correction<'_>,
) -> Result<()> {
    let row = sqlx::query("select id from disputes where transaction_id = $1 and state = 'open'")
        .bind(transaction.to_string())
        .fetch_optional(&mut *connection)
        .await?;
    match row {
        Some(row) => {
            let id = row.parsed("id")?;
            close(connection, id, DisputeState::Reversed, correction).await
        }
        None => Ok(()),
    }
}

async fn close(
    connection: &mut AnyConnection,
    id: DisputeId,
    state: DisputeState,
    correction: Correction<'_>,
) -> Result<()> {
    let change = Change {
        actor: &format!("user:{}", correction.by),
        action: "points.decide",
        object: format!("dispute:{id}"),
        before: Some(json!({ "state": DisputeState::Open })),
        after: Some(json!({ "state": state, "answer": correction.reason })),
        at: correction.now,
    };
    audit::append(connection, change).await?;
    sqlx::query(
        "update disputes set state = $2, decided_by = $3, decided_at = $4, answer = $5 where id = $1",
    )
    .bind(id.to_string())
    .bind(word(state)?)
    .bind(correction.by.to_string())
    .bind(correction.now.micros())
    .bind(correction.reason)
    .execute(connection)
    .await?;
    Ok(())
}

fn decided() -> StoreError {
    StoreError::conflict(
        "Somebody decided otherwise about this meanwhile. Reload the page to see it.",
    )
}
