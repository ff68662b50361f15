//! Receipt links: who made how many, and which were used.

use super::audit::{self, CONSOLE, Change};
use super::{Result, Store};
use domain::api::touchpoints::CreateReceiptLinks;
use domain::id::{TouchpointId, UserId};
use domain::instant::Instant;
use serde_json::json;

/// Another server's clock may be behind: it would take a token that is over here, and must find it used.
const KEPT_SECONDS: i64 = 24 * 60 * 60;

impl Store {
    /// Notes that links were made, by an account or at the terminal of the server. The links themselves are kept nowhere.
    pub async fn note_receipt_links(
        &self,
        touchpoint: TouchpointId,
        links: &CreateReceiptLinks,
        by: Option<UserId>,
        now: Instant,
    ) -> Result<()> {
        let actor = by.map_or_else(|| CONSOLE.to_owned(), |by| format!("user:{by}"));
        let change = Change {
            actor: &actor,
            action: "receipt.create_links",
            object: format!("touchpoint:{touchpoint}"),
            before: None,
            after: Some(json!(links)),
            at: now,
        };
        let mut transaction = self.begin().await?;
        audit::append(&mut transaction, change).await?;
        Ok(transaction.commit().await?)
    }

    /// Forgets used tokens that are over anyway. Returns how many.
    pub async fn delete_expired_receipt_tokens(&self, now: Instant) -> Result<u64> {
        let done = sqlx::query("delete from receipt_tokens where expires_at < $1")
            .bind(now.plus_seconds(-KEPT_SECONDS).micros())
            .execute(&self.pools.writer)
            .await?;
        Ok(done.rows_affected())
    }
}
