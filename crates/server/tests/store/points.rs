//! Points: the worked example, what is held, and the audit.

use crate::world::{TILL, World, at, employee, new_id, thanks};
use domain::instant::Instant;
use domain::points::Points;
use domain::rules::Trust;
use sha2::{Digest, Sha256};
use sqlx::Row;

pub async fn the_worked_example_is_paid_by_postings_that_sum_to_0(world: World) {
    let world = world.populated().await;
    world.answer(TILL, 5, thanks(&[1, 2]), morning()).await;
    for (account, points) in [
        (format!("employee:{}", employee(1)), 15),
        (format!("employee:{}", employee(2)), 15),
        (format!("team:{}", crate::world::team(1)), 7),
        ("program:budget".to_owned(), -37),
    ] {
        assert_eq!(balance(&world, &account).await, points, "{account}");
    }
    let lopsided = "select count(*) from (select transaction_id from postings \
                    group by transaction_id having sum(points) <> 0 or count(*) < 2) as lopsided";
    assert_eq!(world.number(lopsided).await, 0);
    assert_eq!(world.count("ledger_transactions").await, 5);

    let id = new_id();
    world.tap_with(TILL, id, 5, morning(), Trust::Kiosk).await;
    world.send(TILL, id, thanks(&[3]), morning()).await.unwrap();
    let card = &world.wall(3, morning()).await.cards[0];
    let awards: Vec<_> = card
        .awards
        .iter()
        .map(|award| (award.rule.as_str(), award.points.0))
        .collect();
    assert_eq!(
        awards,
        [("Thanked by a customer", 5), ("Lived a standard", 2)]
    );
}

pub async fn a_low_score_is_held_and_pays_nobody(world: World) {
    let world = world.populated().await;
    for value in [1, 2, 3] {
        let sent = world.answer(TILL, value, thanks(&[1]), morning()).await;
        assert!(sent.live.is_empty());
    }
    let wall = world.wall(1, morning()).await;
    assert!(wall.cards.is_empty());
    assert_eq!(wall.summary.thanks_this_month, 0);
    assert_eq!(world.count("postings").await, 0);
    let held = "select count(*) from response_recipients w join response_flags f on f.response_id = w.response_id \
                where w.state = 'held' and f.flag = 'low_score'";
    assert_eq!(world.number(held).await, 3, "held, not deleted");
    let thanked = "select appreciations from rollups where scope = 'employee'";
    assert_eq!(world.number(thanked).await, 0);
}

pub async fn points_are_held_for_a_day(world: World) {
    let world = world.populated().await;
    world.answer(TILL, 5, thanks(&[1]), morning()).await;
    let sent_at = morning().plus_seconds(30);
    let before = world.wall(1, sent_at.plus_seconds(86_399)).await;
    assert_eq!(
        (before.summary.held, before.summary.available),
        (Points(15), Points(0))
    );
    assert_eq!(
        before.cards[0].held_until,
        Some(sent_at.plus_seconds(86_400))
    );
    let after = world.wall(1, sent_at.plus_seconds(86_400)).await;
    assert_eq!(
        (after.summary.held, after.summary.available),
        (Points(0), Points(15))
    );
    assert_eq!(after.cards[0].held_until, None);
    assert_eq!(after.summary.thanks_this_month, 1);
    assert_eq!(
        world
            .wall(1, at("2026-04-01T00:00:00Z"))
            .await
            .summary
            .thanks_this_month,
        0
    );
}

pub async fn the_audit_is_a_chain(world: World) {
    let world = world.populated().await;
    world.answer(TILL, 5, thanks(&[1]), morning()).await;
    let id = new_id();
    world.tap(TILL, id, 5, morning()).await;
    let score = crate::world::score(4);
    world
        .store
        .change_score(TILL, id, score, morning())
        .await
        .unwrap();
    let mut connection = world.connect().await;
    let rows = sqlx::query("select seq, at, actor, action, object, before, after, prev_hash, hash from audit order by seq")
        .fetch_all(&mut connection)
        .await
        .unwrap();
    let mut previous = "0".repeat(64);
    for (expected, row) in (1_i64..).zip(&rows) {
        let text = |column: &str| row.get::<String, _>(column);
        let maybe = |column: &str| row.get::<Option<String>, _>(column);
        assert_eq!(row.get::<i64, _>("seq"), expected);
        assert_eq!(text("prev_hash"), previous);
        let link = serde_json::json!([
            previous,
            expected,
            row.get::<i64, _>("at"),
            text("actor"),
            text("action"),
            text("object"),
            maybe("before"),
            maybe("after")
        ]);
        previous = Sha256::digest(link.to_string())
            .iter()
            .fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        assert_eq!(text("hash"), previous);
    }
    let actions: Vec<_> = rows
        .iter()
        .rev()
        .take(2)
        .map(|row| row.get::<String, _>("action"))
        .collect();
    assert_eq!(actions, ["response.change_score", "response.send"]);
}

async fn balance(world: &World, account: &str) -> i64 {
    world
        .number(&format!(
            "select cast(coalesce(sum(points), 0) as BIGINT) from postings where account = '{account}'"
        ))
        .await
}

fn morning() -> Instant {
    at("2026-03-02T09:15:00Z")
}
