//! Set-up, accounts and sessions.

use crate::world::{
    HASH, TILL, World, at, employee, new_employee, new_touchpoint, new_user, start, team,
};
use domain::instant::Instant;
use domain::role::Role;
use server::store::{NewProgram, NewSession, NewTeam, StoreError};

pub async fn a_database_holds_one_program(world: World) {
    assert_eq!(world.store.find_program().await.unwrap(), None);
    let unknown_zone = NewProgram::with_defaults("Shop", "Europe/Atlantis");
    let refusal = world
        .store
        .create_program(unknown_zone, start())
        .await
        .unwrap_err();
    assert!(matches!(refusal, StoreError::Invalid(_)));
    let program = NewProgram::with_defaults("Shop", "Europe/Berlin");
    world
        .store
        .create_program(program.clone(), start())
        .await
        .unwrap();
    let refusal = world
        .store
        .create_program(program, start())
        .await
        .unwrap_err();
    assert!(matches!(refusal, StoreError::Conflict(_)));
    assert_eq!(world.count("rule_sets").await, 1);
}

pub async fn refuses_names_that_are_taken(world: World) {
    let world = world.populated().await;
    let store = &world.store;
    let name = "Store".to_owned();
    assert_eq!(
        store.find_team_by_name("Store").await.unwrap(),
        Some(team(1))
    );
    for refusal in [
        store
            .create_team(NewTeam { id: team(9), name }, start())
            .await,
        store
            .create_employee(new_employee(1, "Ana Again", 1), start())
            .await,
        store
            .create_touchpoint(new_touchpoint(9, TILL, &[]), start())
            .await,
    ] {
        assert!(
            matches!(refusal, Err(StoreError::Conflict(_))),
            "{refusal:?}"
        );
    }
    let taken = new_user("owner@example.com", Role::Owner, None);
    assert!(matches!(
        store.create_user(taken, start()).await,
        Err(StoreError::Conflict(_))
    ));
    assert_eq!(store.count_users().await.unwrap(), 1);
}

pub async fn an_employee_account_belongs_to_a_person(world: World) {
    let world = world.populated().await;
    for role in [Role::Employee, Role::Lead] {
        let nobody = new_user("nobody@example.com", role, None);
        let refusal = world.store.create_user(nobody, start()).await;
        assert!(matches!(refusal, Err(StoreError::Invalid(_))));
    }
    let ana = new_user("ana@example.com", Role::Lead, Some(employee(1)));
    world.store.create_user(ana, start()).await.unwrap();
    let found = world
        .store
        .find_user_for_sign_in("ana@example.com")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (found.user.role, found.user.employee),
        (Role::Lead, Some(employee(1)))
    );
    assert!(!found.disabled);
    assert!(
        world
            .store
            .find_user_for_sign_in("nobody@example.com")
            .await
            .unwrap()
            .is_none()
    );
    let refusal = world
        .store
        .set_role("owner@example.com", Role::Lead, start())
        .await;
    assert!(matches!(refusal, Err(StoreError::Invalid(_))));
}

pub async fn a_session_ends_by_idling_and_by_age(world: World) {
    let world = with_ana(world).await;
    let (store, token) = (&world.store, &token());
    sign_in(&world, start()).await;
    let seen = |at: Instant| async move {
        store
            .find_session(token, at)
            .await
            .unwrap()
            .map(|session| session.view)
    };
    let view = seen(start().plus_seconds(1_799)).await.unwrap();
    assert_eq!(view.email, "ana@example.com");
    assert_eq!(view.organization, "Corner Shop");
    assert_eq!(view.team.unwrap().name, "Store");
    assert_eq!(seen(start().plus_seconds(1_800)).await, None, "idle");
    store
        .touch_session(token, start().plus_seconds(1_700))
        .await
        .unwrap();
    assert!(seen(start().plus_seconds(3_000)).await.is_some(), "touched");
    assert_eq!(
        store
            .delete_expired_sessions(start().plus_seconds(3_000))
            .await
            .unwrap(),
        0
    );
    store
        .touch_session(token, start().plus_seconds(3_500))
        .await
        .unwrap();
    assert_eq!(seen(start().plus_seconds(3_600)).await, None, "age");
    assert_eq!(
        store
            .delete_expired_sessions(start().plus_seconds(3_600))
            .await
            .unwrap(),
        1
    );
}

pub async fn a_session_ends_with_password_role_and_account(world: World) {
    let world = with_ana(world).await;
    let store = &world.store;
    let email = "ana@example.com";
    let signed_in = || async {
        store
            .find_session(&token(), start())
            .await
            .unwrap()
            .is_some()
    };

    sign_in(&world, start()).await;
    store.delete_session(&token()).await.unwrap();
    assert!(!signed_in().await, "signed out");
    sign_in(&world, start()).await;
    store.set_password(email, HASH, start()).await.unwrap();
    assert!(!signed_in().await, "password");
    sign_in(&world, start()).await;
    store
        .set_role(email, Role::Employee, start())
        .await
        .unwrap();
    assert!(!signed_in().await, "role");
    sign_in(&world, start()).await;
    assert!(signed_in().await);
    store.disable_user(email, start()).await.unwrap();
    assert!(!signed_in().await, "disabled");
    // A sign-in that was under way while the account was disabled signs nobody in.
    sign_in(&world, start()).await;
    assert!(!signed_in().await, "disabled before");
    assert!(
        store
            .find_user_for_sign_in(email)
            .await
            .unwrap()
            .unwrap()
            .disabled
    );
    let unknown = store
        .disable_user("nobody@example.com", at("2026-03-02T00:00:00Z"))
        .await;
    assert!(matches!(unknown, Err(StoreError::NotFound)));
}

async fn with_ana(world: World) -> World {
    let world = world.populated().await;
    let ana = new_user("ana@example.com", Role::Lead, Some(employee(1)));
    world.store.create_user(ana, start()).await.unwrap();
    world
}

async fn sign_in(world: &World, now: Instant) {
    let found = world
        .store
        .find_user_for_sign_in("ana@example.com")
        .await
        .unwrap()
        .unwrap();
    let session = NewSession {
        token_hash: token(),
        user: found.user.id,
        idle_seconds: 1_800,
        expires_at: now.plus_seconds(3_600),
    };
    world.store.create_session(session, now).await.unwrap();
}

fn token() -> String {
    "ab".repeat(32)
}
