//! How many responses may be begun.

use crate::support::answer::Answer;
use crate::support::app::TestApp;
use crate::support::client::Client;
use crate::support::organization::KEY;
use domain::api::problem::Code;
use serde_json::json;
use uuid::Uuid;

async fn begin(client: &Client) -> Answer {
    let path = format!("/api/v1/touchpoints/{KEY}/responses");
    let tap = json!({ "id": Uuid::now_v7(), "score": 5 });
    client.post(&path, &tap).await
}

#[tokio::test]
async fn an_address_has_30_in_ten_minutes() {
    let app = TestApp::start_with(&["--responses-per-address=30"]).await;
    for _ in 0..30 {
        assert_eq!(begin(&app.anybody()).await.status, 201);
    }
    let before = app.rows().await;
    let refusal = begin(&app.anybody()).await;
    refusal.refused(429, Code::TooMany);
    assert_eq!(refusal.header("retry-after"), Some("20"));
    assert!(!refusal.text().contains("address"), "{}", refusal.text());
    assert_eq!(app.rows().await, before, "and nothing was stored");
    let elsewhere = app.anybody().from([192, 0, 2, 7]);
    assert_eq!(begin(&elsewhere).await.status, 201);
    app.wait_minutes(1);
    assert_eq!(begin(&app.anybody()).await.status, 201, "it comes back");
}

#[tokio::test]
async fn a_touchpoint_has_a_limit_whoever_asks() {
    let app = TestApp::start_with(&["--responses-per-touchpoint=3"]).await;
    for last in 1..=3 {
        let client = app.anybody().from([192, 0, 2, last]);
        assert_eq!(begin(&client).await.status, 201);
    }
    let client = app.anybody().from([192, 0, 2, 4]);
    begin(&client).await.refused(429, Code::TooMany);
}

#[tokio::test]
async fn the_whole_server_has_a_limit() {
    let app = TestApp::start_with(&["--responses-per-second=2"]).await;
    for expected in [201, 201, 429] {
        assert_eq!(begin(&app.anybody()).await.status, expected);
    }
}

#[tokio::test]
async fn a_touchpoint_that_is_none_uses_no_limit_up() {
    let app = TestApp::start_with(&["--responses-per-address=1", "--responses-per-second=1"]).await;
    for number in 0..3 {
        let path = format!("/api/v1/touchpoints/none{number}/responses");
        let tap = json!({ "id": Uuid::now_v7(), "score": 5 });
        let answer = app.anybody().post(&path, &tap).await;
        answer.refused(404, Code::NotFound);
    }
    assert_eq!(begin(&app.anybody()).await.status, 201);
}

#[tokio::test]
async fn what_was_begun_can_be_ended() {
    let app = TestApp::start_with(&["--responses-per-address=1"]).await;
    let response = app.anybody().score(5).await;
    begin(&app.anybody()).await.refused(429, Code::TooMany);
    let change = json!({ "score": 4 });
    let changed = app
        .anybody()
        .put(&format!("{response}/score"), &change)
        .await;
    assert_eq!(changed.status, 200);
    let sent = app
        .anybody()
        .post(&format!("{response}/send"), &json!({}))
        .await;
    assert_eq!(sent.status, 200);
}

#[tokio::test]
async fn the_plain_form_has_the_same_limit() {
    let app = TestApp::start_with(&["--responses-per-address=1"]).await;
    for expected in [200, 429] {
        let id = Uuid::now_v7();
        let form = format!("id={id}&score=5&language=en&wording=0");
        let kind = "application/x-www-form-urlencoded";
        let answer = app
            .anybody()
            .post_text(&format!("/f/{KEY}"), kind, &form)
            .await;
        assert_eq!(answer.status, expected, "{}", answer.text());
    }
}
