//! How points are earned: the live rules, and what their caps leave.

use crate::statements::{days_later, morning};
use crate::world::{DESK, TILL, WORKED_EXAMPLE, World, at, employee, team, thanks};
use domain::id::{EmployeeId, TouchpointId};
use domain::points::Points;
use domain::rules::{Cap, CapScope, CapWindow, RuleSet};
use uuid::Uuid;

pub async fn how_points_are_earned_is_what_the_live_rules_say(world: World) {
    let world = world.populated().await;
    world.answer(TILL, 5, thanks(&[1]), days_later(-1)).await;
    world.answer(TILL, 5, thanks(&[1]), morning()).await;
    let how = world
        .store
        .find_how(Some(employee(1)), morning())
        .await
        .unwrap();
    assert_eq!(
        how.rules,
        world.store.find_live_rules(morning()).await.unwrap()
    );
    assert_eq!((how.hold_seconds, how.utc_offset_seconds), (86_400, 3_600));
    let places: Vec<_> = how
        .touchpoints
        .iter()
        .map(|place| (place.name.as_str(), place.team.clone()))
        .collect();
    let [store, help] = [1, 2].map(|number| team(number).to_string());
    assert_eq!(places, [("Touchpoint 1", store), ("Touchpoint 2", help)]);
    assert_eq!((how.now, how.rooms.len()), (morning(), 0), "no caps");
    let summer = at("2026-07-01T12:00:00Z");
    let nobody = world.store.find_how(None, summer).await.unwrap();
    assert_eq!((nobody.now, nobody.utc_offset_seconds), (summer, 7_200));
}

pub async fn what_caps_leave_is_told_in_their_windows_and_of_their_subjects(world: World) {
    let mut rules: RuleSet = serde_json::from_str(WORKED_EXAMPLE).unwrap();
    rules.rules.truncate(1);
    rules.rules[0].caps = [
        (CapScope::Employee, CapWindow::Week, 25),
        (CapScope::Team, CapWindow::Day, 15),
        (CapScope::Touchpoint, CapWindow::Month, 100),
        (CapScope::Program, CapWindow::Quarter, 1_000),
    ]
    .map(|(per, window, points)| Cap {
        per,
        window,
        points: Points(points),
    })
    .to_vec();
    let world = world.populated_with(rules).await;
    // A Friday of another month, then Monday and Tuesday of one week.
    world.answer(TILL, 5, thanks(&[1]), days_later(-3)).await;
    world.answer(TILL, 5, thanks(&[1]), morning()).await;
    world.answer(DESK, 5, thanks(&[4]), morning()).await;
    world.answer(TILL, 5, thanks(&[2]), days_later(1)).await;
    let now = days_later(1).plus_seconds(60);
    let [ana, store, help] = [
        employee(1).to_string(),
        team(1).to_string(),
        team(2).to_string(),
    ];
    let rooms = async |who: Option<EmployeeId>| {
        let rooms = world.store.find_how(who, now).await.unwrap().rooms;
        let rooms = rooms.into_iter().filter(|room| room.rule == "thanked");
        rooms
            .map(|room| (room.per, room.of, room.left.0))
            .collect::<Vec<_>>()
    };
    let [till, desk] =
        [1, 2].map(|number| TouchpointId(Uuid::from_u128(0x900 + number)).to_string());
    let everybodys = [
        (CapScope::Team, store, 5),
        (CapScope::Touchpoint, till, 80),
        (CapScope::Touchpoint, desk, 90),
        // As much as one answer to 20 people can use, and not the 960 that are left.
        (CapScope::Program, String::new(), 200),
    ];
    let anas = rooms(Some(employee(1))).await;
    assert_eq!(anas[0], (CapScope::Employee, ana, 15), "of this week alone");
    assert_eq!(anas[1..], everybodys);
    assert_eq!(
        rooms(None).await,
        everybodys,
        "nobody learns of others’ own caps"
    );
    assert!(
        anas.iter().all(|(_, of, _)| *of != help),
        "it was paid nothing today"
    );
}
