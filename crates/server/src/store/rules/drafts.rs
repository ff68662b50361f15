//! The draft of each owner. What is in it is the page's own: nothing here reads it, and no audit tells of it.
//!
//! Two windows of one owner must not write over each other: whoever replaces a draft names the one that they know.

use crate::store::columns::Columns;
use crate::store::{Result, Store, StoreError};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::api::rules::{RuleDraftView, SaveRuleDraft};
use domain::id::UserId;
use domain::instant::Instant;
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

impl Store {
    /// The draft of an owner, if there is one.
    pub async fn find_rule_draft(&self, owner: UserId) -> Result<Option<RuleDraftView>> {
        let mut connection = self.pools.reader.acquire().await?;
        find(&mut connection, owner).await
    }

    /// Keeps this draft of an owner instead of the one that it names.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if another is kept by now.
    pub async fn save_rule_draft(
        &self,
        owner: UserId,
        draft: &SaveRuleDraft,
        now: Instant,
    ) -> Result<RuleDraftView> {
        let mut transaction = self.begin().await?;
        let known = find(&mut transaction, owner).await?;
        let revision = known.as_ref().map(|known| &known.revision);
        if revision != draft.instead_of.as_ref() {
            return Err(kept_meanwhile());
        }
        write(&mut transaction, owner, known, &draft.content, now).await?;
        transaction.commit().await?;
        Ok(RuleDraftView {
            revision: revision_of(&draft.content),
            content: draft.content.clone(),
            saved_at: now,
        })
    }

    /// Forgets the draft of an owner, if there is one: the one that is named, or whichever there is.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if another than the named one is kept by now.
    pub async fn delete_rule_draft(&self, owner: UserId, named: Option<&str>) -> Result<()> {
        let mut transaction = self.begin().await?;
        let Some(known) = find(&mut transaction, owner).await? else {
            return Ok(());
        };
        if named.is_some_and(|named| named != known.revision) {
            return Err(kept_meanwhile());
        }
        let done = sqlx::query("delete from rule_drafts where owner_id = $1 and content = $2")
            .bind(owner.to_string())
            .bind(known.content)
            .execute(&mut *transaction)
            .await?;
        // Another transaction may have written since it was read.
        if done.rows_affected() == 0 {
            return Err(kept_meanwhile());
        }
        Ok(transaction.commit().await?)
    }
}

/// Writes over what is `known`, and over nothing else: another transaction may have written since it was read.
async fn write(
    connection: &mut AnyConnection,
    owner: UserId,
    known: Option<RuleDraftView>,
    content: &str,
    now: Instant,
) -> Result<()> {
    let statement = if known.is_some() {
        "update rule_drafts set content = $2, saved_at = $3 where owner_id = $1 and content = $4"
    } else {
        "insert into rule_drafts (owner_id, content, saved_at) values ($1, $2, $3) on conflict (owner_id) do nothing"
    };
    let mut query = sqlx::query(statement)
        .bind(owner.to_string())
        .bind(content.to_owned())
        .bind(now.micros());
    if let Some(known) = known {
        query = query.bind(known.content);
    }
    match query.execute(connection).await?.rows_affected() {
        0 => Err(kept_meanwhile()),
        _ => Ok(()),
    }
}

async fn find(connection: &mut AnyConnection, owner: UserId) -> Result<Option<RuleDraftView>> {
    let row = sqlx::query("select content, saved_at from rule_drafts where owner_id = $1")
        .bind(owner.to_string())
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &AnyRow) -> Result<RuleDraftView> {
    let content = row.text("content")?;
    Ok(RuleDraftView {
        revision: revision_of(&content),
        content,
        saved_at: row.instant("saved_at")?,
    })
}

/// The same content is the same draft, whenever it was kept.
fn revision_of(content: &str) -> String {
    URL_SAFE_NO_PAD.encode(&Sha256::digest(content)[..12])
}

fn kept_meanwhile() -> StoreError {
    StoreError::conflict(
        "Your draft was changed in another window or on another device meanwhile. Look at both, then decide which one goes on.",
    )
}
