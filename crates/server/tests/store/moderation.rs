//! Moderation: released, rejected or spam, once and for good.

use crate::brute_force::recount;
use crate::world::{TILL, World, at, employee, first_tap, new_id, thanks};
use domain::api::feedback::SendResponse;
use domain::api::insights::Subject;
use domain::id::{ResponseId, UserId};
use domain::instant::Instant;
use jiff::civil::date;
use server::store::{Decision, NewResponseContext, Provenance, SendContext, Staff, StoreError};
use uuid::Uuid;

pub async fn owner(world: &World) -> UserId {
    let mut connection = world.connect().await;
    let id: String = sqlx::query_scalar("select id from users limit 1")
        .fetch_one(&mut connection)
        .await
        .unwrap();
    id.parse().unwrap()
}

/// Thanks to Ana and Ben with a link in it.
pub async fn held(world: &World, value: i64) -> ResponseId {
    let content = SendResponse {
        message: "Look at www.example.com for more of that".to_owned(),
        ..thanks(&[1, 2])
    };
    world.answer(TILL, value, content, noon()).await.view.id
}

pub fn spam() -> Decision {
    Decision::Spam {
        reason: "An advertisement".to_owned(),
    }
}

fn reject() -> Decision {
    Decision::Reject {
        reason: "Not kind".to_owned(),
    }
}

pub async fn what_is_released_is_delivered_and_paid_once(world: World) {
    let world = world.populated().await;
    let by = owner(&world).await;
    let id = held(&world, 5).await;
    let paid = "select cast(coalesce(sum(points), 0) as BIGINT) from postings where account like 'employee:%'";
    assert_eq!(world.number(paid).await, 0, "its points wait");
    let live = world
        .store
        .decide_response(id, &Decision::Release, by, later())
        .await
        .unwrap();
    let told: Vec<_> = live.iter().map(|event| event.employee).collect();
    assert_eq!(told, [employee(1), employee(2)]);
    assert_eq!(world.number(paid).await, 30);
    for number in [1, 2] {
        let card = world.wall(number, later()).await.cards.remove(0);
        assert_eq!((card.at, card.points.0), (later(), 15));
    }
    let event =
        format!("select count(*) from settlements where event = '{id}' and kind = 'response'");
    assert_eq!(world.number(&event).await, 1);
    let again = world
        .store
        .decide_response(id, &Decision::Release, by, later())
        .await
        .unwrap();
    assert_eq!(again, [], "the same again changes nothing");
    assert_eq!(world.number(paid).await, 30);
    let other = world.store.decide_response(id, &spam(), by, later()).await;
    assert!(matches!(other, Err(StoreError::Conflict(_))));
    let thanked =
        "select cast(sum(appreciations) as BIGINT) from rollups where scope = 'organization'";
    assert_eq!(world.number(thanked).await, 1);
    assert_eq!(world.store.list_held_responses().await.unwrap(), []);
    let noted =
        "select count(*) from audit where action = 'response.moderate' and actor like 'user:%'";
    assert_eq!(world.number(noted).await, 1);
    check_rollups(&world).await;
}

pub async fn what_is_rejected_reaches_nobody_and_counts(world: World) {
    let world = world.populated().await;
    let by = owner(&world).await;
    let id = held(&world, 5).await;
    let live = world
        .store
        .decide_response(id, &reject(), by, later())
        .await
        .unwrap();
    assert_eq!(live, []);
    assert!(world.wall(1, later()).await.cards.is_empty());
    let rejected = "select count(*) from response_recipients where state = 'rejected'";
    assert_eq!(world.number(rejected).await, 2, "rejected, not deleted");
    let tally = "select counted * 10 + left_out from rollups where scope = 'organization'";
    assert_eq!(world.number(tally).await, 10);
    let released = world
        .store
        .decide_response(id, &Decision::Release, by, later())
        .await;
    assert!(matches!(released, Err(StoreError::Conflict(_))));
    check_rollups(&world).await;
}

