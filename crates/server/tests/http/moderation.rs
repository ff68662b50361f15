//! Moderation: an owner sees what waits, and decides.

use crate::support::app::TestApp;
use crate::support::client::Client;
use domain::api::moderation::{DecisionView, ModerationView};
use domain::api::problem::Code;
use serde_json::json;
use uuid::Uuid;

async fn waiting(owner: &Client) -> ModerationView {
    owner.get("/api/v1/moderation").await.json()
}

#[tokio::test]
async fn released_thanks_reaches_the_open_wall() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    let mut wall = app.sign_in("maria").await.watch(maria).await;
    let words = "Look at www.example.com for our picture";
    app.anybody().thank(5, &[maria], words).await;
    let olga = app.sign_in("olga").await;
    let held = waiting(&olga).await.responses.remove(0);
    assert_eq!(
        (held.message.as_str(), held.flags[0].flag.as_str()),
        (words, "link")
    );
    assert_eq!(held.recipients, ["Maria Silva"]);

    let path = format!("/api/v1/moderation/responses/{}", held.id);
    for _ in 0..2 {
        let decided = olga.post(&format!("{path}/release"), &json!({})).await;
        assert_eq!(decided.status, 200, "{}", decided.text());
        assert_eq!(decided.json::<DecisionView>().decision, "released");
    }
    assert_eq!(wall.next_card().await.card.message, words);
    assert_eq!(waiting(&olga).await.responses, []);
    let reject = json!({ "reason": "On second thought" });
    olga.post(&format!("{path}/reject"), &reject)
        .await
        .refused(409, Code::Conflict);
}

#[tokio::test]
async fn a_rejection_has_a_reason() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    app.anybody().thank(2, &[maria], "Not your fault").await;
    let olga = app.sign_in("olga").await;
    let id = waiting(&olga).await.responses[0].id;
    let path = format!("/api/v1/moderation/responses/{id}/reject");
    let answer = olga.post(&path, &json!({ "reason": " " })).await;
    answer.refused_field("reason", "Please fill this in.");
    let spam = json!({ "reason": "Nobody was here", "spam": true });
    let answer = olga.post(&path, &spam).await;
    assert_eq!(answer.json::<DecisionView>().decision, "spam");
    let insights = olga.get("/api/v1/insights?subject=organization").await;
    assert!(
        insights.text().contains("1 more response is left out"),
        "{}",
        insights.text()
    );
    assert!(
        app.sign_in("maria")
            .await
            .wall(maria)
            .await
            .cards
            .is_empty()
    );
}

#[tokio::test]
async fn what_never_waited_is_not_there() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    for id in [Uuid::now_v7().to_string(), "nonsense".to_owned()] {
        let path = format!("/api/v1/moderation/responses/{id}/release");
        olga.post(&path, &json!({}))
            .await
            .refused(404, Code::NotFound);
    }
}

#[tokio::test]
async fn whoever_is_signed_in_is_no_customer() {
    let app = TestApp::start().await;
    let organization = &app.organization;
    let tomasz = app.sign_in("tomasz").await;
    tomasz
        .thank(5, &[organization.maria], "She is the best")
        .await;
    let olga = app.sign_in("olga").await;
    let held = waiting(&olga).await.responses.remove(0);
    assert_eq!(held.flags[0].flag, "staff");
    let stranger = app.anybody().with_cookie("plaudit=of-a-session-that-ended");
    stranger.thank(5, &[organization.maria], "Thank you").await;
    assert_eq!(waiting(&olga).await.responses.len(), 1);
}
