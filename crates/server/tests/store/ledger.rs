//! Corrections of the ledger: reversals, adjustments and disputes; and what an owner sees of it.

use crate::world::{TILL, World, at, employee, team, thanks};
use domain::api::ledger::{
    AdjustPoints, DisputeDecision, DisputeState, Holder, PointAccountView, PointSettings,
};
use domain::id::{AdjustmentId, TransactionId};
use domain::instant::Instant;
use domain::points::Points;
use server::store::StoreError;
use uuid::Uuid;

pub async fn a_reversal_takes_back_what_was_paid_once(world: World) {
    let world = world.populated().await;
    world.answer(TILL, 5, thanks(&[1, 2]), noon()).await;
    let id = award(&world, 1, "thanked").await;
    let (owner, store) = (world.owner().await, &world.store);
    for _ in 0..2 {
        let reversed = store.reverse_points(id, "Wrong person", owner, after(60));
        let reversed = reversed.await.unwrap();
        assert_eq!(
            (reversed.points, reversed.at, reversed.reason.as_str()),
            (Points(10), after(60), "Wrong person")
        );
    }
    let again = store.reverse_points(id, "Another reason", owner, after(70));
    assert!(matches!(again.await, Err(StoreError::Conflict(_))));
    let ana = account(&world, 1, after(90)).await;
    assert_eq!(
        (ana.available, ana.held),
        (Points(0), Points(5)),
        "what is held is taken from what is held"
    );
    assert_eq!(
        world
            .number("select count(*) from audit where action = 'points.reverse'")
            .await,
        1
    );
    for (scope, subject, points) in [
        ("organization", "organization".to_owned(), 20),
        ("team", team(1).to_string(), 20),
        ("employee", employee(1).to_string(), 5),
        ("employee", employee(2).to_string(), 15),
    ] {
        let query = format!(
            "select points_appreciation from rollups where scope = '{scope}' and subject = '{subject}'"
        );
        assert_eq!(world.number(&query).await, points, "{scope} {subject}");
    }
    let reversal = "select id from ledger_transactions where reverses is not null";
    let reversal = world.text(reversal).await.parse().unwrap();
    for (id, is_conflict) in [(reversal, true), (TransactionId(Uuid::now_v7()), false)] {
        let refused = store.reverse_points(id, "Wrong", owner, after(99)).await;
        let is_told = matches!(refused, Err(StoreError::Conflict(_)));
        assert_eq!(is_told, is_conflict, "{refused:?}");
    }
}

pub async fn an_adjustment_is_made_once_and_tells_why(world: World) {
    let world = world.populated().await;
    let (owner, store) = (world.owner().await, &world.store);
    let give = adjust(Holder::Employee(employee(4)), 30);
    for _ in 0..2 {
        let account = store.adjust_points(&give, owner, noon()).await.unwrap();
        assert_eq!(
            (account.name.as_str(), account.team.as_str()),
            ("Dina Diaz", "Help")
        );
        assert_eq!((account.available, account.held), (Points(30), Points(0)));
    }
    let other = AdjustPoints {
        points: Points(31),
        ..give.clone()
    };
    let other = store.adjust_points(&other, owner, noon()).await;
    assert!(matches!(other, Err(StoreError::Conflict(_))));
    let of_a_team = adjust(Holder::Team(team(1)), 7);
    let account = store.adjust_points(&of_a_team, owner, noon()).await;
    assert_eq!(account.unwrap().name, "Store");
    let day =
        "select points_other from rollups where scope = 'organization' and day = '2026-03-02'";
    assert_eq!(world.number(day).await, 37);
    let help = format!(
        "select points_other from rollups where scope = 'team' and subject = '{}'",
        team(2)
    );
    assert_eq!(world.number(&help).await, 30);
    let memo: serde_json::Value = serde_json::from_str(
        &world
            .text("select memo from ledger_transactions order by at limit 1")
            .await,
    )
    .unwrap();
    assert_eq!(memo["reason"], "The fair on Sunday");
    assert_eq!(memo["by"], owner.to_string());

    let nobody = adjust(Holder::Employee(employee(99)), 5);
    let nobody = store.adjust_points(&nobody, owner, noon()).await;
    assert!(matches!(nobody, Err(StoreError::Invalid(_))));
    assert_eq!(world.count("settlements").await, 2);
}

pub async fn no_more_is_taken_than_is_available(world: World) {
    let world = world.populated().await;
    let (owner, store) = (world.owner().await, &world.store);
    world.answer(TILL, 5, thanks(&[1]), noon()).await;
    let take = |points| adjust(Holder::Employee(employee(1)), points);
    let next_day = after(90_000);
    for (points, now, taken) in [
        (-1, noon(), false),
        (-16, next_day, false),
        (-15, next_day, true),
        (-1, next_day, false),
    ] {
        let outcome = store.adjust_points(&take(points), owner, now).await;
        assert_eq!(outcome.is_ok(), taken, "{points} {outcome:?}");
    }
    assert_eq!(account(&world, 1, next_day).await.available, Points(0));
}

