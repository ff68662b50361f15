//! Responses: from the first tap to settled, paid and delivered.

use super::{Result, Store};
use domain::api::feedback::{CreateResponse, ResponseView, SendResponse};
use domain::id::{EmployeeId, ResponseId};
use domain::instant::Instant;
use domain::rules::Trust;
use domain::score::Score;
use serde::{Deserialize, Serialize};

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
        let _ = (key, response, context);
        todo!()
    }

    /// Changes the score before the response is sent or settled.
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
        let _ = (key, id, score, now);
        todo!()
    }

    /// Sends the response: settles, pays and delivers it. The same again answers the same.
    /// Shape (lengths, control characters, number of recipients) is validated by the caller.
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
        let _ = (key, id, content, now);
        todo!()
    }

    /// Settles responses that were never sent and whose last part is 10 minutes old, oldest first, at most `limit`.
    /// They name nobody, so nothing appears on a wall.
    pub async fn settle_due(&self, now: Instant, limit: u32) -> Result<Settled> {
        let _ = (now, limit);
        todo!()
    }
}
