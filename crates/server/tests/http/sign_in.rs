//! Signing in and out, sessions and their ends.

use crate::support::answer::Answer;
use crate::support::app::TestApp;
use crate::support::organization::credentials;
use domain::api::problem::Code;
use domain::api::session::SessionView;
use domain::role::Role;
use serde_json::{Value, json};

const SESSION: &str = "/api/v1/session";

fn wrong_password(email: &str) -> Value {
    json!({ "email": email, "password": "not the password" })
}

#[tokio::test]
async fn signing_in_tells_who_it_is() {
    let app = TestApp::start().await;
    let rosa: SessionView = app.sign_in("rosa").await.get(SESSION).await.json();
    assert_eq!((rosa.role, rosa.name.as_str()), (Role::Lead, "Rosa Silva"));
    assert_eq!(rosa.organization, "Harbour Hotel");
    assert_eq!(rosa.employee, Some(app.organization.rosa));
    assert_eq!(rosa.team.unwrap().name, "Reception");
    let olga: SessionView = app.sign_in("olga").await.get(SESSION).await.json();
    assert_eq!(
        (olga.role, olga.employee, olga.team),
        (Role::Owner, None, None)
    );
}

#[tokio::test]
async fn the_address_may_be_typed_in_capitals() {
    let app = TestApp::start().await;
    let mut typed = credentials("maria");
    typed["email"] = json!(" Maria@Harbour.Example ");
    assert_eq!(app.anybody().post(SESSION, &typed).await.status, 200);
}

#[tokio::test]
async fn wrong_unknown_and_disabled_answer_alike() {
    let app = TestApp::start().await;
    let now = app.state.now();
    app.state
        .store()
        .disable_user("ben@harbour.example", now)
        .await
        .unwrap();
    let wrong = app
        .anybody()
        .post(SESSION, &wrong_password("maria@harbour.example"))
        .await;
    let problem = wrong.refused(401, Code::WrongCredentials);
    assert_eq!(
        problem.message,
        "The e-mail address or the password is wrong."
    );
    for other in [
        wrong_password("nobody@harbour.example"),
        wrong_password("no address"),
        wrong_password(&"x".repeat(5_000)),
        credentials("ben"),
    ] {
        let answer = app.anybody().post(SESSION, &other).await;
        assert_eq!(
            (answer.status, answer.text()),
            (wrong.status, wrong.text()),
            "{other}"
        );
        assert_eq!(answer.header("set-cookie"), None);
    }
}

#[tokio::test]
async fn tries_for_one_account_run_out_and_come_back() {
    let app = TestApp::start().await;
    for try_number in 0..10 {
        let from = app.anybody().from([10, 0, 0, try_number]);
        let answer = from
            .post(SESSION, &wrong_password("maria@harbour.example"))
            .await;
        answer.refused(401, Code::WrongCredentials);
    }
    let elsewhere = app.anybody().from([10, 0, 1, 1]);
    let answer = elsewhere.post(SESSION, &credentials("maria")).await;
    answer.refused(429, Code::TooMany);
    assert_eq!(answer.header("retry-after"), Some("60"));
    assert_eq!(
        elsewhere.post(SESSION, &credentials("tomasz")).await.status,
        200
    );
    app.wait_minutes(1);
    assert_eq!(
        elsewhere.post(SESSION, &credentials("maria")).await.status,
        200
    );
}

async fn fail_from(app: &TestApp, times: usize, address: &str) -> Answer {
    let client = app.anybody().with("x-forwarded-for", address);
    for number in 0..times {
        let email = format!("nobody-{number}@harbour.example");
        client
            .post(SESSION, &wrong_password(&email))
            .await
            .refused(401, Code::WrongCredentials);
    }
    client.post(SESSION, &credentials("maria")).await
}

#[tokio::test]
async fn tries_from_one_address_run_out() {
    let app = TestApp::start().await;
    // Without a proxy of ours, what the client says of its address counts for nothing.
    let answer = fail_from(&app, 30, "203.0.113.1").await;
    answer.refused(429, Code::TooMany);
    let elsewhere = app.anybody().from([198, 51, 100, 9]);
    assert_eq!(
        elsewhere.post(SESSION, &credentials("maria")).await.status,
        200
    );
}

#[tokio::test]
async fn behind_a_trusted_proxy_the_clients_are_told_apart() {
    let app = TestApp::start_with(&["--trust-proxy"]).await;
    fail_from(&app, 30, "198.51.100.7, 203.0.113.1")
        .await
        .refused(429, Code::TooMany);
    assert_eq!(
        fail_from(&app, 0, "203.0.113.1, 203.0.113.2").await.status,
        200
    );
}

#[tokio::test]
async fn signing_in_right_uses_no_tries_up() {
    let app = TestApp::start().await;
    for _ in 0..12 {
        app.sign_in("maria").await;
    }
}

#[tokio::test]
async fn the_cookie_is_for_the_server_alone() {
    let app = TestApp::start().await;
    let answer = app.anybody().post(SESSION, &credentials("maria")).await;
    let cookie = answer.header("set-cookie").unwrap();
    assert!(cookie.starts_with("plaudit="), "{cookie}");
    assert!(
        cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200"),
        "{cookie}"
    );
    let public = app.anybody().with("host", "plaudit.example");
    let answer = public.post(SESSION, &credentials("maria")).await;
    let cookie = answer.header("set-cookie").unwrap();
    assert!(cookie.starts_with("__Host-plaudit="), "{cookie}");
    assert!(cookie.ends_with("; Secure"), "{cookie}");
}

