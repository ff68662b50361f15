//! Point rules: the live rule set, its history, and publishing a new version now or from a date on.
//!
//! ```text
//! GET    /api/v1/rules                              200 RulesView
//! POST   /api/v1/rules                              201 RulesView   PublishRules; 409 `conflict` if another version was published meanwhile
//!                                                   202 RulesView   it costs so much more that a second owner has to approve it
//! POST   /api/v1/rules/cost                         200 RuleChangeView RuleChange: what publishing them would come to
//! POST   /api/v1/rules/proposals/{id}/approval      200 RulesView   another owner
//! POST   /api/v1/rules/proposals/{id}/refusal       200 RulesView   RefuseRules, another owner
//! DELETE /api/v1/rules/proposals/{id}               204             whoever proposed it
//! GET    /api/v1/rules/versions/{version}           200 RuleSet
//! POST   /api/v1/rules/versions/{version}/withdrawal 200 RulesView  WithdrawRules; 409 `conflict` once it has begun
//! GET    /api/v1/rules/draft                        200 RuleDraftView, or null without one
//! PUT    /api/v1/rules/draft                        200 RuleDraftView SaveRuleDraft; 409 `conflict` if another was kept meanwhile
//! DELETE /api/v1/rules/draft?instead_of={revision}  204; 409 `conflict` if another was kept meanwhile
//! GET    /api/v1/rules/shadow                       200 ShadowView, or null where none runs
//! PUT    /api/v1/rules/shadow                       200 ShadowView   StartShadow
//! DELETE /api/v1/rules/shadow                       204
//! ```
//! Owners only.

use super::feedback::ChoiceView;
use super::insights::SubjectView;
use crate::id::{RuleProposalId, UserId};
use crate::instant::Instant;
use crate::points::Points;
use crate::rules::RuleSet;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The longest draft that the server keeps, in bytes.
pub const DRAFT_BYTES: usize = 48 * 1024;

/// Everything the rules page needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RulesView {
    /// The rule set that pays now.
    pub live: RuleSet,
    /// The newest version that was not withdrawn, live or scheduled: the next one has to be based on it.
    pub newest: RuleSet,
    /// Every version, newest first.
    pub versions: Vec<RuleVersionView>,
    /// What waits for a second owner, and what one refused within the last 14 days; newest first.
    pub proposals: Vec<RuleProposalView>,
    /// By how many per cent the cost of 90 days may rise before a second owner has to approve.
    pub approval_percent: u32,
    /// How many owners can sign in: a single one has nobody to approve.
    pub owners: u32,
    /// The service standards that rules can name.
    pub standards: Vec<ChoiceView>,
    /// The teams that rules can name (`subject` holds the bare id).
    pub teams: Vec<SubjectView>,
    /// The touchpoints that rules can name (`subject` holds the bare id).
    pub touchpoints: Vec<SubjectView>,
}

impl RulesView {
    /// What is told about a version, if there is one of this number.
    #[must_use]
    pub fn version(&self, version: u32) -> Option<&RuleVersionView> {
        self.versions.iter().find(|entry| entry.version == version)
    }

    /// When this version begins, if it is scheduled.
    #[must_use]
    pub fn begins_later(&self, version: u32) -> Option<Instant> {
        let entry = self.version(version)?;
        (entry.state == VersionState::Scheduled).then_some(entry.effective_from)
    }
}

/// Who published a version, when and why, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleVersionView {
    /// From 1, without gaps.
    pub version: u32,
    /// How it stands now.
    pub state: VersionState,
    /// From when it pays.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub effective_from: Instant,
    /// When it was published.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub published_at: Instant,
    /// The name of the owner who published it; "Set-up" for the first.
    pub published_by: String,
    /// Why.
    pub reason: String,
    /// The name of the second owner who approved it, where that was needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<String>,
    /// Who took it back before it began, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<WithdrawalView>,
}

/// How a version of the rules stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum VersionState {
    /// It pays for what is received now.
    Live,
    /// It will, from its date on.
    Scheduled,
    /// A later one has taken its place, or will have before its date.
    Retired,
    /// It was taken back before it began.
    Withdrawn,
}

/// Who took a version back before it began, when and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WithdrawalView {
    /// The name of the owner.
    pub by: String,
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Instant,
    /// Why.
    pub reason: String,
}

