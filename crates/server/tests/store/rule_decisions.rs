//! Rules that wait for a second owner, and rules that run unpaid.

use crate::world::{TILL, World, at, new_user, thanks};
use domain::api::ledger::PointSettings;
use domain::api::rules::{PublishRules, RuleProposalView, RulesView};
use domain::id::UserId;
use domain::instant::Instant;
use domain::points::Points;
use domain::role::Role;
use domain::rules::RuleSet;
use domain::rules::replay::Cost;
use server::replay::{KeptRun, cost_of_change};
use server::store::{Result, StoreError};

const COST: Cost = Cost {
    compared_with: 1,
    live: Points(1_000),
    new: Points(2_000),
};

pub async fn another_owner_approves_what_one_proposed(world: World) {
    let world = world.populated().await;
    let (olga, second) = owners(&world).await;
    let view = propose(&world, 20, None, olga).await.unwrap();
    assert_eq!((view.newest.version, view.owners), (1, 2));
    let proposal = only(&view);
    assert_eq!(proposal.rules.rules[0].award.points, Points(20));
    assert_eq!(
        (proposal.cost.live, proposal.cost.new),
        (COST.live, COST.new)
    );
    assert_eq!(
        (proposal.proposer, proposal.proposed_by.as_str()),
        (olga, "Olga Owner")
    );

    let own = world
        .store
        .approve_rules(proposal.id, olga, later(60))
        .await;
    assert!(matches!(own, Err(StoreError::Conflict(_))), "{own:?}");
    let own = world
        .store
        .refuse_rules(proposal.id, "No", olga, later(60))
        .await;
    assert!(matches!(own, Err(StoreError::Conflict(_))), "{own:?}");
    let view = world
        .store
        .approve_rules(proposal.id, second, later(60))
        .await
        .unwrap();
    assert_eq!(view.live.version, 2);
    assert_eq!(view.live.effective_from, later(60));
    let entry = &view.versions[0];
    assert_eq!(entry.published_by, "Olga Owner");
    assert_eq!(entry.approved_by.as_deref(), Some("Sana Second"));
    assert_eq!(view.proposals, []);
    let again = world
        .store
        .approve_rules(proposal.id, second, later(61))
        .await;
    assert!(matches!(again, Err(StoreError::NotFound)), "{again:?}");
    let approved = "audit where action = 'rules.approve'";
    assert_eq!(world.count(approved).await, 1);
}

pub async fn a_refusal_is_read_by_whoever_proposed(world: World) {
    let world = world.populated().await;
    let (olga, second) = owners(&world).await;
    let id = only(&propose(&world, 20, None, olga).await.unwrap()).id;
    let view = world
        .store
        .refuse_rules(id, "Too dear", second, later(60))
        .await
        .unwrap();
    let refused = only(&view).refused.unwrap();
    assert_eq!(
        (refused.by.as_str(), refused.reason.as_str()),
        ("Sana Second", "Too dear")
    );
    assert_eq!(view.versions.len(), 1);
    let fortnight = later(60 + 14 * 24 * 3_600);
    assert_eq!(
        world
            .store
            .find_rules(olga, fortnight)
            .await
            .unwrap()
            .proposals,
        []
    );

    // A new proposal takes its place, and one that is taken back is gone.
    let change = change(1, 30, None);
    let again = world.store.propose_rules(change, COST, olga, later(65));
    let id = only(&again.await.unwrap()).id;
    let theirs = world.store.withdraw_proposal(id, second, later(70)).await;
    assert!(matches!(theirs, Err(StoreError::NotFound)), "{theirs:?}");
    world
        .store
        .withdraw_proposal(id, olga, later(70))
        .await
        .unwrap();
    assert_eq!(
        world
            .store
            .find_rules(olga, later(70))
            .await
            .unwrap()
            .proposals,
        []
    );
}

pub async fn a_proposal_is_replaced_and_overtaken(world: World) {
    let world = world.populated().await;
    let (olga, second) = owners(&world).await;
    propose(&world, 20, None, olga).await.unwrap();
    let view = propose(&world, 30, None, olga).await.unwrap();
    let proposal = only(&view);
    assert_eq!(proposal.rules.rules[0].award.points, Points(30));

    world
        .store
        .publish_rules(change(1, 12, None), second, later(10))
        .await
        .unwrap();
    let stale = world
        .store
        .approve_rules(proposal.id, second, later(20))
        .await;
    assert!(matches!(stale, Err(StoreError::Conflict(_))), "{stale:?}");
    let stale = propose(&world, 30, None, olga).await;
    assert!(matches!(stale, Err(StoreError::Conflict(_))), "{stale:?}");
}

