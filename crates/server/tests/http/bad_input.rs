//! Bad input: a clear error that names the field, and nothing stored in part.

use crate::support::answer::Answer;
use crate::support::app::TestApp;
use crate::support::organization::KEY;
use crate::support::postgres;
use domain::api::problem::Code;
use domain::api::wall::WallView;
use serde_json::{Value, json};
use uuid::Uuid;

/// Sends `body` as the first tap, and expects that nothing was stored.
async fn first_tap(app: &TestApp, key: &str, content_type: &str, body: &str) -> Answer {
    let before = app.rows().await;
    let path = format!("/api/v1/touchpoints/{key}/responses");
    let answer = app.anybody().post_text(&path, content_type, body).await;
    assert_eq!(app.rows().await, before, "{body}");
    answer
}

/// Sends `content` after a first tap, and expects that nothing of it was stored.
async fn send(app: &TestApp, content: &Value) -> Answer {
    let response = app.anybody().score(5).await;
    let before = app.rows().await;
    let answer = app
        .anybody()
        .post(&format!("{response}/send"), content)
        .await;
    assert_eq!(app.rows().await, before, "{content}");
    answer
}

fn tap(score: &str) -> String {
    format!(r#"{{"id":"{}","score":{score}}}"#, Uuid::now_v7())
}

#[tokio::test]
async fn refuses_what_is_no_score() {
    let app = TestApp::start().await;
    for (score, message) in [
        ("0", "Choose a score from 1 to 5."),
        ("6", "Choose a score from 1 to 5."),
        ("-1", "Choose a score from 1 to 5."),
        ("\"five\"", "Give a score from 1 to 5 here."),
        ("4.5", "Give a score from 1 to 5 here."),
        ("null", "Give a score from 1 to 5 here."),
    ] {
        let answer = first_tap(&app, KEY, "application/json", &tap(score)).await;
        answer.refused_field("score", message);
    }
}

#[tokio::test]
async fn refuses_what_is_no_score_in_a_change_too() {
    let app = TestApp::start().await;
    let response = app.anybody().score(5).await;
    let before = app.rows().await;
    let answer = app
        .anybody()
        .put(&format!("{response}/score"), &json!({ "score": 6 }))
        .await;
    answer.refused_field("score", "Choose a score from 1 to 5.");
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn refuses_an_id_that_is_none() {
    let app = TestApp::start().await;
    let body = json!({ "id": "not-an-id", "score": 5 }).to_string();
    let answer = first_tap(&app, KEY, "application/json", &body).await;
    let problem = answer.refused(422, Code::Invalid);
    assert_eq!(problem.fields[0].field, "id");
}

#[tokio::test]
async fn refuses_a_field_that_there_is_not() {
    let app = TestApp::start().await;
    let answer = first_tap(&app, KEY, "application/json", &tap("5,\"mood\":\"fine\"")).await;
    answer.refused_field("mood", "There is no such field.");
    let answer = send(&app, &json!({ "messsage": "Thanks" })).await;
    answer.refused_field("messsage", "There is no such field.");
}

#[tokio::test]
async fn refuses_a_missing_field() {
    let app = TestApp::start().await;
    let answer = first_tap(&app, KEY, "application/json", "{}").await;
    answer.refused_field("id", "This is missing.");
}

#[tokio::test]
async fn refuses_an_unknown_touchpoint() {
    let app = TestApp::start().await;
    let answer = first_tap(&app, "unknown", "application/json", &tap("5")).await;
    answer.refused(404, Code::NotFound);
    app.anybody()
        .get("/api/v1/touchpoints/unknown")
        .await
        .refused(404, Code::NotFound);
}

#[tokio::test]
async fn refuses_a_response_that_there_is_not() {
    let app = TestApp::start().await;
    for id in [Uuid::now_v7().to_string(), "none".to_owned()] {
        let path = format!("/api/v1/touchpoints/{KEY}/responses/{id}");
        let answer = app
            .anybody()
            .post(&format!("{path}/send"), &json!({}))
            .await;
        answer.refused(404, Code::NotFound);
        let answer = app
            .anybody()
            .put(&format!("{path}/score"), &json!({ "score": 1 }))
            .await;
        answer.refused(404, Code::NotFound);
    }
}

#[tokio::test]
async fn refuses_another_content_type() {
    let app = TestApp::start().await;
    for content_type in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "text/json",
    ] {
        let answer = first_tap(&app, KEY, content_type, &tap("5")).await;
        answer.refused(415, Code::UnsupportedMediaType);
    }
}

#[tokio::test]
async fn refuses_what_is_not_json() {
    let app = TestApp::start().await;
    for body in ["", "{", "score=5", "{\"id\":}", "{} {}"] {
        let answer = first_tap(&app, KEY, "application/json", body).await;
        answer.refused(400, Code::Malformed);
    }
}

#[tokio::test]
async fn refuses_a_body_over_the_limit() {
    let app = TestApp::start().await;
    let answer = send(&app, &json!({ "message": "x".repeat(64 * 1024) })).await;
    let problem = answer.refused(413, Code::TooLarge);
    assert_eq!(
        problem.message,
        "The request is too large: 64 KiB are possible."
    );
}

#[tokio::test]
async fn refuses_a_person_who_is_not_on_offer() {
    let app = TestApp::start().await;
    let organization = &app.organization;
    let answer = send(
        &app,
        &json!({ "recipients": [organization.maria, organization.ben] }),
    )
    .await;
    let problem = answer.refused(422, Code::Invalid);
    assert!(
        problem.fields[0].field.starts_with("recipients"),
        "{problem:?}"
    );
    let answer = send(&app, &json!({ "recipients": [Uuid::now_v7()] })).await;
    answer.refused(422, Code::Invalid);
    let wall = app.sign_in("maria").await.wall(organization.maria).await;
    assert_eq!(wall.cards, []);
}

#[tokio::test]
async fn refuses_twenty_one_recipients() {
    let app = TestApp::start().await;
    let people: Vec<_> = (0..21).map(|_| Uuid::now_v7()).collect();
    let answer = send(&app, &json!({ "recipients": people })).await;
    answer.refused_field("recipients", "Choose at most 20 people.");
}

#[tokio::test]
async fn takes_somebody_named_twice_once() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    app.anybody().thank(5, &[maria; 30], "Thank you").await;
    assert_eq!(app.sign_in("maria").await.wall(maria).await.cards.len(), 1);
}

