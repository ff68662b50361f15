//! The ledger for its owner: balances, corrections, disputes and settings.

use crate::support::app::TestApp;
use crate::support::client::Client;
use domain::api::ledger::{
    DisputeOutcome, DisputeState, DisputeView, DisputesView, PointAccountsView, PointsOverview,
    ReversalView,
};
use domain::api::points::PointsView;
use domain::api::problem::Code;
use domain::api::rules::RulesView;
use domain::api::wall::AppreciationView;
use domain::id::EmployeeId;
use serde_json::{Value, json};
use uuid::Uuid;

const ADJUSTMENTS: &str = "/api/v1/points/adjustments";
const SETTINGS: &str = "/api/v1/points/settings";

fn adjustment(app: &TestApp, points: i64) -> Value {
    json!({
        "id": Uuid::now_v7(), "holder": { "employee": app.organization.maria },
        "points": points, "reason": "Stood in at the fair"
    })
}

/// A program in which Maria was thanked once.
async fn thanked() -> (TestApp, EmployeeId) {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    app.anybody()
        .thank(5, &[maria], "You stayed until everything was right.")
        .await;
    (app, maria)
}

/// What Maria has, as an owner sees it.
async fn of_maria(olga: &Client) -> (i64, i64) {
    let view: PointAccountsView = olga.get("/api/v1/points/accounts").await.json();
    let account = view
        .accounts
        .iter()
        .find(|account| account.name == "Maria Silva");
    let account = account.unwrap();
    (account.available.0, account.held.0)
}

/// The id of what Maria was paid by a rule.
async fn award(app: &TestApp) -> String {
    let rows = app.rows().await;
    let maria = format!("'employee:{}'", app.organization.maria);
    let row = rows["ledger_transactions"]
        .iter()
        .find(|row| row.contains(&maria));
    row.unwrap()[1..37].to_owned()
}

#[tokio::test]
async fn an_adjustment_is_on_the_account_and_made_once() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let give = adjustment(&app, 30);
    for _ in 0..2 {
        let answer = olga.post(ADJUSTMENTS, &give).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
    }
    assert_eq!(of_maria(&olga).await, (30, 0));
    let wall = app
        .sign_in("maria")
        .await
        .wall(app.organization.maria)
        .await;
    assert_eq!(wall.summary.available.0, 30);
    let overview: PointsOverview = olga.get("/api/v1/points/overview").await.json();
    assert_eq!((overview.spent.0, overview.total.0), (30, 30));
}

#[tokio::test]
async fn what_cannot_be_adjusted_is_told_at_its_field() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let before = app.rows().await;
    for (field, value, words) in [
        (
            "points",
            json!(0),
            "Enter how many points: more than 0 gives, less takes.",
        ),
        (
            "points",
            json!(1_000_001),
            "At most 1,000,000 points can be given or taken at once.",
        ),
        (
            "points",
            json!(-1),
            "Only 0 points are available. Take at most that many, or reverse an award.",
        ),
        ("reason", json!(" "), "Please fill this in."),
        (
            "holder",
            json!({ "team": Uuid::now_v7() }),
            "There is no such person or team.",
        ),
    ] {
        let mut wrong = adjustment(&app, 30);
        wrong[field] = value;
        olga.post(ADJUSTMENTS, &wrong)
            .await
            .refused_field(field, words);
    }
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn a_dispute_is_decided_and_the_award_taken_back() {
    let (app, _) = thanked().await;
    let (person, olga) = (app.sign_in("maria").await, app.sign_in("olga").await);
    let paid = of_maria(&olga).await.1;
    assert!(paid > 0);
    let path = format!("/api/v1/points/transactions/{}/dispute", award(&app).await);
    person
        .post(&path, &json!({ "reason": "" }))
        .await
        .refused_field("reason", "Write a few words first.");
    let dispute = json!({ "reason": "It was Ben" });
    assert_eq!(person.post(&path, &dispute).await.status, 201);
    let again = person.post(&path, &dispute).await;
    assert_eq!(again.status, 200);
    assert_eq!(again.json::<DisputeOutcome>().state, DisputeState::Open);

    let open: DisputesView = olga.get("/api/v1/points/disputes").await.json();
    let dispute = &open.disputes[0];
    assert_eq!(
        (dispute.name.as_str(), dispute.reason.as_str()),
        ("Maria Silva", "It was Ben")
    );
    let path = format!("/api/v1/points/disputes/{}/decision", dispute.id);
    let without = json!({ "decision": "reverse", "answer": "" });
    olga.post(&path, &without)
        .await
        .refused_field("answer", "Please fill this in.");
    let decision = json!({ "decision": "reverse", "answer": "Right, it was Ben" });
    let decided: DisputeView = olga.post(&path, &decision).await.json();
    assert_eq!(decided.state, DisputeState::Reversed);
    assert_eq!(decided.decided_by.as_deref(), Some("Olga Silva"));
    let other = json!({ "decision": "keep", "answer": "No" });
    olga.post(&path, &other).await.refused(409, Code::Conflict);
    assert_eq!(of_maria(&olga).await.1, paid - dispute.points.0);
}