pub async fn what_is_approved_late_begins_then(world: World) {
    let world = world.populated().await;
    let (olga, second) = owners(&world).await;
    for (points, from, approved, begins) in [(20, 100, 50, 100), (30, 100, 200, 200)] {
        let newest = world
            .store
            .find_rules(olga, monday())
            .await
            .unwrap()
            .newest
            .version;
        let change = change(newest, points, Some(later(from)));
        let proposed = world
            .store
            .propose_rules(change, COST, olga, monday())
            .await;
        let id = only(&proposed.unwrap()).id;
        let view = world
            .store
            .approve_rules(id, second, later(approved))
            .await
            .unwrap();
        assert_eq!(view.newest.effective_from, later(begins), "{points}");
    }
}

pub async fn a_change_costs_what_90_days_would_have(world: World) {
    let world = world.populated().await;
    let old = monday().plus_seconds(-100 * 24 * 3_600);
    for moment in [old, monday(), later(60)] {
        world.answer(TILL, 5, thanks(&[1, 2]), moment).await;
    }
    let live = world.store.find_live_rules(monday()).await.unwrap();
    let new = change(1, 25, None).rules;
    let dearer = RuleSet {
        version: 7,
        ..change(1, 20, None).rules
    };
    let cost = cost_of_change(&world.store, vec![dearer, live], new, later(120))
        .await
        .unwrap();
    // Thanks twice, of two people each: 10 or 25 for it, 5 for a standard; 7 for the team, once each.
    assert_eq!((cost.live, cost.new), (Points(74), Points(134)));
    assert_eq!(cost.compared_with, 1, "the one that costs least");
}

pub async fn small_steps_add_up_until_two_owners_agree(world: World) {
    let world = world.populated().await;
    let alone = world.owner().await;
    let store = &world.store;
    let publish = async |based_on, points, now| {
        let change = change(based_on, points, None);
        store.publish_rules(change, alone, now).await.unwrap();
    };
    let compared = async |now| {
        let terms = store.find_approval_terms(alone, now).await.unwrap();
        let versions = terms.compared.iter().map(|rules| rules.version);
        versions.collect::<Vec<_>>()
    };
    publish(1, 11, later(10)).await;
    publish(2, 12, later(20)).await;
    assert_eq!(compared(later(30)).await, [3], "nobody else could agree");
    let (olga, second) = owners(&world).await;
    assert_eq!(compared(later(30)).await, [3, 1]);
    let proposed = store.propose_rules(change(3, 13, None), COST, olga, later(40));
    let id = only(&proposed.await.unwrap()).id;
    store.approve_rules(id, second, later(50)).await.unwrap();
    assert_eq!(compared(later(60)).await, [4], "agreed on");
    publish(4, 14, later(70)).await;
    assert_eq!(compared(later(80)).await, [5, 4]);
    let month = 31 * 24 * 3_600;
    assert_eq!(compared(later(month)).await, [5], "it has paid for a month");
}

pub async fn whoever_raises_the_share_does_so_for_the_others(world: World) {
    let world = world.populated().await;
    let alone = world.owner().await;
    let store = &world.store;
    let set = async |percent, by| {
        let before = store.find_point_settings().await.unwrap();
        let after = PointSettings {
            approval_percent: percent,
            ..before
        };
        store
            .update_point_settings(&after, by, monday())
            .await
            .unwrap();
    };
    let share = async |by| store.find_approval_terms(by, monday()).await.unwrap().share;
    set(20, alone).await;
    assert_eq!(share(alone).await, 20, "nobody else could");
    let (olga, second) = owners(&world).await;
    assert_eq!((share(olga).await, share(second).await), (10, 20));
    assert_eq!(
        store
            .find_rules(olga, monday())
            .await
            .unwrap()
            .approval_percent,
        10
    );
    set(30, second).await;
    assert_eq!((share(olga).await, share(second).await), (30, 20));
    set(5, olga).await;
    assert_eq!((share(olga).await, share(second).await), (5, 5));
    set(30, olga).await;
    assert_eq!(share(olga).await, 30, "a slip that is put right");
    set(60, olga).await;
    assert_eq!((share(olga).await, share(second).await), (30, 60));
    let budget = PointSettings {
        monthly_budget: Some(Points(9_000)),
        ..store.find_point_settings().await.unwrap()
    };
    let saved = store.update_point_settings(&budget, second, monday());
    saved.await.unwrap();
    assert_eq!(
        share(olga).await,
        30,
        "nobody has agreed to the share by that"
    );
}