/// Sent from a device on which somebody of the staff is signed in.
async fn doubtful(world: &World, content: SendResponse) -> ResponseId {
    let id = new_id();
    world.tap(TILL, id, 5, noon()).await;
    let staff = Some(Staff { employee: None });
    let from = SendContext {
        staff,
        ..noon().into()
    };
    let sent = world.store.send_response(TILL, id, content, from).await;
    sent.unwrap().view.id
}

pub async fn all_points_of_a_doubtful_visit_wait_for_the_decision(world: World) {
    let world = world.populated().await;
    let by = owner(&world).await;
    let paid = "select cast(coalesce(sum(points), 0) as BIGINT) from postings where points > 0";
    let decide = async |decision: Decision| {
        let before = world.number(paid).await;
        let id = doubtful(&world, thanks(&[1])).await;
        assert_eq!(
            world.number(paid).await,
            before,
            "the score's points wait too"
        );
        for _ in 0..2 {
            let done = world
                .store
                .decide_response(id, &decision, by, later())
                .await;
            done.unwrap();
        }
        world.number(paid).await - before
    };
    let at_once = {
        world.answer(TILL, 5, thanks(&[1]), noon()).await;
        world.number(paid).await
    };
    let for_the_score = {
        world.answer(TILL, 5, thanks(&[]), noon()).await;
        world.number(paid).await - at_once
    };
    assert!(0 < for_the_score && for_the_score < at_once);
    assert_eq!(
        decide(Decision::Release).await,
        at_once,
        "as if it had not waited"
    );
    assert_eq!(decide(reject()).await, for_the_score, "the visit was real");
    assert_eq!(decide(spam()).await, 0);
    check_rollups(&world).await;
}

pub async fn points_that_wait_without_thanks_are_decided_once(world: World) {
    let world = world.populated().await;
    let by = owner(&world).await;
    let paid = "select cast(coalesce(sum(points), 0) as BIGINT) from postings where points > 0";
    for (decision, pays) in [(Decision::Release, 7), (reject(), 7), (spam(), 0)] {
        let before = world.number(paid).await;
        let id = doubtful(&world, SendResponse::default()).await;
        let held = world.store.list_held_responses().await.unwrap();
        let told: Vec<_> = held
            .iter()
            .map(|held| (held.id, &*held.flags[0].flag))
            .collect();
        assert_eq!(told, [(id, "staff")]);
        assert_eq!(world.number(paid).await, before, "{decision:?}");
        for _ in 0..2 {
            let decided = world
                .store
                .decide_response(id, &decision, by, later())
                .await;
            assert_eq!(decided.unwrap(), []);
        }
        assert_eq!(world.number(paid).await, before + pays, "{decision:?}");
        assert_eq!(world.store.list_held_responses().await.unwrap(), []);
    }
    check_rollups(&world).await;
}

pub async fn thanks_to_a_team_of_nobody_waits_for_its_points(world: World) {
    let world = world.populated().await;
    let by = owner(&world).await;
    let nobody = "update touchpoint_people set offered = 0";
    world.run(nobody).await.unwrap();
    let content = SendResponse {
        whole_team: true,
        message: "Look at www.example.com for more of that".to_owned(),
        ..SendResponse::default()
    };
    let id = world.answer(TILL, 5, content.clone(), noon()).await.view.id;
    let held = world.store.list_held_responses().await.unwrap();
    assert_eq!((held.len(), held[0].flags[0].flag.as_str()), (1, "link"));
    world
        .store
        .decide_response(id, &Decision::Release, by, later())
        .await
        .unwrap();
    assert_eq!(world.store.list_held_responses().await.unwrap(), []);
    // A low score has been paid for, and whoever it thanks is nobody.
    let low = SendResponse {
        message: String::new(),
        ..content
    };
    world.answer(TILL, 2, low, noon()).await;
    assert_eq!(world.store.list_held_responses().await.unwrap(), []);
}

