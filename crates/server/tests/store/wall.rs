//! Walls: whole, in order, and telling why.

use crate::world::{DESK, TILL, WORKED_EXAMPLE, World, at, employee, new_id, thanks};
use domain::api::feedback::SendResponse;
use domain::api::wall::CARDS_PER_PAGE;
use domain::instant::Instant;
use domain::points::Points;
use domain::rules::{Cap, CapScope, CapWindow, Condition, RuleSet, Trust};
use server::store::{LIVE_CHANNEL, LiveEvent, StoreError};
use sqlx::postgres::PgListener;

pub async fn pages_have_no_gaps_and_no_doubles(world: World) {
    let world = world.populated().await;
    let mut sent = Vec::new();
    for number in 0..47_i64 {
        let mut content = thanks(&[1]);
        content.message = format!("Thanks for the {number}. time");
        sent.push(content.message.clone());
        // Three at a time in the same moment: then the id decides. And not so many within an hour that a moderator has to look.
        world
            .answer(TILL, 5, content, noon().plus_seconds(number / 3 * 900))
            .await;
    }
    let mut seen = Vec::new();
    let mut cursor: Option<String> = None;
    let mut sizes = Vec::new();
    loop {
        let page = world
            .store
            .find_wall(employee(1), cursor.as_deref(), noon())
            .await
            .unwrap()
            .unwrap();
        sizes.push(page.cards.len());
        assert!(page.cards.is_sorted_by(|newer, older| newer.at >= older.at));
        seen.extend(page.cards.into_iter().map(|card| card.message));
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
        // What arrives on top while somebody reads must not shift the pages below.
        world
            .answer(TILL, 5, thanks(&[1]), noon().plus_seconds(99_999))
            .await;
    }
    assert_eq!(sizes, [CARDS_PER_PAGE as usize, CARDS_PER_PAGE as usize, 7]);
    sent.sort_unstable();
    seen.sort_unstable();
    assert_eq!(seen, sent);
    let refusal = world
        .store
        .find_wall(employee(1), Some("nonsense"), noon())
        .await;
    assert!(matches!(refusal, Err(StoreError::Invalid(_))));
}

pub async fn a_card_tells_who_where_and_why(world: World) {
    let world = world.populated().await;
    world.answer(TILL, 5, thanks(&[1]), noon()).await;
    let sent = world
        .answer(TILL, 5, thanks(&[3, 1, 2]), noon().plus_seconds(60))
        .await;
    let update = world
        .store
        .find_wall_update(employee(1), sent.view.id, noon().plus_seconds(90))
        .await
        .unwrap()
        .unwrap();
    let card = &update.card;
    assert_eq!(card.at, noon().plus_seconds(90));
    assert_eq!(card.message, thanks(&[]).message);
    assert_eq!(card.standards, ["Answered quickly"]);
    assert_eq!(card.touchpoint, "Touchpoint 1");
    assert_eq!(
        card.with,
        ["Cem", "Ben"],
        "in the order in which they were named"
    );
    assert_eq!(card.points.0, 15);
    assert_eq!(
        (update.summary.thanks_this_month, update.summary.held.0),
        (2, 30)
    );
    assert_eq!(world.wall(1, noon().plus_seconds(90)).await.cards[0], *card);
    assert_eq!(world.wall(1, noon()).await.name, "Ana Abreu");
}

pub async fn a_card_explains_every_award(world: World) {
    let world = world.populated().await;
    let id = new_id();
    world.tap_with(TILL, id, 5, noon(), Trust::Kiosk).await;
    world.send(TILL, id, thanks(&[1]), noon()).await.unwrap();
    let card = &world.wall(1, noon()).await.cards[0];
    let told: Vec<_> = card
        .awards
        .iter()
        .map(|award| award.sentence.as_str())
        .collect();
    assert_eq!(
        told,
        [
            "A customer’s thanks: “Thanked by a customer” (version 1 of the rules) gives 10 points. It came from an enrolled kiosk, which pays 50 %: 5 points.",
            "A customer’s thanks: “Lived a standard” (version 1 of the rules) gives 5 points for each ticked standard among “Answered quickly” and “Solved it before I asked” (15 at most): 5 points. It came from an enrolled kiosk, which pays 50 %: 2 points.",
        ]
    );
    assert!(card.awards.iter().all(|award| award.transaction.is_some()));
    assert_eq!(card.near, [""; 0]);
}

