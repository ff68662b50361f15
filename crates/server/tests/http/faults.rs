//! When the server cannot do its work: told in words, with when to come again, and nothing of the inside.

use crate::support::app::TestApp;
use crate::support::organization::KEY;
use domain::api::problem::Code;
use serde_json::json;
use uuid::Uuid;

#[tokio::test]
async fn a_database_that_is_away_is_told_with_when_to_come_again() {
    let app = TestApp::start().await;
    let maria = app.sign_in("maria").await;
    app.state.store().close().await;
    let path = format!("/api/v1/touchpoints/{KEY}/responses");
    let body = json!({ "id": Uuid::now_v7(), "score": 5 });
    for answer in [
        app.anybody().post(&path, &body).await,
        maria.get("/api/v1/session").await,
        app.anybody().get("/readyz").await,
    ] {
        let problem = answer.refused(503, Code::Unavailable);
        assert!(problem.message.contains("Nothing was changed"), "{problem}");
        assert_eq!(answer.header("retry-after"), Some("2"));
    }
    assert_eq!(app.anybody().get("/healthz").await.status, 200);
}

#[tokio::test]
async fn a_page_tells_it_as_a_page() {
    let app = TestApp::start().await;
    app.state.store().close().await;
    let answer = app.anybody().get(&format!("/f/{KEY}")).await;
    assert_eq!(answer.status, 503);
    assert_eq!(answer.header("retry-after"), Some("2"));
    assert!(
        answer.text().contains("<h1>That did not work</h1>"),
        "{}",
        answer.text()
    );
}

#[tokio::test]
async fn a_panic_is_answered_without_its_words() {
    let app = TestApp::start().await;
    let answer = app.anybody().get("/api/v1/panic").await;
    let problem = answer.refused(500, Code::Other);
    assert!(
        !problem.message.contains("the test asked for it"),
        "{problem}"
    );
}
