//! Reading one's wall, and writing back to a customer.

use crate::support::app::TestApp;
use crate::support::client::Client;
use domain::api::moderation::DecisionView;
use domain::api::problem::Code;
use domain::api::wall::{AppreciationView, ReplyState, ReplyView};
use domain::id::EmployeeId;
use serde_json::{Value, json};
use uuid::Uuid;

/// Digits of a link's secret.
const SECRET: &str = "00112233445566778899aabbccddeeff";

/// Thanks with a link to come back by.
async fn thank(app: &TestApp, people: &[EmployeeId]) {
    let content = json!({ "recipients": people, "message": "So kind", "pickup": SECRET });
    app.anybody().send_response(5, &content).await;
}

/// The one card of a wall, and where a reply to it is sent.
async fn card(client: &Client, employee: EmployeeId) -> (AppreciationView, String) {
    let card = client.wall(employee).await.cards.remove(0);
    let path = format!("/api/v1/appreciations/{}/reply", card.id);
    (card, path)
}

fn words(text: &str) -> Value {
    json!({ "text": text })
}

#[tokio::test]
async fn a_person_notes_what_they_have_seen() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    thank(&app, &[maria]).await;
    let client = app.sign_in("maria").await;
    let (unread, _) = card(&client, maria).await;
    assert!(!unread.read);
    let path = format!("/api/v1/employees/{maria}/wall/read");
    let cards = json!({ "cards": [unread.id, Uuid::now_v7()] });
    for _ in 0..2 {
        assert_eq!(client.post(&path, &cards).await.status, 204);
    }
    assert!(card(&client, maria).await.0.read);
}

#[tokio::test]
async fn a_lead_who_reads_along_is_not_the_reader() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    thank(&app, &[maria]).await;
    let rosa = app.sign_in("rosa").await;
    let (unread, reply) = card(&rosa, maria).await;
    let path = format!("/api/v1/employees/{maria}/wall/read");
    let cards = json!({ "cards": [unread.id] });
    rosa.post(&path, &cards).await.refused(404, Code::NotFound);
    let answer = rosa.post(&reply, &words("Well done, Maria")).await;
    answer.refused(404, Code::NotFound);
    let own = format!("/api/v1/employees/{}/wall/read", app.organization.rosa);
    assert_eq!(rosa.post(&own, &cards).await.status, 204, "passed over");
    let (still, _) = card(&rosa, maria).await;
    assert!(!still.read && still.reply.is_none());
}

#[tokio::test]
async fn at_most_a_hundred_cards_are_named_at_once() {
    let app = TestApp::start().await;
    let client = app.sign_in("maria").await;
    let path = format!("/api/v1/employees/{}/wall/read", app.organization.maria);
    for (count, status) in [(0, 204), (100, 204), (101, 422)] {
        let cards: Vec<_> = (0..count).map(|_| Uuid::now_v7()).collect();
        let answer = client.post(&path, &json!({ "cards": cards })).await;
        assert_eq!(answer.status, status, "{}", answer.text());
    }
}

#[tokio::test]
async fn a_reply_is_written_once() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    thank(&app, &[maria]).await;
    let client = app.sign_in("maria").await;
    let (before, path) = card(&client, maria).await;
    assert!(before.can_reply);
    let first = client.post(&path, &words(" A pleasure! ")).await;
    assert_eq!(first.status, 201);
    let reply: ReplyView = first.json();
    assert_eq!(reply.text, "A pleasure!");
    assert_eq!(reply.state, ReplyState::Delivered);
    app.wait_minutes(1);
    let again = client.post(&path, &words("A pleasure!")).await;
    assert_eq!((again.status, again.text()), (200, first.text()));
    let other = client.post(&path, &words("Another")).await;
    other.refused(409, Code::Conflict);
    let (after, _) = card(&client, maria).await;
    assert_eq!((after.can_reply, after.reply), (false, Some(reply)));
}

#[tokio::test]
async fn a_reply_has_words_but_not_many() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    thank(&app, &[maria]).await;
    let client = app.sign_in("maria").await;
    let (_, path) = card(&client, maria).await;
    for (text, sentence) in [
        (" \n ", "Write a few words first."),
        (
            &"é".repeat(501),
            "The text is 1 character too long: 500 are possible.",
        ),
    ] {
        let answer = client.post(&path, &words(text)).await;
        answer.refused_field("text", sentence);
    }
    assert_eq!(
        client.post(&path, &words(&"é".repeat(500))).await.status,
        201
    );
}

#[tokio::test]
async fn a_reply_that_nobody_could_read_is_refused() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    app.anybody().thank(5, &[maria], "No link").await;
    let client = app.sign_in("maria").await;
    let (before, path) = card(&client, maria).await;
    assert!(!before.can_reply);
    let answer = client.post(&path, &words("A pleasure!")).await;
    answer.refused(409, Code::Conflict);
}

#[tokio::test]
async fn an_owner_decides_about_a_suspicious_reply() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    thank(&app, &[maria]).await;
    let client = app.sign_in("maria").await;
    let (card, path) = card(&client, maria).await;
    let held: ReplyView = client.post(&path, &words("See example.com")).await.json();
    assert_eq!(held.state, ReplyState::Held);
    let olga = app.sign_in("olga").await;
    let decide = |decision| format!("/api/v1/moderation/replies/{}/{decision}", card.id);
    let answer = olga.post(&decide("reject"), &json!({ "reason": "" })).await;
    answer.refused_field("reason", "Please fill this in.");
    for _ in 0..2 {
        let answer = olga.post(&decide("release"), &json!({})).await;
        let view: DecisionView = answer.json();
        assert_eq!(view.decision, "released");
    }
    let reason = json!({ "reason": "An address", "spam": true });
    let late = olga.post(&decide("reject"), &reason).await;
    late.refused(409, Code::Conflict);
    let pickup = app.state.store().find_pickup(SECRET).await.unwrap();
    let reply = pickup.unwrap().people.remove(0).reply.unwrap();
    assert_eq!(reply.text, "See example.com");
}

#[tokio::test]
async fn a_rejected_reply_reaches_no_customer() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    thank(&app, &[maria]).await;
    let client = app.sign_in("maria").await;
    let (card, path) = card(&client, maria).await;
    client.post(&path, &words("Call 0170 1234567")).await;
    let olga = app.sign_in("olga").await;
    let path = format!("/api/v1/moderation/replies/{}/reject", card.id);
    let reason = json!({ "reason": "A private number", "spam": true });
    let view: DecisionView = olga.post(&path, &reason).await.json();
    assert_eq!(view.decision, "rejected", "there is no spam among replies");
    let pickup = app.state.store().find_pickup(SECRET).await.unwrap();
    assert_eq!(pickup.unwrap().people[0].reply, None);
}
