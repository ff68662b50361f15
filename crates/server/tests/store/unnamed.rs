//! Thanks that looks for its person: found once, delivered and paid as if it had been named.

use crate::world::{DESK, TILL, World, at, employee, new_id, pickup, secret, team, thanks};
use domain::api::feedback::SendResponse;
use domain::api::pickup::{Progress, Search};
use domain::api::unnamed::UnnamedView;
use domain::id::UnnamedId;
use domain::instant::Instant;
use server::store::{Decision, LIVE_CHANNEL, LiveEvent, StoreError};
use sqlx::postgres::PgListener;
use uuid::Uuid;

pub async fn a_team_is_asked_who_it_was(world: World) {
    let world = world.populated().await;
    world
        .answer(
            TILL,
            5,
            somebody(&[], "The last one"),
            noon().plus_seconds(60),
        )
        .await;
    world
        .answer(TILL, 5, somebody(&[2], "The one in red"), noon())
        .await;
    world
        .answer(
            DESK,
            4,
            somebody(&[], "With the dog"),
            noon().plus_seconds(30),
        )
        .await;
    let open = world.store.list_unnamed(Some(team(1))).await.unwrap();
    assert_eq!(
        descriptions(&open),
        ["The one in red", "The last one"],
        "oldest first"
    );
    let first = &open[0];
    assert_eq!(first.at, noon());
    assert_eq!(first.touchpoint, "Touchpoint 1");
    assert_eq!(first.message, thanks(&[]).message);
    assert_eq!(first.standards, ["Answered quickly"]);
    assert_eq!(
        candidates(first),
        ["Ana Abreu", "Cem Can"],
        "not who was named"
    );
    assert_eq!(candidates(&open[1]), ["Ana Abreu", "Ben Bauer", "Cem Can"]);
    let all = world.store.list_unnamed(None).await.unwrap();
    assert_eq!(all.len(), 3);
    assert_eq!(
        candidates(&all[1]),
        ["Dina Diaz", "Ben Bauer"],
        "as on offer there"
    );
    let told = serde_json::to_string(&all).unwrap();
    let responses = world
        .number("select count(*) from unnamed_thanks where id = response_id")
        .await;
    assert_eq!(responses, 0, "{told}");
    for (unnamed, of) in [(first.id, Some(team(1))), (nobody(), None)] {
        assert_eq!(world.store.unnamed_team(unnamed).await.unwrap(), of);
    }
}

pub async fn whoever_is_found_is_thanked_and_paid_from_the_original_response(world: World) {
    let world = world.populated().await;
    let by = world.owner().await;
    let id = new_id();
    world.tap(TILL, id, 5, noon()).await;
    let sent = world.send(TILL, id, somebody(&[], "The one in red"), noon());
    assert_eq!(sent.await.unwrap().live, []);
    let unnamed = only(&world).await;
    let days_later = noon().plus_seconds(3 * 86_400);
    let found = world
        .store
        .resolve_unnamed(unnamed, employee(3), by, days_later)
        .await
        .unwrap();
    assert_eq!(found.view.name, "Cem Can");
    let (employee, response) = (employee(3), id);
    assert_eq!(found.live, [LiveEvent { employee, response }]);
    let wall = world.wall(3, days_later).await;
    let card = &wall.cards[0];
    assert_eq!(card.message, thanks(&[]).message);
    assert_eq!((card.at, card.whole_team), (days_later, false));
    assert_eq!(card.points.0, 15, "as if it had been named");
    assert_eq!(wall.summary.thanks_this_month, 1);
    assert_eq!(world.store.list_unnamed(None).await.unwrap(), []);
    // It is in the numbers of the day on which it was given.
    let (day, who) = ("2026-03-02", employee.to_string());
    for (what, whose, expected) in [
        ("appreciations", format!("subject = '{who}'"), 1),
        ("points_appreciation", format!("subject = '{who}'"), 15),
        ("counted", format!("subject = '{who}'"), 1),
        ("appreciations", "scope = 'organization'".to_owned(), 1),
        ("counted", "scope = 'organization'".to_owned(), 1),
        ("appreciations", "scope = 'team'".to_owned(), 1),
    ] {
        let query = format!("select {what} from rollups where {whose} and day = '{day}'");
        assert_eq!(world.number(&query).await, expected, "{query}");
    }
    let noted = format!(
        "select count(*) from audit where action = 'unnamed.resolve' and actor = 'user:{by}' \
             and object = 'unnamed:{unnamed}' and after like '%{who}%'"
    );
    assert_eq!(world.number(&noted).await, 1);
}