#[tokio::test]
async fn refuses_a_message_of_1001_characters() {
    let app = TestApp::start().await;
    let message = "The text is 1 character too long: 1,000 are possible.";
    let answer = send(&app, &json!({ "message": "é".repeat(1_001) })).await;
    answer.refused_field("message", message);
    let answer = send(&app, &json!({ "improvement": "é".repeat(1_001) })).await;
    answer.refused_field("improvement", message);
}

#[tokio::test]
async fn refuses_control_characters() {
    let app = TestApp::start().await;
    for text in ["a\u{0}b", "a\u{7}b", "\u{1b}[31mred"] {
        let answer = send(&app, &json!({ "message": text })).await;
        let message = "The text holds characters that cannot be shown. Please type it again.";
        answer.refused_field("message", message);
    }
}

#[tokio::test]
async fn names_everything_that_is_wrong_at_once() {
    let app = TestApp::start().await;
    let people: Vec<_> = (0..21).map(|_| Uuid::now_v7()).collect();
    let long = "x".repeat(1_001);
    let content = json!({ "recipients": people, "message": long, "improvement": long });
    let problem = send(&app, &content).await.refused(422, Code::Invalid);
    let fields: Vec<_> = problem
        .fields
        .iter()
        .map(|field| field.field.as_str())
        .collect();
    assert_eq!(fields, ["recipients", "message", "improvement"]);
}

#[tokio::test]
async fn keeps_markup_as_the_text_it_is() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    let words = "<script>alert(1)</script> & <b>\"Thanks\"</b>";
    app.anybody().thank(5, &[maria], words).await;
    let path = format!("/api/v1/employees/{maria}/wall");
    let answer = app.sign_in("maria").await.get(&path).await;
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.json::<WallView>().cards[0].message, words);
}

#[tokio::test]
async fn a_link_reaches_no_wall() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    let words = "You won a prize: https://example.com/prize";
    app.anybody().thank(5, &[maria], words).await;
    let wall = app.sign_in("maria").await.wall(maria).await;
    assert_eq!(wall.cards, []);
}

