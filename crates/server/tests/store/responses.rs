//! Responses: nothing lost, nothing twice, nothing in part.

use crate::world::{DESK, TILL, World, at, employee, first_tap, new_id, score, thanks};
use domain::api::feedback::SendResponse;
use domain::api::insights::Subject;
use domain::csat::Tally;
use domain::instant::Instant;
use domain::rules::Trust;
use jiff::civil::date;
use server::store::{NewResponseContext, Provenance, StoreError};

pub async fn a_touchpoint_shows_who_is_on_offer_and_nothing_more(world: World) {
    let world = world.populated().await;
    let touchpoint = world
        .store
        .find_touchpoint(DESK, None)
        .await
        .unwrap()
        .unwrap();
    let view = touchpoint.view;
    assert_eq!(
        (view.organization.as_str(), view.name.as_str()),
        ("Corner Shop", "Touchpoint 2")
    );
    let names: Vec<_> = view
        .people
        .iter()
        .map(|person| person.first_name.as_str())
        .collect();
    assert_eq!(names, ["Dina", "Ben"], "in the order of the offer");
    assert!(view.standards.len() >= 3 && view.reasons.len() >= 3);
    assert!(
        world
            .store
            .find_touchpoint("unknown", None)
            .await
            .unwrap()
            .is_none()
    );
}

pub async fn the_first_tap_again_has_the_same_answer(world: World) {
    let world = world.populated().await;
    let id = new_id();
    world.tap(TILL, id, 4, noon()).await;
    let again = world
        .store
        .create_response(TILL, first_tap(id, 4), context(noon()))
        .await
        .unwrap();
    assert!(!again.created);
    assert_eq!(
        (again.view.id, again.view.score, again.view.sent),
        (id, score(4), false)
    );
    assert_eq!(world.count("responses").await, 1);
    assert_eq!(tally(&world, Subject::Organization).await, (1, 1));

    world
        .store
        .change_score(TILL, id, score(2), noon())
        .await
        .unwrap();
    let late = world
        .store
        .create_response(TILL, first_tap(id, 4), context(noon()))
        .await
        .unwrap();
    assert_eq!(
        late.view.score,
        score(2),
        "a retry that arrives late changes nothing"
    );
}

pub async fn an_id_with_other_content_is_refused(world: World) {
    let world = world.populated().await;
    let id = new_id();
    world.tap(TILL, id, 4, noon()).await;
    for (key, value) in [(TILL, 5), (DESK, 4)] {
        let refusal = world
            .store
            .create_response(key, first_tap(id, value), context(noon()))
            .await;
        assert!(
            matches!(refusal, Err(StoreError::AlreadyUsed)),
            "{key} {value}"
        );
    }
    let unknown = world
        .store
        .create_response("unknown", first_tap(id, 4), context(noon()))
        .await;
    assert!(matches!(unknown, Err(StoreError::NotFound)));

    world.send(TILL, id, thanks(&[1]), noon()).await.unwrap();
    let other = world.send(TILL, id, thanks(&[2]), noon()).await;
    assert!(matches!(other, Err(StoreError::AlreadyUsed)));
    let rescored = world.store.change_score(TILL, id, score(1), noon()).await;
    assert!(matches!(rescored, Err(StoreError::AlreadyUsed)));
    let elsewhere = world.send(DESK, id, thanks(&[2]), noon()).await;
    assert!(matches!(elsewhere, Err(StoreError::NotFound)));
    assert_eq!(world.count("response_recipients").await, 1);
}

/// PostgreSQL takes no text with a NUL in it, and must not be asked.
pub async fn what_can_be_no_key_is_found_nowhere(world: World) {
    let world = world.populated().await;
    let id = new_id();
    world.tap(TILL, id, 4, noon()).await;
    for key in ["\0", &format!("{TILL}\0"), "", "%", "a b", "ü", "'"] {
        let store = &world.store;
        assert_eq!(
            store.find_touchpoint(key, None).await.unwrap(),
            None,
            "{key:?}"
        );
        let outcomes = [
            store
                .create_response(key, first_tap(new_id(), 5), context(noon()))
                .await
                .map(|_| ()),
            store
                .change_score(key, id, score(5), noon())
                .await
                .map(|_| ()),
            world.send(key, id, thanks(&[1]), noon()).await.map(|_| ()),
        ];
        for outcome in outcomes {
            assert!(
                matches!(outcome, Err(StoreError::NotFound)),
                "{key:?}: {outcome:?}"
            );
        }
    }
}

