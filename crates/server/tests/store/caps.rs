//! Caps: what is left under them is paid, whoever asks at the same time, and what came to nothing is kept too.

use crate::world::{DESK, TILL, World, at, employee, first_tap, new_id, team, thanks};
use domain::api::rules::PublishRules;
use domain::rules::{RuleSet, Trust};
use serde_json::{Value, json};
use server::store::{NewResponseContext, Provenance, Result, SendContext, StoreError};
use tokio::task::JoinSet;

/// How many pay at the same time.
const WRITERS: usize = 50;

pub async fn what_is_left_is_paid_and_then_nothing(world: World) {
    let world = world
        .populated_with(rules(&json!([cap("employee", "day", 25)])))
        .await;
    for second in 0..4 {
        let at = at("2026-03-02T09:15:00Z").plus_seconds(60 * second);
        world.answer(TILL, 5, thanks(&[1]), at).await;
    }
    assert_eq!(
        paid(&world, &format!("employee:{}", employee(1))).await,
        [10, 10, 5]
    );
    let memo = r#"{"cap":{"frees_at":"2026-03-02T23:00:00Z","per":"employee","points":25,"window":"day"},"share":10,"weight":100}"#;
    let cut = "select memo from ledger_transactions order by at desc limit 1";
    assert_eq!(sorted(&world.text(cut).await), memo);
    let nothing = "select memo from unpaid_awards";
    assert_eq!(sorted(&world.text(nothing).await), memo);

    // The day ends in Berlin; what was given before comes late and draws on its own day.
    let next_day = at("2026-03-02T23:00:00Z");
    world.answer(TILL, 5, thanks(&[1]), next_day).await;
    let account = format!("employee:{}", employee(1));
    assert_eq!(paid(&world, &account).await, [10, 10, 5, 10]);
    let id = new_id();
    world.tap(TILL, id, 5, next_day.plus_seconds(-1)).await;
    world
        .send(TILL, id, thanks(&[1]), next_day.plus_seconds(60))
        .await
        .unwrap();
    assert_eq!(paid(&world, &account).await, [10, 10, 5, 10]);
    assert_eq!(world.count("unpaid_awards").await, 2);
}

pub async fn each_scope_counts_its_own(world: World) {
    let world = world
        .populated_with(rules(&json!([
            cap("team", "week", 30),
            cap("touchpoint", "month", 45),
            cap("program", "quarter", 55)
        ])))
        .await;
    let monday = at("2026-03-02T09:15:00Z");
    // Two of team Store: 20 of its 30, then the 10 that are left, by ascending account.
    world.answer(TILL, 5, thanks(&[1, 2]), monday).await;
    world
        .answer(TILL, 5, thanks(&[1, 2]), monday.plus_seconds(60))
        .await;
    assert_eq!(total(&world).await, 30);
    // Next week it is the touchpoint that has 15 left, then the whole program 10.
    let next_week = at("2026-03-09T09:15:00Z");
    world.answer(TILL, 5, thanks(&[3, 2]), next_week).await;
    assert_eq!(total(&world).await, 45);
    world.answer(DESK, 5, thanks(&[4]), next_week).await;
    assert_eq!(total(&world).await, 55);
    world
        .answer(DESK, 5, thanks(&[4]), at("2026-03-31T21:59:00Z"))
        .await;
    assert_eq!(total(&world).await, 55, "the quarter has not ended");
    world
        .answer(DESK, 5, thanks(&[4]), at("2026-03-31T22:00:00Z"))
        .await;
    assert_eq!(total(&world).await, 65);
}

pub async fn a_team_that_is_paid_has_its_cap(world: World) {
    let mut body = body(&json!([cap("team", "month", 15)]));
    body["rules"][0]["award"]["to"] = json!("team");
    let world = world
        .populated_with(serde_json::from_value(body).unwrap())
        .await;
    for second in [0, 60] {
        let at = at("2026-03-02T09:15:00Z").plus_seconds(second);
        world.answer(TILL, 5, thanks(&[1, 2]), at).await;
    }
    assert_eq!(paid(&world, &format!("team:{}", team(1))).await, [10, 5]);
}

pub async fn a_rule_keeps_its_count_in_the_next_version(world: World) {
    let world = world.populated_with(rules(&json!([]))).await;
    let morning = at("2026-03-02T09:15:00Z");
    world.answer(TILL, 5, thanks(&[1]), morning).await;
    world
        .answer(TILL, 5, thanks(&[1]), morning.plus_seconds(60))
        .await;
    let publish = PublishRules {
        based_on: 1,
        reason: "A limit a day".to_owned(),
        effective_from: None,
        rules: rules(&json!([cap("employee", "day", 25)])),
    };
    world
        .store
        .publish_rules(publish, world.owner().await, morning.plus_seconds(120))
        .await
        .unwrap();
    world
        .answer(TILL, 5, thanks(&[1]), morning.plus_seconds(180))
        .await;
    let account = format!("employee:{}", employee(1));
    assert_eq!(paid(&world, &account).await, [10, 10, 5]);
}

