//! A decision: once, noted, and final.

use super::Decision;
use crate::store::audit::{self, Change};
use crate::store::columns::Columns;
use crate::store::ledger::{Correction, reverse_response};
use crate::store::responses::{
    LiveEvent, StoredResponse, deliver_released, lock_response, settle_rejected,
};
use crate::store::rollups::{self, Scope};
use crate::store::rules::RuleSets;
use crate::store::{Result, StoreError};
use domain::id::{ResponseId, UserId};
use domain::instant::Instant;
use serde_json::json;
use sqlx::AnyConnection;
use std::collections::BTreeSet;

/// Why points of a response were taken back that turned out to be spam, as whoever had them reads it.
const NO_CUSTOMER: &str = "The response turned out to come from no customer.";

/// Who decides, and when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moderator {
    pub(super) by: UserId,
    pub(super) now: Instant,
}

pub(super) async fn decide(
    connection: &mut AnyConnection,
    rule_sets: &RuleSets,
    id: ResponseId,
    decision: &Decision,
    moderator: Moderator,
) -> Result<Vec<LiveEvent>> {
    let response = lock_response(connection, id).await?;
    if let Some(earlier) = find_decision(connection, id).await? {
        return if earlier == decision.name() {
            Ok(Vec::new())
        } else {
            Err(StoreError::conflict(
                "Somebody decided otherwise about this meanwhile. Reload the page to see it.",
            ))
        };
    }
    if !waits(connection, id).await? {
        return Err(StoreError::NotFound);
    }
    // A clock may have been put back since.
    let now = moderator.now.max(response.sent_at.unwrap_or(moderator.now));
    let moderator = Moderator { now, ..moderator };
    insert_decision(connection, id, decision, moderator).await?;
    note(connection, id, decision, moderator).await?;
    match decision {
        Decision::Release => {
            set_unnamed(connection, id, "open").await?;
            deliver_released(connection, rule_sets, &response, now).await
        }
        Decision::Reject { .. } => {
            reject(connection, id).await?;
            settle_rejected(connection, rule_sets, &response, now).await?;
            Ok(Vec::new())
        }
        Decision::Spam { .. } => {
            reject(connection, id).await?;
            leave_out(connection, &response).await?;
            take_back(connection, id, moderator).await?;
            Ok(Vec::new())
        }
    }
}

async fn find_decision(connection: &mut AnyConnection, id: ResponseId) -> Result<Option<String>> {
    let row = sqlx::query("select decision from moderation_decisions where response_id = $1")
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?;
    row.map(|row| row.text("decision")).transpose()
}

async fn waits(connection: &mut AnyConnection, id: ResponseId) -> Result<bool> {
    let row = sqlx::query(concat!(
        "select 1 from (",
        waiting!(),
        ") w where w.response_id = $1 limit 1"
    ))
    .bind(id.to_string())
    .fetch_optional(connection)
    .await?;
    Ok(row.is_some())
}

async fn insert_decision(
    connection: &mut AnyConnection,
    id: ResponseId,
    decision: &Decision,
    moderator: Moderator,
) -> Result<()> {
    sqlx::query(
        "insert into moderation_decisions (response_id, decision, reason, decided_by, decided_at) \
         values ($1, $2, $3, $4, $5)",
    )
    .bind(id.to_string())
    .bind(decision.name())
    .bind(decision.reason())
    .bind(moderator.by.to_string())
    .bind(moderator.now.micros())
    .execute(connection)
    .await?;
    Ok(())
}

async fn note(
    connection: &mut AnyConnection,
    id: ResponseId,
    decision: &Decision,
    moderator: Moderator,
) -> Result<()> {
    let change = Change {
        actor: &format!("user:{}", moderator.by),
        action: "response.moderate",
        object: format!("response:{id}"),
        before: Some(json!({ "state": "held" })),
        after: Some(json!({ "state": decision.name(), "reason": decision.reason() })),
        at: moderator.now,
    };
    audit::append(connection, change).await
}

async fn reject(connection: &mut AnyConnection, id: ResponseId) -> Result<()> {
    sqlx::query(
        "update response_recipients set state = 'rejected' where response_id = $1 and state = 'held'",
    )
    .bind(id.to_string())
    .execute(&mut *connection)
    .await?;
    set_unnamed(connection, id, "rejected").await
}

async fn set_unnamed(
    connection: &mut AnyConnection,
    id: ResponseId,
    state: &'static str,
) -> Result<()> {
    sqlx::query("update unnamed_thanks set state = $2 where response_id = $1 and state = 'held'")
        .bind(id.to_string())
        .bind(state)
        .execute(connection)
        .await?;
    Ok(())
}

/// Takes a response out of CSAT, everywhere it counted.
async fn leave_out(connection: &mut AnyConnection, response: &StoredResponse) -> Result<()> {
    if !response.given.counted {
        return Ok(());
    }
    sqlx::query("update responses set counted = 0 where id = $1")
        .bind(response.id.to_string())
        .execute(&mut *connection)
        .await?;
    let mut scopes = BTreeSet::from(response.scopes());
    scopes.extend(list_named(connection, response.id).await?);
    scopes.extend(list_standards(connection, response.id).await?);
    rollups::leave_out(connection, &scopes, &response.given, response.score).await
}

/// What its score was paid before anybody knew: it came from no customer. The moderator's words are for the audit alone.
async fn take_back(
    connection: &mut AnyConnection,
    id: ResponseId,
    Moderator { by, now }: Moderator,
) -> Result<()> {
    let correction = Correction {
        reason: NO_CUSTOMER,
        by,
        now,
    };
    reverse_response(connection, id, correction).await
}

/// Whose CSAT it counted for. Nobody was found for an unnamed thanks that waited.
async fn list_named(connection: &mut AnyConnection, id: ResponseId) -> Result<Vec<Scope>> {
    let rows = sqlx::query(
        "select employee_id from response_recipients where response_id = $1 and via = 'name'",
    )
    .bind(id.to_string())
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| row.parsed("employee_id").map(Scope::Employee))
        .collect()
}

async fn list_standards(connection: &mut AnyConnection, id: ResponseId) -> Result<Vec<Scope>> {
    let rows = sqlx::query("select standard from response_standards where response_id = $1")
        .bind(id.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| row.text("standard").map(Scope::Standard))
        .collect()
}
