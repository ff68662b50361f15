//! Daily rollups, kept in the transaction of the response: what charts read instead of responses.

use super::{Result, StoreError, rows};
use crate::settle::Source;
use domain::api::feedback::{Instrument, ScaleShown};
use domain::csat::Tally;
use domain::id::{EmployeeId, TeamId, TouchpointId};
use domain::points::Points;
use domain::score::Score;
use jiff::civil::Date;
use sqlx::AnyConnection;
use std::collections::{BTreeMap, BTreeSet};

/// Whose row it is. The order is the order of locking, the same for everybody, so nobody waits in a circle.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scope {
    Organization,
    Team(TeamId),
    Employee(EmployeeId),
    Touchpoint(TouchpointId),
    Standard(String),
}

impl Scope {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Team(_) => "team",
            Self::Employee(_) => "employee",
            Self::Touchpoint(_) => "touchpoint",
            Self::Standard(_) => "standard",
        }
    }

    /// A standard is told by how often it was ticked, not by how satisfied anybody was.
    fn has_instruments(&self) -> bool {
        !matches!(self, Self::Standard(_))
    }

    pub(super) fn subject(&self) -> String {
        match self {
            Self::Organization => "organization".to_owned(),
            Self::Team(id) => id.to_string(),
            Self::Employee(id) => id.to_string(),
            Self::Touchpoint(id) => id.to_string(),
            Self::Standard(key) => key.clone(),
        }
    }
}

/// What is added to one row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Addition {
    tally: Tally,
    left_out: i64,
    appreciations: i64,
    score: i64,
    appreciation: i64,
    recovery: i64,
    other: i64,
}

impl Addition {
    /// The points from one source.
    fn of(&mut self, source: Source) -> &mut i64 {
        match source {
            Source::Score => &mut self.score,
            Source::Appreciation => &mut self.appreciation,
            Source::Recovery => &mut self.recovery,
            Source::Other => &mut self.other,
        }
    }
}

/// Which response is added to: on which day, how its question was put, and whether it counts.
#[derive(Debug, Clone)]
pub(super) struct Given {
    pub(super) day: Date,
    pub(super) instrument: Instrument,
    /// `false` for repeats and spam: they are only counted as left out.
    pub(super) counted: bool,
}

/// Everything that one change adds to the rows of one day.
#[derive(Debug)]
pub(super) struct Additions {
    given: Given,
    rows: BTreeMap<Scope, Addition>,
    people: BTreeMap<(TeamId, EmployeeId), i64>,
}

impl Additions {
    pub(super) fn of(given: Given) -> Self {
        Self {
            given,
            rows: BTreeMap::new(),
            people: BTreeMap::new(),
        }
    }

    /// One more response, counted or left out.
    pub(super) fn count(&mut self, scope: Scope, given: Score) {
        let row = self.rows.entry(scope).or_default();
        if self.given.counted {
            row.tally.counted += 1;
            row.tally.satisfied += u32::from(given.is_satisfied());
        } else {
            row.left_out += 1;
        }
    }

    /// One more response with thanks.
    pub(super) fn thank(&mut self, scope: Scope) {
        self.rows.entry(scope).or_default().appreciations += 1;
    }

    /// A person of a team was thanked.
    pub(super) fn thank_person(&mut self, team: TeamId, employee: EmployeeId) {
        *self.people.entry((team, employee)).or_default() += 1;
    }

    /// Points were paid.
    pub(super) fn pay(&mut self, scope: Scope, source: Source, points: Points) {
        let total = self.rows.entry(scope).or_default().of(source);
        *total = total.saturating_add(points.0);
    }

    /// Adds all of it, in the order of locking.
    pub(super) async fn write(self, connection: &mut AnyConnection) -> Result<()> {
        let day = self.given.day.to_string();
        let rows: Vec<_> = self.rows.iter().map(|(scope, row)| (scope, *row)).collect();
        add(connection, &rows, &day).await?;
        let people: Vec<_> = self.people.into_iter().collect();
        add_people(connection, &people, &day).await?;
        let asked: Vec<_> = rows
            .into_iter()
            .filter(|(scope, row)| row.tally.counted > 0 && scope.has_instruments())
            .collect();
        let instrument = instrument_key(self.given.instrument);
        add_instruments(connection, &asked, &day, &instrument).await
    }
}

/// How an instrument is written in the database: `de:0:best_left`.
pub(super) fn instrument_key(instrument: Instrument) -> String {
    let Instrument {
        language,
        wording,
        shown,
    } = instrument;
    format!("{language}:{wording}:{}", shown.name())
}

/// The instrument that is written so.
pub(super) fn read_instrument(text: &str) -> Result<Instrument> {
    let mut parts = text.splitn(3, ':');
    let (language, wording, shown) = (parts.next(), parts.next(), parts.next());
    let shown = ScaleShown::ALL
        .into_iter()
        .find(|known| Some(known.name()) == shown);
    let read = || {
        Some(Instrument {
            language: language?.parse().ok()?,
            wording: wording?.parse().ok()?,
            shown: shown?,
        })
    };
    read().ok_or_else(|| StoreError::broken(format!("there is no instrument {text}")))
}

