//! Responses: from the first tap to settled, paid and delivered.

mod content;
mod first_tap;
mod row;
mod send;
mod settlement;

use super::{LIVE_CHANNEL, Result, Store, StoreError};
use domain::api::feedback::{CreateResponse, ResponseView, SendResponse};
use domain::id::{EmployeeId, ResponseId};
use domain::instant::Instant;
use domain::rules::Trust;
use domain::score::Score;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

pub(super) use first_tap::{change_score, create_response};
pub(super) use send::send_response;
pub(super) use settlement::settle_by_time;

/// What the server knows of a new response besides its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewResponseContext {
    /// When it was received.
    pub at: Instant,
    /// How sure we are of the visit.
    pub trust: Trust,
}

/// A response after its first tap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// As its customer may see it.
    pub view: ResponseView,
    /// `false` if it was stored before and this is the same again.
    pub created: bool,
}

/// A response after it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// As its customer may see it.
    pub view: ResponseView,
    /// Thanks that was delivered by this very call; publish it unless [`Store::notifies`].
    pub live: Vec<LiveEvent>,
}

/// Thanks that has just reached a wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LiveEvent {
    /// Whose wall.
    pub employee: EmployeeId,
    /// The response that the thanks came with.
    pub response: ResponseId,
}

/// What [`Store::settle_due`] did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    /// How many responses were settled.
    pub count: u32,
}

impl Store {
    /// Stores the first tap. The same again answers the same.
    ///
    /// # Errors
    /// [`super::StoreError::NotFound`] for an unknown key, [`super::StoreError::AlreadyUsed`] if the id
    /// stands for another touchpoint or another score.
    pub async fn create_response(
        &self,
        key: &str,
        response: CreateResponse,
        context: NewResponseContext,
    ) -> Result<Stored> {
        let mut transaction = self.begin().await?;
        let stored = create_response(&mut transaction, key, &response, context).await?;
        transaction.commit().await?;
        Ok(stored)
    }

    /// Changes the score before the response is sent or settled. The same score again answers the same.
    ///
    /// # Errors
    /// [`super::StoreError::NotFound`] for an unknown response, [`super::StoreError::AlreadyUsed`] once it is sent or settled.
    pub async fn change_score(
        &self,
        key: &str,
        id: ResponseId,
        score: Score,
        now: Instant,
    ) -> Result<ResponseView> {
        let mut transaction = self.begin().await?;
        let view = change_score(&mut transaction, key, id, score, now).await?;
        transaction.commit().await?;
        Ok(view)
    }

    /// Sends the response: settles, pays and delivers it. The same again answers the same.
    /// Shape (lengths, control characters, number of recipients) is validated by the caller.
    ///
    /// One that was settled by time meanwhile is still delivered; then only appreciation rules pay,
    /// for its score was paid for already.
    ///
    /// # Errors
    /// [`super::StoreError::NotFound`], [`super::StoreError::AlreadyUsed`] for other content than was sent,
    /// [`super::StoreError::Invalid`] for people not on offer here and unknown standards or reasons.
    pub async fn send_response(
        &self,
        key: &str,
        id: ResponseId,
        content: SendResponse,
        now: Instant,
    ) -> Result<Sent> {
        let mut transaction = self.begin().await?;
        let sent = send_response(&mut transaction, &self.rule_sets, key, id, content, now).await?;
        self.notify(&mut transaction, &sent.live).await?;
        transaction.commit().await?;
        Ok(sent)
    }

    /// Settles responses that were never sent and whose last part is 10 minutes old, oldest first, at most `limit`.
    /// They name nobody, so nothing appears on a wall. One that cannot be settled does not stop the others.
    ///
    /// # Errors
    /// [`super::StoreError::Unavailable`], for then none could be settled.
    pub async fn settle_due(&self, now: Instant, limit: u32) -> Result<Settled> {
        let mut settled = Settled::default();
        for id in settlement::list_due(&self.pools.reader, now, limit).await? {
            match self.settle_one(id, now).await {
                Ok(done) => settled.count += u32::from(done),
                Err(cause @ StoreError::Unavailable(_)) => return Err(cause),
                Err(cause) => {
                    tracing::error!(%cause, response = %id, "a response that is due cannot be settled");
                }
            }
        }
        Ok(settled)
    }

    /// One transaction each: several would lock responses in an order of their own.
    async fn settle_one(&self, id: ResponseId, now: Instant) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let done = settle_by_time(&mut transaction, &self.rule_sets, id, now).await?;
        transaction.commit().await?;
        Ok(done)
    }

    /// Tells every server of new thanks. Only PostgreSQL can, and needs to: a SQLite file has one server.
    async fn notify(&self, connection: &mut AnyConnection, live: &[LiveEvent]) -> Result<()> {
        if !self.notifies() {
            return Ok(());
        }
        for event in live {
            let payload = serde_json::to_string(event).map_err(StoreError::broken)?;
            sqlx::query("select pg_notify($1, $2)")
                .bind(LIVE_CHANNEL)
                .bind(payload)
                .execute(&mut *connection)
                .await?;
        }
        Ok(())
    }
}