pub async fn an_unpaid_run_is_shown_beside_what_was_paid(world: World) {
    let world = world.populated().await;
    let (olga, _) = owners(&world).await;
    let store = &world.store;
    assert_eq!(store.find_shadow().await.unwrap(), None);
    world.answer(TILL, 5, thanks(&[1]), monday()).await;
    let mut rules = change(1, 25, None).rules;
    rules.rules.truncate(1);
    store
        .start_shadow(change(1, 99, None).rules, olga, later(100))
        .await
        .unwrap();
    store.start_shadow(rules, olga, later(200)).await.unwrap();
    assert_eq!(world.count("rule_shadows where ended_at is null").await, 1);

    world.answer(TILL, 5, thanks(&[1]), later(300)).await;
    let kept = KeptRun::default();
    let shadow = async || store.find_shadow().await.unwrap().unwrap();
    let first = kept.view(store, shadow().await, later(400)).await.unwrap();
    assert_eq!((first.days.len(), first.days[0].would_be.0), (1, 25));
    let tomorrow = monday().plus_seconds(24 * 3_600);
    world.answer(TILL, 5, thanks(&[1, 2]), tomorrow).await;
    let now = tomorrow.plus_seconds(24 * 3_600);
    let view = kept.view(store, shadow().await, now).await.unwrap();
    let nothing_kept = KeptRun::default();
    let anew = nothing_kept.view(store, shadow().await, now).await;
    assert_eq!(view, anew.unwrap(), "as if nobody had looked before");
    assert_eq!(
        (view.started_at, view.started_by.as_str()),
        (later(200), "Olga Owner")
    );
    let days: Vec<_> = view
        .days
        .iter()
        .map(|day| (day.day.to_string(), day.would_be.0, day.real.0))
        .collect();
    let expected = [
        ("2026-03-02", 25, 22),
        ("2026-03-03", 50, 37),
        ("2026-03-04", 0, 0),
    ];
    assert_eq!(
        days,
        expected.map(|(day, would_be, real)| (day.to_owned(), would_be, real))
    );
    let accounts: Vec<_> = view
        .accounts
        .iter()
        .map(|account| {
            (
                account.name.as_str(),
                account.team.as_deref(),
                account.would_be.0,
                account.real.0,
            )
        })
        .collect();
    assert_eq!(
        accounts,
        [
            ("Ana Abreu", Some("Store"), 50, 30),
            ("Ben Bauer", Some("Store"), 25, 15),
            ("Store", None, 0, 14),
        ]
    );
    for _ in 0..2 {
        store.end_shadow(olga, now).await.unwrap();
        assert_eq!(store.find_shadow().await.unwrap(), None);
    }
    assert_eq!(
        world.count("audit where action = 'rules.end_shadow'").await,
        2
    );
}

fn only(view: &RulesView) -> RuleProposalView {
    let [proposal] = &view.proposals[..] else {
        panic!("{:?}", view.proposals)
    };
    proposal.clone()
}

/// The owner, and a second one.
async fn owners(world: &World) -> (UserId, UserId) {
    let mut second = new_user("second@example.com", Role::Owner, None);
    "Sana Second".clone_into(&mut second.name);
    let second = world.store.create_user(second, monday()).await.unwrap();
    (world.owner().await, second.id)
}

async fn propose(
    world: &World,
    points: i64,
    effective_from: Option<Instant>,
    by: UserId,
) -> Result<RulesView> {
    let change = change(1, points, effective_from);
    world.store.propose_rules(change, COST, by, monday()).await
}

/// The worked example with so many points for thanks.
fn change(based_on: u32, points: i64, effective_from: Option<Instant>) -> PublishRules {
    let mut rules: RuleSet = serde_json::from_str(crate::world::WORKED_EXAMPLE).unwrap();
    rules.rules[0].award.points = Points(points);
    PublishRules {
        based_on,
        reason: "Thanks is worth more".to_owned(),
        effective_from,
        rules,
    }
}

fn monday() -> Instant {
    at("2026-03-02T09:00:00Z")
}

fn later(seconds: i64) -> Instant {
    monday().plus_seconds(seconds)
}
