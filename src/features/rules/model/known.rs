//! What rules may name, and how people call it.

use super::values::{ListKind, customer_kinds};
use domain::api::insights::SubjectView;
use domain::api::rules::RulesView;
use domain::rules::Lists;
use domain::rules::words::Names;

/// The names that sentences about these rules need.
pub fn names(view: &RulesView) -> Names {
    Names {
        standards: standards(view).collect(),
        teams: subjects(&view.teams).collect(),
        touchpoints: subjects(&view.touchpoints).collect(),
    }
}

/// What a list offers, as pairs of key or id and name, in the order to show.
pub fn options(view: &RulesView, kind: ListKind) -> Vec<(String, String)> {
    match kind {
        ListKind::Standards => standards(view).collect(),
        ListKind::Teams => subjects(&view.teams).collect(),
        ListKind::Touchpoints => subjects(&view.touchpoints).collect(),
        ListKind::Customers => customer_kinds().collect(),
    }
}

fn standards(view: &RulesView) -> impl Iterator<Item = (String, String)> {
    view.standards
        .iter()
        .map(|entry| (entry.key.clone(), entry.label.clone()))
}

fn subjects(subjects: &[SubjectView]) -> impl Iterator<Item = (String, String)> {
    subjects
        .iter()
        .map(|entry| (entry.subject.clone(), entry.name.clone()))
}

/// What rules may name, as the check wants it.
pub struct Known {
    standards: Vec<String>,
    teams: Vec<String>,
    touchpoints: Vec<String>,
}

impl Known {
    /// What a program has.
    pub fn of(view: &RulesView) -> Self {
        let names = names(view);
        Self {
            standards: names.standards.into_keys().collect(),
            teams: names.teams.into_keys().collect(),
            touchpoints: names.touchpoints.into_keys().collect(),
        }
    }

    /// The lists to check against.
    pub fn lists(&self) -> Lists<'_> {
        Lists {
            standards: Some(&self.standards),
            teams: Some(&self.teams),
            touchpoints: Some(&self.touchpoints),
        }
    }
}
