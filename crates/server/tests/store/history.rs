//! What was settled, told once more: the engine, asked again, must pay what the ledger holds.

use crate::world::{TILL, World, at, employee, new_id, thanks};
use domain::api::feedback::SendResponse;
use domain::id::ResponseId;
use domain::instant::Instant;
use domain::rules::{Calendar, Event, Paid, Response, RuleSet, settle};
use server::settle::Occasion;
use server::store::{Decision, SettledEvent};
use sqlx::Row;

/// A response of each kind: settled by time and thanked late, thanked in time, silent, released, found, and one that names
/// nobody; in this order.
async fn every_occasion(world: &World) -> [ResponseId; 6] {
    let by = world.owner().await;
    let late = new_id();
    world.tap(TILL, late, 5, noon()).await;
    let silent = new_id();
    world.tap(TILL, silent, 4, noon()).await;
    world.store.settle_due(after(700), 100).await.unwrap();
    world
        .send(TILL, late, thanks(&[1]), after(800))
        .await
        .unwrap();
    let in_time = world.answer(TILL, 5, thanks(&[2, 3]), after(900)).await;
    let with_link = SendResponse {
        message: "Look at www.example.com for more of that".to_owned(),
        ..thanks(&[1, 2])
    };
    let released = world.answer(TILL, 5, with_link, after(1_000)).await.view.id;
    let release = world
        .store
        .decide_response(released, &Decision::Release, by, after(2_000));
    release.await.unwrap();
    let looking = SendResponse {
        unnamed: "The one in red".to_owned(),
        whole_team: true,
        ..thanks(&[2])
    };
    let found = world.answer(TILL, 5, looking, after(3_000)).await.view.id;
    let open = world.store.list_unnamed(None).await.unwrap();
    let resolved = world
        .store
        .resolve_unnamed(open[0].id, employee(3), by, after(3_030));
    resolved.await.unwrap();
    let nobody = world
        .answer(TILL, 2, thanks(&[]), after(4_000))
        .await
        .view
        .id;
    [late, in_time.view.id, silent, released, found, nobody]
}

pub async fn the_engine_asked_again_pays_what_the_ledger_holds(world: World) {
    let world = world.populated().await;
    every_occasion(&world).await;
    let rules = world.store.find_live_rules(noon()).await.unwrap();
    let told = world.store.settled_events(0, 1_000).await.unwrap();
    let derived: Vec<_> = told
        .iter()
        .flat_map(|settled| pay(&rules, settled))
        .collect();
    assert_eq!(sorted(derived), ledger(&world).await);
}

pub async fn an_event_tells_what_was_known_when_it_was_settled(world: World) {
    let world = world.populated().await;
    let [late, in_time, silent, released, found, nobody] = every_occasion(&world).await;
    let told = world.store.settled_events(0, 1_000).await.unwrap();
    let of = |occasion: Occasion, id| {
        let event = occasion.event(id);
        let settled = told.iter().find(|settled| settled.event.id() == event);
        response(&settled.unwrap().event).clone()
    };
    let people = |response: &Response| -> Vec<String> {
        response
            .recipients
            .iter()
            .map(|person| person.employee.clone())
            .collect()
    };
    let named = |numbers: &[u128]| -> Vec<String> {
        numbers
            .iter()
            .map(|&number| employee(number).to_string())
            .collect()
    };
    for (occasion, id, who, message_chars, standards) in [
        (Occasion::Response, late, named(&[]), 0, 0),
        (Occasion::LateThanks, late, named(&[1]), 42, 1),
        (Occasion::Response, silent, named(&[]), 0, 0),
        (Occasion::Response, in_time, named(&[2, 3]), 42, 1),
        (Occasion::Response, released, named(&[1, 2]), 40, 1),
        (Occasion::Response, found, named(&[2]), 42, 1),
        (Occasion::Found, found, named(&[3]), 42, 1),
        (Occasion::Response, nobody, named(&[]), 42, 1),
    ] {
        let told = of(occasion, id);
        assert_eq!(people(&told), who, "{occasion:?}");
        assert_eq!(
            (told.message_chars, told.standards.len()),
            (message_chars, standards),
            "{occasion:?}"
        );
    }
    assert_eq!(told.len(), 8);
    assert!(matches!(told.last().unwrap().event, Event::Response(_)));
}

pub async fn events_come_in_pages_and_one_by_one(world: World) {
    let world = world.populated().await;
    every_occasion(&world).await;
    let all = world.store.settled_events(0, 1_000).await.unwrap();
    let mut paged: Vec<SettledEvent> = Vec::new();
    loop {
        let after = paged.last().map_or(0, |settled| settled.event.seq());
        let page = world.store.settled_events(after, 3).await.unwrap();
        if page.is_empty() {
            break;
        }
        paged.extend(page);
    }
    assert_eq!(paged, all);
    for settled in &all {
        let alone = world.store.settled_event(settled.event.id()).await.unwrap();
        assert_eq!(alone.as_ref(), Some(settled));
    }
    assert_eq!(world.store.settled_event("nothing").await.unwrap(), None);
    let middle = &all[4];
    let before = world.store.seq_before(middle.settled_at).await.unwrap();
    assert_eq!(before, middle.event.seq() - 1);
    assert_eq!(world.store.seq_before(noon()).await.unwrap(), 0);
}

/// What the engine pays: event, rule, account and points.
fn pay(rules: &RuleSet, settled: &SettledEvent) -> Vec<(String, String, String, i64)> {
    assert_eq!(settled.version, rules.version);
    let calendar = Calendar::of(rules).unwrap();
    settle(rules, &calendar, &settled.event, &mut Paid::default())
        .into_iter()
        .filter(|award| award.awarded.0 > 0)
        .map(|award| {
            let event = settled.event.id().to_owned();
            (
                event,
                award.rule.clone(),
                award.to.to_string(),
                award.awarded.0,
            )
        })
        .collect()
}

async fn ledger(world: &World) -> Vec<(String, String, String, i64)> {
    let mut connection = world.connect().await;
    let rows = sqlx::query(
        "select t.event, t.rule, t.account, p.points from ledger_transactions t \
         join postings p on p.transaction_id = t.id and p.account = t.account",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    sorted(
        rows.iter()
            .map(|row| (row.get(0), row.get(1), row.get(2), row.get(3)))
            .collect(),
    )
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort();
    assert!(!list.is_empty());
    list
}

fn response(event: &Event) -> &Response {
    event.response().unwrap()
}

fn noon() -> Instant {
    at("2026-03-02T12:00:00Z")
}

fn after(seconds: i64) -> Instant {
    noon().plus_seconds(seconds)
}
