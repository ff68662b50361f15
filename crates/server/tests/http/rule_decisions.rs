//! Rules that cost much more wait for a second owner; rules can run unpaid.

use crate::support::app::TestApp;
use crate::support::client::Client;
use domain::api::problem::Code;
use domain::api::rules::{RuleChangeView, RulesView, ShadowView};
use serde_json::{Value, json};

const RULES: &str = "/api/v1/rules";
const SHADOW: &str = "/api/v1/rules/shadow";
const WORDS: &str = "You stayed until everything was right.";

/// The newest rules with so many points for the first rule, as a request. Links weigh as much as receipts do.
async fn change(owner: &Client, points: i64) -> Value {
    let view: Value = owner.get(RULES).await.json();
    let mut rules = view["newest"].clone();
    rules["trust_weight"] = json!({ "open": 100, "kiosk": 100, "receipt": 100 });
    rules["rules"][0]["award"]["points"] = json!(points);
    rules["rules"][0]["if"] = json!([]);
    rules["rules"][0]["caps"] = json!([]);
    json!({ "based_on": rules["version"], "reason": "Spring", "rules": rules })
}

/// With a second owner, and thanks to Maria by rules that pay 20 points for it.
async fn started() -> (TestApp, Client, Client) {
    let app = TestApp::start().await;
    app.execute(
        "update users set role = 'owner', employee_id = null where email = 'ben@harbour.example'",
    )
    .await;
    let (olga, ben) = (app.sign_in("olga").await, app.sign_in("ben").await);
    let first = change(&olga, 20).await;
    assert_eq!(olga.post(RULES, &first).await.status, 201);
    let maria = app.organization.maria;
    app.anybody().thank(5, &[maria], WORDS).await;
    (app, olga, ben)
}

#[tokio::test]
async fn what_costs_much_more_waits_for_a_second_owner() {
    let (app, olga, ben) = started().await;
    let answer = olga.post(RULES, &change(&olga, 100).await).await;
    assert_eq!(answer.status, 202, "{}", answer.text());
    let view: RulesView = answer.json();
    assert_eq!(
        (view.newest.version, view.owners, view.approval_percent),
        (2, 2, 10)
    );
    let proposal = &view.proposals[0];
    // Version 2 was agreed on by nobody. Version 1 would have paid 2 for it, version 3 pays 100.
    assert_eq!(proposal.cost.compared_with, Some(1));
    assert_eq!(proposal.cost.new.0 - proposal.cost.live.0, 98);
    let path = format!("{RULES}/proposals/{}", proposal.id);
    let approval = format!("{path}/approval");
    olga.post(&approval, &json!({}))
        .await
        .refused(409, Code::Conflict);
    let answer = ben.post(&approval, &json!({})).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let view: RulesView = answer.json();
    assert_eq!((view.live.version, view.proposals.len()), (3, 0));
    let entry = &view.versions[0];
    assert_eq!(entry.published_by, "Olga Silva");
    assert_eq!(entry.approved_by.as_deref(), Some("Ben Silva"));
    assert_eq!(ben.post(&approval, &json!({})).await.status, 404);
    app.wait_minutes(1);
    // A cheaper version, or one that costs a little more, needs nobody.
    for points in [105, 50] {
        let answer = olga.post(RULES, &change(&olga, points).await).await;
        assert_eq!(answer.status, 201, "{points}: {}", answer.text());
    }
}

#[tokio::test]
async fn nobody_raises_the_share_for_themselves_or_climbs_in_small_steps() {
    let (_app, olga, ben) = started().await;
    let settings = "/api/v1/points/settings";
    let mut set: Value = olga.get(settings).await.json();
    set["approval_percent"] = json!(1_000);
    let answer = olga.put(settings, &set).await;
    assert!(answer.status < 300, "{}", answer.text());
    let answer = olga.post(RULES, &change(&olga, 100).await).await;
    assert_eq!(answer.status, 202, "{}", answer.text());
    // For others it counts; and what was published since was agreed on by nobody, so it is compared with version 1.
    let answer = ben.post(RULES, &change(&ben, 21).await).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    let answer = olga.post(RULES, &change(&olga, 22).await).await;
    assert_eq!(answer.status, 202, "{}", answer.text());
    let view: RulesView = answer.json();
    let compared: Vec<_> = view
        .proposals
        .iter()
        .map(|proposal| proposal.cost.compared_with)
        .collect();
    assert_eq!((view.newest.version, compared), (3, vec![Some(1)]));
}

