//! Moderation: thanks and points that wait, with the reasons, and what becomes of them.

/// A query for every response of which something waits, as `response_id`, some more than once: thanks to somebody, and
/// points for the score. Those wait of what was flagged when it was sent and is not settled; a low score alone makes none wait
/// (`Flag::makes_points_wait`), and what does not count is never paid.
macro_rules! waiting {
    () => {
        "select response_id from response_recipients where state = 'held' \
         union all select response_id from unnamed_thanks where state = 'held' \
         union all select f.response_id from response_flags f join responses r on r.id = f.response_id \
             where f.flag <> 'low_score' and r.sent_at is not null and r.counted = 1 \
             and not exists (select 1 from settlements s where s.event = f.response_id)"
    };
}

mod decide;
mod held;

use super::responses::LiveEvent;
use super::{Result, Store};
use domain::api::moderation::HeldResponseView;
use domain::id::{ResponseId, UserId};
use domain::instant::Instant;

/// What a moderator decides about a response that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// It reaches those it names, and is paid.
    Release,
    /// It reaches nobody. Its score counts, and is paid.
    Reject {
        /// Why; for the audit.
        reason: String,
    },
    /// It came from no customer: it reaches nobody, and its score does not count.
    Spam {
        /// Why; for the audit.
        reason: String,
    },
}

impl Decision {
    /// The word in the database and on the wire.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Release => "released",
            Self::Reject { .. } => "rejected",
            Self::Spam { .. } => "spam",
        }
    }

    fn reason(&self) -> &str {
        match self {
            Self::Release => "",
            Self::Reject { reason } | Self::Spam { reason } => reason,
        }
    }
}

impl Store {
    /// Responses of which thanks or points wait, those first that were sent first; at most 100.
    pub async fn list_held_responses(&self) -> Result<Vec<HeldResponseView>> {
        let mut transaction = self.begin_reading().await?;
        let held = held::list(&mut transaction).await?;
        transaction.commit().await?;
        Ok(held)
    }

    /// Decides about a response that waits. The same decision again changes nothing. Returns the thanks that has reached walls
    /// by this very call; publish it unless [`Store::notifies`].
    ///
    /// # Errors
    /// [`super::StoreError::NotFound`] if nothing of this response ever waited, [`super::StoreError::Conflict`] if it was
    /// decided otherwise.
    pub async fn decide_response(
        &self,
        id: ResponseId,
        decision: &Decision,
        by: UserId,
        now: Instant,
    ) -> Result<Vec<LiveEvent>> {
        let mut transaction = self.begin().await?;
        let moderator = decide::Moderator { by, now };
        let rule_sets = &self.rule_sets;
        let live = decide::decide(&mut transaction, rule_sets, id, decision, moderator).await?;
        self.notify(&mut transaction, &live).await?;
        transaction.commit().await?;
        Ok(live)
    }
}
