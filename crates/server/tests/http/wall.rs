//! Walls: thanks arrives with its points, also on a wall that is open.

use crate::support::app::TestApp;
use domain::api::problem::Code;
use domain::api::wall::{CARDS_PER_PAGE, WallView};

#[tokio::test]
async fn thanks_reaches_the_walls_of_those_who_are_named() {
    let app = TestApp::start().await;
    let (maria, tomasz, rosa) = (
        app.organization.maria,
        app.organization.tomasz,
        app.organization.rosa,
    );
    app.anybody()
        .thank(5, &[maria, tomasz], "You found the rabbit 🐇")
        .await;
    let wall = app.sign_in("maria").await.wall(maria).await;
    assert_eq!(wall.name, "Maria Silva");
    assert_eq!(wall.summary.thanks_this_month, 1);
    assert_eq!(wall.cards[0].message, "You found the rabbit 🐇");
    assert_eq!(wall.cards[0].with, ["Tomasz"]);
    assert_eq!(wall.cards[0].touchpoint, "Front desk");
    let paid: i64 = wall.cards[0]
        .awards
        .iter()
        .map(|award| award.points.0)
        .sum();
    assert_eq!(wall.cards[0].points.0, paid);
    assert_eq!(app.sign_in("rosa").await.wall(rosa).await.cards, []);
}

#[tokio::test]
async fn a_low_score_reaches_no_wall() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    let client = app.sign_in("maria").await;
    let mut stream = client.watch(maria).await;
    app.anybody().thank(2, &[maria], "Not your fault").await;
    app.anybody().thank(4, &[maria], "Kind").await;
    assert_eq!(stream.next_card().await.card.message, "Kind");
    let wall = client.wall(maria).await;
    assert_eq!(wall.cards.len(), 1);
}

#[tokio::test]
async fn new_cards_arrive_on_an_open_wall_and_on_no_other() {
    let app = TestApp::start().await;
    let (maria, tomasz) = (app.organization.maria, app.organization.tomasz);
    let client = app.sign_in("maria").await;
    let mut marias = client.watch(maria).await;
    let mut tomaszs = app.sign_in("tomasz").await.watch(tomasz).await;
    app.anybody().thank(5, &[maria], "First").await;
    app.anybody().thank(5, &[maria, tomasz], "Second").await;
    let update = marias.next_card().await;
    assert_eq!(update.card.message, "First");
    assert_eq!(tomaszs.next_card().await.card.message, "Second");
    let update = marias.next_card().await;
    assert_eq!(update.summary, client.wall(maria).await.summary);
}

#[tokio::test]
async fn an_open_wall_ends_at_sign_out() {
    let app = TestApp::start().await;
    let client = app.sign_in("maria").await;
    let stream = client.watch(app.organization.maria).await;
    client.delete("/api/v1/session").await;
    stream.ends().await;
}

#[tokio::test]
async fn an_open_wall_of_a_disabled_account_shows_nothing_more() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    let stream = app.sign_in("maria").await.watch(maria).await;
    let now = app.state.now();
    app.state
        .store()
        .disable_user("maria@harbour.example", now)
        .await
        .unwrap();
    app.anybody().thank(5, &[maria], "Too late").await;
    stream.ends().await;
}

#[tokio::test]
async fn open_walls_end_when_the_server_stops() {
    let app = TestApp::start().await;
    let client = app.sign_in("maria").await;
    let before = client.watch(app.organization.maria).await;
    app.state.live().stop();
    before.ends().await;
    client.watch(app.organization.maria).await.ends().await;
}

#[tokio::test]
async fn older_cards_come_by_pages() {
    let app = TestApp::start().await;
    let maria = app.organization.maria;
    let count = usize::try_from(CARDS_PER_PAGE).unwrap() + 3;
    for number in 0..count {
        app.anybody()
            .thank(5, &[maria], &format!("Thanks {number}"))
            .await;
        app.wait_minutes(4);
    }
    let client = app.sign_in("maria").await;
    let first = client.wall(maria).await;
    let cursor = first.next.unwrap();
    let path = format!("/api/v1/employees/{maria}/wall?cursor={cursor}");
    let second: WallView = client.get(&path).await.json();
    let messages: Vec<_> = first
        .cards
        .iter()
        .chain(&second.cards)
        .map(|card| card.message.clone())
        .collect();
    let expected: Vec<_> = (0..count)
        .rev()
        .map(|number| format!("Thanks {number}"))
        .collect();
    assert_eq!(messages, expected);
    assert_eq!(second.next, None);
}

#[tokio::test]
async fn a_cursor_of_no_page_is_refused() {
    let app = TestApp::start().await;
    let path = format!("/api/v1/employees/{}/wall", app.organization.maria);
    let client = app.sign_in("maria").await;
    let problem = client
        .get(&format!("{path}?cursor=nonsense"))
        .await
        .refused(422, Code::Invalid);
    assert_eq!(problem.fields[0].field, "cursor");
    let problem = client
        .get(&format!("{path}?page=2"))
        .await
        .refused(400, Code::Malformed);
    assert_eq!(problem.fields[0].field, "page");
}