#[tokio::test]
async fn what_publishing_would_come_to_is_told_before() {
    let (_app, olga, _ben) = started().await;
    let ask = async |points: i64| {
        let rules = change(&olga, points).await["rules"].clone();
        olga.post("/api/v1/rules/cost", &json!({ "rules": rules }))
            .await
    };
    // Compared with version 1, which would have paid 2 for it.
    for (points, needs_approval) in [(100, true), (21, true), (2, false)] {
        let told: RuleChangeView = ask(points).await.json();
        assert_eq!(told.needs_approval, needs_approval, "{points}");
        assert_eq!(told.cost.new.0 - told.cost.live.0, points - 2);
    }
    ask(0).await.refused(422, Code::Invalid);
    let view: RulesView = olga.get(RULES).await.json();
    assert_eq!((view.newest.version, view.proposals.len()), (2, 0));
}

#[tokio::test]
async fn a_second_owner_refuses_and_the_first_takes_back() {
    let (app, olga, ben) = started().await;
    let proposed: RulesView = olga.post(RULES, &change(&olga, 100).await).await.json();
    let path = format!("{RULES}/proposals/{}", proposed.proposals[0].id);
    let refusal = format!("{path}/refusal");
    ben.post(&refusal, &json!({ "reason": "" }))
        .await
        .refused_field("reason", "Please fill this in.");
    let reason = json!({ "reason": "Too dear" });
    olga.post(&refusal, &reason)
        .await
        .refused(409, Code::Conflict);
    let view: RulesView = ben.post(&refusal, &reason).await.json();
    let refused = view.proposals[0].refused.as_ref().unwrap();
    assert_eq!(
        (refused.by.as_str(), refused.reason.as_str()),
        ("Ben Silva", "Too dear")
    );
    assert_eq!(olga.delete(&path).await.status, 404, "it waits no longer");

    app.wait_minutes(1);
    let proposed: RulesView = olga.post(RULES, &change(&olga, 90).await).await.json();
    let path = format!("{RULES}/proposals/{}", proposed.proposals[0].id);
    assert_eq!(ben.delete(&path).await.status, 404);
    assert_eq!(olga.delete(&path).await.status, 204);
    let view: RulesView = olga.get(RULES).await.json();
    assert_eq!(view.proposals, []);
}

#[tokio::test]
async fn rules_run_unpaid_beside_the_live_ones() {
    let (app, olga, _) = started().await;
    assert_eq!(olga.get(SHADOW).await.text(), "null");
    let mut wrong = json!({ "rules": change(&olga, 0).await["rules"] });
    let problem = olga.put(SHADOW, &wrong).await.refused(422, Code::Invalid);
    assert_eq!(problem.fields[0].field, "rules[0].award.points");
    wrong["rules"] = change(&olga, 50).await["rules"].clone();
    app.wait_minutes(1);
    let answer = olga.put(SHADOW, &wrong).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    app.wait_minutes(1);
    let maria = app.organization.maria;
    app.anybody().thank(5, &[maria], WORDS).await;
    let view: ShadowView = olga.get(SHADOW).await.json();
    assert_eq!(
        (view.started_by.as_str(), view.days.len()),
        ("Olga Silva", 1)
    );
    assert_eq!(view.days[0].would_be.0 - view.days[0].real.0, 30);
    let of_maria = &view.accounts[0];
    assert_eq!(
        (of_maria.name.as_str(), of_maria.team.as_deref()),
        ("Maria Silva", Some("Reception"))
    );
    assert_eq!(of_maria.would_be.0 - of_maria.real.0, 30);
    let card = &app.sign_in("maria").await.wall(maria).await.cards[0];
    assert_eq!(card.points, of_maria.real, "an unpaid run pays nobody");
    for _ in 0..2 {
        assert_eq!(olga.delete(SHADOW).await.status, 204);
        assert_eq!(olga.get(SHADOW).await.text(), "null");
    }
}