/// PostgreSQL takes no NUL in text, so it must never get that far.
#[tokio::test]
async fn a_nul_is_a_mistake_of_the_client_on_postgresql_too() {
    let app = TestApp::start_on(&postgres::new_database().await).await;
    let (anybody, olga) = (app.anybody(), app.sign_in("olga").await);
    let wall = format!("/api/v1/employees/{}/wall", app.organization.maria);
    for path in [
        "/api/v1/touchpoints/%00",
        "/f/%00",
        "/kiosk/%00",
        "/api/v1/employees/%00/wall",
        &format!("{wall}?cursor=%00"),
        &format!("{wall}?cursor=1.%00"),
        "/api/v1/insights?subject=%00",
        "/api/v1/insights?subject=team:%00",
        "/api/v1/insights?subject=organization&from=%00",
    ] {
        let status = olga.get(path).await.status;
        assert!((400..500).contains(&status), "{path}: {status}");
    }
    let response = anybody.score(5).await;
    for (path, body) in [
        (
            "/api/v1/touchpoints/%00/responses".to_owned(),
            json!({ "id": Uuid::now_v7(), "score": 5 }),
        ),
        (
            format!("/api/v1/touchpoints/%00/responses/{}/send", Uuid::now_v7()),
            json!({}),
        ),
        (format!("{response}/send"), json!({ "message": "\0" })),
        (format!("{response}/send"), json!({ "improvement": "\0" })),
        (format!("{response}/send"), json!({ "standards": ["\0"] })),
        (format!("{response}/send"), json!({ "reasons": ["\0"] })),
        (
            "/api/v1/session".to_owned(),
            json!({ "email": "a\0b", "password": "\0" }),
        ),
    ] {
        let status = anybody.post(&path, &body).await.status;
        assert!((400..500).contains(&status), "{path} {body}: {status}");
    }
}

#[tokio::test]
async fn refuses_unknown_standards_and_reasons() {
    let app = TestApp::start().await;
    for list in ["standards", "reasons"] {
        let problem = send(&app, &json!({ list: ["nonsense"] }))
            .await
            .refused(422, Code::Invalid);
        assert!(problem.fields[0].field.starts_with(list), "{problem:?}");
    }
}

#[tokio::test]
async fn the_same_id_again_counts_once() {
    let app = TestApp::start().await;
    let path = format!("/api/v1/touchpoints/{KEY}/responses");
    let body = json!({ "id": Uuid::now_v7(), "score": 4 });
    let first = app.anybody().post(&path, &body).await;
    let before = app.rows().await;
    let again = app.anybody().post(&path, &body).await;
    assert_eq!((first.status, again.status), (201, 200));
    assert_eq!(first.text(), again.text());
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn the_same_id_with_other_content_is_refused() {
    let app = TestApp::start().await;
    let id = Uuid::now_v7();
    let path = format!("/api/v1/touchpoints/{KEY}/responses");
    app.anybody()
        .post(&path, &json!({ "id": id, "score": 4 }))
        .await;
    let body = json!({ "id": id, "score": 5 }).to_string();
    let problem = first_tap(&app, KEY, "application/json", &body)
        .await
        .refused(422, Code::AlreadyUsed);
    assert_eq!(problem.fields[0].field, "id");
}

#[tokio::test]
async fn what_was_sent_can_be_sent_again_but_not_changed() {
    let app = TestApp::start().await;
    let response = app.anybody().score(5).await;
    let send = format!("{response}/send");
    let thanks = json!({ "recipients": [app.organization.maria], "message": "Thank you" });
    assert_eq!(app.anybody().post(&send, &thanks).await.status, 200);
    let before = app.rows().await;
    assert_eq!(app.anybody().post(&send, &thanks).await.status, 200);
    let other = json!({ "recipients": [app.organization.maria], "message": "Thanks" });
    app.anybody()
        .post(&send, &other)
        .await
        .refused(422, Code::AlreadyUsed);
    let answer = app
        .anybody()
        .put(&format!("{response}/score"), &json!({ "score": 1 }))
        .await;
    answer.refused(422, Code::AlreadyUsed);
    assert_eq!(app.rows().await, before);
}