pub async fn a_card_explains_what_came_to_nothing(world: World) {
    let mut rules: RuleSet = serde_json::from_str(WORKED_EXAMPLE).unwrap();
    rules.rules.truncate(1);
    rules.rules[0].caps = vec![Cap {
        per: CapScope::Employee,
        window: CapWindow::Day,
        points: Points(10),
    }];
    let world = world.populated_with(rules).await;
    world.answer(TILL, 5, thanks(&[1]), noon()).await;
    let later = noon().plus_seconds(3_600);
    world.answer(TILL, 5, thanks(&[1]), later).await;
    let wall = world.wall(1, later).await;
    let capped = &wall.cards[0].awards;
    assert_eq!((capped.len(), capped[0].points), (1, Points(0)));
    assert_eq!(
        capped[0].sentence,
        "A customer’s thanks: “Thanked by a customer” (version 1 of the rules) gives 10 points. It came through a receipt link, which pays in full. Nothing was left under the daily limit of 10 points for each employee, free again at midnight in Berlin."
    );
    assert_eq!(
        (capped[0].transaction, wall.cards[0].held_until),
        (None, None)
    );
    assert_eq!(wall.cards[0].near, [""; 0]);

    let id = new_id();
    world.tap_with(TILL, id, 5, later, Trust::Open).await;
    world.send(TILL, id, thanks(&[2]), later).await.unwrap();
    let open = &world.wall(2, later).await.cards[0].awards[0];
    assert!(
        open.sentence
            .ends_with("It came through an open link, which pays nothing."),
        "{}",
        open.sentence
    );
}

pub async fn a_card_tells_what_was_missing(world: World) {
    let world = world.populated().await;
    let silent = SendResponse {
        standards: Vec::new(),
        message: "Thanks!".to_owned(),
        ..thanks(&[1, 2])
    };
    world.answer(TILL, 5, silent, noon()).await;
    let card = &world.wall(1, noon()).await.cards[0];
    assert_eq!(card.awards, []);
    assert_eq!(
        card.near,
        [
            "No points from “Thanked by a customer”: message shorter than 20 characters.",
            "No points from “Lived a standard”: no tick for “Answered quickly” or “Solved it before I asked”.",
        ]
    );
}

/// A rule may ask for a score that a moderator released below it: the card must not tell which of them was missing.
pub async fn what_nearly_paid_tells_nothing_of_the_score(world: World) {
    let mut rules: RuleSet = serde_json::from_str(WORKED_EXAMPLE).unwrap();
    rules.rules.remove(1);
    rules.rules[0].conditions[0] = Condition::ScoreAtLeast(5);
    let world = world.populated_with(rules).await;
    let short = SendResponse {
        message: "Thanks!".to_owned(),
        ..thanks(&[1])
    };
    for value in [5, 4] {
        world.answer(TILL, value, short.clone(), noon()).await;
    }
    let cards = world.wall(1, noon()).await.cards;
    assert_eq!(cards.len(), 2);
    for card in &cards {
        assert_eq!(
            card.near,
            ["No points from “Thanked by a customer”: message shorter than 20 characters."]
        );
    }
}

