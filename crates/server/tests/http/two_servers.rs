//! Two servers on one PostgreSQL: thanks that one takes shows on walls that are open at the other, once, and a wall
//! that may have missed some ends, so that it is read anew.

use crate::support::app::TestApp;
use crate::support::postgres;
use serde_json::json;
use server::live::Signal;
use server::serve_state;
use sqlx::{Connection, PgConnection};
use std::future::pending;
use tokio::net::TcpListener;
use uuid::Uuid;

/// Runs the server as the program does, and returns once it hears from the database.
async fn serve(app: &TestApp) {
    let mut signals = app.state.live().subscribe();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    tokio::spawn(serve_state(listener, app.state.clone(), pending()));
    assert_eq!(signals.recv().await.unwrap(), Signal::Missed);
}

/// Ends the connections by which servers hear from this database.
async fn deafen(url: &str) {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let end = "select pg_terminate_backend(pid) from pg_stat_activity
        where query ilike 'listen%' and datname = current_database()";
    let ended: Vec<bool> = sqlx::query_scalar(end)
        .fetch_all(&mut connection)
        .await
        .unwrap();
    assert_eq!(ended, [true]);
}

#[tokio::test]
async fn every_open_wall_shows_thanks_once_whichever_server_took_it() {
    let url = postgres::new_database().await;
    let one = TestApp::start_on(&url).await;
    let other = one.start_beside().await;
    serve(&one).await;
    serve(&other).await;
    let maria = one.organization.maria;
    let client = one.sign_in("maria").await;
    let mut here = client.watch(maria).await;
    let mut there = other.sign_in("maria").await.watch(maria).await;
    for (server, words) in [(&one, "First"), (&other, "Second"), (&one, "Third")] {
        server.anybody().thank(5, &[maria], words).await;
        assert_eq!(here.next_card().await.card.message, words);
        assert_eq!(there.next_card().await.card.message, words);
    }
    assert_eq!(client.wall(maria).await.cards.len(), 3);
}

#[tokio::test]
async fn every_open_wall_is_told_what_changes_about_points() {
    let one = TestApp::start_on(&postgres::new_database().await).await;
    let other = one.start_beside().await;
    serve(&one).await;
    serve(&other).await;
    let maria = one.organization.maria;
    let mut here = one.sign_in("maria").await.watch(maria).await;
    let mut there = other.sign_in("maria").await.watch(maria).await;
    let give = json!({
        "id": Uuid::now_v7(), "holder": { "employee": maria }, "points": 30, "reason": "Stood in at the fair"
    });
    let olga = one.sign_in("olga").await;
    olga.post("/api/v1/points/adjustments", &give).await;
    for wall in [&mut here, &mut there] {
        assert_eq!(wall.next_points().await.summary.available.0, 30);
    }
}

#[tokio::test]
async fn a_wall_ends_that_was_open_before_the_server_heard() {
    let app = TestApp::start_on(&postgres::new_database().await).await;
    let maria = app.organization.maria;
    let client = app.sign_in("maria").await;
    let early = client.watch(maria).await;
    app.anybody().thank(5, &[maria], "Unheard").await;
    serve(&app).await;
    early.ends().await;
    let mut wall = client.watch(maria).await;
    app.anybody().thank(5, &[maria], "Heard").await;
    assert_eq!(wall.next_card().await.card.message, "Heard");
}

#[tokio::test]
async fn a_wall_ends_that_was_open_while_the_database_was_not_heard() {
    let url = postgres::new_database().await;
    let app = TestApp::start_on(&url).await;
    serve(&app).await;
    let maria = app.organization.maria;
    let client = app.sign_in("maria").await;
    let wall = client.watch(maria).await;
    deafen(&url).await;
    app.anybody().thank(5, &[maria], "Unheard").await;
    wall.ends().await;
    let mut wall = client.watch(maria).await;
    assert_eq!(client.wall(maria).await.cards[0].message, "Unheard");
    app.anybody().thank(5, &[maria], "Heard").await;
    assert_eq!(wall.next_card().await.card.message, "Heard");
}
