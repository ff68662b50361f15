//! Rules and their differences, in sentences.

use super::model::{Rule, RuleSet};
use std::collections::BTreeMap;

/// Names for the keys and ids that rules mention; what is missing is shown as it is written.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Labels of service standards by key.
    pub standards: BTreeMap<String, String>,
    /// Names of teams by id.
    pub teams: BTreeMap<String, String>,
    /// Names of touchpoints by id.
    pub touchpoints: BTreeMap<String, String>,
}

/// What a rule does, as one sentence.
#[must_use]
pub fn sentence(_rule: &Rule, _names: &Names) -> String {
    String::new()
}

/// What is different in `after`, a sentence each; empty if both pay the same.
#[must_use]
pub fn differences(_before: &RuleSet, _after: &RuleSet, _names: &Names) -> Vec<String> {
    Vec::new()
}
