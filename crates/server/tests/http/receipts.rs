//! Receipt links: each counts once, and an answer counts in any case.

use crate::support::app::TestApp;
use crate::support::organization::KEY;
use domain::api::feedback::{ReceiptOutcome, ResponseView};
use domain::api::problem::Code;
use domain::api::touchpoints::ReceiptLinksView;
use domain::rules::Trust;
use serde_json::{Value, json};
use server::jobs;
use uuid::Uuid;

fn path(end: &str) -> String {
    format!("/api/v1/touchpoints/{KEY}/{end}")
}

async fn links(app: &TestApp, wanted: Value) -> ReceiptLinksView {
    let olga = app.sign_in("olga").await;
    let answer = olga.post(&path("receipt-links"), &wanted).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    answer.json()
}

/// The token of one new link that can be used for a day.
async fn token(app: &TestApp) -> String {
    let made = links(app, json!({ "valid_days": 1, "count": 1 })).await;
    token_of(&made.links[0])
}

fn token_of(link: &str) -> String {
    let (page, token) = link.split_once("#t=").unwrap();
    assert_eq!(page, format!("http://localhost/f/{KEY}"));
    token.to_owned()
}

async fn give(app: &TestApp, id: Uuid, token: &str) -> ResponseView {
    let tap = json!({ "id": id, "score": 5, "token": token });
    let answer = app.anybody().post(&path("responses"), &tap).await;
    assert!(
        answer.status == 201 || answer.status == 200,
        "{}",
        answer.text()
    );
    answer.json()
}

fn told(view: &ResponseView) -> (Trust, Option<ReceiptOutcome>) {
    (view.trust, view.receipt)
}

#[tokio::test]
async fn a_link_counts_once() {
    let app = TestApp::start().await;
    let token = token(&app).await;
    let first = Uuid::now_v7();
    let accepted = (Trust::Receipt, Some(ReceiptOutcome::Accepted));
    assert_eq!(told(&give(&app, first, &token).await), accepted);
    // A device that heard no answer asks again.
    assert_eq!(told(&give(&app, first, &token).await), accepted);
    let second = give(&app, Uuid::now_v7(), &token).await;
    assert_eq!(told(&second), (Trust::Open, Some(ReceiptOutcome::Used)));
}

#[tokio::test]
async fn an_answer_with_a_token_that_is_none_is_taken_as_open() {
    let app = TestApp::start().await;
    let token = token(&app).await;
    let changed = token.replacen(
        &token[20..21],
        if &token[20..21] == "A" { "B" } else { "A" },
        1,
    );
    let long = "A".repeat(10_000);
    for text in ["", "nonsense", &changed, "\0", &long] {
        let view = give(&app, Uuid::now_v7(), text).await;
        let invalid = (Trust::Open, Some(ReceiptOutcome::Invalid));
        assert_eq!(told(&view), invalid, "{text:.80}");
    }
    app.wait_minutes(24 * 60);
    let view = give(&app, Uuid::now_v7(), &token).await;
    assert_eq!(told(&view), (Trust::Open, Some(ReceiptOutcome::Expired)));
}

#[tokio::test]
async fn used_tokens_are_forgotten_once_they_are_over() {
    let app = TestApp::start().await;
    let token = token(&app).await;
    give(&app, Uuid::now_v7(), &token).await;
    app.wait_minutes(24 * 60);
    jobs::turn(&app.state).await;
    assert_eq!(app.rows().await["receipt_tokens"].len(), 1);
    app.wait_minutes(24 * 60 + 1);
    jobs::turn(&app.state).await;
    assert!(app.rows().await["receipt_tokens"].is_empty());
}

#[tokio::test]
async fn a_link_suggests_whom_the_visit_was_with() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    let made = links(
        &app,
        json!({ "employee": maria, "valid_days": 30, "count": 3 }),
    )
    .await;
    assert_eq!(made.links.len(), 3);
    assert_eq!(made.expires_at, "2026-04-01T11:00:00Z".parse().unwrap());
    let view = give(&app, Uuid::now_v7(), &token_of(&made.links[2])).await;
    assert_eq!(view.suggested, Some(maria));
}

#[tokio::test]
async fn links_that_cannot_be_are_refused_in_words() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let ben = app.organization.ben;
    for (wanted, field, message) in [
        (
            json!({ "valid_days": 0, "count": 1 }),
            "valid_days",
            "Choose 1 to 365 days.",
        ),
        (
            json!({ "valid_days": 1, "count": 1_001 }),
            "count",
            "Choose 1 to 1,000 links.",
        ),
        (
            json!({ "employee": ben, "valid_days": 1, "count": 1 }),
            "employee",
            "This person is not on offer at this touchpoint.",
        ),
    ] {
        let answer = olga.post(&path("receipt-links"), &wanted).await;
        answer.refused_field(field, message);
    }
    let wanted = json!({ "valid_days": 1, "count": 1 });
    let elsewhere = olga
        .post("/api/v1/touchpoints/unknown/receipt-links", &wanted)
        .await;
    elsewhere.refused(404, Code::NotFound);
}
