//! Insights: what rollups say is what responses say.

use crate::brute_force::{Recount, recount};
use crate::world::{DESK, TILL, World, at, employee, new_id, score, team, thanks};
use domain::api::feedback::SendResponse;
use domain::api::insights::Subject;
use domain::csat::Tally;
use jiff::civil::date;
use server::store::SubjectScope;
use std::collections::BTreeMap;

pub async fn rollups_equal_a_recount_of_responses(world: World) {
    let world = world.populated().await;
    make_history(&world).await;
    let people = (1..=5).map(|number| Subject::Employee(employee(number)));
    let subjects = [
        Subject::Organization,
        Subject::Team(team(1)),
        Subject::Team(team(2)),
    ];
    for subject in subjects.into_iter().chain(people) {
        let days = world
            .store
            .insight_days(subject, date(2026, 1, 1), date(2026, 12, 31))
            .await
            .unwrap();
        let rolled_up: BTreeMap<_, _> = days
            .into_iter()
            .map(|day| {
                let recount = Recount {
                    tally: day.tally,
                    points: day.points,
                    people: day.people.into_iter().collect(),
                };
                (day.date.to_string(), recount)
            })
            .filter(|(_, day)| *day != Recount::default())
            .collect();
        assert_eq!(rolled_up, recount(&world, subject).await, "{subject}");
        assert_eq!(
            rolled_up.is_empty(),
            subject == Subject::Employee(employee(5))
        );
    }
}

pub async fn a_persons_csat_counts_the_scores_that_are_held(world: World) {
    let world = world.populated().await;
    let noon = at("2026-03-02T12:00:00Z");
    let mut with_link = thanks(&[1]);
    "See example.com/best-clerk".clone_into(&mut with_link.message);
    world.answer(TILL, 5, thanks(&[1]), noon).await;
    world.answer(TILL, 5, with_link, noon).await;
    world.answer(TILL, 2, thanks(&[1, 2]), noon).await;
    for (number, satisfied, counted) in [(1, 2, 3), (2, 0, 1)] {
        let (subject, day) = (Subject::Employee(employee(number)), date(2026, 3, 2));
        let days = world.store.insight_days(subject, day, day).await.unwrap();
        assert_eq!(days[0].tally, Tally { satisfied, counted }, "{subject}");
    }
}

pub async fn subjects_are_listed_by_name_within_the_scope(world: World) {
    let world = world.populated().await;
    for (scope, names) in [
        (
            SubjectScope::Everything,
            &[
                "Corner Shop",
                "Help",
                "Store",
                "Ana Abreu",
                "Ben Bauer",
                "Cem Can",
                "Dina Diaz",
                "Élodie Étienne",
            ][..],
        ),
        (
            SubjectScope::Team(team(2)),
            &["Help", "Dina Diaz", "Élodie Étienne"],
        ),
        (SubjectScope::Employee(employee(1)), &["Store", "Ana Abreu"]),
    ] {
        let subjects = world.store.list_subjects(scope).await.unwrap();
        let listed: Vec<_> = subjects
            .iter()
            .map(|subject| subject.name.as_str())
            .collect();
        assert_eq!(listed, names, "{scope:?}");
        for subject in subjects {
            let found = world
                .store
                .find_subject_name(subject.subject.parse().unwrap())
                .await
                .unwrap();
            assert_eq!(found, Some(subject.name));
        }
    }
    let nobody = Subject::Employee(employee(99));
    assert_eq!(world.store.find_subject_name(nobody).await.unwrap(), None);
}

/// Everything that can happen to a response, over three weeks and a midnight in Berlin.
async fn make_history(world: &World) {
    let start = at("2026-03-02T22:50:00Z");
    for number in 0..60_i64 {
        let moment = start.plus_seconds(number * 30_011);
        let (key, people): (_, &[u128]) = match number % 4 {
            0 => (TILL, &[1]),
            1 => (TILL, &[2, 3]),
            2 => (DESK, &[4, 2]),
            _ => (DESK, &[]),
        };
        let id = new_id();
        world.tap(key, id, number % 5 + 1, moment).await;
        if number % 7 == 0 {
            let changed = score((number + 3) % 5 + 1);
            world
                .store
                .change_score(key, id, changed, moment.plus_seconds(5))
                .await
                .unwrap();
        }
        match number % 6 {
            0 => {}
            1 => {
                world
                    .store
                    .settle_due(moment.plus_seconds(700), 100)
                    .await
                    .unwrap();
                world
                    .send(key, id, thanks(people), moment.plus_seconds(800))
                    .await
                    .unwrap();
            }
            2 => {
                world
                    .send(key, id, SendResponse::default(), moment.plus_seconds(20))
                    .await
                    .unwrap();
            }
            _ => {
                world
                    .send(key, id, thanks(people), moment.plus_seconds(30))
                    .await
                    .unwrap();
            }
        }
    }
    world
        .store
        .settle_due(start.plus_seconds(10_000_000), 5)
        .await
        .unwrap();
}