pub async fn a_changed_score_moves_the_rollups(world: World) {
    let world = world.populated().await;
    let id = new_id();
    world.tap(TILL, id, 5, noon()).await;
    world.tap(TILL, new_id(), 2, noon()).await;
    assert_eq!(tally(&world, Subject::Organization).await, (1, 2));
    let view = world
        .store
        .change_score(TILL, id, score(3), noon())
        .await
        .unwrap();
    assert_eq!(view.score, score(3));
    assert_eq!(tally(&world, Subject::Organization).await, (0, 2));
    world
        .store
        .change_score(TILL, id, score(4), noon())
        .await
        .unwrap();
    for subject in [Subject::Organization, Subject::Team(crate::world::team(1))] {
        assert_eq!(tally(&world, subject).await, (1, 2), "{subject}");
    }
    let satisfied = "select satisfied from rollups where scope = 'touchpoint'";
    assert_eq!(world.number(satisfied).await, 1);
    let unknown = world
        .store
        .change_score(TILL, new_id(), score(1), noon())
        .await;
    assert!(matches!(unknown, Err(StoreError::NotFound)));
}

pub async fn sending_again_has_the_same_answer_and_pays_once(world: World) {
    let world = world.populated().await;
    let id = new_id();
    world.tap(TILL, id, 5, noon()).await;
    let first = world
        .send(TILL, id, thanks(&[1, 2, 1]), noon())
        .await
        .unwrap();
    assert!(first.view.sent);
    let told: Vec<_> = first.live.iter().map(|event| event.employee).collect();
    assert_eq!(
        told,
        [employee(1), employee(2)],
        "one named twice counts once"
    );
    let postings = world.count("postings").await;
    for content in [thanks(&[1, 2, 1]), thanks(&[1, 2])] {
        let again = world
            .send(TILL, id, content, noon().plus_seconds(60))
            .await
            .unwrap();
        assert_eq!(again.view, first.view);
        assert!(again.live.is_empty(), "nothing new for the walls");
    }
    assert_eq!(world.count("postings").await, postings);
    assert_eq!(world.wall(1, noon()).await.cards.len(), 1);
}

pub async fn nothing_is_stored_of_what_does_not_fit(world: World) {
    let world = world.populated().await;
    let id = new_id();
    world.tap(TILL, id, 5, noon()).await;
    let content = SendResponse {
        recipients: vec![employee(1), employee(4)],
        standards: vec!["quick".to_owned(), "made_up".to_owned()],
        reasons: vec!["made_up".to_owned()],
        ..thanks(&[])
    };
    let audited = world.count("audit").await;
    match world.send(TILL, id, content, noon()).await {
        Err(StoreError::Invalid(problems)) => {
            let fields: Vec<_> = problems
                .iter()
                .map(|problem| problem.field.as_str())
                .collect();
            assert_eq!(fields, ["recipients[1]", "standards[1]", "reasons[0]"]);
        }
        other => panic!("{other:?}"),
    }
    for table in [
        "response_recipients",
        "response_standards",
        "settlements",
        "postings",
    ] {
        assert_eq!(world.count(table).await, 0, "{table}");
    }
    assert_eq!(world.count("audit").await, audited);
    let sent = world.send(TILL, id, thanks(&[1]), noon()).await.unwrap();
    assert!(sent.view.sent, "the corrected answer is taken");
}

pub async fn at_most_twenty_people_are_thanked(world: World) {
    let world = world.populated().await;
    let id = new_id();
    world.tap(TILL, id, 5, noon()).await;
    let everybody: Vec<_> = (100..121).collect();
    match world.send(TILL, id, thanks(&everybody), noon()).await {
        Err(StoreError::Invalid(problems)) => assert_eq!(problems[0].field, "recipients"),
        other => panic!("{other:?}"),
    }
    assert_eq!(world.count("response_recipients").await, 0);
}

