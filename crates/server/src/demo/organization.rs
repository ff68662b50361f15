//! The demo's organization: ids for everybody, and setting it all up.

use super::DemoAccount;
use super::material::{
    self, ChoiceMaterial, ORGANIZATION, OWNER, PersonMaterial, REASONS, STANDARDS, TEAMS,
    TIME_ZONE, TouchpointMaterial, email,
};
use super::random::Random;
use super::secrets;
use crate::sign_in::password::hash;
use crate::store::{
    Batch, NewChoice, NewEmployee, NewProgram, NewTeam, NewTouchpoint, NewUser, Result, StoreError,
};
use domain::id::{EmployeeId, TeamId, TouchpointId, UserId};
use domain::instant::Instant;
use domain::role::Role;
use uuid::Uuid;

/// After a stay, people remember who kept their room as well.
const ALSO_OFFERED: (&str, &str) = ("Checkout e-mail", "Housekeeping");

/// Somebody of a team.
#[derive(Debug, Clone, Copy)]
pub(super) struct Person {
    pub(super) id: EmployeeId,
    pub(super) material: &'static PersonMaterial,
    /// How often customers name this person, compared with the others.
    pub(super) renown: u32,
}

/// A team with its ids.
#[derive(Debug)]
pub(super) struct Team {
    id: TeamId,
    name: &'static str,
    people: Vec<Person>,
}

/// A place where customers answer.
#[derive(Debug)]
pub(super) struct Place {
    id: TouchpointId,
    team: TeamId,
    pub(super) key: String,
    pub(super) material: &'static TouchpointMaterial,
    /// Which team it belongs to, by its place in the list.
    pub(super) team_index: usize,
    pub(super) people: Vec<Person>,
}

/// Everybody and every place.
#[derive(Debug)]
pub(super) struct Organization {
    teams: Vec<Team>,
    pub(super) places: Vec<Place>,
}

impl Organization {
    /// The organization of a seed, set up at `start`.
    pub(super) fn new(seed: u64, start: Instant) -> Self {
        let mut ids = Ids::new(seed, start);
        let teams: Vec<_> = TEAMS.iter().map(|team| new_team(team, &mut ids)).collect();
        let places = TEAMS
            .iter()
            .enumerate()
            .flat_map(|(index, team)| team.touchpoints.iter().map(move |place| (index, place)))
            .map(|(index, place)| new_place(seed, index, place, &teams, &mut ids))
            .collect();
        Self { teams, places }
    }

    /// Sets it all up, before the first response.
    pub(super) async fn create(&self, batch: &mut Batch, seed: u64, start: Instant) -> Result<()> {
        batch.create_program(new_program(seed), start).await?;
        for team in &self.teams {
            let name = team.name.to_owned();
            batch
                .create_team(NewTeam { id: team.id, name }, start)
                .await?;
            for person in &team.people {
                batch
                    .create_employee(new_employee(team, person), start)
                    .await?;
            }
        }
        for place in &self.places {
            batch.create_touchpoint(place.to_create(), start).await?;
        }
        let mut ids = Ids::new(seed ^ 1, start);
        for account in accounts(seed) {
            let user = self.new_user(account, ids.next()).await?;
            batch.create_user(user, start).await?;
        }
        Ok(())
    }

    async fn new_user(&self, account: DemoAccount, id: Uuid) -> Result<NewUser> {
        let employee = self
            .teams
            .iter()
            .flat_map(|team| &team.people)
            .find(|person| person.material.name == account.name)
            .map(|person| person.id);
        let password = account.password;
        // Hashing takes its time on purpose, which the async threads do not have.
        let password_hash = tokio::task::spawn_blocking(move || hash(&password))
            .await
            .map_err(StoreError::broken)?
            .map_err(StoreError::broken)?;
        Ok(NewUser {
            id: UserId(id),
            email: account.email,
            name: account.name,
            role: account.role,
            password_hash,
            employee,
        })
    }
}