/// Moves a response that was counted from one score to another.
pub(super) async fn move_score(
    connection: &mut AnyConnection,
    scopes: [Scope; 3],
    day: Date,
    from: Score,
    to: Score,
) -> Result<()> {
    let change = i64::from(to.is_satisfied()) - i64::from(from.is_satisfied());
    if change == 0 {
        return Ok(());
    }
    for scope in scopes {
        sqlx::query(
            "update rollups set satisfied = satisfied + $4 where scope = $1 and subject = $2 and day = $3",
        )
        .bind(scope.name())
        .bind(scope.subject())
        .bind(day.to_string())
        .bind(change)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// Takes a response that was counted out again: it is left out from now on. The rows are there, and scopes are locked in
/// their order.
pub(super) async fn leave_out(
    connection: &mut AnyConnection,
    scopes: &BTreeSet<Scope>,
    given: &Given,
    score: Score,
) -> Result<()> {
    let day = given.day.to_string();
    for scope in scopes {
        sqlx::query(
            "update rollups set counted = counted - 1, satisfied = satisfied - $4, left_out = left_out + 1 \
             where scope = $1 and subject = $2 and day = $3",
        )
        .bind(scope.name())
        .bind(scope.subject())
        .bind(&day)
        .bind(i64::from(score.is_satisfied()))
        .execute(&mut *connection)
        .await?;
    }
    let instrument = instrument_key(given.instrument);
    for scope in scopes.iter().filter(|scope| scope.has_instruments()) {
        sqlx::query(
            "update rollup_instruments set counted = counted - 1 \
             where scope = $1 and subject = $2 and day = $3 and instrument = $4",
        )
        .bind(scope.name())
        .bind(scope.subject())
        .bind(&day)
        .bind(&instrument)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// Adds points to a day, or takes them off it: what follows a correction.
pub(super) async fn correct_points(
    connection: &mut AnyConnection,
    scopes: BTreeSet<Scope>,
    day: Date,
    source: Source,
    points: Points,
) -> Result<()> {
    let mut addition = Addition::default();
    *addition.of(source) = points.0;
    let rows: Vec<_> = scopes.iter().map(|scope| (scope, addition)).collect();
    add(connection, &rows, &day.to_string()).await
}

/// What is added to each row; no scope is there twice.
async fn add(
    connection: &mut AnyConnection,
    additions: &[(&Scope, Addition)],
    day: &str,
) -> Result<()> {
    let into = "insert into rollups (scope, subject, day, counted, satisfied, left_out, appreciations, \
        points_score, points_appreciation, points_recovery, points_other)";
    let add = "on conflict (scope, subject, day) do update set \
        counted = rollups.counted + excluded.counted, \
        satisfied = rollups.satisfied + excluded.satisfied, \
        left_out = rollups.left_out + excluded.left_out, \
        appreciations = rollups.appreciations + excluded.appreciations, \
        points_score = rollups.points_score + excluded.points_score, \
        points_appreciation = rollups.points_appreciation + excluded.points_appreciation, \
        points_recovery = rollups.points_recovery + excluded.points_recovery, \
        points_other = rollups.points_other + excluded.points_other";
    rows::insert(
        connection,
        (into, 11, add),
        additions,
        |query, (scope, addition)| {
            query
                .bind(scope.name())
                .bind(scope.subject())
                .bind(day.to_owned())
                .bind(i64::from(addition.tally.counted))
                .bind(i64::from(addition.tally.satisfied))
                .bind(addition.left_out)
                .bind(addition.appreciations)
                .bind(addition.score)
                .bind(addition.appreciation)
                .bind(addition.recovery)
                .bind(addition.other)
        },
    )
    .await
}

async fn add_instruments(
    connection: &mut AnyConnection,
    asked: &[(&Scope, Addition)],
    day: &str,
    instrument: &str,
) -> Result<()> {
    let into = "insert into rollup_instruments (scope, subject, day, instrument, counted)";
    let add = "on conflict (scope, subject, day, instrument) do update set \
        counted = rollup_instruments.counted + excluded.counted";
    rows::insert(
        connection,
        (into, 5, add),
        asked,
        |query, (scope, addition)| {
            query
                .bind(scope.name())
                .bind(scope.subject())
                .bind(day.to_owned())
                .bind(instrument.to_owned())
                .bind(i64::from(addition.tally.counted))
        },
    )
    .await
}

async fn add_people(
    connection: &mut AnyConnection,
    people: &[((TeamId, EmployeeId), i64)],
    day: &str,
) -> Result<()> {
    let into = "insert into rollup_people (team_id, day, employee_id, thanks)";
    let add = "on conflict (team_id, day, employee_id) do update set thanks = rollup_people.thanks + excluded.thanks";
    rows::insert(
        connection,
        (into, 4, add),
        people,
        |query, ((team, employee), thanks)| {
            query
                .bind(team.to_string())
                .bind(day.to_owned())
                .bind(employee.to_string())
                .bind(*thanks)
        },
    )
    .await
}