pub async fn what_its_weight_left_nothing_of_is_kept(world: World) {
    let world = world.populated_with(rules(&json!([]))).await;
    let id = new_id();
    let morning = at("2026-03-02T09:15:00Z");
    world.tap_with(TILL, id, 5, morning, Trust::Open).await;
    world.send(TILL, id, thanks(&[1]), morning).await.unwrap();
    assert_eq!(world.count("ledger_transactions").await, 0);
    let memo = world.text("select memo from unpaid_awards").await;
    assert_eq!(sorted(&memo), r#"{"cap":null,"share":10,"weight":0}"#);
    for statement in [
        "update unpaid_awards set version = 1",
        "delete from unpaid_awards",
    ] {
        assert!(world.run(statement).await.is_err(), "{statement}");
    }
}

pub async fn fifty_writers_never_exceed_a_cap(world: World) {
    let world = world
        .populated_with(rules(&json!([
            cap("employee", "day", 125),
            cap("program", "month", 215)
        ])))
        .await;
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let store = world.store.clone();
        writers.spawn(async move {
            let noon = at("2026-03-02T12:00:00Z");
            let id = new_id();
            let context = NewResponseContext {
                at: noon,
                provenance: Provenance::Told(Trust::Receipt),
            };
            let tap = || store.create_response(TILL, first_tap(id, 5), context.clone());
            until_taken(tap).await;
            let from = SendContext {
                named_an_hour: u32::MAX,
                ..noon.into()
            };
            let people: &[u128] = if writer % 2 == 0 { &[1, 2] } else { &[1] };
            until_taken(|| store.send_response(TILL, id, thanks(people), from)).await;
        });
    }
    writers.join_all().await;
    let ana = paid(&world, &format!("employee:{}", employee(1))).await;
    assert!(ana.iter().sum::<i64>() <= 125);
    assert_eq!(total(&world).await, 215);
    assert_eq!(
        world.count("postings").await / 2 + world.count("unpaid_awards").await,
        75
    );
    for scope in ["program", "touchpoint", "team"] {
        let counted = format!("select points from paid_days where scope = '{scope}'");
        assert_eq!(world.number(&counted).await, 215, "{scope}");
    }
    let budget = "select points from balances where account = 'program:budget'";
    assert_eq!(world.number(budget).await, -215);
}

/// Sends the same again while the store says that it is too busy, as a customer's page does.
async fn until_taken<T, F: Future<Output = Result<T>>>(send: impl Fn() -> F) {
    loop {
        match send().await {
            Err(StoreError::Unavailable(_)) => {}
            answer => return drop(answer.unwrap()),
        }
    }
}

/// One rule, 10 points for each person thanked, with these caps.
fn rules(caps: &Value) -> RuleSet {
    serde_json::from_value(body(caps)).unwrap()
}

fn body(caps: &Value) -> Value {
    json!({
        "version": 1, "effective_from": "2026-01-01T00:00:00Z", "time_zone": "Europe/Berlin",
        "trust_weight": { "open": 0, "kiosk": 50, "receipt": 100 },
        "rules": [{
            "id": "thanked", "name": "Thanked by a customer", "enabled": true, "when": "appreciation",
            "if": [], "award": { "points": 10, "to": "each" }, "caps": caps
        }]
    })
}

fn cap(per: &str, window: &str, points: i64) -> Value {
    json!({ "per": per, "window": window, "points": points })
}

/// What an account was paid, in the order of settlement.
async fn paid(world: &World, account: &str) -> Vec<i64> {
    let mut connection = world.connect().await;
    let query = format!(
        "select p.points from ledger_transactions t join postings p on p.transaction_id = t.id and p.account = t.account \
         join settlements s on s.event = t.event where t.account = '{account}' order by s.seq"
    );
    sqlx::query_scalar(sqlx::AssertSqlSafe(query))
        .fetch_all(&mut connection)
        .await
        .unwrap()
}

async fn total(world: &World) -> i64 {
    let paid = "select cast(-sum(points) as BIGINT) from postings where account = 'program:budget'";
    world.number(paid).await
}

/// JSON with its keys in order.
fn sorted(memo: &str) -> String {
    let value: Value = serde_json::from_str(memo).unwrap();
    value.to_string()
}