#[tokio::test]
async fn behind_tls_the_cookie_is_bound_to_the_host_whatever_name_the_proxy_asks_for() {
    let direct = TestApp::start().await;
    let proxied = TestApp::start_with(&["--trust-proxy"]).await;
    for (app, protocol, name) in [
        (&proxied, "https", "__Host-plaudit="),
        (&proxied, "http", "plaudit="),
        (&direct, "https", "plaudit="),
    ] {
        let browser = app
            .anybody()
            .with("host", "127.0.0.1:8080")
            .with("x-forwarded-proto", protocol)
            .with("x-forwarded-for", "203.0.113.1");
        let answer = browser.post(SESSION, &credentials("maria")).await;
        let cookie = answer.header("set-cookie").unwrap();
        assert!(cookie.starts_with(name), "{protocol}: {cookie}");
        let secure = name.starts_with("__Host-");
        assert_eq!(cookie.ends_with("; Secure"), secure, "{cookie}");
        let known = browser.with_cookie(answer.cookie().unwrap());
        assert_eq!(known.get(SESSION).await.status, 200, "{protocol}");
    }
}

#[tokio::test]
async fn every_sign_in_begins_a_new_session_and_ends_the_one_before() {
    let app = TestApp::start().await;
    let first = app.sign_in("maria").await;
    let answer = first.post(SESSION, &credentials("maria")).await;
    first.get(SESSION).await.refused(401, Code::SignedOut);
    let second = app.anybody().with_cookie(answer.cookie().unwrap());
    assert_eq!(second.get(SESSION).await.status, 200);
}

#[tokio::test]
async fn signing_out_ends_the_session_for_good() {
    let app = TestApp::start().await;
    let maria = app.sign_in("maria").await;
    let answer = maria.delete(SESSION).await;
    assert_eq!(answer.status, 204);
    assert_eq!(answer.cookie(), Some("plaudit="));
    maria.get(SESSION).await.refused(401, Code::SignedOut);
    assert_eq!(maria.delete(SESSION).await.status, 204);
    assert_eq!(app.rows().await["sessions"].len(), 0);
}

#[tokio::test]
async fn an_idle_session_ends() {
    let app = TestApp::start().await;
    for (name, minutes) in [("maria", 8 * 60), ("rosa", 8 * 60), ("olga", 30)] {
        let client = app.sign_in(name).await;
        app.wait_minutes(minutes + 1);
        client.get(SESSION).await.refused(401, Code::SignedOut);
    }
}

#[tokio::test]
async fn a_session_in_use_outlives_its_idle_time() {
    let app = TestApp::start().await;
    for (name, minutes) in [("maria", 8 * 60), ("rosa", 8 * 60), ("olga", 30)] {
        let client = app.sign_in(name).await;
        for _ in 0..2 {
            app.wait_minutes(minutes / 2 + 1);
            assert_eq!(client.get(SESSION).await.status, 200, "{name}");
        }
    }
}

#[tokio::test]
async fn what_a_page_reads_by_itself_is_no_use_of_the_session() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await.with("x-plaudit-quiet", "1");
    for _ in 0..2 {
        app.wait_minutes(14);
        assert_eq!(olga.get(SESSION).await.status, 200);
    }
    app.wait_minutes(3);
    olga.get(SESSION).await.refused(401, Code::SignedOut);
}

#[tokio::test]
async fn a_session_that_cannot_be_noted_as_used_goes_on() {
    let app = TestApp::start().await;
    let maria = app.sign_in("maria").await;
    let full =
        "create trigger full before update on sessions begin select raise(abort, 'full'); end";
    app.execute(full).await;
    app.wait_minutes(2);
    assert_eq!(maria.get(SESSION).await.status, 200);
}

#[tokio::test]
async fn a_session_ends_after_twelve_hours_even_in_use() {
    let app = TestApp::start().await;
    let maria = app.sign_in("maria").await;
    for _ in 0..11 {
        app.wait_minutes(60);
        assert_eq!(maria.get(SESSION).await.status, 200);
    }
    app.wait_minutes(61);
    maria.get(SESSION).await.refused(401, Code::SignedOut);
}

#[tokio::test]
async fn disabling_an_account_or_changing_its_role_ends_its_sessions() {
    let app = TestApp::start().await;
    let (maria, tomasz) = (app.sign_in("maria").await, app.sign_in("tomasz").await);
    let (store, now) = (app.state.store(), app.state.now());
    store
        .disable_user("maria@harbour.example", now)
        .await
        .unwrap();
    store
        .set_role("tomasz@harbour.example", Role::Lead, now)
        .await
        .unwrap();
    maria.get(SESSION).await.refused(401, Code::SignedOut);
    tomasz.get(SESSION).await.refused(401, Code::SignedOut);
}

#[tokio::test]
async fn a_cookie_that_is_none_signs_nobody_in() {
    let app = TestApp::start().await;
    for cookie in [
        "plaudit=",
        "plaudit=nonsense",
        "__Host-plaudit=x",
        "other=1",
    ] {
        app.anybody()
            .with_cookie(cookie)
            .get(SESSION)
            .await
            .refused(401, Code::SignedOut);
    }
}
