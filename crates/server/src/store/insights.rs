//! Insights read daily rollups, never responses, so a chart costs days times entities.

use super::columns::Columns;
use super::rollups::{Scope, read_instrument};
use super::{Result, Store};
use domain::api::feedback::Instrument;
use domain::api::insights::{PointsBySource, Subject, SubjectView};
use domain::csat::Tally;
use domain::id::{EmployeeId, TeamId};
use domain::insights::Day;
use jiff::civil::Date;
use sqlx::any::AnyRow;
use std::collections::BTreeMap;

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
        let mut subjects = Vec::new();
        if scope == SubjectScope::Everything {
            subjects.extend(self.organization().await?);
        }
        subjects.extend(self.list_teams(scope).await?);
        subjects.extend(self.list_employees(scope).await?);
        Ok(subjects)
    }

    /// The subject's name; `None` if there is no such team or person.
    pub async fn find_subject_name(&self, subject: Subject) -> Result<Option<String>> {
        let (statement, id) = match subject {
            Subject::Organization => ("select name from program where $1 = ''", String::new()),
            Subject::Team(id) => ("select name from teams where id = $1", id.to_string()),
            Subject::Employee(id) => ("select name from employees where id = $1", id.to_string()),
        };
        let row = sqlx::query(statement)
            .bind(id)
            .fetch_optional(&self.pools.reader)
            .await?;
        row.map(|row| row.text("name")).transpose()
    }

    /// The days of `from` to `until` (both included) that have anything, in order.
    pub async fn insight_days(
        &self,
        subject: Subject,
        from: Date,
        until: Date,
    ) -> Result<Vec<Day>> {
        let scope = scope_of(subject);
        let rows = sqlx::query(
            "select day, counted, satisfied, left_out, points_score, points_appreciation, points_recovery, points_other \
             from rollups where scope = $1 and subject = $2 and day between $3 and $4 order by day",
        )
        .bind(scope.name())
        .bind(scope.subject())
        .bind(from.to_string())
        .bind(until.to_string())
        .fetch_all(&self.pools.reader)
        .await?;
        let mut people = self.people_by_day(subject, from, until).await?;
        let mut instruments = self.instruments_by_day(subject, from, until).await?;
        rows.iter()
            .map(|row| {
                let day = read_day(row)?;
                Ok(Day {
                    people: people.remove(&day.date).unwrap_or_default(),
                    instruments: instruments.remove(&day.date).unwrap_or_default(),
                    ..day
                })
            })
            .collect()
    }

    async fn instruments_by_day(
        &self,
        subject: Subject,
        from: Date,
        until: Date,
    ) -> Result<BTreeMap<Date, Vec<(Instrument, u32)>>> {
        let scope = scope_of(subject);
        let rows = sqlx::query(
            "select day, instrument, counted from rollup_instruments \
             where scope = $1 and subject = $2 and day between $3 and $4",
        )
        .bind(scope.name())
        .bind(scope.subject())
        .bind(from.to_string())
        .bind(until.to_string())
        .fetch_all(&self.pools.reader)
        .await?;
        let mut instruments: BTreeMap<Date, Vec<_>> = BTreeMap::new();
        for row in &rows {
            let day = instruments.entry(row.parsed("day")?).or_default();
            day.push((
                read_instrument(&row.text("instrument")?)?,
                row.small("counted")?,
            ));
        }
        Ok(instruments)
    }

    async fn people_by_day(
        &self,
        subject: Subject,
        from: Date,
        until: Date,
    ) -> Result<BTreeMap<Date, Vec<EmployeeId>>> {
        let mut people: BTreeMap<Date, Vec<EmployeeId>> = BTreeMap::new();
        let Subject::Team(team) = subject else {
            return Ok(people);
        };
        let rows = sqlx::query(
            "select day, employee_id from rollup_people where team_id = $1 and day between $2 and $3 \
             order by day, employee_id",
        )
        .bind(team.to_string())
        .bind(from.to_string())
        .bind(until.to_string())
        .fetch_all(&self.pools.reader)
        .await?;
        for row in &rows {
            let day = people.entry(row.parsed("day")?).or_default();
            day.push(row.parsed("employee_id")?);
        }
        Ok(people)
    }

    async fn organization(&self) -> Result<Option<SubjectView>> {
        let name = self.find_subject_name(Subject::Organization).await?;
        Ok(name.map(|name| SubjectView {
            subject: Subject::Organization.to_string(),
            name,
        }))
    }

    async fn list_teams(&self, scope: SubjectScope) -> Result<Vec<SubjectView>> {
        let rows = match scope {
            SubjectScope::Everything => sqlx::query("select id, name from teams"),
            SubjectScope::Team(team) => {
                sqlx::query("select id, name from teams where id = $1").bind(team.to_string())
            }
            SubjectScope::Employee(employee) => sqlx::query(
                "select t.id, t.name from teams t join employees e on e.team_id = t.id where e.id = $1",
            )
            .bind(employee.to_string()),
        };
        let rows = rows.fetch_all(&self.pools.reader).await?;
        read_subjects(&rows, |row| Ok(Subject::Team(row.parsed("id")?)))
    }

    async fn list_employees(&self, scope: SubjectScope) -> Result<Vec<SubjectView>> {
        let rows = match scope {
            SubjectScope::Everything => sqlx::query("select id, name from employees"),
            SubjectScope::Team(team) => {
                sqlx::query("select id, name from employees where team_id = $1")
                    .bind(team.to_string())
            }
            SubjectScope::Employee(employee) => {
                sqlx::query("select id, name from employees where id = $1")
                    .bind(employee.to_string())
            }
        };
        let rows = rows.fetch_all(&self.pools.reader).await?;
        read_subjects(&rows, |row| Ok(Subject::Employee(row.parsed("id")?)))
    }
}

/// Alphabetically, whatever the collation of the database: never by any number.
pub(super) fn sort_by_name(subjects: &mut [SubjectView]) {
    subjects.sort_by_cached_key(|subject| (subject.name.to_lowercase(), subject.subject.clone()));
}

fn scope_of(subject: Subject) -> Scope {
    match subject {
        Subject::Organization => Scope::Organization,
        Subject::Team(id) => Scope::Team(id),
        Subject::Employee(id) => Scope::Employee(id),
    }
}

fn read_subjects(
    rows: &[AnyRow],
    subject: impl Fn(&AnyRow) -> Result<Subject>,
) -> Result<Vec<SubjectView>> {
    let mut subjects = rows
        .iter()
        .map(|row| {
            Ok(SubjectView {
                subject: subject(row)?.to_string(),
                name: row.text("name")?,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    sort_by_name(&mut subjects);
    Ok(subjects)
}

/// Without its people and instruments, which are in tables of their own.
fn read_day(row: &AnyRow) -> Result<Day> {
    Ok(Day {
        date: row.parsed("day")?,
        tally: Tally {
            satisfied: row.small("satisfied")?,
            counted: row.small("counted")?,
        },
        points: PointsBySource {
            score: Some(row.points("points_score")?),
            appreciation: row.points("points_appreciation")?,
            recovery: row.points("points_recovery")?,
            other: row.points("points_other")?,
        },
        left_out: row.small("left_out")?,
        instruments: Vec::new(),
        people: Vec::new(),
    })
}
