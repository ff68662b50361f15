//! Point rules: the live rule set, its history, and publishing a new version.
//!
//! ```text
//! GET  /api/v1/rules  200 RulesView
//! POST /api/v1/rules  201 RulesView   PublishRules; 409 `conflict` if another version was published meanwhile
//! ```
//! Owners only.

use super::feedback::ChoiceView;
use super::insights::SubjectView;
use crate::instant::Instant;
use crate::rules::RuleSet;
use serde::{Deserialize, Serialize};

/// Everything the rules page needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RulesView {
    /// The rule set that pays now.
    pub live: RuleSet,
    /// Every version, newest first.
    pub versions: Vec<RuleVersionView>,
    /// The service standards that rules can name.
    pub standards: Vec<ChoiceView>,
    /// The teams that rules can name (`subject` holds the bare id).
    pub teams: Vec<SubjectView>,
    /// The touchpoints that rules can name (`subject` holds the bare id).
    pub touchpoints: Vec<SubjectView>,
}

/// Who published a version, when and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleVersionView {
    /// From 1, without gaps.
    pub version: u32,
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
}

/// A new version, live from now on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PublishRules {
    /// The live version that the change was made on.
    pub based_on: u32,
    /// Why: every later reader of the history sees it.
    pub reason: String,
    /// The new rules. Its `version` and `effective_from` are set by the server.
    pub rules: RuleSet,
}
