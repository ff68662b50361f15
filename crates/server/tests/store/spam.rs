//! Spam: it came from no customer, so nothing of it counts or is paid.

use crate::moderation::{check_rollups, held, later, noon, owner, spam};
use crate::world::{TILL, World, employee, new_id, thanks};
use domain::api::feedback::SendResponse;

pub async fn spam_counts_nowhere(world: World) {
    let world = world.populated().await;
    let by = owner(&world).await;
    world.answer(TILL, 5, thanks(&[1]), noon()).await;
    let id = held(&world, 5).await;
    world
        .store
        .decide_response(id, &spam(), by, later())
        .await
        .unwrap();
    for (scope, expected) in [("organization", 111), ("team", 111), ("touchpoint", 111)] {
        let tally = format!(
            "select counted * 100 + satisfied * 10 + left_out from rollups where scope = '{scope}'"
        );
        assert_eq!(world.number(&tally).await, expected, "{scope}");
        let ways = format!(
            "select cast(sum(counted) as BIGINT) from rollup_instruments where scope = '{scope}'"
        );
        assert_eq!(world.number(&ways).await, 1, "{scope}");
    }
    let bens = format!(
        "select counted * 10 + left_out from rollups where subject = '{}'",
        employee(2)
    );
    assert_eq!(world.number(&bens).await, 1);
    let again = world
        .store
        .decide_response(id, &spam(), by, later())
        .await
        .unwrap();
    assert_eq!(again, []);
    let tally = "select left_out from rollups where scope = 'organization'";
    assert_eq!(world.number(tally).await, 1, "once");
    check_rollups(&world).await;
}

pub async fn what_spam_was_paid_for_its_score_is_taken_back(world: World) {
    let world = world.populated().await;
    let by = owner(&world).await;
    let id = new_id();
    world.tap(TILL, id, 5, noon()).await;
    let store = &world.store;
    store
        .settle_due(noon().plus_seconds(700), 10)
        .await
        .unwrap();
    let balance = "select cast(coalesce(sum(points), 0) as BIGINT) from balances where account <> 'program:budget'";
    assert_eq!(world.number(balance).await, 7, "nothing was wrong yet");
    let late = SendResponse {
        message: "Look at www.example.com for more of that".to_owned(),
        ..thanks(&[1, 2])
    };
    world.send(TILL, id, late, later()).await.unwrap();
    for _ in 0..2 {
        let decided = store.decide_response(id, &spam(), by, later()).await;
        decided.unwrap();
    }
    assert_eq!(world.number(balance).await, 0);
    let reversals = "select count(*) from ledger_transactions where reverses is not null";
    assert_eq!(world.number(reversals).await, 1);
    let memo = "select memo from ledger_transactions where reverses is not null";
    let memo = world.text(memo).await;
    assert!(memo.contains("come from no customer") && !memo.contains("advertisement"));
    let of_the_day = "select points_score from rollups where scope = 'organization'";
    assert_eq!(world.number(of_the_day).await, 0);
    check_rollups(&world).await;
    store.verify(|_| ()).await.unwrap();
}
