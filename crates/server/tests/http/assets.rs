//! Pages and files. They hold whether or not the app was built.

use crate::support::app::TestApp;

#[tokio::test]
async fn only_a_navigation_gets_a_page() {
    let app = TestApp::start().await;
    let browser = app
        .anybody()
        .with("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    let script = app.anybody().with("accept", "*/*");
    for path in [
        "/",
        "/wall",
        "/insights?by=week",
        "/admin/rules",
        "/no/such/page",
    ] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(
            answer.header("content-type"),
            Some("text/html; charset=utf-8"),
            "{path}"
        );
        assert_eq!(answer.header("cache-control"), Some("no-cache"), "{path}");
        assert_eq!(script.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn an_unknown_file_is_missing_also_for_a_navigation() {
    let app = TestApp::start().await;
    let browser = app.anybody().with("accept", "text/html");
    for path in [
        "/assets",
        "/assets/",
        "/assets/staff/staff-0123456789abcdef.js",
        "/assets/staff/index.html",
        "/assets/customer/customer.html",
        "/assets/../Cargo.toml",
        "/assets/%2e%2e/Cargo.toml",
        "/assets/staff/..%2f..%2f..%2fCargo.toml",
        "/api",
        "/api/v1",
    ] {
        assert_eq!(browser.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn every_inline_script_of_a_page_is_in_its_policy() {
    let app = TestApp::start().await;
    let answer = app.anybody().with("accept", "text/html").get("/").await;
    let inline = answer.text().matches("<script>").count();
    let hashes = answer
        .header("content-security-policy")
        .unwrap()
        .matches("'sha256-")
        .count();
    assert!(hashes >= inline, "{inline} scripts, {hashes} hashes");
}
