//! Sending: what follows the score is stored, and the response is settled, paid and delivered.

use super::content::{self, Thanked};
use super::row::{StoredResponse, lock_at_touchpoint};
use super::settlement::{self, Delivery};
use super::{LiveEvent, Sent};
use crate::store::audit::{self, CUSTOMER, Change};
use crate::store::rollups::{Additions, Scope};
use crate::store::rules::RuleSets;
use crate::store::{Result, StoreError};
use domain::api::feedback::{ResponseView, SendResponse};
use domain::id::{AppreciationId, ResponseId};
use domain::instant::Instant;
use domain::moderation::{HoldReason, hold_reason};
use serde_json::json;
use sqlx::AnyConnection;

/// Sends a response, or finds it sent before.
pub(in crate::store) async fn send_response(
    connection: &mut AnyConnection,
    rule_sets: &RuleSets,
    key: &str,
    id: ResponseId,
    content: SendResponse,
    now: Instant,
) -> Result<Sent> {
    let response = lock_at_touchpoint(connection, key, id).await?;
    let content = content::without_repetitions(content);
    let hash = content::hash(&content)?;
    if let Some(sent) = &response.content_hash {
        return if *sent == hash {
            Ok(sent_before(&response))
        } else {
            Err(StoreError::AlreadyUsed)
        };
    }
    let thanked = content::check(connection, response.touchpoint, &content).await?;
    let at = now.max(response.settled_at.unwrap_or(response.received_at));
    store_content(connection, &response, &content, &hash, at).await?;
    let held_for = hold_reason(response.score, &content.message);
    store_recipients(connection, &response, &thanked, held_for, at).await?;
    deliver(
        connection, rule_sets, &response, &content, &thanked, held_for, at,
    )
    .await
}

fn sent_before(response: &StoredResponse) -> Sent {
    Sent {
        view: response.view(),
        live: Vec::new(),
    }
}

async fn deliver(
    connection: &mut AnyConnection,
    rule_sets: &RuleSets,
    response: &StoredResponse,
    content: &SendResponse,
    thanked: &[Thanked],
    held_for: Option<HoldReason>,
    at: Instant,
) -> Result<Sent> {
    // Nothing is paid for held thanks until it is released, so the engine is not told of it.
    let delivered = if held_for.is_some() { &[] } else { thanked };
    let delivery = Delivery {
        standards: &content.standards,
        message_chars: content.message.chars().count(),
        delivered,
    };
    let mut additions = Additions::on(response.day);
    settlement::settle(
        connection,
        rule_sets,
        response,
        &delivery,
        at,
        &mut additions,
    )
    .await?;
    note_sent(connection, response, content, held_for, at).await?;
    count_people(&mut additions, response, thanked);
    count_thanks(&mut additions, response, &delivery);
    additions.write(connection).await?;
    Ok(Sent {
        view: ResponseView {
            sent: true,
            ..response.view()
        },
        live: live_events(response.id, delivered),
    })
}

fn live_events(response: ResponseId, delivered: &[Thanked]) -> Vec<LiveEvent> {
    delivered
        .iter()
        .map(|thanked| LiveEvent {
            employee: thanked.employee,
            response,
        })
        .collect()
}

/// A person's CSAT counts every response that names them: counting only delivered thanks would make it 100 %, for
/// low scores are held.
fn count_people(additions: &mut Additions, response: &StoredResponse, thanked: &[Thanked]) {
    for person in thanked {
        additions.count(Scope::Employee(person.employee), response.score);
    }
}

/// What sending adds to the day besides points. The response itself was counted at the first tap.
fn count_thanks(additions: &mut Additions, response: &StoredResponse, delivery: &Delivery<'_>) {
    for standard in delivery.standards {
        additions.count(Scope::Standard(standard.clone()), response.score);
    }
    if delivery.delivered.is_empty() {
        return;
    }
    let standards = delivery.standards.iter().cloned().map(Scope::Standard);
    for scope in standards.chain([Scope::Organization, Scope::Touchpoint(response.touchpoint)]) {
        additions.thank(scope);
    }
    for thanked in delivery.delivered {
        additions.thank(Scope::Employee(thanked.employee));
        additions.thank_person(thanked.team, thanked.employee);
    }
    for team in settlement::teams_of(delivery.delivered) {
        additions.thank(Scope::Team(team));
    }
}

async fn store_content(
    connection: &mut AnyConnection,
    response: &StoredResponse,
    content: &SendResponse,
    hash: &str,
    at: Instant,
) -> Result<()> {
    let id = response.id.to_string();
    sqlx::query(
        "update responses set message = $2, improvement = $3, content_hash = $4, sent_at = $5, touched_at = $5, \
             settled_at = coalesce(settled_at, $5) where id = $1",
    )
    .bind(&id)
    .bind(&content.message)
    .bind(&content.improvement)
    .bind(hash)
    .bind(at.micros())
    .execute(&mut *connection)
    .await?;
    for standard in &content.standards {
        sqlx::query("insert into response_standards (response_id, standard) values ($1, $2)")
            .bind(&id)
            .bind(standard)
            .execute(&mut *connection)
            .await?;
    }
    for reason in &content.reasons {
        sqlx::query("insert into response_reasons (response_id, reason) values ($1, $2)")
            .bind(&id)
            .bind(reason)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

async fn store_recipients(
    connection: &mut AnyConnection,
    response: &StoredResponse,
    thanked: &[Thanked],
    held_for: Option<HoldReason>,
    at: Instant,
) -> Result<()> {
    for (position, recipient) in (0_i64..).zip(thanked) {
        sqlx::query(
            "insert into response_recipients \
                 (id, response_id, touchpoint_id, employee_id, team_id, position, state, held_for, delivered_at) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(new_id(at).to_string())
        .bind(response.id.to_string())
        .bind(response.touchpoint.to_string())
        .bind(recipient.employee.to_string())
        .bind(recipient.team.to_string())
        .bind(position)
        .bind(held_for.map_or("delivered", |_| "held"))
        .bind(held_for.map(HoldReason::name))
        .bind(held_for.is_none().then_some(at.micros()))
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// Made of nothing but the time and chance: no response can be told from it.
fn new_id(at: Instant) -> AppreciationId {
    let millis = u64::try_from(at.micros() / 1_000).unwrap_or_default();
    let id = uuid::Builder::from_unix_timestamp_millis(millis, &rand::random());
    AppreciationId(id.into_uuid())
}

async fn note_sent(
    connection: &mut AnyConnection,
    response: &StoredResponse,
    content: &SendResponse,
    held_for: Option<HoldReason>,
    at: Instant,
) -> Result<()> {
    let after = json!({
        "score": response.score,
        "recipients": content.recipients,
        "held": held_for.is_some() && !content.recipients.is_empty(),
    });
    let change = Change {
        actor: CUSTOMER,
        action: "response.send",
        object: format!("response:{}", response.id),
        before: None,
        after: Some(after),
        at,
    };
    audit::append(connection, change).await
}
