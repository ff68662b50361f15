//! Responses: from the first tap to settled, paid and delivered.

mod content;
mod first_tap;
mod late;
mod origin;
mod parts;
mod row;
mod send;
mod settlement;
mod suspicion;
mod thanks;

use super::{LIVE_CHANNEL, Result, Store, StoreError};
use domain::api::feedback::{CreateResponse, ReceiptOutcome, ResponseView, SendResponse};
use domain::id::{EmployeeId, KioskId, ResponseId};
use domain::instant::Instant;
use domain::rules::Trust;
use domain::score::Score;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

pub(super) use first_tap::{change_score, create_response};
pub(super) use late::{deliver_found, deliver_released, settle_rejected};
pub(super) use parts::random_id;
pub(super) use row::{StoredResponse, lock_response};
pub(super) use send::send_response;
pub(super) use settlement::settle_by_time;

/// How long a contact is kept: 90 days.
const CONTACT_SECONDS: i64 = 90 * 86_400;

/// What the server knows of a new response besides its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewResponseContext {
    /// When it arrived, by the server's clock.
    pub at: Instant,
    /// Where it comes from, as far as that was proved.
    pub provenance: Provenance,
}

/// Where a response comes from, as far as that was proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Provenance {
    /// A link that anybody may have.
    Open,
    /// A kiosk that is enrolled at the response's touchpoint and was not revoked.
    Kiosk(KioskId),
    /// A receipt link whose token is ours, for the response's touchpoint, and in time. Whether it was used before, the store
    /// knows.
    Receipt(ReceiptToken),
    /// A receipt link that proves nothing: the outcome says why. As good as an open link.
    RefusedReceipt(ReceiptOutcome),
    /// As a demo, or a story in a test, has it.
    Told(Trust),
}

/// What a valid token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptToken {
    /// 32 hexadecimal digits in lower case.
    pub id: String,
    /// When it expires.
    pub expires_at: Instant,
    /// Whom the visit was with, if it says so.
    pub employee: Option<EmployeeId>,
}

/// What the server knows of a response that is being sent, besides its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SendContext {
    /// When it arrived.
    pub at: Instant,
    /// Who of the staff is signed in where it comes from, if anybody is.
    pub staff: Option<Staff>,
    /// Beyond this many customers within an hour who name a person, a moderator looks at it.
    pub named_an_hour: u32,
}

/// How often a person can be named within an hour until a moderator looks at it, if nobody has set it otherwise.
pub const NAMED_AN_HOUR: u32 = 20;

/// Somebody who is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Staff {
    /// The person, unless the account belongs to nobody whom customers can thank.
    pub employee: Option<EmployeeId>,
}

impl From<Instant> for SendContext {
    /// Nobody is signed in.
    fn from(at: Instant) -> Self {
        Self {
            at,
            staff: None,
            named_an_hour: NAMED_AN_HOUR,
        }
    }
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
    /// stands for another touchpoint or another score, [`super::StoreError::Invalid`] for a wording that there never was.
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

    /// Whether this response was begun at this touchpoint: then asking for it again begins nothing.
    pub async fn has_response(&self, key: &str, id: ResponseId) -> Result<bool> {
        if !super::touchpoints::is_key(key) {
            return Ok(false);
        }
        let row = sqlx::query(
            "select 1 from responses r join touchpoints t on t.id = r.touchpoint_id where r.id = $1 and t.key = $2",
        )
        .bind(id.to_string())
        .bind(key)
        .fetch_optional(&self.pools.reader)
        .await?;
        Ok(row.is_some())
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
        from: impl Into<SendContext>,
    ) -> Result<Sent> {
        let from = from.into();
        let mut transaction = self.begin().await?;
        let rule_sets = &self.rule_sets;
        let sent = send_response(&mut transaction, rule_sets, key, id, content, from).await?;
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

    /// Removes what customers left to be reached by, 90 days after they did.
    pub async fn delete_old_contacts(&self, now: Instant) -> Result<()> {
        sqlx::query("delete from contacts where created_at <= $1")
            .bind(now.plus_seconds(-CONTACT_SECONDS).micros())
            .execute(&self.pools.writer)
            .await?;
        Ok(())
    }

    /// One transaction each: several would lock responses in an order of their own.
    async fn settle_one(&self, id: ResponseId, now: Instant) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let done = settle_by_time(&mut transaction, &self.rule_sets, id, now).await?;
        transaction.commit().await?;
        Ok(done)
    }

    /// Tells every server of new thanks. Only PostgreSQL can, and needs to: a SQLite file has one server.
    pub(super) async fn notify(
        &self,
        connection: &mut AnyConnection,
        live: &[LiveEvent],
    ) -> Result<()> {
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
