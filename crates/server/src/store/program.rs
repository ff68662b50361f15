//! The program and its set-up: teams, people, touchpoints, standards and reasons.

mod choices;
mod defaults;

use super::audit::{self, CONSOLE, Change};
use super::columns::{Columns, word};
use super::error::or_taken;
use super::touchpoints;
use super::{Result, Store, StoreError};
use domain::id::{EmployeeId, TeamId, TouchpointId};
use domain::instant::Instant;
use domain::language::Language;
use domain::rules::{Customer, RuleSet};
use serde_json::json;
use sqlx::AnyConnection;

pub use choices::NewChoice;
pub(super) use choices::complete_labels;

/// The program: one organization's recognition program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// The organization's name.
    pub name: String,
    /// IANA name; days, weeks and months are those of this zone.
    pub time_zone: String,
    /// How long new points are held before they can be spent, in seconds.
    pub hold_seconds: i64,
    /// The seed, if it is the demo.
    pub demo_seed: Option<u64>,
    /// When it was set up.
    pub created_at: Instant,
}

/// A program to create.
#[derive(Debug, Clone)]
pub struct NewProgram {
    /// The organization's name.
    pub name: String,
    /// IANA name.
    pub time_zone: String,
    /// In seconds; 24 h by default.
    pub hold_seconds: i64,
    /// Version 1 of the rules; its `version`, `effective_from` and `time_zone` are set by the store.
    pub rules: RuleSet,
    /// What a person can have done well, in the order to show.
    pub standards: Vec<NewChoice>,
    /// What can be put right, in the order to show.
    pub reasons: Vec<NewChoice>,
    /// The seed, if it is the demo.
    pub demo_seed: Option<u64>,
}

impl NewProgram {
    /// A program with the default rules, standards and reasons.
    pub fn with_defaults(name: impl Into<String>, time_zone: impl Into<String>) -> Self {
        let time_zone = time_zone.into();
        Self {
            name: name.into(),
            rules: defaults::rules(&time_zone),
            time_zone,
            hold_seconds: 24 * 60 * 60,
            standards: choices::standards(),
            reasons: choices::reasons(),
            demo_seed: None,
        }
    }
}

/// A team to create.
#[derive(Debug, Clone)]
pub struct NewTeam {
    /// Its id, made by the caller.
    pub id: TeamId,
    /// Its name, not taken yet.
    pub name: String,
}

/// A person to create.
#[derive(Debug, Clone)]
pub struct NewEmployee {
    /// Their id, made by the caller.
    pub id: EmployeeId,
    /// Their team.
    pub team: TeamId,
    /// The full name.
    pub name: String,
    /// What customers see.
    pub first_name: String,
    /// What they do, such as "Concierge".
    pub job: String,
}

/// A touchpoint to create.
#[derive(Debug, Clone)]
pub struct NewTouchpoint {
    /// Its id, made by the caller.
    pub id: TouchpointId,
    /// The unguessable public key: 128 random bits or more, written in letters and digits.
    pub key: String,
    /// Its team.
    pub team: TeamId,
    /// Its name, such as "Reception".
    pub name: String,
    /// The question as it words it, in English; empty for the standard wording.
    pub question: String,
    /// Who answers there.
    pub customer: Customer,
    /// The people on offer, in the order to show.
    pub people: Vec<EmployeeId>,
}

impl Store {
    /// The program, or `None` on an empty database.
    pub async fn find_program(&self) -> Result<Option<Program>> {
        let row =
            sqlx::query("select name, time_zone, hold_seconds, demo_seed, created_at from program")
                .fetch_optional(&self.pools.reader)
                .await?;
        row.map(|row| {
            Ok(Program {
                name: row.text("name")?,
                time_zone: row.text("time_zone")?,
                hold_seconds: row.number("hold_seconds")?,
                demo_seed: row.maybe_parsed("demo_seed")?,
                created_at: row.instant("created_at")?,
            })
        })
        .transpose()
    }

    /// Sets the program up, with version 1 of its rules. There is one program in a database.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if there is one already; [`StoreError::Invalid`] for an unknown time zone.
    pub async fn create_program(&self, new: NewProgram, now: Instant) -> Result<Program> {
        let mut transaction = self.begin().await?;
        let program = create_program(&mut transaction, new, now).await?;
        transaction.commit().await?;
        Ok(program)
    }

    /// Adds a team.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the name is taken.
    pub async fn create_team(&self, new: NewTeam, now: Instant) -> Result<()> {
        let mut transaction = self.begin().await?;
        create_team(&mut transaction, new, now).await?;
        Ok(transaction.commit().await?)
    }

    /// The team of this name, if there is one.
    pub async fn find_team_by_name(&self, name: &str) -> Result<Option<TeamId>> {
        let row = sqlx::query("select id from teams where name = $1")
            .bind(name)
            .fetch_optional(&self.pools.reader)
            .await?;
        row.map(|row| row.parsed("id")).transpose()
    }

    /// Adds a person to a team.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the id is taken.
    pub async fn create_employee(&self, new: NewEmployee, now: Instant) -> Result<()> {
        let mut transaction = self.begin().await?;
        create_employee(&mut transaction, new, now).await?;
        Ok(transaction.commit().await?)
    }

