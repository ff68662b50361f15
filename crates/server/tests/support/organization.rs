//! Harbour Hotel: two teams, and one touchpoint of the reception.

use domain::id::{EmployeeId, TeamId, TouchpointId, UserId};
use domain::instant::Instant;
use domain::role::Role;
use domain::rules::Customer;
use serde_json::{Value, json};
use server::sign_in::password;
use server::store::{NewEmployee, NewProgram, NewTeam, NewTouchpoint, NewUser, Store};
use std::sync::OnceLock;
use uuid::Uuid;

/// The key of the reception's touchpoint.
pub const KEY: &str = "receptenreceptenreceptenre";
/// Everybody's password.
pub const PASSWORD: &str = "rabbit in the laundry";

/// Who is who. Maria, Tomasz and their lead Rosa are of the reception, Ben of the kitchen; Olga owns the program
/// and is nobody whom customers can thank. On offer are Maria, Tomasz and Rosa.
#[derive(Clone, Copy)]
pub struct Organization {
    pub reception: TeamId,
    pub kitchen: TeamId,
    pub maria: EmployeeId,
    pub tomasz: EmployeeId,
    pub rosa: EmployeeId,
    pub ben: EmployeeId,
}

/// What `name` signs in with.
pub fn credentials(name: &str) -> Value {
    json!({ "email": format!("{name}@harbour.example"), "password": PASSWORD })
}

pub async fn create(store: &Store, now: Instant) -> Organization {
    let program = NewProgram::with_defaults("Harbour Hotel", "Europe/Berlin");
    store.create_program(program, now).await.unwrap();
    let reception = create_team(store, "Reception", now).await;
    let kitchen = create_team(store, "Kitchen", now).await;
    let organization = Organization {
        reception,
        kitchen,
        maria: create_person(store, "Maria", reception, Role::Employee, now).await,
        tomasz: create_person(store, "Tomasz", reception, Role::Employee, now).await,
        rosa: create_person(store, "Rosa", reception, Role::Lead, now).await,
        ben: create_person(store, "Ben", kitchen, Role::Employee, now).await,
    };
    create_account(store, "Olga", Role::Owner, None, now).await;
    let touchpoint = NewTouchpoint {
        id: TouchpointId(Uuid::now_v7()),
        key: KEY.into(),
        team: reception,
        name: "Front desk".into(),
        question: "Overall, how did you feel about the service you received today?".into(),
        customer: Customer::External,
        people: vec![organization.maria, organization.tomasz, organization.rosa],
    };
    store.create_touchpoint(touchpoint, now).await.unwrap();
    organization
}

async fn create_team(store: &Store, name: &str, now: Instant) -> TeamId {
    let id = TeamId(Uuid::now_v7());
    let team = NewTeam {
        id,
        name: name.into(),
    };
    store.create_team(team, now).await.unwrap();
    id
}

async fn create_person(
    store: &Store,
    name: &str,
    team: TeamId,
    role: Role,
    now: Instant,
) -> EmployeeId {
    let id = EmployeeId(Uuid::now_v7());
    let employee = NewEmployee {
        id,
        team,
        name: format!("{name} Silva"),
        first_name: name.into(),
        job: "Concierge".into(),
    };
    store.create_employee(employee, now).await.unwrap();
    create_account(store, name, role, Some(id), now).await;
    id
}

async fn create_account(
    store: &Store,
    name: &str,
    role: Role,
    employee: Option<EmployeeId>,
    now: Instant,
) {
    static HASH: OnceLock<String> = OnceLock::new();
    let hash = HASH.get_or_init(|| password::hash(PASSWORD).unwrap());
    let user = NewUser {
        id: UserId(Uuid::now_v7()),
        email: format!("{}@harbour.example", name.to_lowercase()),
        name: format!("{name} Silva"),
        role,
        password_hash: hash.clone(),
        employee,
    };
    store.create_user(user, now).await.unwrap();
}
