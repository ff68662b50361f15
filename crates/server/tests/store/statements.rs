//! Statements: every posting of a person with its sentence, and the balance after it.

use crate::world::{TILL, World, at, employee, new_id, team, thanks};
use domain::api::ledger::{AdjustPoints, DisputeDecision, DisputeOutcome, DisputeState, Holder};
use domain::api::points::{POSTINGS_PER_PAGE, PointsView, PostingKind, PostingView};
use domain::id::{AdjustmentId, TransactionId};
use domain::instant::Instant;
use domain::points::Points;
use domain::rules::Trust;
use server::store::{PostingFilter, StoreError};

pub async fn each_posting_tells_why(world: World) {
    let world = world.populated().await;
    let id = new_id();
    world.tap_with(TILL, id, 5, morning(), Trust::Kiosk).await;
    world.send(TILL, id, thanks(&[1]), morning()).await.unwrap();
    let points = statement(&world, morning()).await;
    let mut told: Vec<_> = points.postings.iter().map(line).collect();
    told.sort();
    assert_eq!(
        told,
        [
            "Lived a standard +2: A customer’s thanks: “Lived a standard” (version 1 of the rules) gives 5 points for each ticked standard among “Answered quickly” and “Solved it before I asked” (15 at most): 5 points. It came from an enrolled kiosk, which pays 50 %: 2 points.",
            "Thanked by a customer +5: A customer’s thanks: “Thanked by a customer” (version 1 of the rules) gives 10 points. It came from an enrolled kiosk, which pays 50 %: 5 points.",
        ]
    );
    assert_eq!(
        (points.name.as_str(), points.holder),
        ("Ana Abreu", Holder::Employee(employee(1)))
    );
    assert_eq!((points.held, points.available), (Points(7), Points(0)));
    let card = world.wall(1, morning()).await.cards[0].id;
    for posting in &points.postings {
        assert_eq!(posting.kind, PostingKind::Award);
        assert_eq!(posting.card, Some(card));
        assert_eq!(posting.held_until, Some(morning().plus_seconds(86_400)));
    }
    let later = statement(&world, morning().plus_seconds(86_400)).await;
    assert_eq!((later.held, later.available), (Points(0), Points(7)));
    assert!(
        later
            .postings
            .iter()
            .all(|posting| posting.held_until.is_none())
    );
}

pub async fn the_balance_beside_a_posting_is_the_fold_up_to_it(world: World) {
    let world = world.populated().await;
    for day in 0..3 {
        world
            .answer(TILL, 5, thanks(&[1, 2]), days_later(day))
            .await;
    }
    take_back_one(&world, days_later(3)).await;
    world.answer(TILL, 4, thanks(&[1]), days_later(4)).await;
    let now = days_later(5);
    let points = statement(&world, now).await;
    let oldest_first = world.store.list_postings(employee(1), now).await.unwrap();
    let mut balance = Points::ZERO;
    for posting in &oldest_first {
        balance = balance.checked_add(posting.points).unwrap();
        assert_eq!(posting.balance, balance);
    }
    assert_eq!(balance, Points(15 * 4 - 10));
    assert_eq!(points.available.checked_add(points.held), Some(balance));
    let newest_first: Vec<_> = oldest_first.into_iter().rev().collect();
    assert_eq!(points.postings, newest_first);
    // A filter leaves postings out, and nothing of the balance.
    let thanked = filtered(&world, None, Some("thanked"), now).await;
    let of_rule = |posting: &&PostingView| posting.rule == "Thanked by a customer";
    let expected: Vec<_> = newest_first.iter().filter(of_rule).cloned().collect();
    assert_eq!(thanked.postings, expected);
}

pub async fn what_was_taken_back_is_told_twice(world: World) {
    let world = world.populated().await;
    world.answer(TILL, 5, thanks(&[1]), morning()).await;
    take_back_one(&world, days_later(1)).await;
    let points = statement(&world, days_later(2)).await;
    let reversal = &points.postings[0];
    assert_eq!(
        (reversal.kind, reversal.points, reversal.sentence.as_str()),
        (
            PostingKind::Reversal,
            Points(-10),
            "“Thanked by a customer” (version 1 of the rules) is taken back: sent twice."
        )
    );
    let undone: Vec<_> = points
        .postings
        .iter()
        .filter_map(|posting| Some((posting.points, posting.reversed.clone()?)))
        .collect();
    assert_eq!(undone.len(), 1);
    assert_eq!(undone[0].0, Points(10));
    assert_eq!(
        (undone[0].1.at, undone[0].1.reason.as_str()),
        (days_later(1), "sent twice")
    );
    let card = &world.wall(1, days_later(2)).await.cards[0];
    assert_eq!(card.points, Points(5), "what stays");
    let struck: Vec<_> = card
        .awards
        .iter()
        .filter(|award| award.reversed.is_some())
        .collect();
    assert_eq!(struck.len(), 1);
    assert_eq!(struck[0].points, Points(10), "what it had paid");
}

