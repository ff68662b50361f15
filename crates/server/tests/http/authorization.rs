//! Who may do what: the table of `routes::authorization`, walked from the OpenAPI document.

mod objects;

use crate::support::answer::Answer;
use crate::support::app::TestApp;
use crate::support::client::Client;
use crate::support::organization::KEY;
use axum::http::Method;
use domain::api::PREFIX;
use domain::role::Role;
use serde_json::Value;
use server::openapi::Document;
use server::routes::authorization::{Access, Row, TABLE, Whose, may_see_numbers, may_see_wall};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use utoipa::OpenApi;
use uuid::Uuid;

/// Who asks, and as what.
const PEOPLE: [(&str, Role); 4] = [
    ("maria", Role::Employee),
    ("ben", Role::Employee),
    ("rosa", Role::Lead),
    ("olga", Role::Owner),
];

fn documented() -> BTreeSet<(String, String)> {
    let document = serde_json::to_value(Document::openapi()).unwrap();
    let paths = document["paths"].as_object().unwrap().clone();
    let methods = |(path, item): (String, Value)| {
        let methods: Vec<_> = item.as_object().unwrap().keys().cloned().collect();
        methods
            .into_iter()
            .map(move |method| (method.to_uppercase(), path.clone()))
    };
    paths.into_iter().flat_map(methods).collect()
}

#[test]
fn every_route_has_a_row_and_every_row_a_route() {
    let rows: BTreeSet<_> = TABLE
        .iter()
        .map(|row| (row.method.to_owned(), row.path.to_owned()))
        .collect();
    assert_eq!(rows.len(), TABLE.len(), "a row is there twice");
    assert_eq!(documented(), rows);
}

/// What is no part of the API: pages and files for everybody, and whether the server works.
const PUBLIC: [(&str, &str); 12] = [
    ("ANY", "/api/{*path}"),
    ("GET", "/f/{key}"),
    ("POST", "/f/{key}"),
    ("GET", "/f/{key}/rest"),
    ("POST", "/f/{key}/rest"),
    ("GET", "/thanks/{secret}"),
    ("GET", "/kiosk/{key}"),
    ("GET", "/kiosk/{key}/manifest.webmanifest"),
    ("GET", "/kiosk-worker.js"),
    ("GET", "/assets/{*path}"),
    ("GET", "/healthz"),
    ("GET", "/readyz"),
];

/// The methods and paths of every `.route(…)` in the source of the router. Those of the API are nested.
fn routed() -> BTreeSet<(String, String)> {
    let source = include_str!("../../src/routes.rs");
    let (pages, api) = source.split_once("fn api()").unwrap();
    [("", pages), (PREFIX, api)]
        .into_iter()
        .flat_map(|(prefix, source)| {
            let routes = source.split(".route(").skip(1);
            routes.flat_map(move |route| methods_of(prefix, route))
        })
        .collect()
}

/// `route` is what follows `.route(`: a path, and methods up to the next step of the builder that is on a line.
fn methods_of(prefix: &str, route: &str) -> Vec<(String, String)> {
    let mut parts = route.splitn(3, '"');
    let (_, path, handlers) = (parts.next(), parts.next().unwrap(), parts.next().unwrap());
    let handlers = handlers.split("\n        .").next().unwrap();
    let calls = |method: &&str| {
        let call = format!("{}(", method.to_lowercase());
        let before = |at: usize| handlers[..at].chars().next_back();
        handlers
            .match_indices(&call)
            .any(|(at, _)| before(at).is_none_or(|c| !c.is_alphanumeric() && c != '_'))
    };
    ["ANY", "GET", "POST", "PUT", "PATCH", "DELETE"]
        .into_iter()
        .filter(calls)
        .map(|method| (method.to_owned(), format!("{prefix}{path}")))
        .collect()
}

#[test]
fn every_route_of_the_router_has_a_row_or_is_public() {
    let rows = TABLE.iter().map(|row| (row.method, row.path));
    let known: BTreeSet<_> = rows
        .chain(PUBLIC)
        .map(|(method, path)| (method.to_owned(), path.to_owned()))
        .collect();
    assert_eq!(routed(), known);
}

/// The files below `folder` in which routes are added.
fn files_with_routes(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let found = paths.flat_map(|path| {
        if path.is_dir() {
            files_with_routes(&path)
        } else {
            vec![path]
        }
    });
    found
        .filter(|path| {
            let source = std::fs::read_to_string(path).unwrap_or_default();
            source.contains(".route(") || source.contains(".route_service(")
        })
        .collect()
}

#[test]
fn all_routes_are_in_one_file() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    assert_eq!(files_with_routes(&sources), [sources.join("routes.rs")]);
}

/// Sends the row's request with these in its path and parameters. Bodies are empty: who may not is refused before.
async fn ask(client: &Client, row: &Row, id: &str, subject: &str) -> Answer {
    let path = row.path.replace("{key}", KEY).replace("{id}", id);
    let path = path.replace("{version}", "1");
    let path = if row.access == Access::NumbersOf {
        format!("{path}?subject={subject}")
    } else {
        path
    };
    let method: Method = row.method.parse().unwrap();
    client.send(method, &path, None, "").await
}

/// The same with this body.
async fn ask_with(client: &Client, row: &Row, id: &str, body: &Value) -> Answer {
    let method: Method = row.method.parse().unwrap();
    let path = row.path.replace("{id}", id);
    let kind = Some("application/json");
    client.send(method, &path, kind, &body.to_string()).await
}

