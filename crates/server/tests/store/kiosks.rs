//! Kiosks: a code is used once and in time, and what was revoked is none any more.

use crate::world::{DESK, TILL, World, at, start};
use domain::api::kiosk::KioskHeartbeat;
use domain::id::{KioskId, UserId};
use domain::instant::Instant;
use server::kiosk::pin::PinHash;
use server::store::{NewKiosk, NewKioskCode, StoreError};
use uuid::Uuid;

const CODE: &str = "c0de000000000000000000000000000000000000000000000000000000000001";
const CREDENTIAL: &str = "cede000000000000000000000000000000000000000000000000000000000001";
const OTHER_CREDENTIAL: &str = "cede000000000000000000000000000000000000000000000000000000000002";

fn somebody() -> UserId {
    UserId(Uuid::from_u128(1))
}

fn kiosk(credential: &str) -> NewKiosk {
    NewKiosk {
        id: KioskId(Uuid::now_v7()),
        credential_hash: credential.to_owned(),
    }
}

async fn create_code(world: &World, key: &str, code: &str, name: &str) {
    let new = NewKioskCode {
        code_hash: code.to_owned(),
        name: name.to_owned(),
        pin: PinHash {
            salt: [1; 16],
            hash: [2; 32],
        },
        expires_at: start().plus_seconds(600),
    };
    let created = world
        .store
        .create_kiosk_code(key, new, somebody(), start())
        .await;
    created.unwrap();
}

async fn enrol(world: &World, key: &str, credential: &str, at: Instant) -> Option<KioskId> {
    let enrolled = world.store.enrol_kiosk(key, CODE, kiosk(credential), at);
    enrolled.await.unwrap().map(|enrolment| enrolment.id)
}

pub async fn a_code_is_traded_once_at_its_touchpoint_and_in_time(world: World) {
    let world = world.populated().await;
    create_code(&world, TILL, CODE, "Exit").await;
    for (key, at) in [
        (DESK, start()),
        ("unknown", start()),
        ("no\0key", start()),
        (TILL, start().plus_seconds(600)),
    ] {
        assert_eq!(enrol(&world, key, CREDENTIAL, at).await, None, "{key:?}");
    }
    let enrolled = world
        .store
        .enrol_kiosk(TILL, CODE, kiosk(CREDENTIAL), start())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(enrolled.name, "Exit");
    assert_eq!(enrolled.pin_salt, "01".repeat(16));
    assert_eq!(enrolled.pin_hash, "02".repeat(32));
    let again = enrol(&world, TILL, OTHER_CREDENTIAL, start()).await;
    assert_eq!(again, None);
    assert_eq!(world.count("kiosks").await, 1);
}

pub async fn of_two_devices_with_one_code_one_is_enrolled(world: World) {
    let world = world.populated().await;
    create_code(&world, TILL, CODE, "Exit").await;
    let (one, other) = tokio::join!(
        enrol(&world, TILL, CREDENTIAL, start()),
        enrol(&world, TILL, OTHER_CREDENTIAL, start())
    );
    assert_eq!(u8::from(one.is_some()) + u8::from(other.is_some()), 1);
}

pub async fn a_kiosk_is_known_until_it_is_revoked(world: World) {
    let world = world.populated().await;
    create_code(&world, TILL, CODE, "Exit").await;
    let id = enrol(&world, TILL, CREDENTIAL, start()).await.unwrap();
    let store = &world.store;
    assert_eq!(store.find_kiosk(CREDENTIAL).await.unwrap().unwrap().id, id);
    assert_eq!(store.find_kiosk(OTHER_CREDENTIAL).await.unwrap(), None);
    let audited = world.count("audit").await;
    for _ in 0..2 {
        store.revoke_kiosk(id, somebody(), start()).await.unwrap();
    }
    assert_eq!(world.count("audit").await, audited + 1);
    assert_eq!(store.find_kiosk(CREDENTIAL).await.unwrap(), None);
    let nobody = KioskId(Uuid::now_v7());
    let refusal = store.revoke_kiosk(nobody, somebody(), start()).await;
    assert!(matches!(refusal, Err(StoreError::NotFound)));
    let refusal = store.note_heartbeat(id, &heartbeat(0), start()).await;
    assert!(matches!(refusal, Err(StoreError::NotFound)));
}

fn heartbeat(waiting: u32) -> KioskHeartbeat {
    KioskHeartbeat {
        waiting,
        refused: 1,
        version: "0.1.0-abc".to_owned(),
        device_at: at("2026-03-01T00:01:02.5Z"),
    }
}

pub async fn a_kiosk_tells_what_waits_and_how_wrong_its_clock_is(world: World) {
    let world = world.populated().await;
    create_code(&world, TILL, CODE, "Exit").await;
    let id = enrol(&world, TILL, CREDENTIAL, start()).await.unwrap();
    let seen = at("2026-03-01T00:01:00Z");
    let store = &world.store;
    store.note_heartbeat(id, &heartbeat(3), seen).await.unwrap();
    let list = store.list_kiosks(TILL).await.unwrap().unwrap();
    let told = &list.kiosks[0];
    assert_eq!((told.waiting, told.refused, told.ahead_ms), (3, 1, 2_500));
    assert_eq!((told.last_seen_at, told.enrolled_at), (seen, start()));
    assert_eq!(told.version, "0.1.0-abc");
    // Two signs of life at once may arrive in either order.
    store
        .note_heartbeat(id, &heartbeat(2), start())
        .await
        .unwrap();
    let list = store.list_kiosks(TILL).await.unwrap().unwrap();
    assert_eq!(list.kiosks[0].last_seen_at, seen);
    let row = &store.list_touchpoints().await.unwrap().touchpoints[1];
    assert_eq!((row.key.as_str(), row.kiosks, row.waiting), (TILL, 1, 2));
}

pub async fn kiosks_are_listed_by_name_with_revoked_ones_last(world: World) {
    let world = world.populated().await;
    let mut ids = Vec::new();
    for (number, name) in [(1, "exit"), (2, "Bar"), (3, "Attic")] {
        let code = format!("{number:064}");
        create_code(&world, TILL, &code, name).await;
        let new = kiosk(&format!("{number:063}c"));
        ids.push(new.id);
        let enrolled = world.store.enrol_kiosk(TILL, &code, new, start()).await;
        assert!(enrolled.unwrap().is_some());
    }
    world.store.give_kiosk_up(ids[2], start()).await.unwrap();
    let list = world.store.list_kiosks(TILL).await.unwrap().unwrap();
    let names: Vec<_> = list.kiosks.iter().map(|kiosk| &kiosk.name).collect();
    assert_eq!(names, ["Bar", "exit", "Attic"]);
    assert!(
        world
            .store
            .list_kiosks(DESK)
            .await
            .unwrap()
            .unwrap()
            .kiosks
            .is_empty()
    );
    assert_eq!(world.store.list_kiosks("unknown").await.unwrap(), None);
}

pub async fn codes_that_are_over_are_forgotten_after_a_day(world: World) {
    let world = world.populated().await;
    create_code(&world, TILL, CODE, "Exit").await;
    let late = NewKioskCode {
        code_hash: "0".repeat(64),
        name: "Exit".to_owned(),
        pin: PinHash {
            salt: [1; 16],
            hash: [2; 32],
        },
        expires_at: start().plus_seconds(200_000),
    };
    let tomorrow = start().plus_seconds(90_000);
    let created = world
        .store
        .create_kiosk_code(TILL, late, somebody(), tomorrow)
        .await;
    created.unwrap();
    assert_eq!(world.count("kiosk_codes").await, 1);
}
