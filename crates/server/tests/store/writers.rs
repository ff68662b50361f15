//! Many at once: nothing is lost, nothing is counted twice.

use crate::world::{DESK, TILL, World, at, first_tap, new_id, thanks};
use domain::instant::Instant;
use domain::rules::Trust;
use server::store::{NewResponseContext, Provenance, SendContext};
use tokio::task::JoinSet;

const WRITERS: i64 = 8;
const EACH: i64 = 12;

pub async fn many_writers_at_once_lose_nothing(world: World) {
    let world = world.populated().await;
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let store = world.store.clone();
        writers.spawn(async move {
            for number in 0..EACH {
                let key = if (writer + number) % 2 == 0 {
                    TILL
                } else {
                    DESK
                };
                let id = new_id();
                store
                    .create_response(key, first_tap(id, 5), context())
                    .await
                    .unwrap();
                let content = thanks(if key == TILL { &[1, 2] } else { &[2, 4] });
                // So many within an hour would wait for a moderator.
                let from = SendContext {
                    named_an_hour: u32::MAX,
                    ..noon().into()
                };
                store.send_response(key, id, content, from).await.unwrap();
            }
        });
    }
    writers.join_all().await;
    let all = WRITERS * EACH;
    assert_eq!(world.count("responses").await, all);
    assert_eq!(world.count("response_recipients").await, 2 * all);
    assert_eq!(world.number("select settled from heads").await, all);
    assert_eq!(
        world.number("select max(seq) from settlements").await,
        all,
        "an order without gaps"
    );
    assert_eq!(
        world
            .number("select counted from rollups where scope = 'organization'")
            .await,
        all
    );
    let rolled_up =
        "select points_score + points_appreciation from rollups where scope = 'organization'";
    let paid = "select cast(sum(points) as BIGINT) from postings where account <> 'program:budget'";
    assert_eq!(world.number(rolled_up).await, world.number(paid).await);
    assert_eq!(
        world.number("select audited from heads").await,
        world.count("audit").await
    );
}

pub async fn the_same_response_from_many_sides_counts_once(world: World) {
    let world = world.populated().await;
    let id = new_id();
    let mut writers = JoinSet::new();
    for _ in 0..WRITERS {
        let store = world.store.clone();
        writers.spawn(async move {
            let stored = store
                .create_response(TILL, first_tap(id, 5), context())
                .await
                .unwrap();
            let sent = store
                .send_response(TILL, id, thanks(&[1]), noon())
                .await
                .unwrap();
            (stored.created, sent.live.len())
        });
    }
    let outcomes = writers.join_all().await;
    assert_eq!(outcomes.iter().filter(|(created, _)| *created).count(), 1);
    assert_eq!(outcomes.iter().map(|(_, live)| live).sum::<usize>(), 1);
    assert_eq!(
        world
            .number("select counted from rollups where scope = 'organization'")
            .await,
        1
    );
    assert_eq!(world.wall(1, noon()).await.summary.held.0, 15);
}

fn context() -> NewResponseContext {
    NewResponseContext {
        at: noon(),
        provenance: Provenance::Told(Trust::Receipt),
    }
}

fn noon() -> Instant {
    at("2026-03-02T12:00:00Z")
}
