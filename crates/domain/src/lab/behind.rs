//! The rules and counts behind one figure.

use super::{Outcome, Played};
use crate::rules::columns::{History, Paid};
use serde::{Deserialize, Serialize};

/// Whose figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A month, by position in [`Comparison::months`](super::Comparison::months).
    Month(usize),
    /// An employee, by position in [`History::employees`].
    Employee(usize),
    /// A team with its people, by position in [`History::teams`].
    Team(usize),
}

/// What one rule pays before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleChange {
    /// Its name; the edited one where both have it.
    pub name: String,
    /// By the live rules; nothing if they do not have it.
    pub before: Paid,
    /// By the edited rules; nothing if they do not have it.
    pub after: Paid,
}

/// The rules that paid something for this subject before or after, as the edited rules are listed; then those that are only live.
pub(super) fn behind(
    history: &History,
    live: &Played,
    edited: &Played,
    subject: Subject,
) -> Vec<RuleChange> {
    let paid = |outcome: &Outcome| match subject {
        Subject::Month(month) => outcome.totals.by_month(history).get(month).copied(),
        Subject::Employee(employee) => outcome.totals.employees.get(employee).copied(),
        Subject::Team(team) => outcome.totals.teams.get(team).copied(),
    };
    changes(live, edited, |outcome| paid(outcome).unwrap_or_default())
}

/// The same for each month.
pub(super) fn by_month(history: &History, live: &Played, edited: &Played) -> Vec<Vec<RuleChange>> {
    let of_month = |month| behind(history, live, edited, Subject::Month(month));
    (0..history.months().len()).map(of_month).collect()
}

fn changes(live: &Played, edited: &Played, paid: impl Fn(&Outcome) -> Paid) -> Vec<RuleChange> {
    let kept = edited.iter().map(|(rule, outcome)| RuleChange {
        name: rule.name.clone(),
        before: live
            .find(&rule.id)
            .map(|(_, outcome)| paid(outcome))
            .unwrap_or_default(),
        after: paid(outcome),
    });
    let gone = live
        .iter()
        .filter(|(rule, _)| edited.find(&rule.id).is_none());
    let gone = gone.map(|(rule, outcome)| RuleChange {
        name: rule.name.clone(),
        before: paid(outcome),
        after: Paid::default(),
    });
    kept.chain(gone)
        .filter(|change| change.before.awards + change.after.awards > 0)
        .collect()
}
