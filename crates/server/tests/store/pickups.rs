//! Coming back: what a customer learns of the thanks, and what not.

use crate::world::{TILL, World, at, employee, first_tap, new_id, pickup, secret, thanks};
use domain::api::feedback::{Instrument, ScaleShown, SendResponse};
use domain::api::pickup::{PickupReply, PickupView, Progress, Search, ThankedPerson};
use domain::instant::Instant;
use domain::language::Language;
use jiff::civil::{Date, date};
use server::store::{NewReply, NewResponseContext, Provenance};

/// The day in Berlin of half past eleven at night in UTC.
const TUESDAY: Date = date(2026, 3, 3);

pub async fn a_customer_learns_what_became_of_the_thanks(world: World) {
    let world = world.populated().await;
    world
        .answer(TILL, 5, pickup(thanks(&[2, 1]), 7), monday_night())
        .await;
    let view = find(&world, 7).await;
    assert_eq!(view.language, Language::English);
    assert_eq!(view.organization, "Corner Shop");
    assert_eq!(view.touchpoint, "Touchpoint 1");
    assert_eq!(view.sent_on, TUESDAY, "as the clock there said");
    assert_eq!(view.message, thanks(&[]).message);
    assert_eq!((&view.team, &view.unnamed), (&None, &None));
    assert_eq!(
        view.people,
        [
            person("Ben", Progress::Delivered),
            person("Ana", Progress::Delivered)
        ]
    );
    let card = world.wall(1, monday_night()).await.cards[0].id;
    let wednesday = monday_night().plus_seconds(86_400);
    world.read(1, &[card], wednesday).await;
    reply(&world, 1, "A pleasure!\nCome back soon.").await;
    let ana = ThankedPerson {
        reply: Some(PickupReply {
            from: "Ana".into(),
            text: "A pleasure!\nCome back soon.".into(),
            on: date(2026, 3, 5),
        }),
        ..person("Ana", Progress::Read(date(2026, 3, 4)))
    };
    let view = find(&world, 7).await;
    assert_eq!(view.people, [person("Ben", Progress::Delivered), ana]);
}

pub async fn it_is_told_in_the_language_of_the_response(world: World) {
    let world = world.populated().await;
    let mut response = first_tap(new_id(), 5);
    response.instrument = Some(Instrument {
        language: Language::Arabic,
        wording: 0,
        shown: ScaleShown::BestRight,
    });
    let id = response.id;
    let context = NewResponseContext {
        at: monday_night(),
        provenance: Provenance::Open,
    };
    let tapped = world.store.create_response(TILL, response, context).await;
    tapped.unwrap();
    let sent = world.send(TILL, id, pickup(thanks(&[1]), 7), monday_night());
    sent.await.unwrap();
    assert_eq!(find(&world, 7).await.language, Language::Arabic);
}

pub async fn a_link_tells_no_score_and_no_id(world: World) {
    let world = world.populated().await;
    let sent = world
        .answer(TILL, 2, pickup(thanks(&[1]), 7), monday_night())
        .await;
    let view = find(&world, 7).await;
    assert_eq!(view.people, [person("Ana", Progress::Waiting)]);
    let told = serde_json::to_value(&view).unwrap();
    assert!(told.get("score").is_none());
    let told = told.to_string();
    for secret in [
        sent.view.id.to_string(),
        employee(1).to_string(),
        "Abreu".into(),
        TILL.into(),
    ] {
        assert!(!told.contains(&secret), "{told}");
    }
}

pub async fn a_link_that_was_not_given_opens_nothing(world: World) {
    let world = world.populated().await;
    let id = world
        .answer(TILL, 5, pickup(thanks(&[1]), 7), monday_night())
        .await
        .view
        .id;
    let hash = world.text("select secret_hash from pickups").await;
    for text in [
        secret(8),
        secret(7) + "0",
        hash,
        id.to_string(),
        String::new(),
        "\0".repeat(32),
    ] {
        let found = world.store.find_pickup(&text).await.unwrap();
        assert_eq!(found, None, "{text:?}");
    }
}

pub async fn the_whole_team_is_one(world: World) {
    let world = world.populated().await;
    let content = SendResponse {
        whole_team: true,
        ..thanks(&[1])
    };
    world
        .answer(TILL, 5, pickup(content, 7), monday_night())
        .await;
    let team = find(&world, 7).await.team.unwrap();
    assert_eq!((team.people, team.read), (2, 0));
    assert_eq!((team.progress, team.replies), (Progress::Delivered, vec![]));
    for (number, days) in [(3, 2), (2, 1)] {
        let card = world.wall(number, monday_night()).await.cards[0].id;
        let now = monday_night().plus_seconds(days * 86_400);
        world.read(number, &[card], now).await;
    }
    reply(&world, 3, "From all of us").await;
    let view = find(&world, 7).await;
    assert_eq!(view.people, [person("Ana", Progress::Delivered)]);
    let team = view.team.unwrap();
    assert_eq!((team.people, team.read), (2, 2));
    assert_eq!(
        team.progress,
        Progress::Read(date(2026, 3, 4)),
        "by the first of them"
    );
    assert_eq!(team.replies.len(), 1);
    assert_eq!(team.replies[0].from, "Cem");
}

pub async fn a_search_is_told_as_it_stands(world: World) {
    let world = world.populated().await;
    let by = world.owner().await;
    for (number, score) in [(1, 5), (2, 5), (3, 1)] {
        let content = SendResponse {
            unnamed: format!("Somebody {number}"),
            ..thanks(&[])
        };
        world
            .answer(TILL, score, pickup(content, number), monday_night())
            .await;
    }
    for (number, search) in [
        (1, Search::Looking),
        (2, Search::Looking),
        (3, Search::Waiting),
    ] {
        let unnamed = find(&world, number).await.unnamed.unwrap();
        assert_eq!(unnamed.search, search, "{number}");
        assert_eq!(unnamed.description, format!("Somebody {number}"));
    }
    let open = world.store.list_unnamed(None).await.unwrap();
    let id = |number| {
        let description = format!("Somebody {number}");
        let found = open.iter().find(|view| view.description == description);
        found.unwrap().id
    };
    let store = &world.store;
    store
        .close_unnamed(id(2), by, monday_night())
        .await
        .unwrap();
    store
        .resolve_unnamed(id(1), employee(3), by, monday_night())
        .await
        .unwrap();
    let given_up = find(&world, 2).await.unnamed.unwrap();
    assert_eq!(given_up.search, Search::NotFound);
    let found = find(&world, 1).await;
    assert_eq!(found.unnamed, None);
    let cem = ThankedPerson {
        found: true,
        ..person("Cem", Progress::Delivered)
    };
    assert_eq!(found.people, [cem]);
}

async fn find(world: &World, number: u128) -> PickupView {
    let found = world.store.find_pickup(&secret(number)).await.unwrap();
    found.unwrap()
}

/// Replies to the newest card of a wall, two days after it came.
async fn reply(world: &World, number: u128, text: &str) {
    let card = world.wall(number, monday_night()).await.cards[0].id;
    let reply = NewReply {
        card,
        employee: employee(number),
        by: world.owner().await,
        text: text.into(),
    };
    let now = monday_night().plus_seconds(2 * 86_400);
    world.store.create_reply(reply, now).await.unwrap();
}

fn person(first_name: &str, progress: Progress) -> ThankedPerson {
    ThankedPerson {
        first_name: first_name.into(),
        found: false,
        progress,
        reply: None,
    }
}

/// Tuesday already in Berlin.
fn monday_night() -> Instant {
    at("2026-03-02T23:30:00Z")
}
