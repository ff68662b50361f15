//! The audit: an append-only chain of who changed what, written in the transaction of the change.
//!
//! Each row's hash covers the hash before it, so a row that was changed, removed, reordered or cut
//! can be detected. What people wrote is never in it, for it outlives the erasure of a person.

use super::Result;
use super::columns::Columns;
use super::migrate::hex;
use domain::instant::Instant;
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;

/// Who changes things where nobody is signed in: a customer.
pub(super) const CUSTOMER: &str = "customer";
/// Who changes things on the command line.
pub(super) const CONSOLE: &str = "console";
/// The server itself, at a given time.
pub(super) const CLOCK: &str = "clock";

/// One change.
#[derive(Debug)]
pub(super) struct Change<'a> {
    /// Who: `user:{id}`, or one of the words above.
    pub(super) actor: &'a str,
    /// What: `response.send`, `rules.publish` and the like.
    pub(super) action: &'a str,
    /// To which object: `response:{id}` and the like.
    pub(super) object: String,
    /// What it was, if it was.
    pub(super) before: Option<Value>,
    /// What it is, if it is.
    pub(super) after: Option<Value>,
    /// When.
    pub(super) at: Instant,
}

/// Appends a change to the chain. It locks the chain's end until the transaction ends, so it comes
/// before rollups are touched: one order for all, and nobody waits in a circle.
pub(super) async fn append(connection: &mut AnyConnection, change: Change<'_>) -> Result<()> {
    let (seq, prev_hash) = next_link(connection).await?;
    let before = change.before.map(|value| value.to_string());
    let after = change.after.map(|value| value.to_string());
    let hash = link_hash(&serde_json::json!([
        prev_hash,
        seq,
        change.at.micros(),
        change.actor,
        change.action,
        change.object,
        before,
        after
    ]));
    sqlx::query(
        "insert into audit (seq, at, actor, action, object, before, after, prev_hash, hash) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(seq)
    .bind(change.at.micros())
    .bind(change.actor)
    .bind(change.action)
    .bind(change.object)
    .bind(before)
    .bind(after)
    .bind(prev_hash)
    .bind(&hash)
    .execute(&mut *connection)
    .await?;
    sqlx::query("update heads set audit_hash = $1")
        .bind(hash)
        .execute(connection)
        .await?;
    Ok(())
}

async fn next_link(connection: &mut AnyConnection) -> Result<(i64, String)> {
    let row = sqlx::query("update heads set audited = audited + 1 returning audited, audit_hash")
        .fetch_one(connection)
        .await?;
    Ok((row.number("audited")?, row.text("audit_hash")?))
}

/// SHA-256 of the row as a JSON array: `[prev_hash, seq, at, actor, action, object, before, after]`.
pub(super) fn link_hash(row: &Value) -> String {
    hex(&Sha256::digest(row.to_string()))
}
