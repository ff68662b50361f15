//! Two servers on one PostgreSQL: thanks that one takes shows on walls that are open at the other, once.

use crate::support::app::TestApp;
use crate::support::postgres;
use server::live;
use sqlx::{Connection, PgConnection};

/// Lets the server hear from the database, as `serve` does.
fn hear(app: &TestApp) {
    let state = app.state.clone();
    tokio::spawn(async move { live::listen(&state.config().database.url(), state.live()).await });
}

/// Returns once so many connections of this database listen.
async fn heard_by(url: &str, servers: i64) {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let count = "select count(*) from pg_stat_activity
        where query ilike 'listen%' and datname = current_database()";
    loop {
        let listening: i64 = sqlx::query_scalar(count)
            .fetch_one(&mut connection)
            .await
            .unwrap();
        if listening >= servers {
            return;
        }
    }
}

#[tokio::test]
async fn every_open_wall_shows_thanks_once_whichever_server_took_it() {
    let url = postgres::new_database().await;
    let one = TestApp::start_on(&url).await;
    let other = one.start_beside().await;
    hear(&one);
    hear(&other);
    heard_by(&url, 2).await;
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
