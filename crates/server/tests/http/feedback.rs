//! The customer page's API.

use crate::support::app::TestApp;
use crate::support::organization::KEY;
use domain::api::feedback::{ResponseView, TouchpointView};
use futures::FutureExt;
use serde_json::json;
use server::jobs;

#[tokio::test]
async fn a_customer_sees_the_people_on_offer_and_nothing_else_about_them() {
    let app = TestApp::start().await;
    let answer = app
        .anybody()
        .get(&format!("/api/v1/touchpoints/{KEY}"))
        .await;
    let touchpoint: TouchpointView = answer.json();
    let names: Vec<_> = touchpoint
        .people
        .iter()
        .map(|person| person.first_name.as_str())
        .collect();
    assert_eq!(names, ["Maria", "Tomasz", "Rosa"]);
    assert_eq!(touchpoint.organization, "Harbour Hotel");
    for secret in ["Silva", "harbour.example", "Ben"] {
        assert!(
            !answer.text().contains(secret),
            "{secret} in {}",
            answer.text()
        );
    }
}

#[tokio::test]
async fn the_score_can_be_changed_until_the_answer_is_sent() {
    let app = TestApp::start().await;
    let response = app.anybody().score(2).await;
    let answer = app
        .anybody()
        .put(&format!("{response}/score"), &json!({ "score": 4 }))
        .await;
    let view: ResponseView = answer.json();
    assert_eq!((view.score.value(), view.sent), (4, false));
    let view: ResponseView = app
        .anybody()
        .post(&format!("{response}/send"), &json!({}))
        .await
        .json();
    assert_eq!((view.score.value(), view.sent), (4, true));
}

#[tokio::test]
async fn what_was_never_sent_is_settled_after_ten_minutes() {
    let app = TestApp::start().await;
    let response = app.anybody().score(5).await;
    jobs::turn(&app.state).await;
    let change = json!({ "score": 4 });
    assert_eq!(
        app.anybody()
            .put(&format!("{response}/score"), &change)
            .await
            .status,
        200
    );
    app.wait_minutes(11);
    jobs::turn(&app.state).await;
    assert_eq!(
        app.anybody()
            .put(&format!("{response}/score"), &json!({ "score": 1 }))
            .await
            .status,
        422
    );
}

#[tokio::test]
async fn a_server_that_stops_settles_nothing_more() {
    let app = TestApp::start().await;
    app.anybody().score(5).await;
    app.wait_minutes(11);
    app.state.live().stop();
    jobs::turn(&app.state).await;
    assert!(app.rows().await["settlements"].is_empty());
}

#[tokio::test]
async fn thanks_of_a_customer_who_hung_up_reaches_open_walls() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    let mut wall = app.sign_in("maria").await.watch(maria).await;
    let send = format!("{}/send", app.anybody().score(5).await);
    let content = json!({ "recipients": [maria], "message": "In a hurry" });
    // The request begins, and is dropped at its first pause.
    let customer = app.anybody();
    assert!(customer.post(&send, &content).now_or_never().is_none());
    app.anybody().thank(5, &[maria], "Later").await;
    assert_eq!(wall.next_card().await.card.message, "In a hurry");
    assert_eq!(wall.next_card().await.card.message, "Later");
}
