//! Rule versions: numbered, immutable, and each pays what it was live for.

use crate::world::{TILL, World, at, new_id, thanks};
use domain::api::rules::PublishRules;
use domain::id::UserId;
use domain::instant::Instant;
use domain::points::Points;
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
    assert_eq!(world.store.find_rules().await.unwrap().live.version, 2);
}

async fn publish_doubled(
    world: &World,
    now: Instant,
) -> server::store::Result<domain::api::rules::RulesView> {
    let owner = world
        .store
        .find_user_for_sign_in("owner@example.com")
        .await
        .unwrap()
        .unwrap();
    let mut rules =
        serde_json::from_str::<domain::rules::RuleSet>(crate::world::WORKED_EXAMPLE).unwrap();
    rules.rules[0].award.points = Points(20);
    let publish = PublishRules {
        based_on: 1,
        reason: "Thanks is worth more".to_owned(),
        rules,
    };
    let by: UserId = owner.user.id;
    world.store.publish_rules(publish, by, now).await
}

fn monday() -> Instant {
    at("2026-03-02T09:00:00Z")
}
