//! Rules that run beside the live ones and pay nobody. What they would have paid is never stored: it is asked anew each time.

use super::versions;
use crate::store::audit::{self, Change};
use crate::store::columns::Columns;
use crate::store::{Result, Store, StoreError};
use domain::id::UserId;
use domain::instant::Instant;
use domain::points::Points;
use domain::rules::RuleSet;
use serde_json::{Value, json};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Rules that run unpaid.
#[derive(Debug, Clone, PartialEq)]
pub struct Shadow {
    /// The rules.
    pub rules: RuleSet,
    /// The name of the owner who started it.
    pub started_by: String,
    /// Since when.
    pub started_at: Instant,
}

/// One award as it was paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidAward {
    /// When its event happened.
    pub at: Instant,
    /// `employee:{id}` or `team:{id}`.
    pub account: String,
    /// What was paid.
    pub points: Points,
}

/// What an account is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountName {
    /// The person's name, or the team's.
    pub name: String,
    /// The name of the person's team.
    pub team: Option<String>,
}

impl Store {
    /// What runs unpaid, if anything does.
    pub async fn find_shadow(&self) -> Result<Option<Shadow>> {
        let row = sqlx::query(
            "select s.body, s.started_at, u.name from rule_shadows s join users u on u.id = s.started_by \
             where s.ended_at is null",
        )
        .fetch_optional(&self.pools.reader)
        .await?;
        row.as_ref().map(read).transpose()
    }

    /// Runs these rules unpaid from now on, in place of those that do. The caller has checked them.
    pub async fn start_shadow(&self, rules: RuleSet, by: UserId, now: Instant) -> Result<()> {
        let mut transaction = self.begin_rules().await?;
        end(&mut transaction, by, now).await?;
        start(&mut transaction, rules, by, now).await?;
        Ok(transaction.commit().await?)
    }

    /// Ends the unpaid run, if there is one.
    pub async fn end_shadow(&self, by: UserId, now: Instant) -> Result<()> {
        let mut transaction = self.begin_rules().await?;
        end(&mut transaction, by, now).await?;
        Ok(transaction.commit().await?)
    }

    /// What was paid for the events with numbers over `after` and up to `last`: awards as they were, reversed ones too, and no
    /// adjustments.
    pub async fn list_paid_awards(&self, after: u64, last: u64) -> Result<Vec<PaidAward>> {
        let [after, last] = [after, last].map(i64::try_from);
        let rows = sqlx::query(
            "select s.at, t.account, p.points from settlements s join ledger_transactions t on t.event = s.event \
             join postings p on p.transaction_id = t.id and p.account = t.account \
             where s.seq > $1 and s.seq <= $2 and s.kind <> 'adjustment' and t.reverses is null",
        )
        .bind(after.map_err(StoreError::broken)?)
        .bind(last.map_err(StoreError::broken)?)
        .fetch_all(&self.pools.reader)
        .await?;
        rows.iter().map(read_award).collect()
    }

    /// What every account is called, but for the budget's.
    pub async fn list_account_names(&self) -> Result<BTreeMap<String, AccountName>> {
        let rows = sqlx::query(
            "select a.account, coalesce(e.name, t.name) as name, o.name as team from accounts a \
             left join employees e on e.id = a.employee_id left join teams o on o.id = e.team_id \
             left join teams t on t.id = a.team_id where a.account <> 'program:budget'",
        )
        .fetch_all(&self.pools.reader)
        .await?;
        rows.iter().map(read_name).collect()
    }
}

async fn start(
    connection: &mut AnyConnection,
    mut rules: RuleSet,
    by: UserId,
    now: Instant,
) -> Result<()> {
    let newest = versions::find_newest(connection).await?;
    rules.version = newest.version;
    rules.effective_from = now;
    rules.time_zone = newest.time_zone;
    sqlx::query(
        "insert into rule_shadows (id, body, started_by, started_at) values ($1, $2, $3, $4)",
    )
    .bind(Uuid::now_v7().to_string())
    .bind(serde_json::to_string(&rules).map_err(StoreError::broken)?)
    .bind(by.to_string())
    .bind(now.micros())
    .execute(&mut *connection)
    .await?;
    note(
        connection,
        "rules.start_shadow",
        json!({ "rules": rules }),
        by,
        now,
    )
    .await
}

async fn end(connection: &mut AnyConnection, by: UserId, now: Instant) -> Result<()> {
    let done = sqlx::query(
        "update rule_shadows set ended_by = $1, \
             ended_at = case when started_at > $2 then started_at else $2 end where ended_at is null",
    )
    .bind(by.to_string())
    .bind(now.micros())
    .execute(&mut *connection)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(());
    }
    note(
        connection,
        "rules.end_shadow",
        json!({ "ended": true }),
        by,
        now,
    )
    .await
}

async fn note(
    connection: &mut AnyConnection,
    action: &str,
    after: Value,
    by: UserId,
    at: Instant,
) -> Result<()> {
    let change = Change {
        actor: &format!("user:{by}"),
        action,
        object: "rules:shadow".to_owned(),
        before: None,
        after: Some(after),
        at,
    };
    audit::append(connection, change).await
}

fn read(row: &AnyRow) -> Result<Shadow> {
    Ok(Shadow {
        rules: versions::read_body(row)?,
        started_by: row.text("name")?,
        started_at: row.instant("started_at")?,
    })
}

fn read_award(row: &AnyRow) -> Result<PaidAward> {
    Ok(PaidAward {
        at: row.instant("at")?,
        account: row.text("account")?,
        points: row.points("points")?,
    })
}

fn read_name(row: &AnyRow) -> Result<(String, AccountName)> {
    let name = AccountName {
        name: row.text("name")?,
        team: row.maybe_text("team")?,
    };
    Ok((row.text("account")?, name))
}
