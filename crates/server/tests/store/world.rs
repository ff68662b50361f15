//! A small organization to tell stories in: two teams, five people, two touchpoints, an owner.

use domain::api::feedback::{CreateResponse, SendResponse};
use domain::api::wall::WallView;
use domain::id::{AppreciationId, EmployeeId, ResponseId, TeamId, TouchpointId, UserId};
use domain::instant::Instant;
use domain::role::Role;
use domain::rules::{Customer, RuleSet, Trust};
use domain::score::Score;
use server::store::{
    NewEmployee, NewProgram, NewResponseContext, NewTeam, NewTouchpoint, NewUser, Provenance,
    Result, Sent, Store,
};
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use uuid::Uuid;

/// The hash of no password.
pub const HASH: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA";
/// The key of the touchpoint of team Store, which offers Ana, Ben and Cem.
pub const TILL: &str = "till3000000000000000000000";
/// The key of the touchpoint of team Help, which offers Dina and Ben.
pub const DESK: &str = "desk0000000000000000000000";

/// A database with the small organization in it.
pub struct World {
    pub store: Store,
    pub address: String,
    /// Removed at the end, on SQLite.
    _folder: Option<tempfile::TempDir>,
}

impl World {
    pub async fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a test.db").display().to_string();
        Self::at(path, Some(folder)).await
    }

    pub async fn on_postgres() -> Self {
        Self::at(crate::postgres_server::new_database().await, None).await
    }

    /// On the database at an address, which is brought up to date.
    pub async fn at(address: String, folder: Option<tempfile::TempDir>) -> Self {
        Self {
            store: Store::open(&address).await.unwrap(),
            address,
            _folder: folder,
        }
    }

    /// With the organization in it.
    pub async fn populated(self) -> Self {
        let rules = serde_json::from_str(WORKED_EXAMPLE).unwrap();
        self.populated_with(rules).await
    }

    pub async fn populated_with(self, rules: RuleSet) -> Self {
        let store = &self.store;
        let program = NewProgram {
            rules,
            ..NewProgram::with_defaults("Corner Shop", "Europe/Berlin")
        };
        store.create_program(program, start()).await.unwrap();
        for (number, name) in [(1, "Store"), (2, "Help")] {
            let id = team(number);
            let name = name.to_owned();
            store
                .create_team(NewTeam { id, name }, start())
                .await
                .unwrap();
        }
        for (number, name, of) in [
            (1, "Ana Abreu", 1),
            (2, "Ben Bauer", 1),
            (3, "Cem Can", 1),
            (4, "Dina Diaz", 2),
            (5, "Élodie Étienne", 2),
        ] {
            store
                .create_employee(new_employee(number, name, of), start())
                .await
                .unwrap();
        }
        for touchpoint in [
            new_touchpoint(1, TILL, &[1, 2, 3]),
            new_touchpoint(2, DESK, &[4, 2]),
        ] {
            store.create_touchpoint(touchpoint, start()).await.unwrap();
        }
        store
            .create_user(new_user("owner@example.com", Role::Owner, None), start())
            .await
            .unwrap();
        self
    }

    /// The first tap.
    pub async fn tap(&self, key: &str, id: ResponseId, value: i64, at: Instant) {
        self.tap_with(key, id, value, at, Trust::Receipt).await;
    }

    pub async fn tap_with(&self, key: &str, id: ResponseId, value: i64, at: Instant, trust: Trust) {
        let provenance = Provenance::Told(trust);
        let context = NewResponseContext { at, provenance };
        let stored = self
            .store
            .create_response(key, first_tap(id, value), context)
            .await
            .unwrap();
        assert!(stored.created);
    }

    /// The first tap and all the rest, 30 seconds later.
    pub async fn answer(&self, key: &str, value: i64, content: SendResponse, at: Instant) -> Sent {
        let id = new_id();
        self.tap(key, id, value, at).await;
        self.send(key, id, content, at.plus_seconds(30))
            .await
            .unwrap()
    }

    pub async fn send(
        &self,
        key: &str,
        id: ResponseId,
        content: SendResponse,
        at: Instant,
    ) -> Result<Sent> {
        self.store.send_response(key, id, content, at).await
    }

    pub async fn wall(&self, number: u128, now: Instant) -> WallView {
        self.store
            .find_wall(employee(number), None, now)
            .await
            .unwrap()
            .unwrap()
    }

    /// The person sees these cards.
    pub async fn read(&self, number: u128, cards: &[AppreciationId], now: Instant) {
        let noted = self.store.note_cards_read(employee(number), cards, now);
        noted.await.unwrap();
    }

    /// The owner's account.
    pub async fn owner(&self) -> UserId {
        let owner = self.store.find_user_for_sign_in("owner@example.com").await;
        owner.unwrap().unwrap().user.id
    }

    /// A connection around the store, as somebody with a database tool would have it.
    pub async fn connect(&self) -> AnyConnection {
        let url = if self.address.starts_with("postgres") {
            self.address.clone()
        } else {
            format!("sqlite://{}", self.address.replace(' ', "%20"))
        };
        AnyConnection::connect(&url).await.unwrap()
    }

    /// Runs statements around the store.
    pub async fn run(&self, statements: &str) -> sqlx::Result<()> {
        let mut connection = self.connect().await;
        let outcome = sqlx::raw_sql(AssertSqlSafe(statements))
            .execute(&mut connection)
            .await;
        connection.close().await.unwrap();
        outcome.map(|_| ())
    }

    /// The number that a query answers.
    pub async fn number(&self, query: &str) -> i64 {
        let mut connection = self.connect().await;
        let number = sqlx::query_scalar(AssertSqlSafe(query))
            .fetch_one(&mut connection)
            .await
            .unwrap();
        connection.close().await.unwrap();
        number
    }

    /// The text that a query answers.
    pub async fn text(&self, query: &str) -> String {
        let mut connection = self.connect().await;
        let text = sqlx::query_scalar(AssertSqlSafe(query))
            .fetch_one(&mut connection)
            .await
            .unwrap();
        connection.close().await.unwrap();
        text
    }

    pub async fn count(&self, table: &str) -> i64 {
        self.number(&format!("select count(*) from {table}")).await
    }
}