/// A new version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PublishRules {
    /// The version that the change was made on: the newest that was not withdrawn.
    pub based_on: u32,
    /// Why: every later reader of the history sees it.
    pub reason: String,
    /// From when it pays; absent, from now on. A response takes the version that is live when it is received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub effective_from: Option<Instant>,
    /// The new rules. Its `version` and `effective_from` are set by the server.
    pub rules: RuleSet,
}

/// A version that would cost so much more that a second owner has to approve it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleProposalView {
    /// Its id.
    pub id: RuleProposalId,
    /// The version that the change was made on.
    pub based_on: u32,
    /// Who proposed it: anybody else may decide, only they take it back.
    pub proposer: UserId,
    /// The name of who proposed it.
    pub proposed_by: String,
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub proposed_at: Instant,
    /// From when it pays; absent, from its approval on. Approved later than that, it pays from its approval on too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub effective_from: Option<Instant>,
    /// Why.
    pub reason: String,
    /// The new rules; their `version` is the number that they would have got.
    pub rules: RuleSet,
    /// What the last 90 days before it was proposed would have cost.
    pub cost: RuleCostView,
    /// Who refused it, and why; absent while it waits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<RefusalView>,
}

/// What 90 days would have cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleCostView {
    /// By the rules that the new ones were compared with: the live ones, or earlier ones that cost less.
    pub live: Points,
    /// Their version; absent where it was not noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compared_with: Option<u32>,
    /// By the new ones.
    pub new: Points,
}

/// Who refused a version of the rules, when and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RefusalView {
    /// The name of the owner.
    pub by: String,
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Instant,
    /// Why.
    pub reason: String,
}

/// Approves what another owner proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ApproveRules {}

/// Refuses what another owner proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RefuseRules {
    /// Why: whoever proposed it reads it.
    pub reason: String,
}

/// Takes a scheduled version back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WithdrawRules {
    /// Why: every later reader of the history sees it.
    pub reason: String,
}

/// The draft of one owner, which follows them to every device. Nobody else reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleDraftView {
    /// What the page wrote down, as it wrote it.
    pub content: String,
    /// Tells it from every other content: whoever replaces it names it.
    pub revision: String,
    /// When it was kept.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub saved_at: Instant,
}

/// Keeps the draft instead of the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveRuleDraft {
    /// What the page wants to find again: at most 48 KiB, in whatever form it reads.
    pub content: String,
    /// The revision of the draft that it takes the place of; absent where there was none. If another was kept meanwhile, by
    /// another window or device, it is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<String>,
}

/// Forgets the draft.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeleteRuleDraft {
    /// The revision of the draft that is meant; absent, whichever there is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<String>,
}

/// Asks what publishing these rules would come to. Nothing is published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RuleChange {
    /// The rules. Their `version` and `effective_from` do not matter.
    pub rules: RuleSet,
}

/// What publishing rules would come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleChangeView {
    /// What the last 90 days would have cost.
    pub cost: RuleCostView,
    /// Whether a second owner would have to approve it.
    pub needs_approval: bool,
}

/// Runs these rules beside the live ones from now on, paying nobody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StartShadow {
    /// The rules. Their `version` and `effective_from` are set by the server.
    pub rules: RuleSet,
}

/// Rules that run unpaid, and what they would have paid beside what was paid.
///
/// Both count the events that happened since the start, as they were settled: what was reversed later counts, adjustments by hand
/// do not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShadowView {
    /// What runs. Its `version` is that of the newest version when it was started.
    pub rules: RuleSet,
    /// The name of the owner who started it.
    pub started_by: String,
    /// Since when.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub started_at: Instant,
    /// All days since the start, in the program's time zone; the first one begins with the start.
    pub days: Vec<ShadowDayView>,
    /// Every account that got points or would have, people before teams, by name.
    pub accounts: Vec<ShadowAccountView>,
}

/// One day of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShadowDayView {
    /// The day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub day: Date,
    /// What the running rules would have paid.
    pub would_be: Points,
    /// What was paid.
    pub real: Points,
}

/// One account in a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShadowAccountView {
    /// `employee:{id}` or `team:{id}`.
    pub account: String,
    /// The person's name, or the team's.
    pub name: String,
    /// The name of the person's team; absent for a team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// What the running rules would have paid.
    pub would_be: Points,
    /// What was paid.
    pub real: Points,
}
