//! Kiosks: from an owner's code to a device's credential, and its end.

use crate::support::app::TestApp;
use crate::support::client::Client;
use crate::support::organization::KEY;
use domain::api::feedback::ResponseView;
use domain::api::kiosk::{EnrolmentView, HeartbeatView, KioskCodeView, KioskListView};
use domain::api::problem::Code;
use domain::id::TouchpointId;
use domain::rules::{Customer, Trust};
use serde_json::{Value, json};
use server::store::NewTouchpoint;
use uuid::Uuid;

const ENROLMENT: &str = "/api/v1/kiosk/enrolment";
const HEARTBEAT: &str = "/api/v1/kiosk/heartbeat";

fn path(end: &str) -> String {
    format!("/api/v1/touchpoints/{KEY}/{end}")
}

async fn new_code(app: &TestApp) -> KioskCodeView {
    let olga = app.sign_in("olga").await;
    let wanted = json!({ "name": "Tablet at the exit", "pin": "2468" });
    let answer = olga.post(&path("kiosk-codes"), &wanted).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    answer.json()
}

fn enrol(code: &str) -> Value {
    json!({ "key": KEY, "code": code })
}

/// A device with a credential.
async fn enrolled(app: &TestApp) -> Client {
    let code = new_code(app).await.code;
    let answer = app.anybody().post(ENROLMENT, &enrol(&code)).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    app.anybody().with_cookie(answer.cookie().unwrap())
}

fn heartbeat() -> Value {
    json!({ "waiting": 2, "refused": 0, "version": "0.1.0", "device_at": "2026-03-02T11:00:05Z" })
}

async fn give(client: &Client) -> Value {
    let tap = json!({ "id": Uuid::now_v7(), "score": 5 });
    client.post(&path("responses"), &tap).await.json()
}

#[tokio::test]
async fn a_code_is_short_enough_to_type_and_good_for_ten_minutes() {
    let app = TestApp::start().await;
    let code = new_code(&app).await;
    assert_eq!(code.code.len(), "7F3K-Q2MD".len());
    assert_eq!(code.expires_at, "2026-03-02T11:10:00Z".parse().unwrap());
    assert_eq!(code.address, format!("http://localhost/kiosk/{KEY}"));
    app.wait_minutes(10);
    let late = app.anybody().post(ENROLMENT, &enrol(&code.code)).await;
    let problem = late.refused(422, Code::Invalid);
    assert_eq!(problem.fields[0].field, "code");
}

