//! The customer page's API.

use crate::support::app::TestApp;
use crate::support::organization::KEY;
use domain::api::feedback::{ResponseView, TouchpointView};
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
