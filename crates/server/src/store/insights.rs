//! Insights read daily rollups, never responses, so a chart costs days times entities.

use super::{Result, Store};
use domain::api::insights::{Subject, SubjectView};
use domain::id::{EmployeeId, TeamId};
use domain::insights::Day;
use jiff::civil::Date;

/// Which subjects somebody may choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectScope {
    /// An owner: the organization, all teams and people.
    Everything,
    /// A lead: the team and its people.
    Team(TeamId),
    /// An employee: the person and their team.
    Employee(EmployeeId),
}

impl Store {
    /// What can be chosen within `scope`: the organization, teams and people, each alphabetically.
    pub async fn list_subjects(&self, scope: SubjectScope) -> Result<Vec<SubjectView>> {
        let _ = scope;
        todo!()
    }

    /// The subject's name; `None` if there is no such team or person.
    pub async fn find_subject_name(&self, subject: Subject) -> Result<Option<String>> {
        let _ = subject;
        todo!()
    }

    /// The days of `from` to `until` (both included) that have anything, in order.
    pub async fn insight_days(
        &self,
        subject: Subject,
        from: Date,
        until: Date,
    ) -> Result<Vec<Day>> {
        let _ = (subject, from, until);
        todo!()
    }
}
