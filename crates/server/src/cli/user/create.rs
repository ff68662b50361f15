//! `plaudit-server user create`: an account, and what it needs: the program for the first owner, the person and
//! their team for employees and leads.

use super::{about, now, password};
use crate::cli::Failure;
use crate::config::DatabaseArgs;
use crate::store::{Batch, NewEmployee, NewProgram, NewTeam, NewUser, Store, StoreError};
use clap::Args;
use domain::api::problem::FieldProblem;
use domain::id::{EmployeeId, TeamId, UserId};
use domain::role::Role;
use domain::validation::{self, Checked};
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

/// What was given, as it will be stored.
struct Account {
    email: String,
    name: String,
    role: Role,
    team: Option<String>,
    job: String,
    organization: Option<String>,
    time_zone: String,
}

pub(super) async fn run(args: CreateArgs) -> Result<(), Failure> {
    let account = checked(&args).map_err(|problems| told(&problems))?;
    let password_hash = password::read_and_hash().await?;
    let store = Store::open(&args.database.url()).await?;
    let outcome = create(&store, &account, password_hash).await;
    store.close().await;
    outcome?;
    println!("{} can sign in now.", account.email);
    Ok(())
}

/// All that is wrong is told at once, under the names of the flags.
fn checked(args: &CreateArgs) -> Result<Account, Vec<FieldProblem>> {
    let email = validation::email("email", &args.email);
    let name = validation::line("name", &args.name);
    let team = maybe_line("employee-of-team", args.employee_of_team.as_deref());
    let job = validation::line("job", &args.job);
    let organization = maybe_line("organization", args.organization.as_deref());
    let time_zone = time_zone(args.time_zone.as_deref());
    match (email, name, team, job, organization, time_zone) {
        (Ok(email), Ok(name), Ok(team), Ok(job), Ok(organization), Ok(time_zone)) => Ok(Account {
            email,
            name,
            role: args.role,
            team,
            job,
            organization,
            time_zone,
        }),
        (email, name, team, job, organization, time_zone) => {
            let lines = [email.err(), name.err(), team.err(), job.err()];
            let places = [organization.err(), time_zone.err()];
            Err(lines.into_iter().chain(places).flatten().collect())
        }
    }
}

fn maybe_line(flag: &str, text: Option<&str>) -> Checked<Option<String>> {
    text.map(|text| validation::line(flag, text)).transpose()
}

fn time_zone(given: Option<&str>) -> Checked<String> {
    let Some(name) = given else {
        let own = TimeZone::system();
        return Ok(own.iana_name().unwrap_or("UTC").to_owned());
    };
    match TimeZone::get(name) {
        Ok(_) => Ok(name.to_owned()),
        Err(_) => Err(FieldProblem::new(
            "time-zone",
            format!("“{name}” is not the name of a time zone. Use one such as Europe/Berlin."),
        )),
    }
}

fn told(problems: &[FieldProblem]) -> Failure {
    let lines: Vec<_> = problems
        .iter()
        .map(|problem| format!("--{}: {}", problem.field, problem.message))
        .collect();
    Failure::new(lines.join("\n"))
}

/// Makes the account and what it needs in one transaction, so that nothing is left of one that cannot be.
async fn create(store: &Store, account: &Account, password_hash: String) -> Result<(), Failure> {
    let email = &account.email;
    if store.find_user_for_sign_in(email).await?.is_some() {
        return Err(Failure::new(format!(
            "There is an account {email} already. To change its password: plaudit-server user set-password"
        )));
    }
    let program = missing_program(store, account).await?;
    let team = match &account.team {
        Some(name) => store.find_team_by_name(name).await?,
        None => None,
    };
    let mut batch = store.begin_batch().await?;
    if let Some(program) = program {
        batch.create_program(program, now()).await?;
    }
    let employee = create_employee(&mut batch, account, team).await?;
    let user = NewUser {
        id: UserId(Uuid::now_v7()),
        email: email.clone(),
        name: account.name.clone(),
        role: account.role,
        password_hash,
        employee,
    };
    let created = batch.create_user(user, now()).await;
    created.map_err(|error| about(email, error))?;
    Ok(batch.commit().await?)
}

/// The program to create, if there is none.
async fn missing_program(store: &Store, account: &Account) -> Result<Option<NewProgram>, Failure> {
    if store.find_program().await?.is_some() {
        return Ok(None);
    }
    let Some(organization) = &account.organization else {
        return Err(Failure::new(
            "The database is empty. Give the organization's name too: --organization NAME",
        ));
    };
    let program = NewProgram::with_defaults(organization, &account.time_zone);
    Ok(Some(program))
}

/// The person whom customers can thank, if the account is to be one: in `team`, or in a new one of the name given.
async fn create_employee(
    batch: &mut Batch,
    account: &Account,
    team: Option<TeamId>,
) -> Result<Option<EmployeeId>, StoreError> {
    let Some(team_name) = &account.team else {
        return Ok(None);
    };
    let team = match team {
        Some(team) => team,
        None => create_team(batch, team_name).await?,
    };
    let id = EmployeeId(Uuid::now_v7());
    let name = account.name.clone();
    let employee = NewEmployee {
        id,
        team,
        first_name: name.split_whitespace().next().unwrap_or(&name).to_owned(),
        name,
        job: account.job.clone(),
    };
    batch.create_employee(employee, now()).await?;
    Ok(Some(id))
}

async fn create_team(batch: &mut Batch, name: &str) -> Result<TeamId, StoreError> {
    let id = TeamId(Uuid::now_v7());
    let team = NewTeam {
        id,
        name: name.to_owned(),
    };
    batch.create_team(team, now()).await?;
    Ok(id)
}
