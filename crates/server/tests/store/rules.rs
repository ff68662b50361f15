//! Rule versions: numbered, immutable, and each pays what it was live for.

use crate::world::{TILL, World, at, new_id, thanks};
use domain::api::rules::VersionState::{self, Live, Retired, Scheduled, Withdrawn};
use domain::api::rules::{PublishRules, RuleDraftView, RulesView, SaveRuleDraft};
use domain::instant::Instant;
use domain::points::Points;
use domain::rules::RuleSet;
use server::store::StoreError;

pub async fn a_new_version_pays_the_next_response_and_leaves_the_earlier(world: World) {
    let world = world.populated().await;
    world.answer(TILL, 5, thanks(&[1]), monday()).await;
    let begun_before = new_id();
    world
        .tap(TILL, begun_before, 5, monday().plus_seconds(100))
        .await;

    let published = publish_doubled(&world, monday().plus_seconds(200))
        .await
        .unwrap();
    assert_eq!(published.live.version, 2);
    let history: Vec<_> = published
        .versions
        .iter()
        .map(|version| {
            (
                version.version,
                version.published_by.as_str(),
                version.reason.as_str(),
            )
        })
        .collect();
    assert_eq!(
        history,
        [
            (2, "Olga Owner", "Thanks is worth more"),
            (1, "Set-up", "The rules that the program began with.")
        ]
    );
    let names: Vec<_> = published
        .teams
        .iter()
        .map(|team| team.name.as_str())
        .collect();
    assert_eq!(names, ["Help", "Store"]);

    world
        .send(TILL, begun_before, thanks(&[1]), monday().plus_seconds(250))
        .await
        .unwrap();
    world
        .answer(TILL, 5, thanks(&[1]), monday().plus_seconds(300))
        .await;
    let paid: Vec<_> = world
        .wall(1, monday().plus_seconds(400))
        .await
        .cards
        .iter()
        .map(|card| (card.awards[0].version, card.awards[0].points.0))
        .collect();
    assert_eq!(
        paid,
        [(2, 20), (1, 10), (1, 10)],
        "by the version live at the first tap"
    );
}

pub async fn the_second_of_two_publishers_is_told(world: World) {
    let world = world.populated().await;
    let (one, other) = tokio::join!(
        publish_doubled(&world, monday()),
        publish_doubled(&world, monday())
    );
    let conflicts = [&one, &other]
        .into_iter()
        .filter(|outcome| matches!(outcome, Err(StoreError::Conflict(_))))
        .count();
    assert_eq!(conflicts, 1, "{one:?} {other:?}");
    assert_eq!(world.count("rule_sets").await, 2);
    assert_eq!(
        world.store.find_live_rules(monday()).await.unwrap().version,
        2
    );
}

pub async fn a_scheduled_version_takes_over_at_its_time(world: World) {
    let world = world.populated().await;
    let (now, noon) = (monday(), monday().plus_seconds(3 * 3600));
    let view = publish(&world, 1, 20, Some(noon), now).await.unwrap();
    assert_eq!((view.live.version, view.newest.version), (1, 2));
    assert_eq!(states(&view), [(2, Scheduled), (1, Live)]);
    let view = world
        .store
        .find_rules(world.owner().await, noon)
        .await
        .unwrap();
    assert_eq!(view.live.effective_from, noon);
    assert_eq!(states(&view), [(2, Live), (1, Retired)]);

    let begun_before = new_id();
    let just_before = Instant::from_micros(noon.micros() - 1);
    world.tap(TILL, begun_before, 5, just_before).await;
    world
        .send(TILL, begun_before, thanks(&[1]), noon.plus_seconds(60))
        .await
        .unwrap();
    world
        .answer(TILL, 5, thanks(&[1]), noon.plus_seconds(60))
        .await;
    assert_eq!(
        paid(&world, noon.plus_seconds(90)).await,
        [(2, 20), (1, 10)]
    );
}

pub async fn a_version_is_withdrawn_before_it_begins(world: World) {
    let world = world.populated().await;
    let (now, noon) = (monday(), monday().plus_seconds(3 * 3600));
    publish(&world, 1, 20, Some(noon), now).await.unwrap();
    let owner = world.owner().await;
    let withdraw = async |version, at| {
        let store = &world.store;
        store.withdraw_rules(version, "Too much", owner, at).await
    };
    let last_minute = noon.plus_seconds(-60);
    for (version, at) in [(1, now), (2, last_minute), (2, noon)] {
        let refused = withdraw(version, at).await;
        assert!(matches!(refused, Err(StoreError::Conflict(_))), "{version}");
    }
    let none = withdraw(3, now).await;
    assert!(matches!(none, Err(StoreError::NotFound)));
    assert_eq!(world.count("rule_withdrawals").await, 0);

    let view = withdraw(2, now.plus_seconds(60)).await.unwrap();
    assert_eq!(states(&view), [(2, Withdrawn), (1, Live)]);
    assert_eq!((view.live.version, view.newest.version), (1, 1));
    let told = view.versions[0].withdrawn.clone().unwrap();
    assert_eq!(
        (told.by.as_str(), told.reason.as_str()),
        ("Olga Owner", "Too much")
    );
    assert_eq!(told.at, now.plus_seconds(60));
    let again = withdraw(2, now.plus_seconds(61)).await;
    assert!(matches!(again, Err(StoreError::Conflict(_))));
    let kept = world.store.find_rule_version(2).await.unwrap();
    assert_eq!((kept.version, kept.rules[0].award.points), (2, Points(20)));

    // What was withdrawn pays nobody, and its number is not given again.
    world.answer(TILL, 5, thanks(&[1]), noon).await;
    assert_eq!(paid(&world, noon.plus_seconds(60)).await, [(1, 10)]);
    let view = publish(&world, 1, 30, None, noon).await.unwrap();
    assert_eq!(states(&view), [(3, Live), (2, Withdrawn), (1, Retired)]);
    for statement in [
        "update rule_withdrawals set reason = 'x'",
        "delete from rule_withdrawals",
    ] {
        assert!(world.run(statement).await.is_err(), "{statement}");
    }
}

