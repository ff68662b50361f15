//! Opening a database: again, from the future, and one that was tampered with.

use crate::world::World;
use server::store::{Store, StoreError};

pub async fn opens_again_and_keeps_everything(world: World) {
    let world = world.populated().await;
    world.store.close().await;
    let again = Store::open(&world.address).await.unwrap();
    again.ready().await.unwrap();
    let program = again.find_program().await.unwrap().unwrap();
    assert_eq!(program.name, "Corner Shop");
    assert_eq!(program.hold_seconds, 86_400);
    again.close().await;
    assert!(matches!(
        again.ready().await,
        Err(StoreError::Unavailable(_))
    ));
}

pub async fn refuses_a_newer_schema_with_a_sentence(world: World) {
    world.store.close().await;
    world
        .run("insert into schema_migrations (version, checksum) values (999, 'from the future')")
        .await
        .unwrap();
    let refusal = Store::open(&world.address).await.unwrap_err();
    assert!(matches!(
        refusal,
        StoreError::NewerSchema { found: 999, .. }
    ));
    assert!(
        refusal
            .to_string()
            .starts_with("This database was made by a newer Plaudit")
    );
}

pub async fn refuses_an_edited_migration(world: World) {
    world.store.close().await;
    world
        .run("update schema_migrations set checksum = 'another'")
        .await
        .unwrap();
    let refusal = Store::open(&world.address).await.unwrap_err();
    assert!(matches!(refusal, StoreError::Broken(_)), "{refusal}");
}
