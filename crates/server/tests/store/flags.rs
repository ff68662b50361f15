//! What comes with a response: what is suspicious is held with all reasons, and the rest is kept where it belongs.

use crate::world::{TILL, World, at, employee, new_id, thanks};
use domain::api::feedback::SendResponse;
use domain::instant::Instant;
use domain::rules::Trust;
use server::store::{SendContext, Sent, Staff, StoreError};
use sqlx::{AssertSqlSafe, Row};

/// The flags of a response, each with the number of the person that it is about, if any.
async fn flags(world: &World, sent: &Sent) -> Vec<(String, String)> {
    let mut connection = world.connect().await;
    let query = format!(
        "select flag, employee_id from response_flags where response_id = '{}' order by flag, employee_id",
        sent.view.id
    );
    let rows = sqlx::query(AssertSqlSafe(query))
        .fetch_all(&mut connection)
        .await
        .unwrap();
    rows.iter()
        .map(|row| (row.get("flag"), row.get("employee_id")))
        .collect()
}

async fn names(world: &World, sent: &Sent) -> Vec<String> {
    let flags = flags(world, sent).await;
    flags.into_iter().map(|(flag, _)| flag).collect()
}

pub async fn a_response_is_held_for_every_reason_there_is(world: World) {
    let world = world.populated().await;
    let content = SendResponse {
        message: "See www.example.com or call 0170 1234567".to_owned(),
        ..thanks(&[1])
    };
    let sent = world.answer(TILL, 2, content, noon()).await;
    assert_eq!(names(&world, &sent).await, ["contact", "link", "low_score"]);
    assert!(sent.live.is_empty());
    let held = world.store.list_held_responses().await.unwrap();
    let told: Vec<_> = held[0]
        .flags
        .iter()
        .map(|flag| flag.flag.as_str())
        .collect();
    assert_eq!(
        told,
        ["low_score", "link", "contact"],
        "in the order to show"
    );
    assert!(held[0].flags.iter().all(|flag| flag.reason.ends_with('.')));
    assert_eq!(held[0].recipients, ["Ana Abreu"]);
}

pub async fn a_description_is_looked_at_like_a_message(world: World) {
    let world = world.populated().await;
    let content = SendResponse {
        unnamed: "Her number is 0170 1234567".to_owned(),
        ..SendResponse::default()
    };
    let sent = world.answer(TILL, 5, content, noon()).await;
    assert_eq!(names(&world, &sent).await, ["contact"]);
    let held = "select count(*) from unnamed_thanks where state = 'held'";
    assert_eq!(world.number(held).await, 1);
    let fine = SendResponse {
        unnamed: "The tall one with the red scarf".to_owned(),
        ..SendResponse::default()
    };
    let sent = world.answer(TILL, 5, fine, noon()).await;
    assert_eq!(names(&world, &sent).await, [""; 0]);
    let open = "select count(*) from unnamed_thanks where state = 'open'";
    assert_eq!(world.number(open).await, 1);
}

pub async fn words_without_thanks_are_nobodys_to_hold(world: World) {
    let world = world.populated().await;
    let content = SendResponse {
        improvement: "Call me on 0170 1234567".to_owned(),
        ..SendResponse::default()
    };
    let sent = world.answer(TILL, 1, content, noon()).await;
    assert_eq!(names(&world, &sent).await, [""; 0]);
    assert_eq!(world.store.list_held_responses().await.unwrap(), []);
}

pub async fn the_twenty_first_customer_within_an_hour_is_looked_at(world: World) {
    let world = world.populated().await;
    for number in 0..20 {
        let moment = noon().plus_seconds(number);
        let sent = world.answer(TILL, 5, thanks(&[1]), moment).await;
        assert_eq!(sent.live.len(), 1, "{number}");
    }
    let sent = world
        .answer(TILL, 5, thanks(&[2, 1]), noon().plus_seconds(60))
        .await;
    let ana = employee(1).to_string();
    assert_eq!(flags(&world, &sent).await, [("burst".to_owned(), ana)]);
    assert!(sent.live.is_empty(), "the whole response waits");
    let held = world.store.list_held_responses().await.unwrap();
    assert_eq!(held[0].flags[0].about.as_deref(), Some("Ana Abreu"));
    let later = noon().plus_seconds(3_700);
    let sent = world.answer(TILL, 5, thanks(&[1]), later).await;
    assert_eq!(sent.live.len(), 1, "an hour later all is as before");
}

