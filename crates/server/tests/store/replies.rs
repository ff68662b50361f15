//! Reading and replying: each card once, by the person on whose wall it is.

use crate::world::{DESK, TILL, World, at, employee, new_id, pickup, secret, thanks};
use domain::api::feedback::SendResponse;
use domain::api::wall::{AppreciationView, ReplyState, ReplyView};
use domain::id::AppreciationId;
use domain::instant::Instant;
use server::store::{NewReply, Result, StoreError, StoredReply};
use uuid::Uuid;

pub async fn thanks_to_the_whole_team_is_a_card_without_points(world: World) {
    let world = world.populated().await;
    let content = SendResponse {
        whole_team: true,
        ..thanks(&[1])
    };
    world.answer(TILL, 5, content, noon()).await;
    let bens = world.wall(2, noon()).await;
    let card = &bens.cards[0];
    assert!(card.whole_team);
    assert_eq!(card.with, ["Ana"], "only who was named");
    assert_eq!((card.points.0, card.awards.len()), (0, 0));
    assert_eq!(bens.summary.thanks_this_month, 0, "nobody's own");
    let anas = world.wall(1, noon()).await;
    assert!(!anas.cards[0].whole_team);
    assert_eq!(anas.cards[0].with, [""; 0], "the team is no list of people");
    assert_eq!(anas.cards[0].points.0, 15);
    assert_eq!(anas.summary.thanks_this_month, 1);
    assert!(world.wall(4, noon()).await.cards.is_empty());
}

pub async fn a_card_is_read_once_by_its_person(world: World) {
    let world = world.populated().await;
    world.answer(TILL, 5, thanks(&[1, 2]), noon()).await;
    let (anas, bens) = (only(&world, 1).await, only(&world, 2).await);
    assert!(!anas.read);
    let cards = [anas.id, bens.id, nobody(), anas.id];
    let first = noon().plus_seconds(600);
    for now in [first, noon().plus_seconds(9_999)] {
        world.read(1, &cards, now).await;
    }
    assert!(only(&world, 1).await.read);
    assert!(
        !only(&world, 2).await.read,
        "somebody else's is passed over"
    );
    let read_at = "select sum(read_at) from response_recipients";
    let read_at = format!("select cast(({read_at}) as BIGINT)");
    assert_eq!(world.number(&read_at).await, first.micros(), "once");
}

pub async fn what_waits_for_a_moderator_is_not_read(world: World) {
    let world = world.populated().await;
    world.answer(TILL, 2, thanks(&[1]), noon()).await;
    let held = world.text("select id from response_recipients").await;
    let held: AppreciationId = held.parse().unwrap();
    world.read(1, &[held], noon()).await;
    let read = "select count(*) from response_recipients where read_at is not null";
    assert_eq!(world.number(read).await, 0);
    let refusal = reply(&world, 1, held, "Sorry!").await;
    assert!(matches!(refusal, Err(StoreError::NotFound)));
}

pub async fn a_reply_is_written_once(world: World) {
    let world = world.populated().await;
    world
        .answer(TILL, 5, pickup(thanks(&[1, 2]), 1), noon())
        .await;
    let card = only(&world, 1).await;
    assert!(card.can_reply && card.reply.is_none());
    let stored = reply(&world, 1, card.id, "A pleasure!").await.unwrap();
    let expected = ReplyView {
        text: "A pleasure!".into(),
        at: noon().plus_seconds(3_600),
        state: ReplyState::Delivered,
    };
    assert_eq!((&stored.view, stored.created), (&expected, true));
    let again = reply(&world, 1, card.id, "A pleasure!").await.unwrap();
    assert_eq!((&again.view, again.created), (&expected, false));
    let other = reply(&world, 1, card.id, "Another").await;
    assert!(matches!(other, Err(StoreError::Conflict(_))));
    let card = only(&world, 1).await;
    assert_eq!((card.can_reply, card.reply), (false, Some(expected)));
    let bens = only(&world, 2).await;
    assert!(bens.can_reply && bens.reply.is_none(), "each their own");
    let noted = "select count(*) from audit where action = 'reply.create' and coalesce(after, '') not like '%pleasure%'";
    assert_eq!(world.number(noted).await, 1, "without the words");
}

pub async fn a_reply_needs_somebody_who_can_come_back(world: World) {
    let world = world.populated().await;
    world.answer(TILL, 5, thanks(&[1]), noon()).await;
    let card = only(&world, 1).await;
    assert!(!card.can_reply);
    let refusal = reply(&world, 1, card.id, "A pleasure!").await;
    assert!(matches!(refusal, Err(StoreError::Conflict(_))));
    assert_eq!(world.count("replies").await, 0);
}

