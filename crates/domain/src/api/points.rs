//! A person's points: every posting of theirs with the sentence that explains it, and how points are earned.
//!
//! ```text
//! GET /api/v1/employees/{id}/points?month=2026-11&rule=…&cursor=…  200 PointsView
//! GET /api/v1/employees/{id}/points.csv                             200 text/csv: all postings, oldest first
//! GET /api/v1/points/how                                            200 HowView
//! ```
//! How points are earned is for everybody who is signed in. Postings: one's own; a lead's team; for an owner, anybody's. Any other is 404, like one that does not exist.

mod how;
mod month;

pub use how::{HowTouchpointView, HowView, PaidTodayView};
pub use month::{Month, NotAMonth};

use super::ledger::DisputeOutcome;
use crate::id::{AppreciationId, EmployeeId, TransactionId};
use crate::instant::Instant;
use crate::points::Points;
use serde::{Deserialize, Serialize};

/// How many postings a page has.
pub const POSTINGS_PER_PAGE: u32 = 50;

/// A page of a person's postings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PointsView {
    /// Whose points they are.
    pub employee: EmployeeId,
    /// Their full name.
    pub name: String,
    /// Points that can be spent.
    pub available: Points,
    /// Points that are still within their hold.
    pub held: Points,
    /// Every month from this one back to that of the first posting; only this one where there is none.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub months: Vec<Month>,
    /// Every rule that ever paid or took back, by name.
    pub rules: Vec<PaidRuleView>,
    /// Newest first, at most [`POSTINGS_PER_PAGE`].
    pub postings: Vec<PostingView>,
    /// What to send as `cursor` for older postings; absent at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A rule to filter by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PaidRuleView {
    /// Its id, which stays the same across versions; `adjustment` for what an owner changed by hand.
    pub rule: String,
    /// Its name in the latest version that paid; "By hand" for adjustments.
    pub name: String,
}

/// One posting of a person's account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PostingView {
    /// The transaction of the ledger.
    pub transaction: TransactionId,
    /// When it was booked.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Instant,
    /// What kind of transaction it is.
    pub kind: PostingKind,
    /// How many points; negative where they were taken away.
    pub points: Points,
    /// All points of the account after it, held ones too, whatever the filters leave out.
    pub balance: Points,
    /// Until when the points are held; absent once they are available.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_until: Option<Instant>,
    /// The rule's name in the version that paid; "By hand" for adjustments.
    pub rule: String,
    /// Why: what a receipt says.
    pub sentence: String,
    /// The card on the person's wall that it was paid for, if it is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<AppreciationId>,
    /// That it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reversed: Option<TakenBackView>,
    /// What the person said is wrong about it, and the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dispute: Option<DisputeOutcome>,
}

/// What kind of transaction a posting belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PostingKind {
    /// A rule paid.
    Award,
    /// An award was taken back.
    Reversal,
    /// An owner added or took off points by hand.
    Adjustment,
}

/// That an award was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TakenBackView {
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Instant,
    /// Why, in the owner's words.
    pub reason: String,
}