#[tokio::test]
async fn only_hashes_of_codes_and_credentials_are_kept() {
    let app = TestApp::start().await;
    let code = new_code(&app).await.code;
    let answer = app.anybody().post(ENROLMENT, &enrol(&code)).await;
    let credential = answer
        .cookie()
        .unwrap()
        .split_once('=')
        .unwrap()
        .1
        .to_owned();
    let rows = format!("{:?}", app.rows().await);
    for secret in [&code, &code.replace('-', ""), &credential, "2468"] {
        assert!(!rows.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn a_device_gets_a_cookie_that_no_link_from_elsewhere_sends() {
    let app = TestApp::start_with(&["--trust-proxy"]).await;
    let code = new_code(&app).await.code.to_lowercase();
    let device = app.anybody().with("x-forwarded-proto", "https");
    let answer = device.post(ENROLMENT, &enrol(&code)).await;
    let cookie = answer.header("set-cookie").unwrap();
    assert!(cookie.starts_with("__Host-plaudit_kiosk="), "{cookie}");
    let end = "; Path=/; HttpOnly; SameSite=Strict; Max-Age=34560000; Secure";
    assert!(cookie.ends_with(end), "{cookie}");
    let view: EnrolmentView = answer.json();
    assert_eq!(view.name, "Tablet at the exit");
    assert_eq!((view.pin_salt.len(), view.pin_hash.len()), (32, 64));
}

#[tokio::test]
async fn wrong_codes_run_out() {
    let app = TestApp::start().await;
    let code = new_code(&app).await.code;
    let thief = app.anybody().from([198, 51, 100, 1]);
    for wrong in 0..10 {
        let guess = format!("0000-000{wrong}");
        let answer = thief.post(ENROLMENT, &enrol(&guess)).await;
        answer.refused(422, Code::Invalid);
    }
    let answer = thief.post(ENROLMENT, &enrol(&code)).await;
    answer.refused(429, Code::TooMany);
    assert!(answer.header("retry-after").is_some());
    let other = app.anybody().post(ENROLMENT, &enrol(&code)).await;
    assert_eq!(other.status, 201);
}

#[tokio::test]
async fn what_can_be_no_kiosk_is_refused_in_words() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let wanted = json!({ "name": "Exit", "pin": "12a4" });
    let answer = olga.post(&path("kiosk-codes"), &wanted).await;
    answer.refused_field("pin", "Choose a PIN of 4 to 8 digits.");
    let elsewhere = "/api/v1/touchpoints/unknown/kiosk-codes";
    let wanted = json!({ "name": "Exit", "pin": "1234" });
    let answer = olga.post(elsewhere, &wanted).await;
    answer.refused(404, Code::NotFound);
}

#[tokio::test]
async fn a_sign_of_life_tells_the_time_and_is_listed() {
    let app = TestApp::start().await;
    let device = enrolled(&app).await;
    app.wait_minutes(1);
    let answer = device.post(HEARTBEAT, &heartbeat()).await;
    let view: HeartbeatView = answer.json();
    assert_eq!(view.now, app.state.now());
    assert!(
        answer.header("set-cookie").is_some(),
        "the cookie is not renewed"
    );
    let olga = app.sign_in("olga").await;
    let list: KioskListView = olga.get(&path("kiosks")).await.json();
    let kiosk = &list.kiosks[0];
    assert_eq!((kiosk.waiting, kiosk.version.as_str()), (2, "0.1.0"));
    assert_eq!(
        (kiosk.last_seen_at, kiosk.ahead_ms),
        (app.state.now(), -55_000)
    );
}

#[tokio::test]
async fn answers_of_a_kiosk_are_trusted_more_than_a_link() {
    let app = TestApp::start().await;
    let device = enrolled(&app).await;
    for (client, trust) in [(device, Trust::Kiosk), (app.anybody(), Trust::Open)] {
        let view: ResponseView = serde_json::from_value(give(&client).await).unwrap();
        assert_eq!(view.trust, trust);
    }
}

#[tokio::test]
async fn a_kiosk_is_trusted_at_its_own_touchpoint_only() {
    let app = TestApp::start().await;
    let device = enrolled(&app).await;
    let elsewhere = NewTouchpoint {
        id: TouchpointId(Uuid::now_v7()),
        key: "kitchenkitchenkitchenkitch".into(),
        team: app.organization.kitchen,
        name: "Kitchen".into(),
        question: String::new(),
        customer: Customer::Internal,
        people: vec![app.organization.ben],
    };
    let created = app
        .state
        .store()
        .create_touchpoint(elsewhere, app.state.now());
    created.await.unwrap();
    let tap = json!({ "id": Uuid::now_v7(), "score": 5 });
    let path = "/api/v1/touchpoints/kitchenkitchenkitchenkitch/responses";
    // What its outbox holds of another place stays there; a page in the same browser is anybody's.
    let outbox = device.clone().with("x-plaudit-kiosk", "1");
    let answer = outbox.post(path, &tap).await;
    answer.refused(401, Code::SignedOut);
    let view: ResponseView = device.post(path, &tap).await.json();
    assert_eq!(view.trust, Trust::Open);
}

#[tokio::test]
async fn a_sign_of_life_without_a_version_is_refused() {
    let app = TestApp::start().await;
    let device = enrolled(&app).await;
    let mut told = heartbeat();
    told["version"] = json!("");
    let answer = device.post(HEARTBEAT, &told).await;
    answer.refused_field("version", "Please fill this in.");
}

#[tokio::test]
async fn a_revoked_device_is_told_so_at_its_next_request() {
    let app = TestApp::start().await;
    let device = enrolled(&app).await;
    let olga = app.sign_in("olga").await;
    let list: KioskListView = olga.get(&path("kiosks")).await.json();
    let revoked = olga
        .delete(&format!("/api/v1/kiosks/{}", list.kiosks[0].id))
        .await;
    assert_eq!(revoked.status, 204);
    let before = app.rows().await;
    let tap = json!({ "id": Uuid::now_v7(), "score": 5 });
    for answer in [
        device.post(HEARTBEAT, &heartbeat()).await,
        device.post(&path("responses"), &tap).await,
        app.anybody()
            .with_cookie("plaudit_kiosk=nonsense")
            .post(&path("responses"), &tap)
            .await,
    ] {
        answer.refused(401, Code::SignedOut);
    }
    assert_eq!(app.rows().await, before);
    let given_up = device.delete(ENROLMENT).await;
    assert_eq!(
        (given_up.status, given_up.cookie()),
        (204, Some("plaudit_kiosk="))
    );
}

#[tokio::test]
async fn what_says_that_it_is_a_kiosk_is_never_taken_as_anybodys_answer() {
    let app = TestApp::start().await;
    let before = app.rows().await;
    let outbox = app.anybody().with("x-plaudit-kiosk", "1");
    let tap = json!({ "id": Uuid::now_v7(), "score": 5 });
    let answer = outbox.post(&path("responses"), &tap).await;
    answer.refused(401, Code::SignedOut);
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn a_device_can_give_its_credential_up() {
    let app = TestApp::start().await;
    let device = enrolled(&app).await;
    let answer = device.delete(ENROLMENT).await;
    assert_eq!(
        (answer.status, answer.cookie()),
        (204, Some("plaudit_kiosk="))
    );
    let answer = device.post(HEARTBEAT, &heartbeat()).await;
    answer.refused(401, Code::SignedOut);
}

#[tokio::test]
async fn a_person_is_no_kiosk() {
    let app = TestApp::start().await;
    let answer = app
        .sign_in("olga")
        .await
        .post(HEARTBEAT, &heartbeat())
        .await;
    answer.refused(401, Code::SignedOut);
}
