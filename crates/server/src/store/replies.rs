//! Replies: what a person thanked writes back, once, for the customer who comes back to read it.

use super::audit::{self, Change};
use super::columns::{Columns, word};
use super::{Result, Store, StoreError};
use domain::api::moderation::HeldReplyView;
use domain::api::wall::{ReplyState, ReplyView};
use domain::id::{AppreciationId, EmployeeId, UserId};
use domain::instant::Instant;
use domain::moderation::{Flag, text_flags};
use serde_json::json;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// A reply to store. Its text is checked by the caller (`domain::validation::reply`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReply {
    /// The thanks that it answers.
    pub card: AppreciationId,
    /// On whose wall that thanks must be.
    pub employee: EmployeeId,
    /// The account that writes it.
    pub by: UserId,
    /// The words.
    pub text: String,
}

/// A reply that is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredReply {
    /// As its writer sees it.
    pub view: ReplyView,
    /// `false` if it was stored before and this is the same again.
    pub created: bool,
}

impl Store {
    /// Stores a reply. One with a link, contact data or a slur waits for a moderator. The same again answers the same.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for thanks that is not on this person's wall; [`StoreError::Conflict`] for another text
    /// than was written before, and where the customer has no link to come back by.
    pub async fn create_reply(&self, reply: NewReply, now: Instant) -> Result<StoredReply> {
        let mut transaction = self.begin().await?;
        let stored = create_reply(&mut transaction, &reply, now).await?;
        transaction.commit().await?;
        Ok(stored)
    }

    /// Replies that wait for a moderator, oldest first, at most `limit`.
    pub async fn list_held_replies(&self, limit: u32) -> Result<Vec<HeldReplyView>> {
        let rows = sqlx::query(
            "select y.appreciation_id, e.name, y.at, r.message, y.text, y.held_for \
             from replies y join response_recipients w on w.id = y.appreciation_id \
             join employees e on e.id = w.employee_id join responses r on r.id = w.response_id \
             where y.state = 'held' order by y.at, y.appreciation_id limit $1",
        )
        .bind(i64::from(limit))
        .fetch_all(&self.pools.reader)
        .await?;
        rows.iter().map(read_held).collect()
    }

    /// Lets a reply through to its customer. The same again changes nothing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a reply that never waited, [`StoreError::Conflict`] for one that was kept back.
    pub async fn release_reply(
        &self,
        card: AppreciationId,
        by: UserId,
        now: Instant,
    ) -> Result<()> {
        self.decide(card, &Decision::Release, by, now).await
    }

    /// Keeps a reply back for good. The same again changes nothing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a reply that never waited, [`StoreError::Conflict`] for one that was released.
    pub async fn reject_reply(
        &self,
        card: AppreciationId,
        reason: String,
        by: UserId,
        now: Instant,
    ) -> Result<()> {
        self.decide(card, &Decision::Reject { reason }, by, now)
            .await
    }

    async fn decide(
        &self,
        card: AppreciationId,
        decision: &Decision,
        by: UserId,
        now: Instant,
    ) -> Result<()> {
        let mut transaction = self.begin().await?;
        decide(&mut transaction, card, decision, by, now).await?;
        Ok(transaction.commit().await?)
    }
}

/// What a moderator decides of a reply.
enum Decision {
    Release,
    Reject { reason: String },
}

impl Decision {
    fn state(&self) -> ReplyState {
        match self {
            Self::Release => ReplyState::Delivered,
            Self::Reject { .. } => ReplyState::Rejected,
        }
    }

    fn action(&self) -> &'static str {
        match self {
            Self::Release => "reply.release",
            Self::Reject { .. } => "reply.reject",
        }
    }

    fn reason(&self) -> Option<&str> {
        match self {
            Self::Release => None,
            Self::Reject { reason } => Some(reason),
        }
    }
}

async fn create_reply(
    connection: &mut AnyConnection,
    reply: &NewReply,
    now: Instant,
) -> Result<StoredReply> {
    let at = now.max(find_delivery(connection, reply).await?);
    let flags = text_flags(&reply.text);
    let view = ReplyView {
        text: reply.text.clone(),
        at,
        state: if flags.is_empty() {
            ReplyState::Delivered
        } else {
            ReplyState::Held
        },
    };
    if !insert(connection, reply, &view, &flags).await? {
        return find_again(connection, reply).await;
    }
    let change = Change {
        actor: &format!("user:{}", reply.by),
        action: "reply.create",
        object: format!("appreciation:{}", reply.card),
        before: None,
        after: Some(json!({ "state": view.state })),
        at,
    };
    audit::append(connection, change).await?;
    Ok(StoredReply {
        view,
        created: true,
    })
}

