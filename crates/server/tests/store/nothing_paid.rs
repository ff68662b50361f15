//! What came to nothing and what nearly paid: on the statement as on the cards.

use crate::statements::{days_later, filtered, morning, statement};
use crate::world::{TILL, WORKED_EXAMPLE, World, employee, thanks};
use domain::api::feedback::SendResponse;
use domain::api::points::{POSTINGS_PER_PAGE, PostingKind, PostingView};
use domain::points::Points;
use domain::rules::{Cap, CapScope, CapWindow, Condition, RuleSet};
use server::store::PostingFilter;

/// A cap that leaves nothing, and thanks that no rule pays for: both are on the statement, as they are on the cards.
pub async fn what_came_to_nothing_is_told_beside_what_was_paid(world: World) {
    let world = world.populated_with(capped_at_ten()).await;
    world.answer(TILL, 5, thanks(&[1]), morning()).await;
    world
        .answer(TILL, 5, thanks(&[1]), morning().plus_seconds(3_600))
        .await;
    world
        .answer(TILL, 5, silent(), morning().plus_seconds(7_200))
        .await;
    let now = morning().plus_seconds(8_000);
    let points = statement(&world, now).await;
    let [nothing, capped, paid] = &points.postings[..] else {
        panic!("{:?}", points.postings);
    };
    assert_eq!(
        (paid.kind, paid.points, paid.balance),
        (PostingKind::Award, Points(10), Points(10))
    );
    assert_eq!(
        (
            capped.kind,
            capped.points,
            capped.balance,
            capped.transaction
        ),
        (PostingKind::Award, Points(0), Points(10), None)
    );
    assert!(capped.sentence.ends_with("Nothing was left under the daily limit of 10 points for each employee, free again at midnight in Berlin."));
    assert_eq!(capped.held_until, None);
    assert_eq!(
        (
            nothing.kind,
            nothing.points,
            nothing.balance,
            nothing.sentence.as_str()
        ),
        (
            PostingKind::NearMiss,
            Points(0),
            Points(10),
            "A customer’s thanks: no rule paid for it."
        )
    );
    let cards = world.wall(1, now).await.cards;
    for (posting, card) in points.postings.iter().zip(&cards) {
        assert_eq!(posting.card, Some(card.id));
        assert_eq!(near(posting), card.near, "in the card's own words");
    }
    assert_eq!(near(nothing).len(), 2);
    let all = world.store.list_postings(employee(1), now).await.unwrap();
    let newest_first: Vec<_> = all.into_iter().rev().collect();
    assert_eq!(points.postings, newest_first);
}

pub async fn what_nearly_paid_is_told_once_for_each_card(world: World) {
    let world = world.populated().await;
    let mut content = thanks(&[1]);
    "Thanks!".clone_into(&mut content.message);
    world.answer(TILL, 5, content, morning()).await;
    let points = statement(&world, morning().plus_seconds(60)).await;
    assert_eq!(points.postings.len(), 1, "the standard");
    assert_eq!(
        near(&points.postings[0]),
        ["No points from “Thanked by a customer”: message shorter than 20 characters."]
    );
    // Both rules pay this one.
    world.answer(TILL, 5, thanks(&[1]), days_later(1)).await;
    let points = statement(&world, days_later(2)).await;
    let told: usize = points
        .postings
        .iter()
        .map(|posting| posting.near.len())
        .sum();
    assert_eq!((points.postings.len(), told), (3, 1));
}

