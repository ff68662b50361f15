//! The customer page as HTML: its first question works without any script.

use crate::support::answer::Answer;
use crate::support::app::TestApp;
use crate::support::client::Client;
use crate::support::organization::KEY;
use uuid::Uuid;

fn browser(app: &TestApp) -> Client {
    app.anybody()
        .without("x-plaudit")
        .with("accept", "text/html")
}

async fn post_form(client: &Client, form: &str) -> Answer {
    client
        .post_text(
            &format!("/f/{KEY}"),
            "application/x-www-form-urlencoded",
            form,
        )
        .await
}

#[tokio::test]
async fn the_first_question_is_in_what_the_server_sends() {
    let app = TestApp::start().await;
    for path in [format!("/f/{KEY}"), format!("/kiosk/{KEY}")] {
        let answer = browser(&app).get(&path).await;
        let html = answer.text();
        for part in [
            "lang=\"en\"",
            "<title>Front desk · Harbour Hotel</title>",
            "<h1>Overall, how did you feel about the service you received today?</h1>",
            "<button type=\"submit\" name=\"score\" value=\"5\">",
            "<span>Very satisfied</span>",
            "<span>Very dissatisfied</span>",
            "<script type=\"application/json\" id=\"touchpoint\">{",
            "\"first_name\":\"Maria\"",
        ] {
            assert!(html.contains(part), "{path} lacks {part}: {html}");
        }
        assert!(!html.contains("<!--first-question-->"), "{html}");
        assert_eq!(html.contains("data-kiosk"), path.starts_with("/kiosk"));
        assert_eq!(answer.header("x-robots-tag"), Some("noindex"));
        assert_eq!(
            answer.header("content-type"),
            Some("text/html; charset=utf-8")
        );
        assert_eq!(answer.header("set-cookie"), None);
    }
}

#[tokio::test]
async fn the_page_is_compressed_for_who_takes_it() {
    let app = TestApp::start().await;
    for (accepted, expected) in [("gzip, br", Some("br")), ("gzip", Some("gzip")), ("", None)] {
        let client = browser(&app).with("accept-encoding", accepted);
        let answer = client.get(&format!("/f/{KEY}")).await;
        assert_eq!(answer.header("content-encoding"), expected, "{accepted}");
    }
}

#[tokio::test]
async fn an_unknown_key_is_told_in_words() {
    let app = TestApp::start().await;
    for path in [
        "/f/unknown",
        "/kiosk/unknown",
        "/f/%3Cscript%3E",
        "/f/%00",
        "/f/%ff",
        "/kiosk/%ff",
    ] {
        let answer = browser(&app).get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(
            answer.text().contains("<h1>This page is not in use</h1>"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_plain_form_saves_the_answer_once() {
    let app = TestApp::start().await;
    let form = format!("id={}&score=4", Uuid::now_v7());
    let answer = post_form(&browser(&app), &form).await;
    assert_eq!(answer.status, 200);
    assert!(
        answer
            .text()
            .contains("<h1>Thank you.</h1><p>Your answer is saved.</p>")
    );
    let stored = app.rows().await;
    assert_eq!(stored["responses"].len(), 1);
    assert_eq!(post_form(&browser(&app), &form).await.status, 200);
    assert_eq!(app.rows().await, stored);
}

#[tokio::test]
async fn going_back_and_choosing_another_score_changes_it() {
    let app = TestApp::start().await;
    let id = Uuid::now_v7();
    post_form(&browser(&app), &format!("id={id}&score=4")).await;
    assert_eq!(
        post_form(&browser(&app), &format!("id={id}&score=2"))
            .await
            .status,
        200
    );
    assert_eq!(app.rows().await["responses"].len(), 1);
}

#[tokio::test]
async fn a_form_without_a_score_is_told_so() {
    let app = TestApp::start().await;
    for form in [
        "",
        "score=",
        "score=0",
        "score=6",
        "score=five",
        "id=x&score=5",
    ] {
        let answer = post_form(&browser(&app), form).await;
        assert_eq!(answer.status, 422, "{form}");
        assert!(
            answer
                .text()
                .contains("<h1>Choose one of the five answers</h1>"),
            "{form}"
        );
    }
    assert_eq!(app.rows().await["responses"].len(), 0);
}

#[tokio::test]
async fn forms_of_other_sites_are_refused() {
    let app = TestApp::start().await;
    for (site, status) in [("cross-site", 403), ("same-site", 403), ("none", 200)] {
        let client = browser(&app).with("sec-fetch-site", site);
        let answer = post_form(&client, "score=5").await;
        assert_eq!(answer.status, status, "{site}");
        assert_eq!(
            answer.header("content-type"),
            Some("text/html; charset=utf-8")
        );
    }
    // Without fetch metadata browsers hide the origin of our own form, for it sends no referrer.
    let hidden = browser(&app)
        .without("sec-fetch-site")
        .with("origin", "null");
    assert_eq!(post_form(&hidden, "score=5").await.status, 200);
}