    /// Adds a touchpoint.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the key is taken.
    pub async fn create_touchpoint(&self, new: NewTouchpoint, now: Instant) -> Result<()> {
        let mut transaction = self.begin().await?;
        create_touchpoint(&mut transaction, new, now).await?;
        Ok(transaction.commit().await?)
    }
}

pub(super) async fn create_program(
    connection: &mut AnyConnection,
    new: NewProgram,
    now: Instant,
) -> Result<Program> {
    if jiff::tz::TimeZone::get(&new.time_zone).is_err() {
        return Err(StoreError::invalid(
            "time_zone",
            "There is no such time zone. Use a name such as Europe/Berlin.",
        ));
    }
    sqlx::query(
        "insert into program (singleton, name, time_zone, hold_seconds, demo_seed, created_at) \
         values (1, $1, $2, $3, $4, $5)",
    )
    .bind(&new.name)
    .bind(&new.time_zone)
    .bind(new.hold_seconds)
    .bind(new.demo_seed.map(|seed| seed.to_string()))
    .bind(now.micros())
    .execute(&mut *connection)
    .await
    .map_err(|error| or_taken(error, "This database holds a program already."))?;
    choices::create_standards(connection, &new.standards).await?;
    choices::create_reasons(connection, &new.reasons).await?;
    super::rules::create_first(connection, new.rules, &new.time_zone, now).await?;
    let after = json!({ "name": new.name, "time_zone": new.time_zone });
    set_up(
        connection,
        "program.create",
        "program".to_owned(),
        after,
        now,
    )
    .await?;
    Ok(Program {
        name: new.name,
        time_zone: new.time_zone,
        hold_seconds: new.hold_seconds,
        demo_seed: new.demo_seed,
        created_at: now,
    })
}

pub(super) async fn create_team(
    connection: &mut AnyConnection,
    new: NewTeam,
    now: Instant,
) -> Result<()> {
    let id = new.id.to_string();
    sqlx::query("insert into teams (id, name, created_at) values ($1, $2, $3)")
        .bind(&id)
        .bind(&new.name)
        .bind(now.micros())
        .execute(&mut *connection)
        .await
        .map_err(|error| or_taken(error, "There is a team of this name already."))?;
    sqlx::query("insert into accounts (account, team_id) values ($1, $2)")
        .bind(format!("team:{id}"))
        .bind(&id)
        .execute(&mut *connection)
        .await?;
    let after = json!({ "name": new.name });
    set_up(connection, "team.create", format!("team:{id}"), after, now).await
}

pub(super) async fn create_employee(
    connection: &mut AnyConnection,
    new: NewEmployee,
    now: Instant,
) -> Result<()> {
    let id = new.id.to_string();
    let team = new.team.to_string();
    sqlx::query(
        "insert into employees (id, team_id, name, first_name, job, created_at) values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&id)
    .bind(&team)
    .bind(new.name)
    .bind(new.first_name)
    .bind(new.job)
    .bind(now.micros())
    .execute(&mut *connection)
    .await
    .map_err(|error| or_taken(error, "There is a person of this id already."))?;
    sqlx::query("insert into accounts (account, employee_id) values ($1, $2)")
        .bind(format!("employee:{id}"))
        .bind(&id)
        .execute(&mut *connection)
        .await?;
    // No name here: the audit outlives the person's erasure.
    let after = json!({ "team": team });
    set_up(
        connection,
        "employee.create",
        format!("employee:{id}"),
        after,
        now,
    )
    .await
}

pub(super) async fn create_touchpoint(
    connection: &mut AnyConnection,
    new: NewTouchpoint,
    now: Instant,
) -> Result<()> {
    let id = new.id.to_string();
    sqlx::query(
        "insert into touchpoints (id, key, team_id, name, customer, created_at) \
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&id)
    .bind(new.key)
    .bind(new.team.to_string())
    .bind(&new.name)
    .bind(word(new.customer)?)
    .bind(now.micros())
    .execute(&mut *connection)
    .await
    .map_err(|error| or_taken(error, "There is a touchpoint of this key already."))?;
    if !new.question.is_empty() {
        touchpoints::add_wording(connection, new.id, Language::English, &new.question, now).await?;
    }
    for (position, employee) in (0_i64..).zip(&new.people) {
        sqlx::query(
            "insert into touchpoint_people (touchpoint_id, employee_id, position) values ($1, $2, $3)",
        )
        .bind(&id)
        .bind(employee.to_string())
        .bind(position)
        .execute(&mut *connection)
        .await?;
    }
    let after = json!({ "name": new.name, "team": new.team, "people": new.people });
    set_up(
        connection,
        "touchpoint.create",
        format!("touchpoint:{id}"),
        after,
        now,
    )
    .await
}

async fn set_up(
    connection: &mut AnyConnection,
    action: &str,
    object: String,
    after: serde_json::Value,
    at: Instant,
) -> Result<()> {
    let change = Change {
        actor: CONSOLE,
        action,
        object,
        before: None,
        after: Some(after),
        at,
    };
    audit::append(connection, change).await
}
