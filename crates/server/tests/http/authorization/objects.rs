//! Rows about one object: whoever it does not concern is answered as if there were none.

use super::{PEOPLE, ask_with};
use crate::support::app::TestApp;
use crate::support::client::Client;
use domain::api::session::SessionView;
use domain::api::unnamed::UnnamedListView;
use domain::role::Role;
use serde_json::{Value, json};
use server::routes::authorization::{Access, Row, TABLE, Whose, may_search, may_see_numbers};
use uuid::Uuid;

fn rows(access: Access) -> impl Iterator<Item = &'static Row> {
    TABLE.iter().filter(move |row| row.access == access)
}

/// Thanks to Maria with a link to come back by, and to somebody of the reception without a name.
async fn thank(app: &TestApp) {
    let pickup = Uuid::now_v7().simple().to_string();
    let content =
        json!({ "recipients": [app.organization.maria], "unnamed": "Tall", "pickup": pickup });
    app.anybody().send_response(5, &content).await;
}

/// A body that the row takes.
fn body(app: &TestApp, row: &Row) -> Value {
    match row.path {
        "/api/v1/employees/{id}/wall/read" => json!({ "cards": [] }),
        "/api/v1/appreciations/{id}/reply" => json!({ "text": "A pleasure!" }),
        "/api/v1/points/transactions/{id}/dispute" => json!({ "reason": "It was Ben" }),
        "/api/v1/unnamed/{id}/resolve" => json!({ "employee": app.organization.tomasz }),
        _ => json!({}),
    }
}

#[tokio::test]
async fn what_a_person_does_with_their_wall_is_theirs_alone() {
    let app = TestApp::start().await;
    let maria = app.organization.maria.to_string();
    for (name, _) in PEOPLE {
        let client = app.sign_in(name).await;
        for row in rows(Access::OwnWall) {
            let answer = ask_with(&client, row, &maria, &body(&app, row)).await;
            let expected = if name == "maria" { 204 } else { 404 };
            assert_eq!(answer.status, expected, "{name} {row:?}");
        }
    }
}

#[tokio::test]
async fn what_a_person_does_with_thanks_is_theirs_alone() {
    let app = TestApp::start().await;
    thank(&app).await;
    let maria = app.organization.maria;
    let wall = app.sign_in("maria").await.wall(maria).await;
    let card = wall.cards[0].id.to_string();
    for (name, _) in PEOPLE {
        let client = app.sign_in(name).await;
        for row in rows(Access::OwnThanks) {
            let answer = ask_with(&client, row, &card, &body(&app, row)).await;
            let expected = if name == "maria" { 201 } else { 404 };
            assert_eq!(answer.status, expected, "{name} {row:?}");
        }
    }
}

/// The id of what Maria was paid.
async fn award(app: &TestApp) -> String {
    let maria = format!("'employee:{}'", app.organization.maria);
    let rows = app.rows().await;
    let paid = rows["ledger_transactions"].iter();
    let row = paid.into_iter().find(|row| row.contains(&maria));
    row.unwrap()[1..37].to_owned()
}

#[tokio::test]
async fn what_a_person_does_with_points_is_theirs_alone() {
    let app = TestApp::start().await;
    thank(&app).await;
    let id = award(&app).await;
    for (name, _) in PEOPLE {
        let client = app.sign_in(name).await;
        for row in rows(Access::OwnAward) {
            let answer = ask_with(&client, row, &id, &body(&app, row)).await;
            let expected = if name == "maria" { 201 } else { 404 };
            assert_eq!(answer.status, expected, "{name} {row:?}");
        }
    }
}

/// The id of the reception, of which all are but Ben.
async fn reception(app: &TestApp) -> String {
    let session: SessionView = app
        .sign_in("maria")
        .await
        .get("/api/v1/session")
        .await
        .json();
    session.team.unwrap().id.to_string()
}

