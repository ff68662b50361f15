//! What became of a version that was sent to be published.

use super::moments;
use domain::api::rules::RulesView;

/// What the answer tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The version of this number pays.
    Live(u32),
    /// It will, from a moment in words on.
    Scheduled(u32, String),
    /// It waits for a second owner.
    Proposed,
}

impl Outcome {
    /// Of what the server answered to a change that was made on a version.
    pub fn of(view: &RulesView, based_on: u32) -> Self {
        let newest = &view.newest;
        if newest.version == based_on {
            return Self::Proposed;
        }
        if view.live.version == newest.version {
            return Self::Live(newest.version);
        }
        let from = moments::moment(&newest.time_zone, newest.effective_from);
        Self::Scheduled(newest.version, from)
    }
}
