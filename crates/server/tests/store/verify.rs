//! Verification: what is whole passes, also while others write.

use crate::world::{DESK, TILL, World, at, employee, first_tap, new_id, thanks};
use domain::api::feedback::SendResponse;
use domain::api::ledger::{AdjustPoints, Holder};
use domain::api::rules::PublishRules;
use domain::id::{AdjustmentId, TransactionId};
use domain::instant::Instant;
use domain::points::Points;
use domain::rules::{RuleSet, Trust};
use serde_json::{Value, json};
use server::store::{Decision, NewResponseContext, Provenance};
use tokio::task::JoinSet;
use uuid::Uuid;

pub async fn what_is_whole_passes(world: World) {
    let world = lived(world).await;
    let mut told = Vec::new();
    let verified = world
        .store
        .verify(|words| told.push(words.to_owned()))
        .await;
    verified.unwrap();
    let beginnings: Vec<_> = told
        .iter()
        .filter_map(|words| words.split(':').next())
        .collect();
    assert_eq!(
        beginnings,
        [
            "Audit",
            "Settlements",
            "Responses",
            "Awards",
            "Caps",
            "Ledger",
            "Balances",
            "Rollups"
        ]
    );
    assert!(
        told[3].contains("from 13 events and 2 versions"),
        "{}",
        told[3]
    );
    assert!(told[5].contains("2 reversals"), "{}", told[5]);
}

pub async fn it_runs_while_others_write(world: World) {
    let world = world.populated_with(capped(60)).await;
    let mut writers = JoinSet::new();
    for writer in 0..4 {
        let store = world.store.clone();
        writers.spawn(async move {
            for number in 0..10 {
                let now = noon().plus_seconds(3_600 * number + writer);
                let id = new_id();
                let context = NewResponseContext {
                    at: now,
                    provenance: Provenance::Told(Trust::Receipt),
                };
                let tap = store.create_response(TILL, first_tap(id, 5), context);
                tap.await.unwrap();
                let sent = store.send_response(TILL, id, thanks(&[1, 2]), now);
                sent.await.unwrap();
            }
        });
    }
    while writers.try_join_next().is_none_or(|done| done.is_ok()) && !writers.is_empty() {
        world.store.verify(|_| ()).await.unwrap();
    }
    writers.join_all().await;
    world.store.verify(|_| ()).await.unwrap();
}

/// An organization to which everything has happened: caps, two versions, late, released, rejected, found and repeated answers,
/// adjustments, a dispute and reversals.
pub async fn lived(world: World) -> World {
    let world = world.populated_with(capped(25)).await;
    let (store, by) = (&world.store, world.owner().await);
    // Settled by time, then thanked.
    let late = new_id();
    world.tap(TILL, late, 5, noon()).await;
    store.settle_due(after(700), 100).await.unwrap();
    world
        .send(TILL, late, thanks(&[1]), after(800))
        .await
        .unwrap();
    // In time, until a cap leaves something and then nothing.
    for number in 0..4 {
        world
            .answer(TILL, 5, thanks(&[1, 2]), after(900 + 60 * number))
            .await;
    }
    // Released, rejected, and spam.
    let with_link = || SendResponse {
        message: "Look at www.example.com for more of that".to_owned(),
        ..thanks(&[3])
    };
    let reason = || "Nobody was here".to_owned();
    for decision in [
        Decision::Release,
        Decision::Reject { reason: reason() },
        Decision::Spam { reason: reason() },
    ] {
        let held = world
            .answer(TILL, 5, with_link(), after(2_000))
            .await
            .view
            .id;
        store
            .decide_response(held, &decision, by, after(2_100))
            .await
            .unwrap();
    }
    let publish = PublishRules {
        based_on: 1,
        reason: "More".to_owned(),
        effective_from: None,
        rules: capped(40),
    };
    store
        .publish_rules(publish, by, after(2_200))
        .await
        .unwrap();
    // The whole team, and somebody who is found among them.
    let looking = SendResponse {
        unnamed: "The one in red".to_owned(),
        whole_team: true,
        ..thanks(&[2])
    };
    world.answer(TILL, 5, looking, after(3_000)).await;
    let open = store.list_unnamed(None).await.unwrap();
    store
        .resolve_unnamed(open[0].id, employee(3), by, after(3_100))
        .await
        .unwrap();
    world.answer(DESK, 4, thanks(&[4]), after(4_000)).await;
    world.answer(DESK, 2, thanks(&[]), after(5_000)).await;
    let id = new_id();
    world.tap_with(DESK, id, 5, after(6_000), Trust::Open).await;
    world
        .send(DESK, id, thanks(&[4, 2]), after(6_060))
        .await
        .unwrap();
    correct(&world).await;
    world
}

/// An adjustment that stays, one that is reversed, and an award that is.
async fn correct(world: &World) {
    let (store, by) = (&world.store, world.owner().await);
    for points in [30, 7] {
        let adjust = AdjustPoints {
            id: AdjustmentId(Uuid::now_v7()),
            holder: Holder::Employee(employee(4)),
            points: Points(points),
            reason: "The fair on Sunday".to_owned(),
        };
        store
            .adjust_points(&adjust, by, after(7_000))
            .await
            .unwrap();
    }
    for which in [
        "rule = 'thanked' and account like 'employee:%'",
        "rule = 'adjustment' and reverses is null",
    ] {
        let query = format!("select min(id) from ledger_transactions where {which}");
        let id: TransactionId = world.text(&query).await.parse().unwrap();
        store
            .reverse_points(id, "It was Ben", by, after(8_000))
            .await
            .unwrap();
    }
}

/// The worked example with a daily cap on thanks.
fn capped(points: i64) -> RuleSet {
    let mut rules: Value = serde_json::from_str(crate::world::WORKED_EXAMPLE).unwrap();
    rules["rules"][0]["caps"] = json!([{ "per": "employee", "window": "day", "points": points }]);
    serde_json::from_value(rules).unwrap()
}

fn noon() -> Instant {
    at("2026-03-02T12:00:00Z")
}

pub fn after(seconds: i64) -> Instant {
    noon().plus_seconds(seconds)
}
