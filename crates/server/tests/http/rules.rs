//! Point rules: a change is a new version, and the next appreciation pays by it.

use crate::support::app::TestApp;
use domain::api::problem::Code;
use domain::api::rules::RulesView;
use serde_json::{Value, json};

const RULES: &str = "/api/v1/rules";

async fn live(app: &TestApp) -> Value {
    let view: Value = app.sign_in("olga").await.get(RULES).await.json();
    view["live"].clone()
}

/// All awards of `rules` times `factor`, as a request.
fn multiplied(mut rules: Value, factor: i64, based_on: u32) -> Value {
    for rule in rules["rules"].as_array_mut().unwrap() {
        let points = &mut rule["award"]["points"];
        *points = json!(points.as_i64().unwrap() * factor);
    }
    json!({ "based_on": based_on, "reason": "Thanks is worth more", "rules": rules })
}

#[tokio::test]
async fn doubled_rules_pay_double_from_then_on() {
    let app = TestApp::start().await;
    // No second owner is needed.
    app.execute("update program set approval_percent = 1000")
        .await;
    let maria = app.organization.maria;
    // Full weight, so that what is paid is what the rules say.
    let mut rules = live(&app).await;
    rules["trust_weight"] = json!({ "open": 100, "kiosk": 100, "receipt": 100 });
    let olga = app.sign_in("olga").await;
    assert_eq!(
        olga.post(RULES, &multiplied(rules.clone(), 1, 1))
            .await
            .status,
        201
    );
    let words = "You stayed until everything was right.";
    app.anybody().thank(5, &[maria], words).await;
    app.wait_minutes(1);
    let answer = olga.post(RULES, &multiplied(rules, 2, 2)).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    app.anybody().thank(5, &[maria], words).await;
    let cards = app.sign_in("maria").await.wall(maria).await.cards;
    assert!(cards[1].points.0 > 0, "{cards:?}");
    assert_eq!(cards[0].points.0, 2 * cards[1].points.0);
    let versions: Vec<_> = cards.iter().map(|card| card.awards[0].version).collect();
    assert_eq!(versions, [3, 2]);
}

#[tokio::test]
async fn the_history_tells_who_published_what_and_why() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let answer = olga.post(RULES, &multiplied(live(&app).await, 2, 1)).await;
    let view: RulesView = answer.json();
    assert_eq!((answer.status, view.live.version), (201, 2));
    let [newest, first] = &view.versions[..] else {
        panic!("{view:?}")
    };
    assert_eq!((newest.version, first.version), (2, 1));
    assert_eq!(newest.published_by, "Olga Silva");
    assert_eq!(newest.reason, "Thanks is worth more");
    assert_eq!(view, olga.get(RULES).await.json());
}

#[tokio::test]
async fn of_two_changes_on_one_version_the_later_is_refused() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let change = multiplied(live(&app).await, 2, 1);
    assert_eq!(olga.post(RULES, &change).await.status, 201);
    let before = app.rows().await;
    olga.post(RULES, &change).await.refused(409, Code::Conflict);
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn wrong_rules_are_refused_with_all_their_problems() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let mut change = multiplied(live(&app).await, 1, 1);
    let before = app.rows().await;
    change["reason"] = json!("");
    change["rules"]["rules"][0]["award"]["points"] = json!(1_000_001);
    let problem = olga.post(RULES, &change).await.refused(422, Code::Invalid);
    let fields: Vec<_> = problem
        .fields
        .iter()
        .map(|field| field.field.as_str())
        .collect();
    assert_eq!(fields, ["rules[0].award.points", "reason"]);
    change["rules"]["time_zone"] = json!("Europe/Atlantis");
    olga.post(RULES, &change).await.refused(422, Code::Invalid);
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn what_cannot_be_applied_yet_is_refused() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let mut change = multiplied(live(&app).await, 1, 1);
    let before = app.rows().await;
    let recovery = &mut change["rules"]["rules"][0];
    recovery["when"] = json!("recovery");
    recovery["if"] = json!([{ "closed_within_hours": 24 }]);
    let problem = olga.post(RULES, &change).await.refused(422, Code::Invalid);
    let fields = problem.fields.iter();
    let told: Vec<_> = fields
        .map(|field| (field.field.as_str(), field.message.as_str()))
        .collect();
    assert_eq!(
        told,
        [(
            "rules[0].when",
            "Rules for closed recovery cases cannot be applied yet. Choose thanks (appreciation) or any score (score)."
        )]
    );
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn a_cap_is_published() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let mut change = multiplied(live(&app).await, 1, 1);
    let caps = json!([{ "per": "employee", "window": "day", "points": 50 }]);
    change["rules"]["rules"][0]["caps"] = caps.clone();
    let published: Value = olga.post(RULES, &change).await.json();
    assert_eq!(published["live"]["rules"][0]["caps"], caps);
}

#[tokio::test]
async fn a_misspelt_rule_is_refused_where_it_is() {
    let app = TestApp::start().await;
    let mut change = multiplied(live(&app).await, 1, 1);
    change["rules"]["rules"][0]["colour"] = json!("red");
    let answer = app.sign_in("olga").await.post(RULES, &change).await;
    answer.refused_field("rules.rules[0].colour", "There is no such field.");
}