pub async fn silence_settles_a_response_once(world: World) {
    let world = world.populated().await;
    let (touched, silent) = (new_id(), new_id());
    world.tap(TILL, silent, 5, noon()).await;
    world.tap(TILL, touched, 4, noon()).await;
    world
        .store
        .change_score(TILL, touched, score(5), noon().plus_seconds(300))
        .await
        .unwrap();
    let settled_at = |seconds| world.store.settle_due(noon().plus_seconds(seconds), 100);
    assert_eq!(settled_at(599).await.unwrap().count, 0);
    assert_eq!(settled_at(600).await.unwrap().count, 1);
    assert_eq!(settled_at(601).await.unwrap().count, 0, "once");
    assert_eq!(settled_at(10_000).await.unwrap().count, 1);
    let paid = "select cast(sum(points) as BIGINT) from postings where account like 'team:%'";
    assert_eq!(world.number(paid).await, 14, "each paid the team 7, once");
    let late = world
        .store
        .change_score(TILL, silent, score(1), noon().plus_seconds(20_000))
        .await;
    assert!(
        matches!(late, Err(StoreError::AlreadyUsed)),
        "it was paid for as it was"
    );
}

pub async fn a_response_that_cannot_be_settled_does_not_stop_the_others(world: World) {
    let world = world.populated().await;
    let (fine, broken) = (new_id(), new_id());
    world.tap(TILL, fine, 5, noon()).await;
    let unreadable = "insert into rule_sets (version, effective_from, published_at, published_by, reason, body) \
                      select 2, r.received_at + 1, r.received_at + 1, u.id, 'x', 'nonsense' from responses r cross join users u";
    world.run(unreadable).await.unwrap();
    world.tap(TILL, broken, 5, noon().plus_seconds(1)).await;
    // Now the broken one is the older.
    world
        .store
        .change_score(TILL, fine, score(4), noon().plus_seconds(2))
        .await
        .unwrap();
    for expected in [1, 0] {
        let settled = world.store.settle_due(noon().plus_seconds(700), 100).await;
        assert_eq!(settled.unwrap().count, expected);
    }
    let unsettled =
        format!("select count(*) from responses where settled_at is null and id = '{broken}'");
    assert_eq!(world.number(&unsettled).await, 1, "it left no trace");
    assert_eq!(world.count("settlements").await, 1);
}

pub async fn thanks_after_settling_pays_appreciation_only(world: World) {
    let world = world.populated().await;
    let id = new_id();
    world.tap(TILL, id, 5, noon()).await;
    world
        .store
        .settle_due(noon().plus_seconds(900), 100)
        .await
        .unwrap();
    let sent = world
        .send(TILL, id, thanks(&[1]), noon().plus_seconds(1_000))
        .await
        .unwrap();
    assert_eq!(sent.live.len(), 1, "late thanks is thanks");
    let card = &world.wall(1, noon().plus_seconds(1_000)).await.cards[0];
    assert_eq!(card.points.0, 15);
    let paid = "select cast(sum(points) as BIGINT) from postings where account like 'team:%'";
    assert_eq!(world.number(paid).await, 7, "the score was paid for before");
    let seqs = "select cast(sum(seq) as BIGINT) from settlements";
    assert_eq!(world.number(seqs).await, 1 + 2);
}

/// Counted and satisfied responses of a subject on the stories' day.
async fn tally(world: &World, subject: Subject) -> (u32, u32) {
    let day = date(2026, 3, 2);
    let days = world.store.insight_days(subject, day, day).await.unwrap();
    let Tally { satisfied, counted } = days.iter().map(|day| day.tally).sum();
    (satisfied, counted)
}

fn context(at: Instant) -> NewResponseContext {
    let provenance = Provenance::Told(Trust::Receipt);
    NewResponseContext { at, provenance }
}

fn noon() -> Instant {
    at("2026-03-02T12:00:00Z")
}