pub async fn a_search_ends_once(world: World) {
    let world = world.populated().await;
    let by = world.owner().await;
    world.answer(TILL, 5, somebody(&[], "Tall"), noon()).await;
    let unnamed = only(&world).await;
    let resolve = |number| {
        world
            .store
            .resolve_unnamed(unnamed, employee(number), by, noon().plus_seconds(90))
    };
    let first = resolve(1).await.unwrap();
    let postings = world.count("postings").await;
    let again = resolve(1).await.unwrap();
    assert_eq!((again.view, again.live), (first.view, vec![]));
    assert!(matches!(resolve(2).await, Err(StoreError::Conflict(_))));
    let closed = world.store.close_unnamed(unnamed, by, noon()).await;
    assert!(matches!(closed, Err(StoreError::Conflict(_))));
    assert_eq!(world.count("postings").await, postings);
    assert_eq!(world.wall(1, noon()).await.cards.len(), 1);
    assert!(world.wall(2, noon()).await.cards.is_empty());
}

pub async fn two_leads_at_once_find_one_person(world: World) {
    let world = world.populated().await;
    let by = world.owner().await;
    world.answer(TILL, 5, somebody(&[], "Tall"), noon()).await;
    let unnamed = only(&world).await;
    let resolve = |number| {
        world
            .store
            .resolve_unnamed(unnamed, employee(number), by, noon())
    };
    let outcomes: [_; 3] = tokio::join!(resolve(1), resolve(2), resolve(3)).into();
    let found = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    let late = |outcome: &&Result<_, _>| matches!(outcome, Err(StoreError::Conflict(_)));
    assert_eq!((found, outcomes.iter().filter(late).count()), (1, 2));
    let found = "select count(*) from response_recipients where via = 'found'";
    assert_eq!(world.number(found).await, 1);
    let delivered = "select delivered_at from response_recipients";
    let sent = noon().plus_seconds(30).micros();
    assert_eq!(
        world.number(delivered).await,
        sent,
        "never before it was sent, whatever the clock says"
    );
}

pub async fn only_somebody_on_offer_who_was_not_named_can_be_found(world: World) {
    let world = world.populated().await;
    let by = world.owner().await;
    world.answer(TILL, 5, somebody(&[2], "Tall"), noon()).await;
    let unnamed = only(&world).await;
    for number in [2, 4, 99] {
        let outcome = world
            .store
            .resolve_unnamed(unnamed, employee(number), by, noon())
            .await;
        let Err(StoreError::Invalid(fields)) = outcome else {
            panic!("{number}: {outcome:?}");
        };
        assert_eq!(fields[0].field, "employee");
    }
    let unknown = world
        .store
        .resolve_unnamed(nobody(), employee(1), by, noon())
        .await;
    assert!(matches!(unknown, Err(StoreError::NotFound)));
    assert_eq!(world.store.list_unnamed(None).await.unwrap().len(), 1);
}

pub async fn whoever_was_thanked_with_the_team_gets_it_as_their_own(world: World) {
    let world = world.populated().await;
    let by = world.owner().await;
    let content = SendResponse {
        whole_team: true,
        ..somebody(&[1], "Tall")
    };
    world.answer(TILL, 5, content, noon()).await;
    let with_the_team = world.wall(2, noon()).await.cards.remove(0);
    assert!(with_the_team.whole_team);
    assert_eq!(with_the_team.points.0, 0);
    let unnamed = world.store.list_unnamed(None).await.unwrap().remove(0);
    assert_eq!(candidates(&unnamed), ["Ben Bauer", "Cem Can"]);
    let later = noon().plus_seconds(120);
    world
        .store
        .resolve_unnamed(unnamed.id, employee(2), by, later)
        .await
        .unwrap();
    let wall = world.wall(2, later).await;
    let [own] = &wall.cards[..] else {
        panic!("{:?}", wall.cards);
    };
    assert_eq!(
        own.id, with_the_team.id,
        "the same card, on an open wall too"
    );
    assert_eq!((own.whole_team, own.read, own.at), (false, false, later));
    assert_eq!(own.points.0, 15);
    assert_eq!(own.with, ["Ana"]);
    let thanked = "select appreciations from rollups where scope = 'organization'";
    assert_eq!(world.number(thanked).await, 1, "still one appreciation");
}

pub async fn a_search_can_be_given_up(world: World) {
    let world = world.populated().await;
    let by = world.owner().await;
    world.answer(TILL, 5, somebody(&[], "Tall"), noon()).await;
    let unnamed = only(&world).await;
    for _ in 0..2 {
        world
            .store
            .close_unnamed(unnamed, by, noon())
            .await
            .unwrap();
    }
    assert_eq!(world.store.list_unnamed(None).await.unwrap(), []);
    let late = world
        .store
        .resolve_unnamed(unnamed, employee(1), by, noon())
        .await;
    assert!(matches!(late, Err(StoreError::Conflict(_))));
    let noted = "select count(*) from audit where action = 'unnamed.close'";
    assert_eq!(world.number(noted).await, 1);
    let unknown = world.store.close_unnamed(nobody(), by, noon()).await;
    assert!(matches!(unknown, Err(StoreError::NotFound)));
}

