//! Points: every posting explained, as a page and as a file, and how points are earned.

use crate::support::app::TestApp;
use domain::api::points::{HowView, PointsView};
use domain::api::problem::Code;
use domain::points::Points;
use domain::rules::words::sentence;

#[tokio::test]
async fn what_a_person_was_paid_is_on_their_statement() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    app.anybody()
        .thank(5, &[maria], "You found the rabbit in the laundry")
        .await;
    let client = app.sign_in("maria").await;
    let path = format!("/api/v1/employees/{maria}/points");
    let points: PointsView = client.get(&path).await.json();
    let wall = client.wall(maria).await;
    let paid: Points = points.postings.iter().map(|posting| posting.points).sum();
    assert!(paid > Points::ZERO);
    assert_eq!(points.postings[0].balance, paid);
    assert_eq!(paid, wall.cards[0].points);
    assert_eq!(
        (points.held, points.available),
        (wall.summary.held, wall.summary.available)
    );
    for posting in &points.postings {
        let award = wall.cards[0]
            .awards
            .iter()
            .find(|award| award.transaction == posting.transaction);
        assert_eq!(
            award.unwrap().sentence,
            posting.sentence,
            "the same words everywhere"
        );
    }
    let none: PointsView = client.get(&format!("{path}?month=2020-01")).await.json();
    assert_eq!(none.postings, []);
}

#[tokio::test]
async fn all_postings_come_as_a_file() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    app.anybody()
        .thank(5, &[maria], "You found the rabbit in the laundry")
        .await;
    let client = app.sign_in("maria").await;
    let answer = client
        .get(&format!("/api/v1/employees/{maria}/points.csv"))
        .await;
    assert_eq!(
        answer.header("content-type"),
        Some("text/csv; charset=utf-8")
    );
    assert_eq!(
        answer.header("content-disposition"),
        Some("attachment; filename=\"points.csv\"")
    );
    let text = answer.text();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(
        lines[0],
        "at,kind,rule,points,balance,held_until,why,taken_back"
    );
    let path = format!("/api/v1/employees/{maria}/points");
    let points: PointsView = client.get(&path).await.json();
    let near: usize = points
        .postings
        .iter()
        .map(|posting| posting.near.len())
        .sum();
    assert_eq!(lines.len(), 1 + points.postings.len() + near);
    assert!(lines[1].contains(",award,"), "{text}");
    assert!(lines[2].contains(",near_miss,") && near > 0, "{text}");
}

#[tokio::test]
async fn an_address_that_makes_no_sense_is_refused() {
    let app = TestApp::start().await;
    let client = app.sign_in("maria").await;
    let path = format!("/api/v1/employees/{}/points", app.organization.maria);
    for (query, status, code, field) in [
        ("month=November", 400, Code::Malformed, "month"),
        ("page=2", 400, Code::Malformed, "page"),
        ("cursor=nonsense", 422, Code::Invalid, "cursor"),
    ] {
        let answer = client.get(&format!("{path}?{query}")).await;
        let problem = answer.refused(status, code);
        assert_eq!(problem.fields[0].field, field, "{query}");
    }
}

#[tokio::test]
async fn everybody_reads_how_points_are_earned() {
    let app = TestApp::start().await;
    let touchpoint = "Front desk";
    for name in ["maria", "rosa", "olga"] {
        let how: HowView = app
            .sign_in(name)
            .await
            .get("/api/v1/points/how")
            .await
            .json();
        assert_eq!(how.touchpoints[0].name, touchpoint);
        let names = how.names();
        for rule in how.enabled_rules() {
            assert!(sentence(rule, &names).starts_with("Give "));
        }
        assert_eq!(how.calendar().name(), "Europe/Berlin");
    }
}