/// Whoever knows a response's id can find out its score by trying.
pub async fn a_wall_tells_no_response(world: World) {
    let world = world.populated().await;
    let mut responses = Vec::new();
    for number in 0..=CARDS_PER_PAGE {
        // Not so many within an hour that a moderator has to look.
        let moment = noon().plus_seconds(300 * i64::from(number));
        let sent = world.answer(TILL, 4, thanks(&[1, 2]), moment).await;
        responses.push(sent.view.id);
    }
    let [anas, bens] = [world.wall(1, noon()).await, world.wall(2, noon()).await];
    assert!(anas.next.is_some());
    for wall in [&anas, &bens] {
        let told = serde_json::to_string(wall).unwrap();
        for response in &responses {
            assert!(!told.contains(&response.to_string()), "{told}");
        }
    }
    let mut cards: Vec<_> = anas.cards.iter().chain(&bens.cards).collect();
    cards.sort_by_key(|card| card.id);
    cards.dedup_by_key(|card| card.id);
    assert_eq!(cards.len(), 2 * CARDS_PER_PAGE as usize, "each its own");
    assert_eq!(world.wall(1, noon()).await, anas, "and it stays");
}

pub async fn what_a_moderator_must_see_first_is_on_no_wall(world: World) {
    let world = world.populated().await;
    for (message, reason) in [
        ("Look at https://example.com", "link"),
        ("Call me on 0170 1234567", "contact"),
        ("Write to somebody@example.com", "contact"),
    ] {
        let mut content = thanks(&[1, 2]);
        content.message = message.to_owned();
        let sent = world.answer(TILL, 5, content, noon()).await;
        assert!(sent.view.sent && sent.live.is_empty(), "{message}");
        assert_eq!(world.wall(1, noon()).await.cards, [], "{message}");
        let held = format!(
            "select count(*) from response_recipients w join response_flags f on f.response_id = w.response_id \
             where w.response_id = '{}' and w.state = 'held' and f.flag = '{reason}'",
            sent.view.id
        );
        assert_eq!(world.number(&held).await, 2, "{message}");
        let update = world
            .store
            .find_wall_update(employee(1), sent.view.id, noon())
            .await;
        assert_eq!(update.unwrap(), None, "{message}");
    }
    let paid = "select count(*) from postings where account like 'employee:%'";
    assert_eq!(world.number(paid).await, 0);
}

/// On PostgreSQL every server listens, so each sees each thanks once; a SQLite file has one server, which is told directly.
pub async fn new_thanks_is_told_to_every_server(world: World) {
    let world = world.populated().await;
    assert_eq!(
        world.store.notifies(),
        world.address.starts_with("postgres")
    );
    if !world.store.notifies() {
        return;
    }
    let mut listener = PgListener::connect(&world.address).await.unwrap();
    listener.listen(LIVE_CHANNEL).await.unwrap();
    let id = new_id();
    world.tap(TILL, id, 5, noon()).await;
    let refused = world.send(TILL, id, thanks(&[4]), noon()).await;
    assert!(refused.is_err(), "what was refused is told to nobody");
    let sent = world.send(TILL, id, thanks(&[2, 1]), noon()).await.unwrap();
    for expected in sent.live {
        let told = listener.recv().await.unwrap();
        assert_eq!(
            serde_json::from_str::<LiveEvent>(told.payload()).unwrap(),
            expected
        );
    }
}

pub async fn a_wall_nobody_has_is_none(world: World) {
    let world = world.populated().await;
    assert_eq!(
        world
            .store
            .find_wall(employee(99), None, noon())
            .await
            .unwrap(),
        None
    );
    assert_eq!(world.store.wall_owner(employee(99)).await.unwrap(), None);
    assert_eq!(
        world
            .store
            .wall_owner(employee(4))
            .await
            .unwrap()
            .unwrap()
            .team,
        crate::world::team(2)
    );
    let sent = world.answer(DESK, 5, thanks(&[4]), noon()).await;
    let elsewhere = world
        .store
        .find_wall_update(employee(1), sent.view.id, noon())
        .await
        .unwrap();
    assert_eq!(elsewhere, None, "thanks to somebody else");
    let unknown = world
        .store
        .find_wall_update(employee(4), new_id(), noon())
        .await
        .unwrap();
    assert_eq!(unknown, None);
}

fn noon() -> Instant {
    at("2026-03-02T12:00:00Z")
}
