//! The OpenAPI document.

use crate::support::app::TestApp;
use serde_json::Value;

async fn document() -> Value {
    let app = TestApp::start().await;
    app.anybody().get("/api/v1/openapi.json").await.json()
}

#[tokio::test]
async fn it_is_openapi_3_1() {
    assert_eq!(document().await["openapi"], "3.1.0");
}

#[tokio::test]
async fn every_reference_leads_to_a_schema() {
    let document = document().await;
    let text = document.to_string();
    for piece in text.split("\"$ref\":\"").skip(1) {
        let reference = piece.split('"').next().unwrap();
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(
            document.pointer(pointer).is_some(),
            "{reference} leads nowhere"
        );
    }
}

#[tokio::test]
async fn every_answer_with_a_body_has_a_schema() {
    let document = document().await;
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            assert!(
                operation["summary"].is_string(),
                "{method} {path} says not what it does"
            );
            for (status, response) in operation["responses"].as_object().unwrap() {
                let has_schema = response["content"]
                    .as_object()
                    .is_some_and(|content| !content.is_empty());
                assert!(
                    has_schema || ["204", "304"].contains(&status.as_str()),
                    "{method} {path} {status} has no schema"
                );
            }
        }
    }
}