impl Place {
    fn to_create(&self) -> NewTouchpoint {
        NewTouchpoint {
            id: self.id,
            key: self.key.clone(),
            team: self.team,
            name: self.material.name.to_owned(),
            question: self.material.question.to_owned(),
            customer: self.material.customer,
            people: self.people.iter().map(|person| person.id).collect(),
        }
    }
}

/// Who can sign in: the owner, the lead of each team, and three people with plenty of thanks.
pub(super) fn accounts(seed: u64) -> Vec<DemoAccount> {
    let account = |role, person: &PersonMaterial| {
        let email = email(person.name);
        DemoAccount {
            role,
            name: person.name.to_owned(),
            password: secrets::password(seed, &email),
            email,
        }
    };
    let leads = TEAMS.iter().filter_map(|team| team.people.first());
    let well_known = TEAMS.iter().filter_map(|team| team.people.get(1)).take(3);
    let mut accounts = vec![account(Role::Owner, &OWNER)];
    accounts.extend(leads.map(|person| account(Role::Lead, person)));
    accounts.extend(well_known.map(|person| account(Role::Employee, person)));
    accounts
}

/// Ids as a device would make them at the set-up, the same for a seed.
struct Ids {
    random: Random,
    millis: u64,
}

impl Ids {
    fn new(seed: u64, start: Instant) -> Self {
        Self {
            random: Random::new(seed, "ids"),
            millis: millis(start),
        }
    }

    fn next(&mut self) -> Uuid {
        self.millis += 1;
        uuid::Builder::from_unix_timestamp_millis(self.millis, &self.random.ten_bytes()).into_uuid()
    }
}

/// Milliseconds since 1970, for ids.
pub(super) fn millis(at: Instant) -> u64 {
    u64::try_from(at.micros() / 1_000).unwrap_or_default()
}

fn new_team(team: &material::TeamMaterial, ids: &mut Ids) -> Team {
    Team {
        id: TeamId(ids.next()),
        name: team.name,
        people: (0..)
            .zip(team.people)
            .map(|(index, material)| Person {
                id: EmployeeId(ids.next()),
                material,
                renown: renown(index),
            })
            .collect(),
    }
}

/// Leads are seldom at the counter, the second of each team is who everybody remembers, and the last is new.
fn renown(index: usize) -> u32 {
    match index {
        0 => 2,
        1 => 7,
        7 => 1,
        _ => 4,
    }
}

fn new_place(
    seed: u64,
    team_index: usize,
    material: &'static TouchpointMaterial,
    teams: &[Team],
    ids: &mut Ids,
) -> Place {
    let (name, also) = ALSO_OFFERED;
    let others = teams
        .iter()
        .filter(|team| material.name == name && team.name == also);
    let team = &teams[team_index];
    let offered = std::iter::once(team).chain(others);
    Place {
        id: TouchpointId(ids.next()),
        team: team.id,
        key: secrets::key(seed, material.name),
        material,
        team_index,
        people: offered
            .flat_map(|team| team.people.iter().copied())
            .collect(),
    }
}

fn new_employee(team: &Team, person: &Person) -> NewEmployee {
    NewEmployee {
        id: person.id,
        team: team.id,
        name: person.material.name.to_owned(),
        first_name: person.material.first_name.to_owned(),
        job: person.material.job.to_owned(),
    }
}

fn new_program(seed: u64) -> NewProgram {
    NewProgram {
        standards: choices(STANDARDS),
        reasons: choices(REASONS),
        demo_seed: Some(seed),
        ..NewProgram::with_defaults(ORGANIZATION, TIME_ZONE)
    }
}

fn choices(material: &[ChoiceMaterial]) -> Vec<NewChoice> {
    material
        .iter()
        .map(|choice| NewChoice {
            key: choice.key.to_owned(),
            labels: choice.labels.map(str::to_owned),
        })
        .collect()
}
