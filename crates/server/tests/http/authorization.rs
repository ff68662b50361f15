//! Who may do what: the table of `routes::authorization`, walked from the OpenAPI document.

use crate::support::answer::Answer;
use crate::support::app::TestApp;
use crate::support::client::Client;
use crate::support::organization::KEY;
use axum::http::Method;
use domain::role::Role;
use serde_json::Value;
use server::openapi::Document;
use server::routes::authorization::{Access, Row, TABLE, Whose, may_see_numbers, may_see_wall};
use std::collections::BTreeSet;
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

/// Sends the row's request with these in its path and parameters. Bodies are empty: who may not is refused before.
async fn ask(client: &Client, row: &Row, id: &str, subject: &str) -> Answer {
    let path = row.path.replace("{key}", KEY).replace("{id}", id);
    let path = if row.access == Access::NumbersOf {
        format!("{path}?subject={subject}")
    } else {
        path
    };
    let method: Method = row.method.parse().unwrap();
    client.send(method, &path, None, "").await
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
async fn rules_are_for_owners() {
    let app = TestApp::start().await;
    for (name, role) in PEOPLE {
        let client = app.sign_in(name).await;
        for row in TABLE.iter().filter(|row| row.access == Access::Owners) {
            let answer = ask(&client, row, "", "").await;
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