#[tokio::test]
async fn a_teams_statement_is_for_its_people_and_owners() {
    let app = TestApp::start().await;
    thank(&app).await;
    let team = reception(&app).await;
    let nobodys = Uuid::now_v7().to_string();
    for (name, role, whose) in [
        ("maria", Role::Employee, Whose::OwnTeam),
        ("ben", Role::Employee, Whose::Elsewhere),
        ("rosa", Role::Lead, Whose::OwnTeam),
        ("olga", Role::Owner, Whose::Elsewhere),
    ] {
        let client = app.sign_in(name).await;
        for row in rows(Access::PointsOfTeam) {
            let answer = ask_with(&client, row, &team, &json!({})).await;
            let expected = if may_see_numbers(role, whose) {
                200
            } else {
                404
            };
            assert_eq!(answer.status, expected, "{name} {row:?}");
            let nothing = ask_with(&client, row, &nobodys, &json!({})).await;
            assert_eq!(nothing.status, 404, "{name} {row:?}");
        }
    }
}

#[tokio::test]
async fn leads_list_their_teams_searches_and_owners_all() {
    let app = TestApp::start().await;
    thank(&app).await;
    make_lead_of_the_kitchen(&app).await;
    for (name, found) in [
        ("maria", None),
        ("ben", Some(0)),
        ("rosa", Some(1)),
        ("olga", Some(1)),
    ] {
        let client = app.sign_in(name).await;
        for row in rows(Access::Leads) {
            let answer = client.get(row.path).await;
            let expected = if found.is_some() { 200 } else { 403 };
            assert_eq!(answer.status, expected, "{name} {row:?}");
            if let Some(count) = found {
                let list: UnnamedListView = answer.json();
                assert_eq!(list.open.len(), count, "{name}");
            }
        }
    }
}

#[tokio::test]
async fn a_search_is_for_the_teams_lead_and_owners() {
    for row in rows(Access::SearchOf) {
        let app = TestApp::start().await;
        make_lead_of_the_kitchen(&app).await;
        for (name, role, whose) in [
            ("maria", Role::Employee, Whose::OwnTeam),
            ("ben", Role::Lead, Whose::Elsewhere),
            ("rosa", Role::Lead, Whose::OwnTeam),
            ("olga", Role::Owner, Whose::Elsewhere),
        ] {
            thank(&app).await;
            let id = open(&app.sign_in("olga").await).await;
            let client = app.sign_in(name).await;
            let answer = ask_with(&client, row, &id, &body(&app, row)).await;
            let allowed = may_search(role, whose);
            assert_eq!(answer.status < 300, allowed, "{name} {row:?}");
            assert!(allowed || answer.status == 404, "{name} {row:?}");
        }
    }
}

#[tokio::test]
async fn somebody_elses_answers_like_nobodys() {
    let app = TestApp::start().await;
    thank(&app).await;
    let nobody = Uuid::now_v7().to_string();
    let card = app
        .sign_in("maria")
        .await
        .wall(app.organization.maria)
        .await;
    let card = card.cards[0].id.to_string();
    let search = open(&app.sign_in("olga").await).await;
    let ben = app.sign_in("ben").await;
    let maria = app.organization.maria.to_string();
    for (access, theirs) in [
        (Access::OwnWall, maria),
        (Access::OwnThanks, card),
        (Access::OwnAward, award(&app).await),
        (Access::SearchOf, search),
    ] {
        for row in rows(access) {
            let theirs = ask_with(&ben, row, &theirs, &body(&app, row)).await;
            let none = ask_with(&ben, row, &nobody, &body(&app, row)).await;
            let [theirs, none] = [&theirs, &none].map(|answer| (answer.status, answer.text()));
            assert_eq!(theirs, none, "{row:?}");
        }
    }
}

/// One that is open.
async fn open(olga: &Client) -> String {
    let list: UnnamedListView = olga.get("/api/v1/unnamed").await.json();
    list.open.last().unwrap().id.to_string()
}

async fn make_lead_of_the_kitchen(app: &TestApp) {
    app.execute("update users set role = 'lead' where email = 'ben@harbour.example'")
        .await;
}