pub async fn what_was_done_by_hand_tells_who_and_why(world: World) {
    let world = world.populated().await;
    let owner = world.owner().await;
    for points in [20, -5] {
        let adjust = AdjustPoints {
            id: AdjustmentId(new_id().0),
            holder: Holder::Employee(employee(1)),
            points: Points(points),
            reason: "for the summer party".to_owned(),
        };
        let at = morning().plus_seconds(20 - points);
        world.store.adjust_points(&adjust, owner, at).await.unwrap();
    }
    let points = statement(&world, days_later(1)).await;
    let told: Vec<_> = points
        .postings
        .iter()
        .map(|posting| posting.sentence.as_str())
        .collect();
    assert_eq!(
        told,
        [
            "Taken off by Olga Owner: for the summer party.",
            "Added by Olga Owner: for the summer party.",
        ]
    );
    assert!(points.postings.iter().all(|posting| {
        (posting.kind, posting.card, posting.rule.as_str())
            == (PostingKind::Adjustment, None, "Adjustment")
    }));
    assert_eq!(points.available, Points(15));
}

pub async fn a_dispute_and_its_answer_stand_beside_the_award(world: World) {
    let world = world.populated().await;
    world.answer(TILL, 5, thanks(&[1]), morning()).await;
    let id = ten(&world, morning()).await;
    let reason = "That was Ben.";
    let store = &world.store;
    store
        .create_dispute(id, employee(1), reason, days_later(1))
        .await
        .unwrap();
    let told = dispute(&world, id).await;
    assert_eq!(
        (told.state, told.reason.as_str(), told.at),
        (DisputeState::Open, reason, days_later(1))
    );
    let open = store.list_disputes().await.unwrap()[0].id;
    let owner = world.owner().await;
    let decided = store.decide_dispute(
        open,
        DisputeDecision::Keep,
        "The customer named you.",
        owner,
        days_later(2),
    );
    decided.await.unwrap();
    let told = dispute(&world, id).await;
    assert_eq!(
        (told.state, told.answer.as_str()),
        (DisputeState::Kept, "The customer named you.")
    );
}

/// As the statement and the card tell it, alike.
async fn dispute(world: &World, id: TransactionId) -> DisputeOutcome {
    let points = statement(world, days_later(3)).await;
    let posting = points
        .postings
        .into_iter()
        .find(|posting| posting.transaction == Some(id));
    let told = posting.unwrap().dispute.unwrap();
    let card = &world.wall(1, days_later(3)).await.cards[0];
    let award = card
        .awards
        .iter()
        .find(|award| award.transaction == Some(id));
    assert_eq!(award.unwrap().dispute.as_ref(), Some(&told));
    told
}

pub async fn postings_are_those_of_the_month_and_rule(world: World) {
    let world = world.populated().await;
    // Midnight in Berlin is at 23:00 in UTC.
    let end_of_march = at("2026-03-31T21:59:00Z");
    world.answer(TILL, 5, thanks(&[1]), end_of_march).await;
    world
        .answer(TILL, 5, thanks(&[1]), end_of_march.plus_seconds(60))
        .await;
    let now = at("2026-05-02T12:00:00Z");
    let march = filtered(&world, Some("2026-03"), None, now).await;
    assert_eq!(march.postings.len(), 2);
    assert!(
        march
            .postings
            .iter()
            .all(|posting| posting.at == end_of_march.plus_seconds(30))
    );
    let april = filtered(&world, Some("2026-04"), Some("standards"), now).await;
    assert_eq!(april.postings.len(), 1);
    assert_eq!(april.postings[0].balance.0 % 5, 0);
    assert_eq!(
        filtered(&world, Some("2026-05"), None, now).await.postings,
        []
    );
    assert_eq!(
        filtered(&world, None, Some("none such"), now)
            .await
            .postings,
        []
    );
    let months: Vec<_> = april.months.iter().map(ToString::to_string).collect();
    assert_eq!(months, ["2026-05", "2026-04", "2026-03"]);
    let rules: Vec<_> = april
        .rules
        .iter()
        .map(|rule| (rule.rule.as_str(), rule.name.as_str()))
        .collect();
    assert_eq!(
        rules,
        [
            ("standards", "Lived a standard"),
            ("thanked", "Thanked by a customer")
        ]
    );
}

