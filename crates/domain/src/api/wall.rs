//! The wall: an employee's appreciations, newest first.
//!
//! ```text
//! GET  /api/v1/employees/{id}/wall?cursor=… 200 WallView
//! GET  /api/v1/employees/{id}/wall/live     200 text/event-stream: events `appreciation` (WallUpdate) and `points` (PointsUpdate)
//! POST /api/v1/employees/{id}/wall/read     204 ReadCards: the person themself has seen these cards
//! POST /api/v1/appreciations/{id}/reply     201 ReplyView   CreateReply: once, by the person themself; the same again is 200
//! ```
//! One's own; a lead's team; for an owner, anybody's. Any other is 404, like one that does not exist.

use super::ledger::DisputeOutcome;
use super::points::TakenBackView;
use crate::id::{AppreciationId, EmployeeId, TransactionId};
use crate::instant::Instant;
use crate::points::Points;
use serde::{Deserialize, Serialize};

/// How many cards can be told as seen at once.
pub const CARDS_READ_AT_ONCE: usize = 100;

/// How many cards a page of the wall has.
pub const CARDS_PER_PAGE: u32 = 20;

/// A page of a wall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WallView {
    /// Whose wall it is.
    pub employee: EmployeeId,
    /// Their full name.
    pub name: String,
    /// The numbers on top.
    pub summary: WallSummary,
    /// Newest first, at most [`CARDS_PER_PAGE`].
    pub cards: Vec<AppreciationView>,
    /// What to send as `cursor` for older cards; absent at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// The numbers on top of a wall.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WallSummary {
    /// Appreciations delivered since the first of this month, in the program's time zone; not those to the whole team.
    pub thanks_this_month: u32,
    /// Points that can be spent.
    pub available: Points,
    /// Points that are still within their hold.
    pub held: Points,
    /// When the next of them can be spent; absent where none are held.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frees_at: Option<Instant>,
}

/// One card: thanks as the person sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AppreciationView {
    /// Which card; it tells nothing about the response that the thanks came with.
    pub id: AppreciationId,
    /// When it was sent.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Instant,
    /// The customer's words; may be empty.
    pub message: String,
    /// What was done well, in words.
    pub standards: Vec<String>,
    /// Where it was.
    pub touchpoint: String,
    /// First names of the others who were thanked in the same breath.
    pub with: Vec<String>,
    /// What this person was paid for it: the sum of the `awards` that were not taken back.
    pub points: Points,
    /// Until when the points are held; absent once they are available, or where there are none.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_until: Option<Instant>,
    /// Which rules paid, in the order of the rules; also where it came to 0.
    pub awards: Vec<AwardView>,
    /// Which rules nearly paid, and what was missing, a sentence each. It tells nothing of the score.
    #[serde(default)]
    pub near: Vec<String>,
    /// Whether it thanks the whole team: then it pays nobody by name.
    #[serde(default)]
    pub whole_team: bool,
    /// Whether the person has seen it.
    #[serde(default)]
    pub read: bool,
    /// Whether the customer can come back to read a reply, and there is none yet.
    #[serde(default)]
    pub can_reply: bool,
    /// What the person wrote back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<ReplyView>,
}

impl AppreciationView {
    /// The same for somebody who may not read what the person says is wrong about an award.
    #[must_use]
    pub fn without_disputes(mut self) -> Self {
        for award in &mut self.awards {
            award.dispute = None;
        }
        self
    }
}

/// Cards that were seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReadCards {
    /// At most [`CARDS_READ_AT_ONCE`] of one's own wall; others are passed over.
    pub cards: Vec<AppreciationId>,
}

/// A reply to the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateReply {
    /// 1 to 500 characters.
    pub text: String,
}

/// A reply as its writer sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReplyView {
    /// The words.
    pub text: String,
    /// When it was written.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Instant,
    /// Whether the customer can see it, or somebody has to read it first, or it was kept back.
    pub state: ReplyState,
}

/// How a reply stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReplyState {
    /// The customer can see it.
    Delivered,
    /// Somebody reads it first.
    Held,
    /// It was kept back.
    Rejected,
}

/// What one rule paid to this person for one appreciation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AwardView {
    /// Which transaction of the ledger paid it; absent where it came to 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction: Option<TransactionId>,
    /// The rule's name in the version that paid.
    pub rule: String,
    /// The rule set's version.
    pub version: u32,
    /// What it paid; 0 where the trust in the response or a cap left nothing.
    pub points: Points,
    /// Why so much: what happened, the rule, the weight and why, the cap and when more is possible.
    pub sentence: String,
    /// That it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reversed: Option<TakenBackView>,
    /// What the person said is wrong about it, and the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dispute: Option<DisputeOutcome>,
}

/// A new card on an open wall, with the numbers on top as they are now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WallUpdate {
    /// The new card.
    pub card: AppreciationView,
    /// The new numbers.
    pub summary: WallSummary,
}

/// What changed about a person's points after they were paid: an award was disputed, decided about or taken back, or an owner
/// adjusted the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PointsUpdate {
    /// The card that it concerns as it is now; absent where none is on the wall.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<AppreciationView>,
    /// The new numbers.
    pub summary: WallSummary,
}