pub async fn thanks_that_nobody_can_have_typed_is_looked_at(world: World) {
    let world = world.populated().await;
    for (trust, on_page_ms, expected) in [
        (Trust::Open, Some(1_999), true),
        (Trust::Open, Some(2_000), false),
        (Trust::Open, None, false),
        (Trust::Kiosk, Some(0), false),
        (Trust::Receipt, Some(0), false),
    ] {
        let id = new_id();
        world.tap_with(TILL, id, 5, noon(), trust).await;
        let content = SendResponse {
            on_page_ms,
            ..thanks(&[1])
        };
        let sent = world.send(TILL, id, content, noon()).await.unwrap();
        let flagged = names(&world, &sent).await == ["too_fast"];
        assert_eq!(flagged, expected, "{trust:?} {on_page_ms:?}");
    }
}

pub async fn staff_thank_nobody_at_the_counter(world: World) {
    let world = world.populated().await;
    let internal = "update touchpoints set customer = 'internal' where id like '%902'";
    world.run(internal).await.unwrap();
    for (key, who, whom, expected) in [
        (TILL, Some(4), 1, true),
        (TILL, None, 1, true),
        (crate::world::DESK, Some(1), 4, false),
        (crate::world::DESK, Some(4), 4, true),
    ] {
        let id = new_id();
        world.tap(key, id, 5, noon()).await;
        let staff = Some(Staff {
            employee: who.map(employee),
        });
        let arrival = SendContext {
            staff,
            ..noon().into()
        };
        let content = thanks(&[whom]);
        let sent = world.store.send_response(key, id, content, arrival).await;
        let sent = sent.unwrap();
        let flagged = names(&world, &sent).await == ["staff"];
        assert_eq!(flagged, expected, "{key} {who:?} {whom}");
        assert_eq!(sent.live.is_empty(), expected);
    }
}

pub async fn the_whole_team_gets_cards_and_nobody_points(world: World) {
    let world = world.populated().await;
    let content = SendResponse {
        whole_team: true,
        ..thanks(&[2])
    };
    let sent = world.answer(TILL, 4, content, noon()).await;
    let told: Vec<_> = sent.live.iter().map(|event| event.employee).collect();
    assert_eq!(told, [employee(2), employee(1), employee(3)]);
    for number in 1..=3 {
        let card = world.wall(number, noon()).await.cards.remove(0);
        assert_eq!(card.points.0, if number == 2 { 15 } else { 0 }, "{number}");
    }
    let appreciations = |scope: &str| {
        format!(
            "select cast(coalesce(sum(appreciations), 0) as BIGINT) from rollups where scope = '{scope}'"
        )
    };
    for (scope, expected) in [
        ("organization", 1),
        ("touchpoint", 1),
        ("team", 1),
        ("employee", 1),
    ] {
        assert_eq!(
            world.number(&appreciations(scope)).await,
            expected,
            "{scope}"
        );
    }
    let named = "select count(*) from rollups where scope = 'employee'";
    assert_eq!(
        world.number(named).await,
        1,
        "a card with the team counts for nobody's CSAT"
    );
}

pub async fn a_contact_is_kept_after_a_low_score_and_for_90_days(world: World) {
    let world = world.populated().await;
    let content = SendResponse {
        contact: "ana@example.com".to_owned(),
        ..SendResponse::default()
    };
    world.answer(TILL, 5, content.clone(), noon()).await;
    assert_eq!(
        world.count("contacts").await,
        0,
        "nothing is to be put right"
    );
    world.answer(TILL, 3, content, noon()).await;
    assert_eq!(world.count("contacts").await, 1);
    for (days, left) in [(89, 1), (91, 0)] {
        let later = noon().plus_seconds(days * 86_400);
        world.store.delete_old_contacts(later).await.unwrap();
        assert_eq!(world.count("contacts").await, left, "{days}");
    }
}

pub async fn only_the_hash_of_a_secret_is_kept(world: World) {
    let world = world.populated().await;
    let secret = "0123456789abcdef0123456789abcdef";
    let content = SendResponse {
        pickup: secret.to_owned(),
        ..thanks(&[1])
    };
    world.answer(TILL, 5, content.clone(), noon()).await;
    let kept = "select count(*) from pickups where secret_hash = \
                '3eb1bd439947eb762998e566ccc2e099c791118b2f40579cc4f7da2b5061b7f9'";
    assert_eq!(world.number(kept).await, 1);
    let id = new_id();
    world.tap(TILL, id, 5, noon()).await;
    match world.send(TILL, id, content, noon()).await {
        Err(StoreError::Invalid(problems)) => assert_eq!(problems[0].field, "pickup"),
        other => panic!("{other:?}"),
    }
    assert_eq!(
        world.count("response_recipients").await,
        1,
        "nothing else of it is"
    );
}

fn noon() -> Instant {
    at("2026-03-02T12:00:00Z")
}