pub async fn pages_of_postings_have_no_gaps_and_no_doubles(world: World) {
    let world = world.populated().await;
    for number in 0..POSTINGS_PER_PAGE {
        // Not so many within an hour that a moderator has to look.
        let moment = morning().plus_seconds(300 * i64::from(number));
        world.answer(TILL, 5, thanks(&[1]), moment).await;
    }
    let now = days_later(1);
    let first = statement(&world, now).await;
    assert_eq!(first.postings.len(), POSTINGS_PER_PAGE as usize);
    let cursor = first.next.clone().unwrap();
    // What is paid meanwhile stands on top.
    world.answer(TILL, 5, thanks(&[1]), now).await;
    let filter = PostingFilter::default();
    let find = |cursor: String| {
        let filter = &filter;
        let store = &world.store;
        async move {
            store
                .find_points(employee(1), filter, Some(&cursor), now)
                .await
        }
    };
    let second = find(cursor).await.unwrap().unwrap();
    assert_eq!(second.next, None);
    let ids = |view: &PointsView| {
        view.postings
            .iter()
            .map(|posting| posting.id)
            .collect::<Vec<_>>()
    };
    let mut seen = [ids(&first), ids(&second)].concat();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 2 * POSTINGS_PER_PAGE as usize);
    let refusal = find("nonsense".to_owned()).await;
    assert!(matches!(refusal, Err(StoreError::Invalid(_))));
    let nobody = world
        .store
        .find_points(employee(99), &filter, None, now)
        .await;
    assert_eq!(nobody.unwrap(), None);
}

pub async fn somebody_without_points_has_an_empty_statement(world: World) {
    let world = world.populated().await;
    let points = statement(&world, morning()).await;
    assert_eq!((points.postings.len(), points.rules.len()), (0, 0));
    assert_eq!((points.held, points.available), (Points(0), Points(0)));
    let months: Vec<_> = points.months.iter().map(ToString::to_string).collect();
    assert_eq!(months, ["2026-03"]);
}

pub async fn a_team_has_a_statement(world: World) {
    let world = world.populated().await;
    world.answer(TILL, 5, thanks(&[1]), morning()).await;
    let now = days_later(1);
    let filter = PostingFilter::default();
    let points = world.store.find_points(team(1), &filter, None, now).await;
    let points = points.unwrap().unwrap();
    assert_eq!(
        (points.name.as_str(), points.holder),
        ("Store", Holder::Team(team(1)))
    );
    let told: Vec<_> = points.postings.iter().map(line).collect();
    assert_eq!(
        told,
        [
            "Team share +7: A customer’s score: “Team share” (version 1 of the rules) gives 7 points, shared equally: 7 points. It came through a receipt link, which pays in full."
        ]
    );
    assert!(points.postings.iter().all(|posting| posting.card.is_none()));
    let rules: Vec<_> = points.rules.iter().map(|rule| rule.rule.as_str()).collect();
    assert_eq!(rules, ["team"]);
    let nobody = world.store.find_points(team(9), &filter, None, now).await;
    assert_eq!(nobody.unwrap(), None);
}

fn line(posting: &PostingView) -> String {
    format!("{} +{}: {}", posting.rule, posting.points, posting.sentence)
}

pub async fn statement(world: &World, now: Instant) -> PointsView {
    filtered(world, None, None, now).await
}

pub async fn filtered(
    world: &World,
    month: Option<&str>,
    rule: Option<&str>,
    now: Instant,
) -> PointsView {
    let filter = PostingFilter {
        month: month.map(|month| month.parse().unwrap()),
        rule: rule.map(str::to_owned),
    };
    let found = world
        .store
        .find_points(employee(1), &filter, None, now)
        .await;
    found.unwrap().unwrap()
}

pub fn morning() -> Instant {
    at("2026-03-02T09:15:00Z")
}

pub fn days_later(days: i64) -> Instant {
    morning().plus_seconds(days * 86_400)
}

/// The first 10 points of Ana's.
async fn ten(world: &World, now: Instant) -> TransactionId {
    let postings = world.store.list_postings(employee(1), now).await.unwrap();
    let ten = postings.iter().find(|posting| posting.points == Points(10));
    ten.unwrap().transaction.unwrap()
}

/// Takes them back.
async fn take_back_one(world: &World, now: Instant) {
    let (id, owner) = (ten(world, now).await, world.owner().await);
    let taken = world.store.reverse_points(id, "sent twice", owner, now);
    taken.await.unwrap();
}