pub async fn nobody_replies_for_somebody_else(world: World) {
    let world = world.populated().await;
    world.answer(TILL, 5, pickup(thanks(&[1]), 1), noon()).await;
    let card = only(&world, 1).await;
    for (number, card) in [(2, card.id), (1, nobody())] {
        let refusal = reply(&world, number, card, "A pleasure!").await;
        assert!(matches!(refusal, Err(StoreError::NotFound)));
    }
    assert_eq!(world.count("replies").await, 0);
}

pub async fn a_suspicious_reply_waits_and_is_decided_once(world: World) {
    let world = world.populated().await;
    let by = world.owner().await;
    let mut cards = Vec::new();
    for (number, text) in [
        (1, "Call me: 0170 1234567"),
        (2, "See www.example.com"),
        (3, "Thanks"),
    ] {
        let content = pickup(thanks(&[number]), number);
        world.answer(TILL, 5, content, noon()).await;
        let card = only(&world, number).await.id;
        reply(&world, number, card, text).await.unwrap();
        cards.push(card);
    }
    let held = world.store.list_held_replies(100).await.unwrap();
    let [phone, link] = &held[..] else {
        panic!("{held:?}");
    };
    assert_eq!((phone.id, link.id), (cards[0], cards[1]));
    assert_eq!(phone.from, "Ana Abreu");
    assert_eq!(phone.text, "Call me: 0170 1234567");
    assert_eq!(phone.message, thanks(&[]).message);
    assert!(phone.reason.contains("telephone") && phone.reason.ends_with('.'));
    let (store, now) = (&world.store, noon());
    let reject = |card| store.reject_reply(card, "Private".into(), by, now);
    for _ in 0..2 {
        store.release_reply(cards[0], by, now).await.unwrap();
        reject(cards[1]).await.unwrap();
    }
    for refusal in [
        reject(cards[0]).await,
        store.release_reply(cards[1], by, now).await,
    ] {
        assert!(matches!(refusal, Err(StoreError::Conflict(_))));
    }
    for refusal in [
        reject(cards[2]).await,
        store.release_reply(cards[2], by, now).await,
    ] {
        assert!(
            matches!(refusal, Err(StoreError::NotFound)),
            "it never waited"
        );
    }
    assert_eq!(store.list_held_replies(100).await.unwrap(), []);
    for (number, state) in [(1, ReplyState::Delivered), (2, ReplyState::Rejected)] {
        let shown = only(&world, number).await.reply.unwrap();
        assert_eq!(shown.state, state);
        let pickup = store.find_pickup(&secret(number)).await.unwrap().unwrap();
        let seen = pickup.people[0].reply.is_some();
        assert_eq!(seen, state == ReplyState::Delivered);
    }
    let noted = "select count(*) from audit where action in ('reply.release', 'reply.reject')";
    assert_eq!(world.number(noted).await, 2);
}

pub async fn a_reply_in_a_page_is_on_its_card(world: World) {
    let world = world.populated().await;
    for number in 0..3 {
        let content = pickup(thanks(&[4]), number);
        world.answer(DESK, 5, content, noon()).await;
    }
    let cards = world.wall(4, noon()).await.cards;
    reply(&world, 4, cards[1].id, "A pleasure!").await.unwrap();
    let cards = world.wall(4, noon()).await.cards;
    let replied: Vec<_> = cards.iter().map(|card| card.reply.is_some()).collect();
    assert_eq!(replied, [false, true, false]);
    let update = world
        .store
        .find_wall_update(employee(4), new_id(), noon())
        .await;
    assert_eq!(update.unwrap(), None);
}

/// The first person writes after an hour, the second after two.
async fn reply(
    world: &World,
    number: u128,
    card: AppreciationId,
    text: &str,
) -> Result<StoredReply> {
    let reply = NewReply {
        card,
        employee: employee(number),
        by: world.owner().await,
        text: text.into(),
    };
    let hours = i64::try_from(number).unwrap();
    let now = noon().plus_seconds(3_600 * hours);
    world.store.create_reply(reply, now).await
}

/// The one card of a wall.
async fn only(world: &World, number: u128) -> AppreciationView {
    let mut cards = world.wall(number, noon()).await.cards;
    assert_eq!(cards.len(), 1);
    cards.remove(0)
}

fn nobody() -> AppreciationId {
    AppreciationId(Uuid::now_v7())
}

fn noon() -> Instant {
    at("2026-03-02T12:00:00Z")
}
