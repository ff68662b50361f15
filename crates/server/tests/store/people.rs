//! Set-up, accounts and sessions.

use crate::world::{
    HASH, TILL, World, at, employee, new_employee, new_touchpoint, new_user, start, team,
};
use domain::instant::Instant;
use domain::language::Language;
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

pub async fn every_choice_of_a_new_program_has_words_in_every_language(world: World) {
    let world = world.populated().await;
    let further = i64::try_from(Language::ALL.len()).unwrap() - 1;
    for list in ["standards", "reasons"] {
        let choices = world.count(list).await;
        assert!(choices > 0);
        let labels = format!(
            "select count(*) from choice_labels l join {list} c on c.key = l.key where l.list = '{list}'"
        );
        assert_eq!(world.number(&labels).await, choices * further, "{list}");
    }
    let german =
        "select count(*) from choice_labels where language = 'de' and label = 'Hat Wort gehalten'";
    assert_eq!(world.number(german).await, 1);
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

/// A sign-in that was under way while the account changed: its password was checked before.
pub async fn what_was_checked_before_a_change_signs_nobody_in(world: World) {
    let world = with_ana(world).await;
    let store = &world.store;
    let email = "ana@example.com";
    let other_hash = HASH.replace("aGFzaA", "b3RoZXI");

    let checked = check(&world).await;
    store
        .set_password(email, &other_hash, start())
        .await
        .unwrap();
    assert!(!store.create_session(checked, start()).await.unwrap());
    let checked = check(&world).await;
    store
        .set_role(email, Role::Employee, start())
        .await
        .unwrap();
    assert!(!store.create_session(checked, start()).await.unwrap());
    let checked = check(&world).await;
    store.disable_user(email, start()).await.unwrap();
    assert!(!store.create_session(checked, start()).await.unwrap());
    assert_eq!(world.count("sessions").await, 0);
}

/// The same while the change is not committed yet: the session waits for it.
pub async fn a_sign_in_waits_for_a_change_under_way(world: World) {
    let world = with_ana(world).await;
    let checked = check(&world).await;
    let mut connection = world.connect().await;
    sqlx::raw_sql("begin; update users set role = 'employee' where email = 'ana@example.com'")
        .execute(&mut connection)
        .await
        .unwrap();
    let store = world.store.clone();
    let signing_in = tokio::spawn(async move { store.create_session(checked, start()).await });
    if world.store.notifies() {
        let waiting = "select count(*) from pg_stat_activity \
                       where datname = current_database() and wait_event_type = 'Lock'";
        while !signing_in.is_finished() && world.number(waiting).await == 0 {
            tokio::task::yield_now().await;
        }
    }
    sqlx::raw_sql("commit")
        .execute(&mut connection)
        .await
        .unwrap();
    assert!(!signing_in.await.unwrap().unwrap());
    assert_eq!(world.count("sessions").await, 0);
}

/// PostgreSQL takes no text with a NUL in it, and must not be asked.
pub async fn an_address_with_control_characters_has_no_account(world: World) {
    let world = with_ana(world).await;
    for email in [
        "\0",
        "ana@example.com\0",
        "ana\0@example.com",
        "a\n@example.com",
    ] {
        let found = world.store.find_user_for_sign_in(email).await.unwrap();
        assert!(found.is_none(), "{email:?}");
    }
}

async fn with_ana(world: World) -> World {
    let world = world.populated().await;
    let ana = new_user("ana@example.com", Role::Lead, Some(employee(1)));
    world.store.create_user(ana, start()).await.unwrap();
    world
}

async fn sign_in(world: &World, now: Instant) {
    let session = NewSession {
        expires_at: now.plus_seconds(3_600),
        ..check(world).await
    };
    assert!(world.store.create_session(session, now).await.unwrap());
}

/// Ana's session as far as her password has been checked.
async fn check(world: &World) -> NewSession {
    let found = world
        .store
        .find_user_for_sign_in("ana@example.com")
        .await
        .unwrap()
        .unwrap();
    NewSession {
        token_hash: token(),
        user: found.user.id,
        role: found.user.role,
        password_hash: found.password_hash,
        idle_seconds: 1_800,
        expires_at: start().plus_seconds(3_600),
    }
}

fn token() -> String {
    "ab".repeat(32)
}