#[tokio::test]
async fn a_reversal_has_a_reason_and_happens_once() {
    let (app, _) = thanked().await;
    let olga = app.sign_in("olga").await;
    let path = format!("/api/v1/points/transactions/{}/reversal", award(&app).await);
    olga.post(&path, &json!({ "reason": "" }))
        .await
        .refused_field("reason", "Please fill this in.");
    for _ in 0..2 {
        let reversed: ReversalView = olga
            .post(&path, &json!({ "reason": "Nobody was here" }))
            .await
            .json();
        assert_eq!(reversed.reason, "Nobody was here");
    }
    olga.post(&path, &json!({ "reason": "On second thought" }))
        .await
        .refused(409, Code::Conflict);
    let unknown = format!("/api/v1/points/transactions/{}/reversal", Uuid::now_v7());
    olga.post(&unknown, &json!({ "reason": "Nobody" }))
        .await
        .refused(404, Code::NotFound);
}

/// The lead sees what was earned, not what the person says about it.
#[tokio::test]
async fn a_dispute_is_read_by_the_person_and_by_owners() {
    let (app, maria) = thanked().await;
    let [person, lead, owner] = [
        app.sign_in("maria").await,
        app.sign_in("rosa").await,
        app.sign_in("olga").await,
    ];
    let mut walls = [lead.watch(maria).await, owner.watch(maria).await];
    let path = format!("/api/v1/points/transactions/{}/dispute", award(&app).await);
    person.post(&path, &json!({ "reason": "It was Ben" })).await;
    let on_card = |card: &AppreciationView| card.awards.iter().any(|award| award.dispute.is_some());
    for (who, reads) in [(&person, true), (&lead, false), (&owner, true)] {
        let wall = who.wall(maria).await;
        assert_eq!(wall.cards.iter().any(on_card), reads);
        let path = format!("/api/v1/employees/{maria}/points");
        let points: PointsView = who.get(&path).await.json();
        let said = points
            .postings
            .iter()
            .any(|posting| posting.dispute.is_some());
        assert_eq!((said, points.postings.is_empty()), (reads, false));
    }
    for (wall, reads) in walls.iter_mut().zip([false, true]) {
        let card = wall.next_points().await.card.unwrap();
        assert_eq!(on_card(&card), reads);
    }
}

/// Whoever looks at a wall sees what is said and done about its points.
#[tokio::test]
async fn an_open_wall_is_told_what_changes_about_points() {
    let (app, maria) = thanked().await;
    let (person, olga) = (app.sign_in("maria").await, app.sign_in("olga").await);
    let mut wall = person.watch(maria).await;
    let id = award(&app).await;
    let had = person.wall(maria).await.summary.held;
    let path = format!("/api/v1/points/transactions/{id}/dispute");
    person.post(&path, &json!({ "reason": "It was Ben" })).await;
    let said = wall.next_points().await.card.unwrap();
    let dispute = said.awards.iter().find_map(|award| award.dispute.as_ref());
    assert_eq!(dispute.unwrap().state, DisputeState::Open);

    let open: DisputesView = olga.get("/api/v1/points/disputes").await.json();
    let path = format!("/api/v1/points/disputes/{}/decision", open.disputes[0].id);
    let keep = json!({ "decision": "keep", "answer": "The customer named you" });
    olga.post(&path, &keep).await;
    let kept = wall.next_points().await.card.unwrap();
    let dispute = kept.awards.iter().find_map(|award| award.dispute.as_ref());
    assert_eq!(dispute.unwrap().answer, "The customer named you");

    let path = format!("/api/v1/points/transactions/{id}/reversal");
    let reversed: ReversalView = olga
        .post(&path, &json!({ "reason": "Sent twice" }))
        .await
        .json();
    let taken = wall.next_points().await;
    assert_eq!(taken.summary.held.0, had.0 - reversed.points.0);
    let card = taken.card.unwrap();
    assert!(card.awards.iter().any(|award| award.reversed.is_some()));

    olga.post(ADJUSTMENTS, &adjustment(&app, 30)).await;
    let adjusted = wall.next_points().await;
    assert_eq!((adjusted.card, adjusted.summary.available.0), (None, 30));
}

#[tokio::test]
async fn settings_are_kept_and_their_problems_told_at_once() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let settings = json!({
        "hold_hours": 48, "monthly_budget": 20_000, "point_value": 50, "currency": "eur", "approval_percent": 25
    });
    assert_eq!(olga.put(SETTINGS, &settings).await.status, 200);
    let kept: Value = olga.get(SETTINGS).await.json();
    assert_eq!(kept["currency"], "EUR");
    assert_eq!(kept["hold_hours"], 48);
    let wrong = json!({
        "hold_hours": 9_000, "monthly_budget": 0, "point_value": 50, "currency": null, "approval_percent": 2_000
    });
    let problem = olga.put(SETTINGS, &wrong).await.refused(422, Code::Invalid);
    let fields: Vec<_> = problem
        .fields
        .iter()
        .map(|field| field.field.as_str())
        .collect();
    assert_eq!(
        fields,
        [
            "hold_hours",
            "approval_percent",
            "monthly_budget",
            "currency"
        ]
    );
    let rules: RulesView = olga.get("/api/v1/rules").await.json();
    assert_eq!(rules.live.version, 1, "settings are no rules");
}