pub async fn the_queue_is_read_at_one_moment(world: World) {
    let world = world.populated().await;
    let store = world.store.clone();
    let writer = tokio::spawn(async move {
        for number in 0..60 {
            let id = new_id();
            let at = noon().plus_seconds(number);
            let context = NewResponseContext {
                at,
                provenance: Provenance::Open,
            };
            store
                .create_response(TILL, first_tap(id, 2), context)
                .await
                .unwrap();
            store
                .send_response(TILL, id, thanks(&[1]), at)
                .await
                .unwrap();
        }
    });
    while !writer.is_finished() {
        for held in world.store.list_held_responses().await.unwrap() {
            assert_eq!(held.flags[0].flag, "low_score", "its reason is there");
            assert_eq!(held.recipients, ["Ana Abreu"]);
        }
    }
    writer.await.unwrap();
}

pub async fn what_never_waited_cannot_be_decided(world: World) {
    let world = world.populated().await;
    let by = owner(&world).await;
    let fine = world.answer(TILL, 5, thanks(&[1]), noon()).await.view.id;
    for id in [fine, ResponseId(Uuid::now_v7())] {
        let outcome = world.store.decide_response(id, &spam(), by, later()).await;
        assert!(matches!(outcome, Err(StoreError::NotFound)), "{outcome:?}");
    }
    assert_eq!(world.count("moderation_decisions").await, 0);
}

pub async fn a_release_opens_the_search_for_somebody_unnamed(world: World) {
    let world = world.populated().await;
    let by = owner(&world).await;
    for (decision, state) in [(Decision::Release, "open"), (reject(), "rejected")] {
        let content = SendResponse {
            unnamed: "Her page is www.example.com".to_owned(),
            ..SendResponse::default()
        };
        let sent = world.answer(TILL, 5, content, noon()).await;
        let id = sent.view.id;
        world
            .store
            .decide_response(id, &decision, by, later())
            .await
            .unwrap();
        let found = format!(
            "select count(*) from unnamed_thanks where response_id = '{id}' and state = '{state}'"
        );
        assert_eq!(world.number(&found).await, 1, "{state}");
    }
    assert_eq!(
        world
            .number("select count(*) from settlements where kind = 'attribution'")
            .await,
        0
    );
}

pub async fn a_released_team_gets_cards_and_no_points(world: World) {
    let world = world.populated().await;
    let by = owner(&world).await;
    let content = SendResponse {
        whole_team: true,
        ..SendResponse::default()
    };
    let id = world.answer(TILL, 2, content, noon()).await.view.id;
    let shown = world.store.list_held_responses().await.unwrap();
    assert!(shown[0].whole_team && shown[0].recipients.is_empty());
    let live = world
        .store
        .decide_response(id, &Decision::Release, by, later())
        .await
        .unwrap();
    assert_eq!(live.len(), 3);
    assert_eq!(world.wall(3, later()).await.cards.len(), 1);
    assert_eq!(
        world
            .number("select count(*) from settlements where kind = 'attribution'")
            .await,
        0
    );
    let thanked = "select cast(sum(appreciations) as BIGINT) from rollups where scope = 'team'";
    assert_eq!(world.number(thanked).await, 1);
    check_rollups(&world).await;
}

/// The numbers of the day are those of a recount.
pub async fn check_rollups(world: &World) {
    let day = date(2026, 3, 2);
    for subject in [
        Subject::Organization,
        Subject::Employee(employee(1)),
        Subject::Employee(employee(2)),
    ] {
        let recounted = recount(world, subject).await;
        let days = world.store.insight_days(subject, day, day).await.unwrap();
        for day in days {
            let counted = recounted.get(&day.date.to_string());
            let expected = counted.map_or_else(Default::default, |counted| counted.tally);
            assert_eq!(day.tally, expected, "{subject}");
            if let Some(counted) = counted {
                assert_eq!(day.points, counted.points, "{subject}");
            }
        }
    }
}

pub fn noon() -> Instant {
    at("2026-03-02T12:00:00Z")
}

pub fn later() -> Instant {
    at("2026-03-03T09:00:00Z")
}
