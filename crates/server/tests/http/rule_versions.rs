//! Versions of the rules that begin later, are looked up or taken back; and the draft of each owner.

use crate::support::app::TestApp;
use crate::support::client::Client;
use domain::api::problem::Code;
use domain::api::rules::{DRAFT_BYTES, RuleDraftView, RulesView, VersionState};
use serde_json::{Value, json};

const RULES: &str = "/api/v1/rules";
const DRAFT: &str = "/api/v1/rules/draft";
/// An hour after the start of a test.
const ONE_O_CLOCK: &str = "2026-03-02T12:00:00Z";

/// The newest rules with so many points for the first rule and full weight, as a request.
async fn change(olga: &Client, points: i64, effective_from: Option<&str>) -> Value {
    let view: Value = olga.get(RULES).await.json();
    let mut rules = view["newest"].clone();
    rules["rules"][0]["award"]["points"] = json!(points);
    rules["trust_weight"] = json!({ "open": 100, "kiosk": 100, "receipt": 100 });
    let mut change = json!({ "based_on": rules["version"], "reason": "Spring", "rules": rules });
    if let Some(from) = effective_from {
        change["effective_from"] = json!(from);
    }
    change
}

#[tokio::test]
async fn a_scheduled_version_pays_from_its_time_on() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let answer = olga
        .post(RULES, &change(&olga, 40, Some(ONE_O_CLOCK)).await)
        .await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    let view: RulesView = answer.json();
    assert_eq!((view.live.version, view.newest.version), (1, 2));
    assert_eq!(view.versions[0].state, VersionState::Scheduled);

    let maria = app.organization.maria;
    let words = "You stayed until everything was right.";
    app.wait_minutes(59);
    app.anybody().thank(5, &[maria], words).await;
    app.wait_minutes(1);
    app.anybody().thank(5, &[maria], words).await;
    let cards = app.sign_in("maria").await.wall(maria).await.cards;
    assert_eq!(cards[0].awards[0].version, 2);
    assert!(cards[1].awards.iter().all(|award| award.version == 1));
    let view: RulesView = app.sign_in("olga").await.get(RULES).await.json();
    assert_eq!(view.live.version, 2);
}

#[tokio::test]
async fn a_beginning_that_cannot_be_is_refused() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let before = app.rows().await;
    for from in ["2026-03-02T10:59:59Z", "2027-03-03T11:00:01Z"] {
        let change = change(&olga, 40, Some(from)).await;
        let problem = olga.post(RULES, &change).await.refused(422, Code::Invalid);
        assert_eq!(problem.fields[0].field, "effective_from", "{from}");
    }
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn any_version_can_be_looked_up() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let view: Value = olga.get(RULES).await.json();
    let first: Value = olga.get("/api/v1/rules/versions/1").await.json();
    assert_eq!(first, view["live"]);
    for none in ["2", "0", "-1", "4294967296", "one"] {
        let answer = olga.get(&format!("/api/v1/rules/versions/{none}")).await;
        assert_eq!(answer.status, 404, "{none}");
    }
}

#[tokio::test]
async fn a_scheduled_version_is_taken_back_with_a_reason() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let scheduled = change(&olga, 40, Some(ONE_O_CLOCK)).await;
    assert_eq!(olga.post(RULES, &scheduled).await.status, 201);
    let withdrawal = "/api/v1/rules/versions/2/withdrawal";
    olga.post(withdrawal, &json!({ "reason": " " }))
        .await
        .refused_field("reason", "Please fill this in.");
    let reason = json!({ "reason": "Too early" });
    let answer = olga.post(withdrawal, &reason).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let view: RulesView = answer.json();
    assert_eq!(view.versions[0].state, VersionState::Withdrawn);
    let told = view.versions[0].withdrawn.as_ref().unwrap();
    assert_eq!(
        (told.by.as_str(), told.reason.as_str()),
        ("Olga Silva", "Too early")
    );
    olga.post(withdrawal, &reason)
        .await
        .refused(409, Code::Conflict);
    let live = "/api/v1/rules/versions/1/withdrawal";
    olga.post(live, &reason).await.refused(409, Code::Conflict);
    let none = olga
        .post("/api/v1/rules/versions/9/withdrawal", &reason)
        .await;
    assert_eq!(none.status, 404);
}

#[tokio::test]
async fn a_draft_follows_its_owner_and_nobody_else() {
    let app = TestApp::start().await;
    app.execute(
        "update users set role = 'owner', employee_id = null where email = 'ben@harbour.example'",
    )
    .await;
    let [olga, ben] = [app.sign_in("olga").await, app.sign_in("ben").await];
    assert_eq!(olga.get(DRAFT).await.text(), "null");
    let saved = olga
        .put(DRAFT, &json!({ "content": "{\"points\":\"1x\"}" }))
        .await;
    assert_eq!(saved.status, 200, "{}", saved.text());
    let elsewhere = app.sign_in("olga").await;
    let found: RuleDraftView = elsewhere.get(DRAFT).await.json();
    assert_eq!(found.content, "{\"points\":\"1x\"}");
    assert_eq!(ben.get(DRAFT).await.text(), "null");
    assert_eq!(ben.delete(DRAFT).await.status, 204);
    // Another window, which knows of none, and one that knows an older one.
    let mine = json!({ "content": "mine" });
    olga.put(DRAFT, &mine).await.refused(409, Code::Conflict);
    let instead = json!({ "content": "second", "instead_of": found.revision });
    assert_eq!(olga.put(DRAFT, &instead).await.status, 200);
    elsewhere
        .put(DRAFT, &instead)
        .await
        .refused(409, Code::Conflict);
    let old = format!("{DRAFT}?instead_of={}", found.revision);
    elsewhere.delete(&old).await.refused(409, Code::Conflict);
    let found: RuleDraftView = elsewhere.get(DRAFT).await.json();
    assert_eq!(found.content, "second");
    let too_long = json!({ "content": "x".repeat(DRAFT_BYTES + 1) });
    olga.put(DRAFT, &too_long).await.refused(422, Code::Invalid);
    assert_eq!(elsewhere.get(DRAFT).await.json::<RuleDraftView>(), found);
    assert_eq!(olga.delete(DRAFT).await.status, 204);
    assert_eq!(olga.get(DRAFT).await.text(), "null");
}