/// When the thanks came to this person's wall, if somebody can read a reply to it.
async fn find_delivery(connection: &mut AnyConnection, reply: &NewReply) -> Result<Instant> {
    let row = sqlx::query(
        "select w.delivered_at, k.response_id as pickup from response_recipients w \
         left join pickups k on k.response_id = w.response_id \
         where w.id = $1 and w.employee_id = $2 and w.state = 'delivered'",
    )
    .bind(reply.card.to_string())
    .bind(reply.employee.to_string())
    .fetch_optional(connection)
    .await?
    .ok_or(StoreError::NotFound)?;
    if row.maybe_text("pickup")?.is_none() {
        return Err(StoreError::conflict(
            "This customer has no link to come back by, so nobody would read your reply.",
        ));
    }
    row.instant("delivered_at")
}

/// Whether it is the first reply to this thanks.
async fn insert(
    connection: &mut AnyConnection,
    reply: &NewReply,
    view: &ReplyView,
    flags: &[Flag],
) -> Result<bool> {
    let held_for: Vec<_> = flags.iter().map(|flag| flag.name()).collect();
    let done = sqlx::query(
        "insert into replies (appreciation_id, text, at, state, held_for) values ($1, $2, $3, $4, $5) \
         on conflict (appreciation_id) do nothing",
    )
    .bind(reply.card.to_string())
    .bind(&view.text)
    .bind(view.at.micros())
    .bind(word(view.state)?)
    .bind(held_for.join(" "))
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The same reply again has the same answer; another one comes too late.
async fn find_again(connection: &mut AnyConnection, reply: &NewReply) -> Result<StoredReply> {
    let row = sqlx::query("select text, at, state from replies where appreciation_id = $1")
        .bind(reply.card.to_string())
        .fetch_one(connection)
        .await?;
    let view = ReplyView {
        text: row.text("text")?,
        at: row.instant("at")?,
        state: row.word("state")?,
    };
    if view.text != reply.text {
        return Err(StoreError::conflict(
            "You have replied to this already, and a reply stays as it is.",
        ));
    }
    Ok(StoredReply {
        view,
        created: false,
    })
}

async fn decide(
    connection: &mut AnyConnection,
    card: AppreciationId,
    decision: &Decision,
    by: UserId,
    now: Instant,
) -> Result<()> {
    let state = lock_held_once(connection, card).await?;
    if state == decision.state() {
        return Ok(());
    }
    if state != ReplyState::Held {
        return Err(StoreError::conflict(
            "Somebody has decided otherwise about this reply, and a decision stays.",
        ));
    }
    sqlx::query("update replies set state = $2 where appreciation_id = $1")
        .bind(card.to_string())
        .bind(word(decision.state())?)
        .execute(&mut *connection)
        .await?;
    let change = Change {
        actor: &format!("user:{by}"),
        action: decision.action(),
        object: format!("appreciation:{card}"),
        before: Some(json!({ "state": state })),
        after: Some(json!({ "state": decision.state(), "reason": decision.reason() })),
        at: now,
    };
    audit::append(connection, change).await
}

/// How a reply stands that waits, or did. The update changes nothing: it is the lock that both engines know.
async fn lock_held_once(
    connection: &mut AnyConnection,
    card: AppreciationId,
) -> Result<ReplyState> {
    let row = sqlx::query(
        "update replies set state = state where appreciation_id = $1 and held_for <> '' returning state",
    )
    .bind(card.to_string())
    .fetch_optional(connection)
    .await?
    .ok_or(StoreError::NotFound)?;
    row.word("state")
}

fn read_held(row: &AnyRow) -> Result<HeldReplyView> {
    Ok(HeldReplyView {
        id: row.parsed("appreciation_id")?,
        from: row.text("name")?,
        at: row.instant("at")?,
        message: row.text("message")?,
        text: row.text("text")?,
        reason: read_reason(row)?,
    })
}

/// A sentence for each word of `held_for`.
fn read_reason(row: &AnyRow) -> Result<String> {
    let held_for = row.text("held_for")?;
    let flags: Result<Vec<Flag>, _> = held_for.split(' ').map(str::parse).collect();
    let reasons: Vec<_> = flags
        .map_err(StoreError::broken)?
        .into_iter()
        .map(Flag::reason)
        .collect();
    Ok(reasons.join(" "))
}
