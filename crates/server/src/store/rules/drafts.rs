//! The draft of each owner. What is in it is the page's own: nothing here reads it, and no audit tells of it.

use crate::store::columns::Columns;
use crate::store::{Result, Store};
use domain::api::rules::RuleDraftView;
use domain::id::UserId;
use domain::instant::Instant;

impl Store {
    /// The draft of an owner, if there is one.
    pub async fn find_rule_draft(&self, owner: UserId) -> Result<Option<RuleDraftView>> {
        let row = sqlx::query("select content, saved_at from rule_drafts where owner_id = $1")
            .bind(owner.to_string())
            .fetch_optional(&self.pools.reader)
            .await?;
        row.map(|row| {
            Ok(RuleDraftView {
                content: row.text("content")?,
                saved_at: row.instant("saved_at")?,
            })
        })
        .transpose()
    }

    /// Keeps this draft of an owner instead of the one before.
    pub async fn save_rule_draft(
        &self,
        owner: UserId,
        content: &str,
        now: Instant,
    ) -> Result<RuleDraftView> {
        let mut transaction = self.begin().await?;
        sqlx::query(
            "insert into rule_drafts (owner_id, content, saved_at) values ($1, $2, $3) \
             on conflict (owner_id) do update set content = excluded.content, saved_at = excluded.saved_at",
        )
        .bind(owner.to_string())
        .bind(content)
        .bind(now.micros())
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(RuleDraftView {
            content: content.to_owned(),
            saved_at: now,
        })
    }

    /// Forgets the draft of an owner, if there is one.
    pub async fn delete_rule_draft(&self, owner: UserId) -> Result<()> {
        let mut transaction = self.begin().await?;
        sqlx::query("delete from rule_drafts where owner_id = $1")
            .bind(owner.to_string())
            .execute(&mut *transaction)
            .await?;
        Ok(transaction.commit().await?)
    }
}
