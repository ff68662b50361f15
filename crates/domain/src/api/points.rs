//! Statements: everything that was booked for a person or a team with the sentence that explains it, what paid nothing and why,
//! and how points are earned.
//!
//! ```text
//! GET /api/v1/employees/{id}/points?month=2026-11&rule=…&cursor=…  200 PointsView
//! GET /api/v1/employees/{id}/points.csv                             200 text/csv: all entries, oldest first
//! GET /api/v1/teams/{id}/points?month=2026-11&rule=…&cursor=…      200 PointsView
//! GET /api/v1/teams/{id}/points.csv                                 200 text/csv: all entries, oldest first
//! GET /api/v1/points/how                                            200 HowView
//! ```
//! How points are earned is for everybody who is signed in. A person's statement: one's own; a lead's team; for an owner, anybody's.
//! A team's: its people and, for an owner, any. Any other is 404, like one that does not exist.

mod how;
mod month;

pub use how::{CapRoomView, HowTouchpointView, HowView};
pub use month::{Month, NotAMonth};

use super::ledger::{DisputeOutcome, Holder};
use crate::id::{AppreciationId, EntryId, TransactionId};
use crate::instant::Instant;
use crate::points::Points;
use serde::{Deserialize, Serialize};

/// How many entries a page has.
pub const POSTINGS_PER_PAGE: u32 = 50;

/// A page of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PointsView {
    /// Whose points they are.
    pub holder: Holder,
    /// The person's full name, or the team's.
    pub name: String,
    /// Points that can be spent.
    pub available: Points,
    /// Points that are still within their hold.
    pub held: Points,
    /// When the next of them can be spent; absent where none are held.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frees_at: Option<Instant>,
    /// Every month from this one back to that of the first entry; only this one where there is none.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub months: Vec<Month>,
    /// Every rule that ever paid or took back, and for a person every one that could have paid for their thanks; by name.
    pub rules: Vec<PaidRuleView>,
    /// Newest first, at most [`POSTINGS_PER_PAGE`].
    pub postings: Vec<PostingView>,
    /// What to send as `cursor` for older entries; absent at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A rule to filter by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PaidRuleView {
    /// Its id, which stays the same across versions; `adjustment` for what an owner changed by hand.
    pub rule: String,
    /// Its name in the latest version that paid or was asked; "Adjustment" for those by hand.
    pub name: String,
}

/// One entry of a statement: a posting, or what paid nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PostingView {
    /// Which entry; unique on every statement.
    pub id: EntryId,
    /// The transaction of the ledger; absent where nothing was booked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction: Option<TransactionId>,
    /// When it was booked, or would have been.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Instant,
    /// What kind of transaction it is.
    pub kind: PostingKind,
    /// How many points; negative where they were taken away, 0 where a rule was set off but the trust in the response or a cap left
    /// nothing, and where no rule paid.
    pub points: Points,
    /// All points of the account after it, held ones too, whatever the filters leave out.
    pub balance: Points,
    /// Until when the points are held; absent once they are available.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_until: Option<Instant>,
    /// The rule's name in the version that paid; "Adjustment" for those by hand, empty for thanks that no rule paid for.
    pub rule: String,
    /// Why: what a receipt says.
    pub sentence: String,
    /// The card on the person's wall that it was paid for, if it is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<AppreciationId>,
    /// Which rules nearly paid for that card, and what was missing: with its newest award. It tells nothing of the score.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub near: Vec<NearMissView>,
    /// That it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reversed: Option<TakenBackView>,
    /// What the person said is wrong about it, and the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dispute: Option<DisputeOutcome>,
}

/// A rule that nearly paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NearMissView {
    /// Its name in the version that was asked.
    pub rule: String,
    /// What was missing.
    pub sentence: String,
}

/// What kind of entry it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PostingKind {
    /// A rule paid, or was set off and left with nothing.
    Award,
    /// An award was taken back.
    Reversal,
    /// An owner added or took off points by hand.
    Adjustment,
    /// No rule paid for thanks, but some nearly did. With a filter by rule: that rule did not, whatever others paid.
    NearMiss,
}

/// That an award was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TakenBackView {
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Instant,
    /// Why: in the words of the owner who took it back, or for what else there is to say.
    pub reason: String,
}