/// The set of `points.md`, its caps left out.
pub const WORKED_EXAMPLE: &str = r#"{ "version": 1, "effective_from": "2026-01-01T00:00:00Z", "time_zone": "Europe/Berlin",
  "trust_weight": { "open": 0, "kiosk": 50, "receipt": 100 },
  "rules": [
    { "id": "thanked", "name": "Thanked by a customer", "enabled": true, "when": "appreciation",
      "if": [ { "score_at_least": 4 }, { "message_chars_at_least": 20 } ],
      "award": { "points": 10, "to": "each" }, "caps": [] },
    { "id": "standards", "name": "Lived a standard", "enabled": true, "when": "appreciation",
      "if": [ { "standards_any": ["quick", "proactive"] } ],
      "award": { "points": 5, "per": "standard", "at_most": 15, "to": "each" }, "caps": [] },
    { "id": "team", "name": "Team share", "enabled": true, "when": "score",
      "if": [ { "score_at_least": 5 }, { "trust_at_least": "receipt" } ],
      "award": { "points": 7, "to": "team" }, "caps": [] } ] }"#;

/// When the organization was set up.
pub fn start() -> Instant {
    at("2026-03-01T00:00:00Z")
}

pub fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

pub fn score(value: i64) -> Score {
    Score::new(value).unwrap()
}

pub fn new_id() -> ResponseId {
    ResponseId(Uuid::now_v7())
}

pub fn employee(number: u128) -> EmployeeId {
    EmployeeId(Uuid::from_u128(0xE00 + number))
}

pub fn team(number: u128) -> TeamId {
    TeamId(Uuid::from_u128(0x700 + number))
}

pub fn first_tap(id: ResponseId, value: i64) -> CreateResponse {
    CreateResponse::new(id, score(value))
}

/// Thanks to these people, with a message of 42 characters and one standard.
pub fn thanks(numbers: &[u128]) -> SendResponse {
    SendResponse {
        recipients: numbers.iter().copied().map(employee).collect(),
        standards: vec!["quick".to_owned()],
        message: "You found my size in the very last moment!".to_owned(),
        ..SendResponse::default()
    }
}

/// The same with the link to come back by.
pub fn pickup(content: SendResponse, number: u128) -> SendResponse {
    SendResponse {
        pickup: secret(number),
        ..content
    }
}

/// The secret of such a link.
pub fn secret(number: u128) -> String {
    format!("{number:032x}")
}

pub fn new_employee(number: u128, name: &str, of: u128) -> NewEmployee {
    NewEmployee {
        id: employee(number),
        team: team(of),
        name: name.to_owned(),
        first_name: name.split(' ').next().unwrap_or(name).to_owned(),
        job: "Clerk".to_owned(),
    }
}

pub fn new_touchpoint(number: u128, key: &str, people: &[u128]) -> NewTouchpoint {
    NewTouchpoint {
        id: TouchpointId(Uuid::from_u128(0x900 + number)),
        key: key.to_owned(),
        team: team(number),
        name: format!("Touchpoint {number}"),
        question: "How did you feel about the service?".to_owned(),
        customer: Customer::External,
        people: people.iter().copied().map(employee).collect(),
    }
}

pub fn new_user(email: &str, role: Role, employee: Option<EmployeeId>) -> NewUser {
    NewUser {
        id: UserId(Uuid::now_v7()),
        email: email.to_owned(),
        name: "Olga Owner".to_owned(),
        role,
        password_hash: HASH.to_owned(),
        employee,
    }
}
