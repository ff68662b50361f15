//! Moderation: what waits for somebody to look at it, with the reasons, and what becomes of it. Owners only.
//!
//! ```text
//! GET  /api/v1/moderation                           200 ModerationView   oldest first, at most 100 of each
//! POST /api/v1/moderation/responses/{id}/release    200 DecisionView     ReleaseResponse
//! POST /api/v1/moderation/responses/{id}/reject     200 DecisionView     RejectResponse
//! POST /api/v1/moderation/replies/{id}/release      200 DecisionView     ReleaseResponse
//! POST /api/v1/moderation/replies/{id}/reject       200 DecisionView     RejectResponse (spam counts as a plain rejection)
//! ```
//! A decision is final: the same again answers the same, another one is 409 `conflict`.

use crate::id::{AppreciationId, ResponseId};
use crate::instant::Instant;
use crate::rules::Trust;
use crate::score::Score;
use serde::{Deserialize, Serialize};

/// All that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ModerationView {
    /// Responses whose thanks nobody has seen yet, or whose points are not paid yet.
    pub responses: Vec<HeldResponseView>,
    /// Replies of employees that their customers have not seen yet.
    pub replies: Vec<HeldReplyView>,
}

/// A response whose thanks waits, with its points; without thanks, one whose points for the score wait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeldResponseView {
    /// Which one.
    pub id: ResponseId,
    /// When it was sent.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Instant,
    /// Where.
    pub touchpoint: String,
    /// How sure we are of the visit.
    pub trust: Trust,
    /// The score.
    pub score: Score,
    /// Why it waits.
    pub flags: Vec<FlagView>,
    /// The full names of those it thanks; may be empty.
    pub recipients: Vec<String>,
    /// Whether it thanks the whole team.
    pub whole_team: bool,
    /// Somebody whose name the customer did not know, as described; may be empty.
    pub unnamed: String,
    /// The words for them.
    pub message: String,
    /// The words for whoever puts it right.
    pub improvement: String,
    /// How to reach the customer, if an answer was asked for; may be empty.
    pub contact: String,
}

/// One reason to look at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FlagView {
    /// The word for programs, such as `link`.
    pub flag: String,
    /// The reason in a sentence.
    pub reason: String,
    /// The recipient it is about, by full name; absent where it is about the response.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// A reply that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeldReplyView {
    /// The thanks that it answers.
    pub id: AppreciationId,
    /// Who wrote it, by full name.
    pub from: String,
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Instant,
    /// The thanks.
    pub message: String,
    /// The reply.
    pub text: String,
    /// Why it waits, in a sentence.
    pub reason: String,
}

/// Lets it through.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReleaseResponse {}

/// Keeps it back for good. Nothing is deleted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RejectResponse {
    /// Why; for the audit.
    pub reason: String,
    /// Whether it came from no customer: then it no longer counts for CSAT either.
    #[serde(default)]
    pub spam: bool,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecisionView {
    /// `released`, `rejected` or `spam`.
    pub decision: String,
}
