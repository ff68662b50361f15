//! The security headers are on every answer, whatever it says.

use crate::support::answer::Answer;
use crate::support::app::TestApp;
use crate::support::organization::KEY;
use axum::http::Method;
use domain::api::problem::Code;

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; \
require-trusted-types-for 'script'; trusted-types default";

/// The policy without the hashes of an entry document's own scripts.
fn without_hashes(policy: &str) -> String {
    let directive = |directive: &str| {
        let sources = directive.trim().split(' ');
        let kept: Vec<_> = sources
            .filter(|source| !source.starts_with("'sha256-"))
            .collect();
        kept.join(" ")
    };
    policy
        .split(';')
        .map(directive)
        .collect::<Vec<_>>()
        .join("; ")
}

#[track_caller]
fn is_guarded(what: &str, answer: &Answer) {
    let policy = answer.header("content-security-policy");
    let policy = policy.unwrap_or_else(|| panic!("{what}: no policy"));
    assert_eq!(without_hashes(policy), POLICY, "{what}");
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("x-frame-options", "DENY"),
    ] {
        assert_eq!(answer.header(name), Some(value), "{what}");
    }
    let permissions = answer.header("permissions-policy").unwrap();
    assert!(
        permissions
            .split(", ")
            .all(|feature| feature.ends_with("=()")),
        "{what}"
    );
    assert!(answer.header("x-request-id").is_some(), "{what}");
    assert!(answer.header("cache-control").is_some(), "{what}");
}

#[tokio::test]
async fn every_answer_is_guarded() {
    let app = TestApp::start().await;
    let browser = app.anybody().with("accept", "text/html");
    let maria = app.sign_in("maria").await;
    let live = format!("/api/v1/employees/{}/wall/live", app.organization.maria);
    for (what, status, answer) in [
        (
            "JSON",
            200,
            browser.get(&format!("/api/v1/touchpoints/{KEY}")).await,
        ),
        ("OpenAPI", 200, browser.get("/api/v1/openapi.json").await),
        ("a page", 200, browser.get("/wall").await),
        (
            "the customer page",
            200,
            browser.get(&format!("/f/{KEY}")).await,
        ),
        (
            "an unknown customer page",
            404,
            browser.get("/f/unknown").await,
        ),
        ("an unknown API", 404, browser.get("/api/v1/nothing").await),
        (
            "an unknown asset",
            404,
            browser.get("/assets/staff/nothing.js").await,
        ),
        (
            "a wrong method",
            405,
            browser
                .send(Method::PATCH, "/api/v1/session", None, "")
                .await,
        ),
        ("signed out", 401, browser.get("/api/v1/session").await),
        (
            "another site",
            403,
            browser
                .clone()
                .without("x-plaudit")
                .delete("/api/v1/session")
                .await,
        ),
        (
            "something known already",
            304,
            browser.get("/api/v1/unchanged").await,
        ),
        ("a panic", 500, browser.get("/api/v1/panic").await),
        ("a stream", 200, maria.get(&live).await),
        ("health", 200, browser.get("/healthz").await),
        ("readiness", 200, browser.get("/readyz").await),
    ] {
        assert_eq!(answer.status, status, "{what}");
        is_guarded(what, &answer);
    }
}

#[tokio::test]
async fn files_are_guarded_too_whether_or_not_the_app_was_built() {
    let app = TestApp::start().await;
    is_guarded("a file", &app.anybody().get("/favicon.svg").await);
}

#[tokio::test]
async fn errors_of_the_api_have_a_body_for_programs() {
    let app = TestApp::start().await;
    let client = app.anybody();
    client
        .get("/api/v1/nothing")
        .await
        .refused(404, Code::NotFound);
    client
        .get("/api/v2/anything")
        .await
        .refused(404, Code::NotFound);
    let answer = client
        .send(Method::PATCH, "/api/v1/session", None, "")
        .await;
    answer.refused(405, Code::MethodNotAllowed);
}

#[tokio::test]
async fn only_behind_tls_browsers_are_told_to_stay_there() {
    let direct = TestApp::start().await;
    let proxied = TestApp::start_with(&["--trust-proxy"]).await;
    for (app, protocol, expected) in [
        (&direct, "https", false),
        (&proxied, "https", true),
        (&proxied, "http", false),
    ] {
        let answer = app
            .anybody()
            .with("x-forwarded-proto", protocol)
            .get("/healthz")
            .await;
        assert_eq!(
            answer.header("strict-transport-security").is_some(),
            expected,
            "{protocol}"
        );
    }
}
