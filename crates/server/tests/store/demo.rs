//! The demo: believable, and the same for a seed.

use crate::brute_force::recount;
use crate::world::{World, at};
use domain::api::insights::Subject;
use domain::role::Role;
use jiff::civil::date;
use server::demo::{self, DemoOptions, DemoSummary};
use server::store::StoreError;
use sqlx::Row;

const BASE: &str = "http://127.0.0.1:8080";

pub async fn the_demo_is_believable_and_the_same_for_a_seed(world: World) {
    let summary = demo::create(&world.store, options(7), BASE).await.unwrap();
    check_summary(&summary);
    assert_eq!(
        demo::summary(7, BASE),
        summary,
        "recomputed from the seed alone"
    );
    assert_ne!(
        demo::summary(8, BASE).accounts[0].password,
        summary.accounts[0].password
    );
    assert_eq!(
        world.store.find_program().await.unwrap().unwrap().demo_seed,
        Some(7)
    );
    assert_eq!(
        [
            world.count("teams").await,
            world.count("employees").await,
            world.count("touchpoints").await
        ],
        [6, 48, 12]
    );
    check_life(&world).await;
    check_rollups(&world).await;
    world.store.verify(|_| ()).await.unwrap();

    let again = World::on_sqlite().await;
    demo::create(&again.store, options(7), BASE).await.unwrap();
    assert_eq!(content(&world).await, content(&again).await);
}

pub async fn a_demo_needs_an_empty_database(world: World) {
    let world = world.populated().await;
    let refusal = demo::create(&world.store, options(1), BASE).await;
    assert!(matches!(refusal, Err(StoreError::Conflict(_))));
    assert_eq!(world.count("teams").await, 2);
}

fn options(seed: u64) -> DemoOptions {
    DemoOptions {
        seed,
        responses: 400,
        now: at("2026-11-23T14:00:00Z"),
    }
}

fn check_summary(summary: &DemoSummary) {
    let of = |role| {
        summary
            .accounts
            .iter()
            .filter(|account| account.role == role)
            .count()
    };
    assert_eq!(
        (of(Role::Owner), of(Role::Lead), of(Role::Employee)),
        (1, 6, 3)
    );
    assert!(
        summary
            .accounts
            .iter()
            .all(|account| account.password.len() >= 15)
    );
    assert_eq!(summary.touchpoints.len(), 12);
    for touchpoint in &summary.touchpoints {
        assert!(touchpoint.key.len() >= 22);
        assert_eq!(
            touchpoint.feedback_url,
            format!("{BASE}/f/{}", touchpoint.key)
        );
        assert_eq!(
            touchpoint.kiosk_url,
            format!("{BASE}/kiosk/{}", touchpoint.key)
        );
    }
}

/// Everything that a newcomer should find: thanks, low scores, silence, and 18 months of it.
async fn check_life(world: &World) {
    let responses = world.count("responses").await;
    assert!((380..=420).contains(&responses), "{responses}");
    let low_with_words = "select count(*) from responses where score <= 3 and improvement <> ''";
    assert!(world.number(low_with_words).await > 10);
    let unsettled = "select count(*) from responses where settled_at is null";
    assert!(
        world.number(unsettled).await <= 1,
        "only the very last may still be open"
    );
    let span = "select max(received_at) - min(received_at) from responses";
    assert!(world.number(span).await > 500 * 86_400 * 1_000_000);
    let future = at("2026-11-23T14:00:00Z").micros();
    assert_eq!(
        world
            .number(&format!(
                "select count(*) from responses where touched_at > {future}"
            ))
            .await,
        0
    );
    for table in ["postings", "response_standards", "response_reasons"] {
        assert!(world.count(table).await > 30, "{table}");
    }
    let labels = world.count("standards").await + world.count("reasons").await;
    assert_eq!(world.count("choice_labels").await, labels * 6);
    let held = "select count(*) from response_recipients where state = 'held'";
    assert!(world.number(held).await > 0);
    let by_words = "select count(*) from response_flags where flag <> 'low_score'";
    assert_eq!(world.number(by_words).await, 0);
}

async fn check_rollups(world: &World) {
    let days = world
        .store
        .insight_days(Subject::Organization, date(2025, 1, 1), date(2026, 12, 31))
        .await
        .unwrap();
    let recount = recount(world, Subject::Organization).await;
    assert_eq!(days.len(), recount.len());
    for day in days {
        let counted = &recount[&day.date.to_string()];
        assert_eq!(
            (counted.tally, counted.points),
            (day.tally, day.points),
            "{}",
            day.date
        );
    }
}

async fn content(world: &World) -> Vec<(String, i64, i64, String)> {
    let mut connection = world.connect().await;
    let rows = sqlx::query(
        "select id, score, received_at, message from responses order by received_at, id",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    rows.iter()
        .map(|row| {
            (
                row.get("id"),
                row.get("score"),
                row.get("received_at"),
                row.get("message"),
            )
        })
        .collect()
}