pub async fn what_a_moderator_must_see_first_is_not_searched_for(world: World) {
    let world = world.populated().await;
    let by = world.owner().await;
    world
        .answer(TILL, 5, somebody(&[], "See example.com/me"), noon())
        .await;
    world.answer(TILL, 2, somebody(&[], "Tall"), noon()).await;
    assert_eq!(world.store.list_unnamed(None).await.unwrap(), []);
    let held = world.text("select id from unnamed_thanks limit 1").await;
    let held: UnnamedId = held.parse().unwrap();
    assert_eq!(world.store.unnamed_team(held).await.unwrap(), None);
    let resolved = world
        .store
        .resolve_unnamed(held, employee(1), by, noon())
        .await;
    assert!(matches!(resolved, Err(StoreError::NotFound)));
    let closed = world.store.close_unnamed(held, by, noon()).await;
    assert!(matches!(closed, Err(StoreError::NotFound)));
}

pub async fn what_was_released_is_searched_for_and_paid_beside_the_others(world: World) {
    let world = world.populated().await;
    let by = world.owner().await;
    let content = SendResponse {
        message: "See example.com/best-clerk for more of her".to_owned(),
        ..somebody(&[1], "Tall")
    };
    let id = world.answer(TILL, 5, content, noon()).await.view.id;
    let (store, later) = (&world.store, noon().plus_seconds(600));
    store
        .decide_response(id, &Decision::Release, by, later)
        .await
        .unwrap();
    let unnamed = only(&world).await;
    store
        .resolve_unnamed(unnamed, employee(2), by, later)
        .await
        .unwrap();
    for (number, with) in [(1, "Ben"), (2, "Ana")] {
        let card = world.wall(number, later).await.cards.remove(0);
        assert_eq!(card.points.0, 15, "{number}");
        assert_eq!(card.with, [with]);
    }
    let events = format!("select count(*) from settlements where response_id = '{id}'");
    assert_eq!(
        world.number(&events).await,
        2,
        "what was released, and who was found"
    );
    let thanked = "select appreciations from rollups where scope = 'organization'";
    assert_eq!(world.number(thanked).await, 1, "still one appreciation");
}

pub async fn what_was_rejected_is_never_searched_for(world: World) {
    let world = world.populated().await;
    let by = world.owner().await;
    let content = pickup(somebody(&[1], "Tall"), 7);
    let id = world.answer(TILL, 1, content, noon()).await.view.id;
    let reason = "About the queue".to_owned();
    world
        .store
        .decide_response(id, &Decision::Reject { reason }, by, noon())
        .await
        .unwrap();
    assert_eq!(world.store.list_unnamed(None).await.unwrap(), []);
    let seen = world.store.find_pickup(&secret(7)).await.unwrap().unwrap();
    assert_eq!(seen.unnamed.unwrap().search, Search::KeptBack);
    assert_eq!(seen.people[0].progress, Progress::KeptBack);
}

/// On PostgreSQL every server listens; a SQLite file has one server, which is told directly.
pub async fn found_thanks_is_told_to_every_server(world: World) {
    let world = world.populated().await;
    if !world.store.notifies() {
        return;
    }
    let by = world.owner().await;
    world.answer(TILL, 5, somebody(&[], "Tall"), noon()).await;
    let unnamed = only(&world).await;
    let mut listener = PgListener::connect(&world.address).await.unwrap();
    listener.listen(LIVE_CHANNEL).await.unwrap();
    let found = world
        .store
        .resolve_unnamed(unnamed, employee(1), by, noon())
        .await
        .unwrap();
    let told = listener.recv().await.unwrap();
    let told: LiveEvent = serde_json::from_str(told.payload()).unwrap();
    assert_eq!(found.live, [told]);
}

/// Thanks to these people and to somebody of this description.
fn somebody(numbers: &[u128], description: &str) -> SendResponse {
    SendResponse {
        unnamed: description.to_owned(),
        ..thanks(numbers)
    }
}

async fn only(world: &World) -> UnnamedId {
    let open = world.store.list_unnamed(None).await.unwrap();
    assert_eq!(open.len(), 1);
    open[0].id
}

fn nobody() -> UnnamedId {
    UnnamedId(Uuid::now_v7())
}

fn descriptions(open: &[UnnamedView]) -> Vec<&str> {
    open.iter().map(|view| view.description.as_str()).collect()
}

fn candidates(unnamed: &UnnamedView) -> Vec<&str> {
    unnamed.people.iter().map(|p| p.name.as_str()).collect()
}

fn noon() -> Instant {
    at("2026-03-02T12:00:00Z")
}