#[tokio::test]
async fn who_is_signed_out_is_told_so() {
    let app = TestApp::start().await;
    for row in TABLE {
        let maria = app.organization.maria.to_string();
        let answer = ask(&app.anybody(), &row, &maria, "organization").await;
        let open = row.access == Access::Everybody;
        assert_eq!(answer.status != 401, open, "{row:?}");
    }
}

#[tokio::test]
async fn what_is_for_owners_is_for_nobody_else() {
    let app = TestApp::start().await;
    let any = Uuid::now_v7().to_string();
    for (name, role) in PEOPLE {
        let client = app.sign_in(name).await;
        for row in TABLE.iter().filter(|row| row.access == Access::Owners) {
            let answer = ask(&client, row, &any, "").await;
            assert_eq!(answer.status == 403, role != Role::Owner, "{name} {row:?}");
        }
    }
}

#[tokio::test]
async fn whoever_is_signed_in_learns_about_themselves() {
    let app = TestApp::start().await;
    for (name, _) in PEOPLE {
        let client = app.sign_in(name).await;
        for row in TABLE.iter().filter(|row| row.access == Access::SignedIn) {
            assert_eq!(
                ask(&client, row, "", "").await.status,
                200,
                "{name} {row:?}"
            );
        }
    }
}

#[tokio::test]
async fn what_kiosks_do_is_for_no_person() {
    let app = TestApp::start().await;
    for (name, _) in PEOPLE {
        let client = app.sign_in(name).await;
        for row in TABLE.iter().filter(|row| row.access == Access::Kiosks) {
            assert_eq!(
                ask(&client, row, "", "").await.status,
                401,
                "{name} {row:?}"
            );
        }
    }
}

/// Whose the person `whom` is, as seen by `who`.
fn whose(who: &str, whom: &str) -> Whose {
    match (who, whom) {
        _ if who == whom => Whose::Own,
        ("maria" | "rosa", "maria" | "rosa") => Whose::Teammate,
        _ => Whose::Elsewhere,
    }
}

#[tokio::test]
async fn walls_are_for_their_people_leads_and_owners() {
    let app = TestApp::start().await;
    let people = [
        ("maria", app.organization.maria),
        ("rosa", app.organization.rosa),
        ("ben", app.organization.ben),
    ];
    for (name, role) in PEOPLE {
        let client = app.sign_in(name).await;
        for row in TABLE.iter().filter(|row| row.access == Access::WallOf) {
            for (whom, id) in people {
                let answer = ask(&client, row, &id.to_string(), "").await;
                let allowed = may_see_wall(role, whose(name, whom));
                let expected = if allowed { 200 } else { 404 };
                assert_eq!(answer.status, expected, "{name} {row:?} {whom}");
            }
        }
    }
}

#[tokio::test]
async fn numbers_are_for_those_whose_they_are() {
    let app = TestApp::start().await;
    let organization = &app.organization;
    for (name, role) in PEOPLE {
        let client = app.sign_in(name).await;
        let own_team = if name == "ben" {
            organization.kitchen
        } else {
            organization.reception
        };
        let team = |team| {
            if team == own_team {
                Whose::OwnTeam
            } else {
                Whose::Elsewhere
            }
        };
        for (subject, whose) in [
            ("organization".to_owned(), Whose::Organization),
            (
                format!("team:{}", organization.reception),
                team(organization.reception),
            ),
            (
                format!("team:{}", organization.kitchen),
                team(organization.kitchen),
            ),
            (
                format!("employee:{}", organization.maria),
                whose(name, "maria"),
            ),
            (format!("employee:{}", organization.ben), whose(name, "ben")),
        ] {
            let allowed = may_see_numbers(role, whose);
            let refusal = if whose == Whose::Organization {
                403
            } else {
                404
            };
            for row in TABLE.iter().filter(|row| row.access == Access::NumbersOf) {
                let answer = ask(&client, row, "", &subject).await;
                let expected = if allowed { 200 } else { refusal };
                assert_eq!(answer.status, expected, "{name} {row:?} {subject}");
            }
        }
    }
}

#[tokio::test]
async fn somebody_elses_answers_like_nobodys() {
    let app = TestApp::start().await;
    let maria = app.sign_in("maria").await;
    let (ben, nobody) = (app.organization.ben.to_string(), Uuid::now_v7().to_string());
    let restricted = |row: &&Row| matches!(row.access, Access::WallOf | Access::NumbersOf);
    for row in TABLE.iter().filter(restricted) {
        let theirs = ask(&maria, row, &ben, &format!("employee:{ben}")).await;
        let none = ask(&maria, row, &nobody, &format!("employee:{nobody}")).await;
        assert_eq!(
            (theirs.status, theirs.text()),
            (none.status, none.text()),
            "{row:?}"
        );
        assert_eq!(theirs.status, 404);
    }
}

#[tokio::test]
async fn an_owner_learns_that_there_is_none() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let nobody = Uuid::now_v7();
    for subject in [format!("employee:{nobody}"), format!("team:{nobody}")] {
        let answer = olga
            .get(&format!("/api/v1/insights?subject={subject}"))
            .await;
        assert_eq!(answer.status, 404);
    }
    assert_eq!(
        olga.get(&format!("/api/v1/employees/{nobody}/wall"))
            .await
            .status,
        404
    );
}
