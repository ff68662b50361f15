//! What owners set up for touchpoints, and what customers see of it.

use crate::support::answer::Answer;
use crate::support::app::TestApp;
use crate::support::organization::KEY;
use domain::api::feedback::TouchpointView;
use domain::api::problem::Code;
use domain::api::touchpoints::{LanguageSettings, TouchpointListView, TouchpointSettings};
use serde_json::{Value, json};

fn settings_path() -> String {
    format!("/api/v1/touchpoints/{KEY}/settings")
}

fn update(sites: &[&str]) -> Value {
    let days: [Vec<Value>; 7] = Default::default();
    json!({
        "wordings": [{ "language": "de", "question": "Wie war es?" }],
        "sites": sites,
        "hours": { "days": days },
    })
}

async fn set_up(app: &TestApp, update: &Value) -> Answer {
    let olga = app.sign_in("olga").await;
    olga.put(&settings_path(), update).await
}

#[tokio::test]
async fn an_owner_words_the_question_and_customers_read_it() {
    let app = TestApp::start().await;
    let settings: TouchpointSettings = set_up(&app, &update(&[])).await.json();
    let german = settings
        .wordings
        .iter()
        .find(|wording| !wording.question.is_empty());
    assert_eq!(german.unwrap().question, "Wie war es?");
    for (query, question) in [("?lang=de", "Wie war es?"), ("", "Overall,")] {
        let address = format!("/api/v1/touchpoints/{KEY}{query}");
        let view: TouchpointView = app.anybody().get(&address).await.json();
        assert!(view.question.starts_with(question), "{}", view.question);
    }
}

#[tokio::test]
async fn a_language_that_there_is_not_is_refused() {
    let app = TestApp::start().await;
    let address = format!("/api/v1/touchpoints/{KEY}?lang=tlh");
    let problem = app
        .anybody()
        .get(&address)
        .await
        .refused(400, Code::Malformed);
    assert_eq!(problem.fields[0].field, "lang");
}

#[tokio::test]
async fn what_cannot_be_set_up_is_named_and_changes_nothing() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let before = app.rows().await;
    let answer = olga
        .put(&settings_path(), &update(&["http://a.example/page"]))
        .await;
    answer.refused_field(
        "sites[0]",
        "Give the address of a site such as https://www.example.com, without a page.",
    );
    let languages = json!({ "offered": [], "mirror_scale": true });
    let answer = olga.put("/api/v1/languages", &languages).await;
    answer.refused_field("offered", "Choose at least one language.");
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn an_owner_chooses_the_languages() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let wanted = json!({ "offered": ["ar", "en"], "mirror_scale": false });
    let set: LanguageSettings = olga.put("/api/v1/languages", &wanted).await.json();
    let found: LanguageSettings = olga.get("/api/v1/languages").await.json();
    assert_eq!(set, found);
    let address = format!("/api/v1/touchpoints/{KEY}");
    let view: TouchpointView = app.anybody().get(&address).await.json();
    assert_eq!((view.language.tag(), view.mirror_scale), ("ar", false));
}

#[tokio::test]
async fn an_owner_sees_all_touchpoints() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let list: TouchpointListView = olga.get("/api/v1/touchpoints").await.json();
    let row = &list.touchpoints[0];
    assert_eq!((row.key.as_str(), row.people, row.kiosks), (KEY, 3, 0));
    let unknown = olga.get("/api/v1/touchpoints/unknown/settings").await;
    unknown.refused(404, Code::NotFound);
}

#[tokio::test]
async fn only_the_sites_that_are_listed_may_show_the_page_in_a_frame() {
    let app = TestApp::start().await;
    let page = format!("/f/{KEY}");
    let answer = app.anybody().get(&page).await;
    assert_eq!(answer.header("x-frame-options"), Some("DENY"));
    set_up(
        &app,
        &update(&["https://a.example", "https://b.example:8443"]),
    )
    .await;
    let answer = app.anybody().get(&page).await;
    assert_eq!(answer.header("x-frame-options"), None);
    let policy = answer.header("content-security-policy").unwrap();
    let listed = "; frame-ancestors https://a.example https://b.example:8443; ";
    assert!(policy.contains(listed), "{policy}");
    for elsewhere in [
        format!("/kiosk/{KEY}"),
        "/wall".to_owned(),
        "/f/unknown".to_owned(),
    ] {
        let answer = app.anybody().get(&elsewhere).await;
        assert_eq!(
            answer.header("x-frame-options"),
            Some("DENY"),
            "{elsewhere}"
        );
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.contains("frame-ancestors 'none'"), "{elsewhere}");
    }
}