pub async fn a_dispute_is_decided_once(world: World) {
    let world = world.populated().await;
    world.answer(TILL, 5, thanks(&[1]), noon()).await;
    let (owner, store) = (world.owner().await, &world.store);
    let thanked = award(&world, 1, "thanked").await;
    let standards = award(&world, 1, "standards").await;
    for (id, is_new) in [(thanked, true), (thanked, false), (standards, true)] {
        let dispute = store.create_dispute(id, employee(1), "It was Ben", after(60));
        let (outcome, created) = dispute.await.unwrap();
        assert_eq!((outcome.state, created), (DisputeState::Open, is_new));
    }
    let other_words = store.create_dispute(thanked, employee(1), "It was Cem", after(61));
    assert!(matches!(other_words.await, Err(StoreError::Conflict(_))));
    let somebody_else = store.create_dispute(thanked, employee(2), "Mine", after(61));
    assert!(matches!(somebody_else.await, Err(StoreError::NotFound)));

    let open = store.list_disputes().await.unwrap();
    let told: Vec<_> = open
        .iter()
        .map(|dispute| (dispute.name.as_str(), dispute.points.0, dispute.state))
        .collect();
    assert_eq!(told.len(), 2);
    assert!(told.contains(&("Ana Abreu", 10, DisputeState::Open)));
    let of = |id: TransactionId| {
        let found = open.iter().find(|dispute| dispute.transaction == id);
        found.unwrap().id
    };
    for (id, decision, answer) in [
        (of(thanked), DisputeDecision::Reverse, "Right, it was Ben"),
        (of(standards), DisputeDecision::Keep, "You were quick"),
    ] {
        for _ in 0..2 {
            let decided = store.decide_dispute(id, decision, answer, owner, after(120));
            let decided = decided.await.unwrap();
            assert_eq!(decided.state, decision.state());
            assert_eq!(decided.decided_by.as_deref(), Some("Olga Owner"));
            assert_eq!(decided.answer, answer);
        }
        let other = store.decide_dispute(id, decision, "No", owner, after(130));
        assert!(matches!(other.await, Err(StoreError::Conflict(_))));
    }
    assert_eq!(account(&world, 1, after(200)).await.held, Points(5));
    let late = store.create_dispute(thanked, employee(1), "And now?", after(200));
    assert!(matches!(late.await, Err(StoreError::Conflict(_))));
}

pub async fn a_reversal_decides_the_open_dispute(world: World) {
    let world = world.populated().await;
    world.answer(TILL, 5, thanks(&[1]), noon()).await;
    let (owner, store) = (world.owner().await, &world.store);
    let id = award(&world, 1, "thanked").await;
    let dispute = store.create_dispute(id, employee(1), "It was Ben", after(60));
    dispute.await.unwrap();
    let reversed = store.reverse_points(id, "It was Ben", owner, after(90));
    reversed.await.unwrap();
    let dispute = &store.list_disputes().await.unwrap()[0];
    assert_eq!(
        (dispute.state, dispute.answer.as_str()),
        (DisputeState::Reversed, "It was Ben")
    );
}

pub async fn the_overview_tells_the_month(world: World) {
    let world = world.populated().await;
    let (owner, store) = (world.owner().await, &world.store);
    let settings = PointSettings {
        hold_hours: 1,
        monthly_budget: Some(Points(100)),
        point_value: Some(50),
        currency: Some("EUR".to_owned()),
        approval_percent: 25,
    };
    let defaults = store.find_point_settings().await.unwrap();
    assert_eq!((defaults.hold_hours, defaults.approval_percent), (24, 10));
    world.answer(TILL, 5, thanks(&[1]), noon()).await;
    store
        .update_point_settings(&settings, owner, after(60))
        .await
        .unwrap();
    world.answer(TILL, 5, thanks(&[1]), after(120)).await;
    let give = adjust(Holder::Team(team(2)), 5);
    store.adjust_points(&give, owner, after(180)).await.unwrap();

    let overview = store.find_points_overview(after(7_200)).await.unwrap();
    assert_eq!(overview.month.to_string(), "2026-03-01");
    assert_eq!(overview.settings, settings);
    assert_eq!(
        (overview.spent, overview.total, overview.held),
        (Points(49), Points(49), Points(22)),
        "the first award keeps the hold it was paid with"
    );
    let april = at("2026-03-31T22:00:00Z");
    let overview = store.find_points_overview(april).await.unwrap();
    assert_eq!(overview.month.to_string(), "2026-04-01");
    assert_eq!(
        (overview.spent, overview.total, overview.held),
        (Points(0), Points(49), Points(0))
    );
    let names: Vec<_> = store
        .list_point_accounts(april)
        .await
        .unwrap()
        .into_iter()
        .map(|account| account.name)
        .collect();
    assert_eq!(names[..3], ["Ana Abreu", "Ben Bauer", "Cem Can"]);
    assert_eq!(names.len(), 7);
}

fn adjust(holder: Holder, points: i64) -> AdjustPoints {
    AdjustPoints {
        id: AdjustmentId(Uuid::now_v7()),
        holder,
        points: Points(points),
        reason: "The fair on Sunday".to_owned(),
    }
}

/// What a rule has paid to a person.
async fn award(world: &World, number: u128, rule: &str) -> TransactionId {
    let query = format!(
        "select id from ledger_transactions where rule = '{rule}' and account = 'employee:{}'",
        employee(number)
    );
    world.text(&query).await.parse().unwrap()
}

async fn account(world: &World, number: u128, now: Instant) -> PointAccountView {
    let accounts = world.store.list_point_accounts(now).await.unwrap();
    let holder = Holder::Employee(employee(number));
    accounts
        .into_iter()
        .find(|account| account.holder == holder)
        .unwrap()
}

fn noon() -> Instant {
    at("2026-03-02T12:00:00Z")
}

fn after(seconds: i64) -> Instant {
    noon().plus_seconds(seconds)
}
