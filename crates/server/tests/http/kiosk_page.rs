//! The kiosk's page, its manifest and its worker. They hold whether or not the app was built.

use crate::support::app::TestApp;
use crate::support::organization::KEY;
use serde_json::Value;

/// The data that the page carries for its script.
fn data(html: &str) -> Value {
    let (_, rest) = html
        .split_once("<script type=\"application/json\" id=\"kiosk-data\">")
        .unwrap();
    let (json, _) = rest.split_once("</script>").unwrap();
    serde_json::from_str(json).unwrap()
}

#[tokio::test]
async fn the_page_holds_the_question_and_the_words_of_every_language_on_offer() {
    let app = TestApp::start().await;
    let answer = app.anybody().get(&format!("/kiosk/{KEY}")).await;
    let html = answer.text();
    let data = data(html);
    let languages = data["languages"].as_array().unwrap();
    assert_eq!(data["default"], "en");
    assert_eq!(languages.len(), 7);
    for language in languages {
        let tag = language["tag"].as_str().unwrap();
        let template = format!("<template data-language=\"{tag}\">");
        assert!(html.contains(&template), "{tag}");
        assert_eq!(language["touchpoint"]["language"], tag);
        assert_eq!(
            language["touchpoint"]["people"].as_array().unwrap().len(),
            3
        );
        assert!(40 < language["texts"].as_array().unwrap().len(), "{tag}");
    }
    assert_eq!(languages[5]["dir"], "rtl");
    assert_eq!(data["time_zone"], "Europe/Berlin");
    assert_eq!(data["offline"], true);
    assert_eq!(answer.header("x-robots-tag"), Some("noindex"));
}

#[tokio::test]
async fn the_page_of_one_state_is_the_same_each_time() {
    let app = TestApp::start().await;
    let path = format!("/kiosk/{KEY}");
    let (first, second) = (
        app.anybody().get(&path).await,
        app.anybody().get(&path).await,
    );
    assert_eq!(first.text(), second.text());
    assert_eq!(
        first.header("x-plaudit-page"),
        second.header("x-plaudit-page")
    );
    assert!(first.header("x-plaudit-page").is_some());
    assert_eq!(
        first.header("x-plaudit-version"),
        data(first.text())["version"].as_str()
    );
}

#[tokio::test]
async fn a_kiosk_alone_may_fill_the_screen() {
    let app = TestApp::start().await;
    for (path, expected) in [
        (format!("/kiosk/{KEY}"), true),
        (format!("/f/{KEY}"), false),
    ] {
        let answer = app.anybody().get(&path).await;
        let policy = answer.header("permissions-policy").unwrap();
        assert_eq!(policy.contains("fullscreen=(self)"), expected, "{path}");
        assert!(policy.contains("camera=()"), "{path}");
    }
}

#[tokio::test]
async fn a_kiosk_is_installed_by_its_own_manifest() {
    let app = TestApp::start().await;
    let path = format!("/kiosk/{KEY}/manifest.webmanifest");
    let answer = app.anybody().get(&path).await;
    assert_eq!(
        answer.header("content-type"),
        Some("application/manifest+json")
    );
    let manifest: Value = answer.json();
    assert_eq!(manifest["name"], "Front desk · Harbour Hotel");
    assert_eq!(manifest["start_url"], format!("/kiosk/{KEY}"));
    assert_eq!(manifest["scope"], "/kiosk/");
    assert_eq!(manifest["icons"][1]["sizes"], "512x512");
    for path in [
        "/kiosk/unknown/manifest.webmanifest",
        "/kiosk/%00/manifest.webmanifest",
    ] {
        assert_eq!(app.anybody().get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn the_worker_names_what_it_keeps() {
    let app = TestApp::start().await;
    let answer = app.anybody().get("/kiosk-worker.js").await;
    assert_eq!(
        answer.header("content-type"),
        Some("text/javascript; charset=utf-8")
    );
    assert_eq!(answer.header("cache-control"), Some("no-cache"));
    assert_eq!(answer.header("service-worker-allowed"), Some("/kiosk/"));
    let text = answer.text();
    assert!(text.starts_with("const PLAUDIT = {\"files\":["), "{text}");
    assert!(text.contains("addEventListener('fetch'"), "{text}");
}

#[tokio::test]
async fn with_the_switch_off_the_worker_takes_itself_away() {
    let app = TestApp::start_with(&["--kiosk-offline", "off"]).await;
    let answer = app.anybody().get("/kiosk-worker.js").await;
    let worker = answer.text();
    assert!(worker.contains("registration.unregister()"), "{worker}");
    assert!(!worker.contains("addEventListener('fetch'"), "{worker}");
    let page = app.anybody().get(&format!("/kiosk/{KEY}")).await;
    assert_eq!(data(page.text())["offline"], false);
}