pub async fn asked_for_a_rule_a_statement_tells_what_kept_it_from_paying(world: World) {
    let world = world.populated().await;
    world.answer(TILL, 5, silent(), days_later(-2)).await;
    let mut unticked = thanks(&[1]);
    unticked.standards = Vec::new();
    world.answer(TILL, 5, unticked, morning()).await;
    world.answer(TILL, 5, thanks(&[1]), days_later(1)).await;
    let now = days_later(2);
    let told = async |month: Option<&str>, rule: &str| {
        let points = filtered(&world, month, Some(rule), now).await;
        let lines = points.postings.iter();
        lines
            .map(|posting| {
                (
                    posting.kind,
                    posting.points.0,
                    posting.rule.clone(),
                    posting.near.len(),
                )
            })
            .collect::<Vec<_>>()
    };
    let lived = "Lived a standard".to_owned();
    assert_eq!(
        told(None, "standards").await,
        [
            (PostingKind::Award, 5, lived.clone(), 0),
            (PostingKind::NearMiss, 0, lived.clone(), 0),
            (PostingKind::NearMiss, 0, lived, 0),
        ]
    );
    assert_eq!(told(None, "thanked").await.len(), 3);
    assert_eq!(told(Some("2026-02"), "thanked").await.len(), 1);
    assert_eq!(told(None, "team").await, [], "it pays no person");
    let months = filtered(&world, None, None, now).await.months;
    assert_eq!(
        months.last().unwrap().to_string(),
        "2026-02",
        "of what paid nothing too"
    );
}

/// What a rule that asks for 5 did not pay looks alike for a score of 4 and one of 5.
pub async fn a_statement_tells_nothing_of_the_score(world: World) {
    let mut rules: RuleSet = serde_json::from_str(WORKED_EXAMPLE).unwrap();
    rules.rules.truncate(1);
    rules.rules[0].conditions[0] = Condition::ScoreAtLeast(5);
    let world = world.populated_with(rules).await;
    for value in [5, 4] {
        world.answer(TILL, value, silent(), morning()).await;
    }
    for rule in [None, Some("thanked")] {
        let points = filtered(&world, None, rule, days_later(1)).await;
        let told: Vec<_> = points
            .postings
            .iter()
            .map(|posting| (posting.kind, posting.sentence.clone(), near(posting)))
            .collect();
        assert_eq!(told.len(), 2);
        assert_eq!(told[0], told[1]);
    }
}

/// Thanks of which there is nothing to tell is passed over without a gap.
pub async fn pages_hold_what_came_to_nothing_too(world: World) {
    let world = world.populated_with(capped_at_ten()).await;
    let count = POSTINGS_PER_PAGE + 10;
    for number in 0..count {
        let moment = morning().plus_seconds(300 * i64::from(number));
        let content = if number % 2 == 0 {
            thanks(&[1])
        } else {
            silent()
        };
        world.answer(TILL, 5, content, moment).await;
    }
    let now = days_later(3);
    for rule in [None, Some("thanked".to_owned())] {
        let filter = PostingFilter { month: None, rule };
        let (mut seen, mut cursor) = (Vec::new(), None::<String>);
        loop {
            let page = world
                .store
                .find_points(employee(1), &filter, cursor.as_deref(), now);
            let page = page.await.unwrap().unwrap();
            assert!(page.postings.len() <= POSTINGS_PER_PAGE as usize);
            seen.extend(page.postings);
            cursor = page.next;
            let Some(cursor) = &cursor else { break };
            assert!(!names_a_response(&world, cursor).await, "{cursor}");
        }
        assert!(
            seen.is_sorted_by(|one, other| one.at > other.at),
            "newest first"
        );
        assert_eq!(seen.len(), count as usize);
    }
}

/// Whoever knows the id of a response can try which score it has.
async fn names_a_response(world: &World, cursor: &str) -> bool {
    let query = format!("select count(*) from responses where '{cursor}' like '%' || id || '%'");
    world.number(&query).await > 0
}

/// One rule, of at most 10 points a day for each, and the one about standards.
fn capped_at_ten() -> RuleSet {
    let mut rules: RuleSet = serde_json::from_str(WORKED_EXAMPLE).unwrap();
    rules.rules.truncate(2);
    rules.rules[0].caps = vec![Cap {
        per: CapScope::Employee,
        window: CapWindow::Day,
        points: Points(10),
    }];
    // It pays only for what nobody ticks here.
    rules.rules[1].conditions = vec![Condition::StandardsAny(vec!["proactive".to_owned()])];
    rules
}

/// Thanks to Ana that lacks everything that rules ask for.
fn silent() -> SendResponse {
    SendResponse {
        standards: Vec::new(),
        message: "Thanks!".to_owned(),
        ..thanks(&[1])
    }
}

fn near(posting: &PostingView) -> Vec<String> {
    let near = posting.near.iter();
    near.map(|miss| miss.sentence.clone()).collect()
}
