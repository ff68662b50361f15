//! The page behind the link of the thank-you screen.

use crate::support::answer::Answer;
use crate::support::app::TestApp;
use domain::language::{Key, Language, Texts};
use serde_json::{Value, json};

/// Digits of a link's secret.
const SECRET: &str = "00112233445566778899aabbccddeeff";

async fn visit(app: &TestApp) -> Answer {
    let client = app.anybody().with("accept-language", "tr");
    client.get(&format!("/thanks/{SECRET}")).await
}

/// What the page says, once this was sent.
async fn told(app: &TestApp, score: u8, content: Value) -> String {
    app.anybody().send_response(score, &content).await;
    let answer = visit(app).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.text().to_owned()
}

/// Maria opens her wall and answers the one card on it.
async fn read_and_reply(app: &TestApp, words: &str) {
    let maria = app.organization.maria;
    let client = app.sign_in("maria").await;
    let card = client.wall(maria).await.cards.remove(0).id;
    let path = format!("/api/v1/employees/{maria}/wall/read");
    let read = client.post(&path, &json!({ "cards": [card] })).await;
    assert_eq!(read.status, 204, "{}", read.text());
    let path = format!("/api/v1/appreciations/{card}/reply");
    let reply = client.post(&path, &json!({ "text": words })).await;
    assert!(reply.status < 300, "{}", reply.text());
}

#[tokio::test]
async fn an_unknown_link_is_told_in_words() {
    let app = TestApp::start().await;
    for path in [
        format!("/thanks/{SECRET}"),
        "/thanks/x".into(),
        "/thanks/%ff".into(),
    ] {
        let client = app.anybody().with("accept-language", "de");
        let answer = client.get(&path).await;
        assert_eq!(answer.status, 404, "{path}");
        let words = Texts::of(Language::German).get(Key::PickupUnknown);
        assert!(answer.text().contains(words), "{}", answer.text());
        assert_eq!(answer.header("cache-control"), Some("no-store"));
    }
}

#[tokio::test]
async fn the_page_runs_no_script_is_kept_nowhere_and_changes_nothing() {
    let app = TestApp::start().await;
    let content = json!({ "recipients": [app.organization.maria], "pickup": SECRET });
    app.anybody().send_response(5, &content).await;
    let before = app.rows().await;
    let answer = visit(&app).await;
    for (name, value) in [
        ("cache-control", "no-store"),
        ("x-robots-tag", "noindex"),
        ("referrer-policy", "no-referrer"),
        ("content-language", "en"),
        ("x-frame-options", "DENY"),
    ] {
        assert_eq!(answer.header(name), Some(value), "{name}");
    }
    assert!(!answer.text().contains("<script"), "{}", answer.text());
    assert!(!answer.text().contains(SECRET), "{}", answer.text());
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn it_says_who_has_read_it_and_shows_the_reply() {
    let app = TestApp::start().await;
    let people = [app.organization.maria, app.organization.tomasz];
    let content = json!({ "recipients": people, "message": "<i>So kind</i>", "pickup": SECRET });
    let html = told(&app, 5, content).await;
    assert!(
        html.contains("<bdi>Maria</bdi> has not read it yet."),
        "{html}"
    );
    assert!(html.contains("&lt;i&gt;So kind&lt;/i&gt;"), "{html}");
    read_and_reply(&app, "You made my day & week").await;
    let answer = visit(&app).await;
    let html = answer.text();
    for part in [
        "<li data-read><div><bdi>Maria</bdi> read this today.",
        "<h2><bdi>Maria</bdi> wrote back</h2>",
        "You made my day &amp; week",
        "<bdi>Tomasz</bdi> has not read it yet.",
        "<time datetime=\"2026-03-02\">Today</time>",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
}

#[tokio::test]
async fn days_pass_in_the_words_of_the_page() {
    let app = TestApp::start().await;
    let content = json!({ "recipients": [app.organization.maria], "pickup": SECRET });
    told(&app, 5, content).await;
    read_and_reply(&app, "Thank you").await;
    for (days, expected) in [
        (1, "read this yesterday."),
        (
            1,
            "read this on <time datetime=\"2026-03-02\">Monday</time>.",
        ),
        (
            5,
            "read this on <time datetime=\"2026-03-02\">2026-03-02</time>.",
        ),
    ] {
        app.wait_minutes(days * 24 * 60);
        let answer = visit(&app).await;
        assert!(
            answer.text().contains(expected),
            "{expected}: {}",
            answer.text()
        );
    }
}

#[tokio::test]
async fn thanks_that_waits_is_said_to_wait() {
    let app = TestApp::start().await;
    let content =
        json!({ "recipients": [app.organization.maria], "unnamed": "Red scarf", "pickup": SECRET });
    let html = told(&app, 1, content).await;
    assert!(
        html.contains("Before it reaches <bdi>Maria</bdi>, somebody reads it first."),
        "{html}"
    );
    assert!(
        html.contains(
            "Somebody reads your words first.<br><q class=\"described\" dir=\"auto\">Red scarf</q>"
        ),
        "{html}"
    );
    assert!(!html.contains("data-read"), "{html}");
}

#[tokio::test]
async fn the_whole_team_is_one_line_and_somebody_is_looked_for() {
    let app = TestApp::start().await;
    let content = json!({ "whole_team": true, "unnamed": "Red scarf", "pickup": SECRET });
    let html = told(&app, 5, content).await;
    assert!(
        html.contains("<b>The whole team</b><br>Read by 0 of 3 so far."),
        "{html}"
    );
    assert!(
        html.contains("We are looking for the person you described."),
        "{html}"
    );
    assert!(!html.contains("<bdi>Maria</bdi>"), "{html}");
}

#[tokio::test]
async fn the_page_is_in_the_language_of_the_answer_and_not_of_the_browser() {
    let app = TestApp::start().await;
    let client = app.anybody();
    let id = uuid::Uuid::now_v7();
    let path = format!(
        "/api/v1/touchpoints/{}/responses",
        crate::support::organization::KEY
    );
    let instrument = json!({ "language": "ar", "wording": 0, "shown": "best_top" });
    let first = json!({ "id": id, "score": 5, "instrument": instrument });
    assert_eq!(client.post(&path, &first).await.status, 201);
    let content = json!({ "recipients": [app.organization.maria], "pickup": SECRET });
    let sent = client.post(&format!("{path}/{id}/send"), &content).await;
    assert_eq!(sent.status, 200, "{}", sent.text());
    let answer = visit(&app).await;
    let html = answer.text();
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\""), "{html}");
    assert!(
        html.contains(Texts::of(Language::Arabic).get(Key::PickupHeading)),
        "{html}"
    );
}
