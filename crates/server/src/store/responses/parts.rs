//! The parts of a response, each in its table.

use super::content::Checked;
use super::row::StoredResponse;
use super::send::new_card;
use super::suspicion::Suspicion;
use crate::store::migrate::hex;
use crate::store::{Result, StoreError, rows};
use domain::api::feedback::SendResponse;
use domain::instant::Instant;
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;
use uuid::Uuid;

/// Whether the thanks of a response waits for a moderator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    Yes,
    No,
}

impl Held {
    /// Flagged thanks waits. Without thanks there is nothing to wait.
    pub(super) fn if_any(
        response: &StoredResponse,
        content: &SendResponse,
        flags: &[Suspicion],
    ) -> Self {
        let suspicious = !flags.is_empty() || !response.given.counted;
        if suspicious && content.thanks_somebody() {
            Self::Yes
        } else {
            Self::No
        }
    }
}

pub(super) async fn store_content(
    connection: &mut AnyConnection,
    response: &StoredResponse,
    content: &SendResponse,
    hash: &str,
    at: Instant,
) -> Result<()> {
    let id = response.id.to_string();
    sqlx::query(
        "update responses set message = $2, improvement = $3, content_hash = $4, sent_at = $5, touched_at = $5, \
             settled_at = coalesce(settled_at, $5), whole_team = $6 where id = $1",
    )
    .bind(&id)
    .bind(&content.message)
    .bind(&content.improvement)
    .bind(hash)
    .bind(at.micros())
    .bind(i64::from(content.whole_team))
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

pub(super) async fn store_flags(
    connection: &mut AnyConnection,
    response: &StoredResponse,
    flags: &[Suspicion],
) -> Result<()> {
    for suspicion in flags {
        let about = suspicion.about.map(|employee| employee.to_string());
        sqlx::query(
            "insert into response_flags (response_id, flag, employee_id) values ($1, $2, $3)",
        )
        .bind(response.id.to_string())
        .bind(suspicion.flag.name())
        .bind(about.unwrap_or_default())
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// Whoever is named, in the order of naming, and after them the rest of the team, if all of it is thanked.
pub(super) async fn store_recipients(
    connection: &mut AnyConnection,
    response: &StoredResponse,
    checked: &Checked,
    held: Held,
    at: Instant,
) -> Result<()> {
    let named = checked.thanked.iter().map(|person| ("name", person));
    let rest = checked.rest_of_team.iter().map(|person| ("team", person));
    let people: Vec<_> = (0_i64..).zip(named.chain(rest)).collect();
    let into = "insert into response_recipients \
        (id, response_id, touchpoint_id, employee_id, team_id, position, via, state, named_at, delivered_at)";
    rows::insert(
        connection,
        (into, 10, ""),
        &people,
        |query, (position, (via, person))| {
            query
                .bind(new_card(at).to_string())
                .bind(response.id.to_string())
                .bind(response.touchpoint.to_string())
                .bind(person.employee.to_string())
                .bind(person.team.to_string())
                .bind(*position)
                .bind(*via)
                .bind(if held == Held::Yes {
                    "held"
                } else {
                    "delivered"
                })
                .bind(at.micros())
                .bind((held == Held::No).then_some(at.micros()))
        },
    )
    .await
}

pub(super) async fn store_unnamed(
    connection: &mut AnyConnection,
    response: &StoredResponse,
    content: &SendResponse,
    held: Held,
    at: Instant,
) -> Result<()> {
    if content.unnamed.is_empty() {
        return Ok(());
    }
    sqlx::query(
        "insert into unnamed_thanks (id, response_id, team_id, description, state) values ($1, $2, $3, $4, $5)",
    )
    .bind(random_id(at).to_string())
    .bind(response.id.to_string())
    .bind(response.team.to_string())
    .bind(&content.unnamed)
    .bind(if held == Held::Yes { "held" } else { "open" })
    .execute(connection)
    .await?;
    Ok(())
}

/// Only the hash of the secret's 32 digits, so that who sees the database cannot open the link.
pub(super) async fn store_pickup(
    connection: &mut AnyConnection,
    response: &StoredResponse,
    content: &SendResponse,
) -> Result<()> {
    if content.pickup.is_empty() {
        return Ok(());
    }
    let done = sqlx::query(
        "insert into pickups (secret_hash, response_id) values ($1, $2) on conflict (secret_hash) do nothing",
    )
    .bind(hex(&Sha256::digest(&content.pickup)))
    .bind(response.id.to_string())
    .execute(connection)
    .await?;
    if done.rows_affected() == 1 {
        Ok(())
    } else {
        Err(StoreError::invalid(
            "pickup",
            "This was used for another answer. Start a new one.",
        ))
    }
}

/// Kept only where it was asked for: after a low score.
pub(super) async fn store_contact(
    connection: &mut AnyConnection,
    response: &StoredResponse,
    content: &SendResponse,
    at: Instant,
) -> Result<()> {
    if content.contact.is_empty() || response.score.is_satisfied() {
        return Ok(());
    }
    sqlx::query("insert into contacts (response_id, contact, created_at) values ($1, $2, $3)")
        .bind(response.id.to_string())
        .bind(&content.contact)
        .bind(at.micros())
        .execute(connection)
        .await?;
    Ok(())
}

/// Made of nothing but the time and chance.
pub(in crate::store) fn random_id(at: Instant) -> Uuid {
    let millis = u64::try_from(at.micros() / 1_000).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &rand::random()).into_uuid()
}
