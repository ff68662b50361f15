//! Requests that another site made a browser send change nothing.

use crate::support::app::TestApp;
use crate::support::organization::KEY;
use domain::api::problem::Code;
use serde_json::json;
use uuid::Uuid;

#[tokio::test]
async fn a_change_needs_our_header_and_our_pages() {
    let app = TestApp::start().await;
    let before = app.rows().await;
    let ours = app.anybody();
    for (what, client) in [
        ("no header", ours.clone().without("x-plaudit")),
        (
            "another site",
            ours.clone().with("sec-fetch-site", "cross-site"),
        ),
        (
            "a neighbour",
            ours.clone().with("sec-fetch-site", "same-site"),
        ),
        (
            "another origin",
            ours.clone()
                .without("sec-fetch-site")
                .with("origin", "http://evil.example"),
        ),
        (
            "a hidden origin",
            ours.without("sec-fetch-site").with("origin", "null"),
        ),
    ] {
        let path = format!("/api/v1/touchpoints/{KEY}/responses");
        let answer = client
            .post(&path, &json!({ "id": Uuid::now_v7(), "score": 5 }))
            .await;
        let problem = answer.refused(403, Code::Forbidden);
        assert!(
            problem
                .message
                .contains("did not come from a page of Plaudit"),
            "{what}"
        );
    }
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn browsers_without_fetch_metadata_are_known_by_their_origin() {
    let app = TestApp::start().await;
    let client = app
        .anybody()
        .without("sec-fetch-site")
        .with("origin", "http://localhost");
    client.score(5).await;
}
