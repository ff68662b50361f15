//! What the plain form tells in place of a page: in the customer's words, and in the frame of the site that shows the form.

use crate::support::answer::Answer;
use crate::support::app::TestApp;
use crate::support::client::Client;
use crate::support::organization::KEY;
use domain::language::{Key, Language, Texts};
use uuid::Uuid;

const FORM: &str = "application/x-www-form-urlencoded";

fn browser(app: &TestApp) -> Client {
    app.anybody()
        .without("x-plaudit")
        .with("accept", "text/html")
}

async fn post(client: &Client, path: &str, form: &str) -> Answer {
    client
        .post_text(&format!("/f/{KEY}{path}"), FORM, form)
        .await
}

/// What stands for something to say, in a text, as HTML.
fn says(answer: &Answer, language: Language, key: Key) -> bool {
    let words = Texts::of(language).get(key);
    answer.text().contains(&words.replace('\'', "&#39;"))
}

/// Lets a shop show the page.
async fn start_in_a_frame() -> TestApp {
    let app = TestApp::start_with(&["--responses-per-address=1"]).await;
    app.execute("update touchpoints set sites = 'https://shop.example'")
        .await;
    app
}

#[track_caller]
fn is_framed(status: u16, answer: &Answer) {
    assert_eq!(answer.status, status, "{}", answer.text());
    let kind = answer.header("content-type");
    assert_eq!(kind, Some("text/html; charset=utf-8"), "{status}");
    let policy = answer.header("content-security-policy").unwrap();
    let framed = policy.contains("frame-ancestors https://shop.example;");
    assert!(framed, "{status}: {policy}");
    assert_eq!(answer.header("x-frame-options"), None, "{status}");
}

#[tokio::test]
async fn what_went_wrong_is_told_in_the_frame_of_the_page() {
    let app = start_in_a_frame().await;
    let browser = browser(&app);
    let long = format!("score=5&message={}", "x".repeat(200_000));
    for path in ["", "/rest"] {
        is_framed(413, &post(&browser, path, &long).await);
        let other = browser.clone().with("sec-fetch-site", "cross-site");
        is_framed(403, &post(&other, path, "score=5").await);
    }
    is_framed(200, &post(&browser, "", "score=5").await);
    is_framed(429, &post(&browser, "", "score=5").await);
    app.wait_minutes(10);
    app.execute("alter table responses rename to mislaid").await;
    is_framed(500, &post(&browser, "", "score=5").await);
    is_framed(500, &post(&browser, "/rest", "score=5").await);
    let unknown = browser.post_text("/f/unknown", FORM, "score=5").await;
    assert_eq!(unknown.header("x-frame-options"), Some("DENY"));
}

#[tokio::test]
async fn a_session_that_cannot_be_looked_up_is_told_in_the_frame_of_the_page() {
    let app = start_in_a_frame().await;
    let browser = browser(&app).with_cookie(&format!("plaudit={}", "0".repeat(43)));
    app.execute("alter table sessions rename to mislaid").await;
    is_framed(500, &post(&browser, "/rest", "score=5").await);
}

#[tokio::test]
async fn one_response_is_changed_so_often() {
    let app = start_in_a_frame().await;
    let browser = browser(&app);
    let id = Uuid::now_v7();
    let form = |score: usize| format!("id={id}&score={score}&language=tr");
    // Begun by the only one that the address has: a change begins nothing.
    for number in 0..=60 {
        let answer = post(&browser, "", &form(1 + number % 2)).await;
        assert_eq!(answer.status, 200, "{number}: {}", answer.text());
    }
    let before = app.rows().await;
    for path in ["", "/rest"] {
        let answer = post(&browser, path, &form(5)).await;
        is_framed(429, &answer);
        assert!(says(&answer, Language::Turkish, Key::ChangedOften));
        assert_eq!(answer.header("retry-after"), Some("10"));
    }
    assert_eq!(app.rows().await, before);
    app.wait_minutes(1);
    is_framed(200, &post(&browser, "", &form(5)).await);
}

#[tokio::test]
async fn a_score_in_a_language_that_was_withdrawn_is_stored() {
    let app = TestApp::start().await;
    app.execute(
        "insert into touchpoint_wordings (touchpoint_id, language, version, question, created_at) \
         select id, 'de', 3, 'Und?', 1 from touchpoints",
    )
    .await;
    app.execute("update program set languages = 'fr en'").await;
    // The last one is of a wording that there never was.
    for (wording, kept) in [(3, 3), (0, 0), (9, 0)] {
        let id = Uuid::now_v7();
        let form = format!("id={id}&score=4&language=de&wording={wording}");
        // Once more, and then another score: each finds the response.
        for form in [&form, &form, &form.replace("score=4", "score=2")] {
            let answer = post(&browser(&app), "", form).await;
            assert_eq!(answer.status, 200, "{wording}: {}", answer.text());
            assert_eq!(answer.header("content-language"), Some("fr"));
        }
        let rows = app.rows().await;
        let stored = rows["responses"].last().unwrap();
        let instrument = format!("'de',{kept},'unknown'");
        assert!(stored.contains(&instrument), "{instrument}: {stored}");
    }
}

#[tokio::test]
async fn who_comes_back_to_the_address_of_the_second_form_begins_anew() {
    let app = TestApp::start().await;
    let answer = browser(&app).get(&format!("/f/{KEY}/rest")).await;
    assert_eq!(answer.status, 303);
    assert_eq!(
        answer.header("location"),
        Some(format!("/f/{KEY}").as_str())
    );
    let nowhere = browser(&app).get("/f/nowhere%0d%0a/rest").await;
    assert_eq!(nowhere.status, 404);
}
