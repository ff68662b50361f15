//! The history for the Rule Lab: what was settled, as columns, with no names and no texts.

use crate::support::answer::Answer;
use crate::support::app::TestApp;
use domain::api::history::HistoryNames;
use domain::api::rules::RulesView;
use domain::lab::Lab;
use domain::points::Points;
use domain::rules::columns::History;

const HISTORY: &str = "/api/v1/rules/history";
const NAMES: &str = "/api/v1/rules/history/names";

fn read(answer: &Answer) -> History {
    assert_eq!(answer.status, 200);
    History::from_bytes(answer.bytes()).unwrap()
}

#[tokio::test]
async fn the_history_holds_what_was_settled_and_grows() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let empty = olga.get(HISTORY).await;
    assert!(read(&empty).is_empty());
    app.anybody()
        .thank(
            5,
            &[app.organization.maria],
            "You stayed until all was right.",
        )
        .await;
    let first = olga.get(HISTORY).await;
    assert_eq!(read(&first).len(), 1);
    assert_eq!(
        read(&first).employees(),
        [app.organization.maria.to_string()]
    );
    app.wait_minutes(1);
    app.anybody()
        .thank(
            4,
            &[app.organization.tomasz],
            "Quick and friendly, as always.",
        )
        .await;
    let second = olga.get(HISTORY).await;
    assert_eq!(read(&second).len(), 2);
    // A server that begins with both has the same.
    let other = app.start_beside().await.sign_in("olga").await;
    assert_eq!(other.get(HISTORY).await.bytes(), second.bytes());
    let texts = String::from_utf8_lossy(second.bytes()).into_owned();
    for private in ["Maria", "friendly", "Reception", "Harbour"] {
        assert!(!texts.contains(private), "{private}");
    }
}

#[tokio::test]
async fn what_the_browser_has_is_not_sent_again() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let first = olga.get(HISTORY).await;
    assert_eq!(first.header("cache-control"), Some("private, no-cache"));
    assert_eq!(
        first.header("x-plaudit-bytes"),
        Some(first.bytes().len().to_string().as_str())
    );
    let tag = first.header("etag").unwrap().to_owned();
    let knowing = olga.with("if-none-match", &tag);
    let again = knowing.get(HISTORY).await;
    assert_eq!((again.status, again.bytes().len()), (304, 0));
    app.anybody()
        .thank(
            5,
            &[app.organization.maria],
            "You stayed until all was right.",
        )
        .await;
    assert_eq!(knowing.get(HISTORY).await.status, 200);
}

#[tokio::test]
async fn what_is_older_than_nine_quarters_is_left_out() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    app.anybody()
        .thank(5, &[maria], "You stayed until all was right.")
        .await;
    // The first of March 2026: two years later it is in the first quarter of 24 months ago, and with the second quarter it goes.
    app.wait_minutes(60 * 24 * 750);
    app.anybody()
        .thank(5, &[maria], "You stayed once more, thank you.")
        .await;
    let olga = app.sign_in("olga").await;
    assert_eq!(read(&olga.get(HISTORY).await).len(), 2);
    app.wait_minutes(60 * 24 * 40);
    let olga = app.sign_in("olga").await;
    assert_eq!(read(&olga.get(HISTORY).await).len(), 1);
}

#[tokio::test]
async fn the_lab_pays_what_the_wall_shows() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    for message in [
        "You stayed until all was right.",
        "Quick and friendly, as always.",
    ] {
        app.anybody().thank(5, &[maria], message).await;
        app.wait_minutes(1);
    }
    let olga = app.sign_in("olga").await;
    let live = olga.get("/api/v1/rules").await.json::<RulesView>().live;
    let names: HistoryNames = olga.get(NAMES).await.json();
    let mut lab = Lab::new(read(&olga.get(HISTORY).await));
    let told = lab.compare(&live, &live, names.today, None).unwrap();
    let cards = app.sign_in("maria").await.wall(maria).await.cards;
    let on_the_wall: Points = cards.iter().map(|card| card.points).sum();
    assert_eq!(told.live.employees, [on_the_wall]);
}

#[tokio::test]
async fn names_come_apart_and_with_the_day_of_the_program() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    let names: HistoryNames = olga.get(NAMES).await.json();
    assert_eq!(names.today.to_string(), "2026-03-02");
    let people: Vec<_> = names
        .employees
        .iter()
        .map(|person| person.name.as_str())
        .collect();
    assert_eq!(
        people,
        ["Ben Silva", "Maria Silva", "Rosa Silva", "Tomasz Silva"]
    );
    let teams: Vec<_> = names.teams.iter().map(|team| team.name.as_str()).collect();
    assert_eq!(teams, ["Kitchen", "Reception"]);
    assert_eq!(names.employees[0].team, app.organization.kitchen);
    assert!(!names.standards.is_empty() && names.touchpoints.len() == 1);
}
