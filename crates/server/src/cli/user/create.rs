//! `plaudit-server user create`: an account, and what it needs: the program for the first owner, the person and
//! their team for employees and leads.

use super::{about, email, now, password};
use crate::cli::Failure;
use crate::config::DatabaseArgs;
use crate::store::{NewEmployee, NewProgram, NewTeam, NewUser, Store, StoreError};
use clap::Args;
use domain::id::{EmployeeId, TeamId, UserId};
use domain::role::Role;
use domain::validation;
use jiff::tz::TimeZone;
use uuid::Uuid;

/// What `user create` takes.
#[derive(Debug, Args)]
pub(super) struct CreateArgs {
    #[command(flatten)]
    database: DatabaseArgs,

    /// The address to sign in with.
    #[arg(long)]
    email: String,

    /// The full name.
    #[arg(long)]
    name: String,

    /// What the account may do: employee, lead or owner.
    #[arg(long)]
    role: Role,

    /// Makes a person whom customers can thank, in this team, which is made too if there is none of the name.
    /// Employees and leads need one.
    #[arg(long, value_name = "TEAM", required_if_eq_any([("role", "employee"), ("role", "lead")]))]
    employee_of_team: Option<String>,

    /// What customers read under the person's name.
    #[arg(long, default_value = "Team member", requires = "employee_of_team")]
    job: String,

    /// The organization's name, for the first account of an empty database.
    #[arg(long, value_name = "NAME")]
    organization: Option<String>,

    /// The organization's time zone, for the first account of an empty database. Without it the machine's own.
    #[arg(long, value_name = "ZONE", requires = "organization")]
    time_zone: Option<String>,
}

pub(super) async fn run(args: CreateArgs) -> Result<(), Failure> {
    let email = email(&args.email)?;
    let password_hash = password::read_and_hash().await?;
    let store = Store::open(&args.database.url()).await?;
    let outcome = create(&store, &args, &email, password_hash).await;
    store.close().await;
    outcome?;
    println!("{email} can sign in now.");
    Ok(())
}

async fn create(
    store: &Store,
    args: &CreateArgs,
    email: &str,
    password_hash: String,
) -> Result<(), Failure> {
    if store.find_user_for_sign_in(email).await?.is_some() {
        return Err(Failure::new(format!(
            "There is an account {email} already. To change its password: plaudit-server user set-password"
        )));
    }
    let name = line(&args.name)?;
    ensure_program(store, args).await?;
    let employee = match &args.employee_of_team {
        Some(team) => Some(create_employee(store, team, &name, &args.job).await?),
        None => None,
    };
    let user = NewUser {
        id: UserId(Uuid::now_v7()),
        email: email.to_owned(),
        name,
        role: args.role,
        password_hash,
        employee,
    };
    store
        .create_user(user, now())
        .await
        .map_err(|error| about(email, error))?;
    Ok(())
}

async fn ensure_program(store: &Store, args: &CreateArgs) -> Result<(), Failure> {
    if store.find_program().await?.is_some() {
        return Ok(());
    }
    let Some(organization) = &args.organization else {
        return Err(Failure::new(
            "The database is empty. Give the organization's name too: --organization NAME",
        ));
    };
    let zone = time_zone(args.time_zone.as_deref())?;
    let program = NewProgram::with_defaults(line(organization)?, zone);
    store.create_program(program, now()).await?;
    Ok(())
}

fn time_zone(given: Option<&str>) -> Result<String, Failure> {
    let Some(name) = given else {
        let own = TimeZone::system();
        return Ok(own.iana_name().unwrap_or("UTC").to_owned());
    };
    match TimeZone::get(name) {
        Ok(_) => Ok(name.to_owned()),
        Err(_) => Err(Failure::new(format!(
            "“{name}” is not the name of a time zone. Use one such as Europe/Berlin."
        ))),
    }
}

async fn create_employee(
    store: &Store,
    team: &str,
    name: &str,
    job: &str,
) -> Result<EmployeeId, Failure> {
    let employee = NewEmployee {
        id: EmployeeId(Uuid::now_v7()),
        team: find_or_create_team(store, &line(team)?).await?,
        name: name.to_owned(),
        first_name: name.split_whitespace().next().unwrap_or(name).to_owned(),
        job: line(job)?,
    };
    let id = employee.id;
    store.create_employee(employee, now()).await?;
    Ok(id)
}

async fn find_or_create_team(store: &Store, name: &str) -> Result<TeamId, StoreError> {
    if let Some(team) = store.find_team_by_name(name).await? {
        return Ok(team);
    }
    let id = TeamId(Uuid::now_v7());
    let team = NewTeam {
        id,
        name: name.to_owned(),
    };
    store.create_team(team, now()).await?;
    Ok(id)
}

fn line(text: &str) -> Result<String, Failure> {
    validation::line("name", text).map_err(|problem| Failure::new(problem.message))
}
