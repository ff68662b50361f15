//! Settling: the engine is asked once about a response, and what it awards is paid.

use super::content::Thanked;
use super::row::{StoredResponse, lock_unsettled};
use crate::settle::{Occasion, Payment, SETTLED_AFTER_SECONDS, payments};
use crate::store::audit::{self, CLOCK, Change};
use crate::store::columns::Columns;
use crate::store::ledger::{self, Settlement};
use crate::store::rollups::Additions;
use crate::store::rules::RuleSets;
use crate::store::{Result, StoreError};
use domain::id::ResponseId;
use domain::instant::Instant;
use domain::rules::{Calendar, Recipient, Response};
use serde_json::json;
use sqlx::{AnyConnection, AnyPool};

/// What a response delivers.
#[derive(Debug)]
pub(super) struct Delivery<'a> {
    pub(super) standards: &'a [String],
    pub(super) message_chars: usize,
    /// Whom its thanks reaches now.
    pub(super) delivered: &'a [Thanked],
}

impl Delivery<'_> {
    /// Nothing but a score.
    const NOTHING: Delivery<'static> = Delivery {
        standards: &[],
        message_chars: 0,
        delivered: &[],
    };
}

/// Asks the engine what an occasion of a response pays, and pays it. Repeats and spam are nobody's merit: the engine is never
/// told of them.
pub(super) async fn settle(
    connection: &mut AnyConnection,
    rule_sets: &RuleSets,
    response: &StoredResponse,
    occasion: Occasion,
    delivery: &Delivery<'_>,
    now: Instant,
    additions: &mut Additions,
) -> Result<()> {
    if !response.given.counted {
        return Ok(());
    }
    let settlement = Settlement {
        response: response.id,
        occasion,
        at: response.received_at,
        day: response.given.day,
        settled_at: now,
        available_at: now.plus_seconds(find_hold(connection).await?),
    };
    let rules = rule_sets.find(connection, response.rule_version).await?;
    let calendar = Calendar::of(&rules).map_err(StoreError::broken)?;
    let seq = ledger::begin(connection, &settlement).await?;
    let event = occasion.told(engine_event(&settlement, seq, response, delivery)?);
    let mut paid = ledger::read_paid(connection, &rules, &calendar, &event).await?;
    let day = calendar.day(event.at());
    let payments = payments(&rules, &calendar, &event, &mut paid);
    ledger::keep(connection, &settlement, day, &payments).await?;
    payments
        .iter()
        .try_for_each(|payment| count_points(additions, response, payment))
}

/// Whether the engine was asked about a response itself, and not only about thanks that came later.
pub(super) async fn is_settled(
    connection: &mut AnyConnection,
    response: &StoredResponse,
) -> Result<bool> {
    let row = sqlx::query("select 1 from settlements where event = $1")
        .bind(Occasion::Response.event(response.id))
        .fetch_optional(connection)
        .await?;
    Ok(row.is_some())
}

/// Responses that nothing was added to for 10 minutes, oldest first.
pub(super) async fn list_due(pool: &AnyPool, now: Instant, limit: u32) -> Result<Vec<ResponseId>> {
    let rows = sqlx::query(
        "select id from responses where settled_at is null and touched_at <= $1 order by touched_at, id limit $2",
    )
    .bind(due_by(now).micros())
    .bind(i64::from(limit))
    .fetch_all(pool)
    .await?;
    rows.iter().map(|row| row.parsed("id")).collect()
}

/// Settles a response that was never sent. `false` if somebody else did meanwhile, or it was touched.
pub(in crate::store) async fn settle_by_time(
    connection: &mut AnyConnection,
    rule_sets: &RuleSets,
    id: ResponseId,
    now: Instant,
) -> Result<bool> {
    let Some(response) = lock_unsettled(connection, id, due_by(now)).await? else {
        return Ok(false);
    };
    let at = now.max(response.received_at);
    sqlx::query("update responses set settled_at = $2 where id = $1")
        .bind(id.to_string())
        .bind(at.micros())
        .execute(&mut *connection)
        .await?;
    let mut additions = Additions::of(response.given.clone());
    settle(
        connection,
        rule_sets,
        &response,
        Occasion::Response,
        &Delivery::NOTHING,
        at,
        &mut additions,
    )
    .await?;
    let change = Change {
        actor: CLOCK,
        action: "response.settle",
        object: format!("response:{id}"),
        before: None,
        after: Some(json!({ "score": response.score })),
        at,
    };
    audit::append(connection, change).await?;
    additions.write(connection).await?;
    Ok(true)
}

/// What was last touched then is due now.
fn due_by(now: Instant) -> Instant {
    now.plus_seconds(-SETTLED_AFTER_SECONDS)
}

async fn find_hold(connection: &mut AnyConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("select hold_seconds from program")
        .fetch_one(connection)
        .await?)
}

fn engine_event(
    settlement: &Settlement,
    seq: u64,
    response: &StoredResponse,
    delivery: &Delivery<'_>,
) -> Result<Response> {
    Ok(Response {
        id: settlement.event(),
        seq,
        at: response.received_at,
        touchpoint: response.touchpoint.to_string(),
        team: response.team.to_string(),
        customer: response.customer,
        trust: response.trust,
        score: response.score,
        standards: delivery.standards.to_vec(),
        message_chars: delivery
            .message_chars
            .try_into()
            .map_err(StoreError::broken)?,
        recipients: delivery.delivered.iter().map(recipient).collect(),
    })
}

fn recipient(thanked: &Thanked) -> Recipient {
    Recipient {
        employee: thanked.employee.to_string(),
        team: thanked.team.to_string(),
    }
}

/// Points count for the whole, the touchpoint, and the account; a person's count for their team too.
fn count_points(
    additions: &mut Additions,
    response: &StoredResponse,
    payment: &Payment,
) -> Result<()> {
    let touchpoint = Some(response.touchpoint);
    for scope in ledger::scopes(&payment.account, &payment.team, touchpoint)? {
        additions.pay(scope, payment.source, payment.points);
    }
    Ok(())
}
