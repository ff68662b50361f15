//! Thanks that looks for its person: a lead says who it was.

use crate::support::app::TestApp;
use crate::support::client::Client;
use domain::api::problem::Code;
use domain::api::unnamed::{ResolvedView, UnnamedListView, UnnamedView};
use serde_json::json;

async fn thank_somebody(app: &TestApp, score: u8) {
    let content = json!({ "unnamed": "The one in red", "message": "So kind" });
    app.anybody().send_response(score, &content).await;
}

async fn open(client: &Client) -> Vec<UnnamedView> {
    let list: UnnamedListView = client.get("/api/v1/unnamed").await.json();
    list.open
}

#[tokio::test]
async fn a_lead_finds_the_person_whose_open_wall_shows_it() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    thank_somebody(&app, 5).await;
    let mut wall = app.sign_in("maria").await.watch(maria).await;
    let rosa = app.sign_in("rosa").await;
    let listed = open(&rosa).await.remove(0);
    assert_eq!(listed.description, "The one in red");
    let names: Vec<_> = listed.people.iter().map(|person| &person.name).collect();
    assert_eq!(names, ["Maria Silva", "Tomasz Silva", "Rosa Silva"]);
    let path = format!("/api/v1/unnamed/{}/resolve", listed.id);
    for _ in 0..2 {
        let answer = rosa.post(&path, &json!({ "employee": maria })).await;
        let resolved: ResolvedView = answer.json();
        assert_eq!(resolved.name, "Maria Silva");
    }
    assert_eq!(wall.next_card().await.card.message, "So kind");
    assert_eq!(open(&rosa).await, []);
    let other = json!({ "employee": app.organization.tomasz });
    rosa.post(&path, &other).await.refused(409, Code::Conflict);
}

#[tokio::test]
async fn it_can_only_have_been_somebody_of_the_list() {
    let app = TestApp::start().await;
    thank_somebody(&app, 5).await;
    let olga = app.sign_in("olga").await;
    let path = format!("/api/v1/unnamed/{}/resolve", open(&olga).await[0].id);
    let ben = json!({ "employee": app.organization.ben });
    olga.post(&path, &ben).await.refused_field(
        "employee",
        "It cannot have been this person. Choose somebody from the list.",
    );
}

#[tokio::test]
async fn a_search_is_given_up_for_good() {
    let app = TestApp::start().await;
    thank_somebody(&app, 5).await;
    let rosa = app.sign_in("rosa").await;
    let id = open(&rosa).await[0].id;
    for _ in 0..2 {
        let path = format!("/api/v1/unnamed/{id}/close");
        assert_eq!(rosa.post(&path, &json!({})).await.status, 204);
    }
    assert_eq!(open(&rosa).await, []);
    let path = format!("/api/v1/unnamed/{id}/resolve");
    let maria = json!({ "employee": app.organization.maria });
    rosa.post(&path, &maria).await.refused(409, Code::Conflict);
}

#[tokio::test]
async fn a_low_score_is_not_searched_for() {
    let app = TestApp::start().await;
    thank_somebody(&app, 2).await;
    for name in ["rosa", "olga"] {
        assert_eq!(open(&app.sign_in(name).await).await, []);
    }
}