pub async fn a_change_is_made_on_the_newest_version(world: World) {
    let world = world.populated().await;
    let (now, noon) = (monday(), monday().plus_seconds(3 * 3600));
    publish(&world, 1, 20, Some(noon), now).await.unwrap();
    let stale = publish(&world, 1, 30, None, now).await;
    assert!(matches!(stale, Err(StoreError::Conflict(_))), "{stale:?}");
    let late = publish(&world, 2, 30, Some(now), now.plus_seconds(1)).await;
    assert!(matches!(late, Err(StoreError::Invalid(_))), "{late:?}");

    // It begins before the one that it is based on, and takes its place for good.
    let view = publish(&world, 2, 30, None, now).await.unwrap();
    assert_eq!(states(&view), [(3, Live), (2, Retired), (1, Retired)]);
    world.answer(TILL, 5, thanks(&[1]), noon).await;
    assert_eq!(paid(&world, noon.plus_seconds(60)).await, [(3, 30)]);
}

pub async fn an_owners_draft_is_kept_until_it_is_forgotten(world: World) {
    let world = world.populated().await;
    let owner = world.owner().await;
    let store = &world.store;
    assert_eq!(store.find_rule_draft(owner).await.unwrap(), None);
    let mut known = None;
    for (content, at) in [("first", monday()), ("second", monday().plus_seconds(5))] {
        let draft = draft(content, known.as_ref());
        let saved = store.save_rule_draft(owner, &draft, at).await.unwrap();
        assert_eq!((saved.content.as_str(), saved.saved_at), (content, at));
        assert_eq!(
            store.find_rule_draft(owner).await.unwrap().as_ref(),
            Some(&saved)
        );
        known = Some(saved);
    }
    for _ in 0..2 {
        store.delete_rule_draft(owner, None).await.unwrap();
        assert_eq!(store.find_rule_draft(owner).await.unwrap(), None);
    }
}

pub async fn a_draft_that_is_not_known_is_not_written_over(world: World) {
    let world = world.populated().await;
    let owner = world.owner().await;
    let store = &world.store;
    let save = async |content: &str, known: Option<&RuleDraftView>| {
        let draft = draft(content, known);
        store.save_rule_draft(owner, &draft, monday()).await
    };
    let first = save("first", None).await.unwrap();
    let second = save("second", Some(&first)).await.unwrap();
    for known in [None, Some(&first)] {
        let refused = save("third", known).await;
        assert!(
            matches!(refused, Err(StoreError::Conflict(_))),
            "{refused:?}"
        );
    }
    let named = Some(first.revision.as_str());
    let refused = store.delete_rule_draft(owner, named).await;
    assert!(
        matches!(refused, Err(StoreError::Conflict(_))),
        "{refused:?}"
    );
    assert_eq!(
        store.find_rule_draft(owner).await.unwrap().as_ref(),
        Some(&second)
    );
    let named = Some(second.revision.as_str());
    store.delete_rule_draft(owner, named).await.unwrap();
    assert_eq!(store.find_rule_draft(owner).await.unwrap(), None);

    // Of two who write at once over the same, one does.
    let base = save("base", None).await.unwrap();
    let both = tokio::join!(save("mine", Some(&base)), save("theirs", Some(&base)));
    assert_eq!(
        [both.0.is_ok(), both.1.is_ok()]
            .iter()
            .filter(|is_ok| **is_ok)
            .count(),
        1
    );
}

fn draft(content: &str, instead_of: Option<&RuleDraftView>) -> SaveRuleDraft {
    SaveRuleDraft {
        content: content.to_owned(),
        instead_of: instead_of.map(|known| known.revision.clone()),
    }
}

fn states(view: &RulesView) -> Vec<(u32, VersionState)> {
    let versions = view.versions.iter();
    versions.map(|entry| (entry.version, entry.state)).collect()
}

/// Version and points of the first award of each of Ana's cards, newest first.
async fn paid(world: &World, now: Instant) -> Vec<(u32, i64)> {
    let cards = world.wall(1, now).await.cards;
    let first = cards.iter().map(|card| &card.awards[0]);
    first.map(|award| (award.version, award.points.0)).collect()
}

async fn publish_doubled(world: &World, now: Instant) -> server::store::Result<RulesView> {
    publish(world, 1, 20, None, now).await
}

/// Publishes the worked example with so many points for thanks.
async fn publish(
    world: &World,
    based_on: u32,
    points: i64,
    effective_from: Option<Instant>,
    now: Instant,
) -> server::store::Result<RulesView> {
    let mut rules: RuleSet = serde_json::from_str(crate::world::WORKED_EXAMPLE).unwrap();
    rules.rules[0].award.points = Points(points);
    let publish = PublishRules {
        based_on,
        reason: "Thanks is worth more".to_owned(),
        effective_from,
        rules,
    };
    let by = world.owner().await;
    world.store.publish_rules(publish, by, now).await
}

fn monday() -> Instant {
    at("2026-03-02T09:00:00Z")
}
