//! Touchpoints: in the language that is wanted, and set up by owners.

use crate::world::{DESK, TILL, World, at, start};
use domain::api::touchpoints::{LanguageSettings, UpdateTouchpoint, UpdateWording, WordingView};
use domain::id::UserId;
use domain::language::Language::{self, Arabic, English, French, German, Pseudo, Turkish};
use domain::opening_hours::{OpeningHours, Span};
use server::store::{StoreError, Touchpoint};
use uuid::Uuid;

fn somebody() -> UserId {
    UserId(Uuid::from_u128(1))
}

/// These wordings, and nothing else set up.
fn worded(wordings: &[(Language, &str)]) -> UpdateTouchpoint {
    UpdateTouchpoint {
        wordings: wordings
            .iter()
            .map(|&(language, question)| UpdateWording {
                language,
                question: question.to_owned(),
            })
            .collect(),
        sites: Vec::new(),
        hours: OpeningHours::default(),
    }
}

async fn update(world: &World, update: &UpdateTouchpoint) {
    let updated = world
        .store
        .update_touchpoint(TILL, update, somebody(), start())
        .await;
    updated.unwrap();
}

async fn offer(world: &World, offered: &[Language], mirror_scale: bool) {
    let settings = LanguageSettings {
        offered: offered.to_vec(),
        mirror_scale,
    };
    let updated = world
        .store
        .update_languages(&settings, somebody(), start())
        .await;
    updated.unwrap();
    assert_eq!(world.store.find_languages().await.unwrap(), settings);
}

async fn till(world: &World, wanted: Option<Language>) -> Touchpoint {
    let found = world.store.find_touchpoint(TILL, wanted).await.unwrap();
    found.unwrap()
}

/// The question's version and text, in this language.
async fn question(world: &World, language: Language) -> (u32, String) {
    let view = till(world, Some(language)).await.view;
    assert_eq!(view.language, language);
    (view.wording, view.question)
}

async fn settings(world: &World, language: Language) -> WordingView {
    let found = world
        .store
        .find_touchpoint_settings(TILL, "https://x.example");
    let settings = found.await.unwrap().unwrap();
    let mut wordings = settings.wordings.into_iter();
    wordings
        .find(|wording| wording.language == language)
        .unwrap()
}

pub async fn a_customer_reads_a_language_on_offer(world: World) {
    let world = world.populated().await;
    offer(&world, &[German, English, Arabic], false).await;
    for (wanted, expected) in [
        (None, German),
        (Some(German), German),
        (Some(Arabic), Arabic),
        (Some(French), German),
        (Some(Pseudo), Pseudo),
    ] {
        let view = till(&world, wanted).await.view;
        assert_eq!(view.language, expected, "{wanted:?}");
        assert_eq!(view.languages, [German, English, Arabic]);
        assert!(!view.mirror_scale);
    }
}

pub async fn each_change_of_a_wording_is_a_version(world: World) {
    let world = world.populated().await;
    let standard = settings(&world, German).await.standard;
    assert_eq!(question(&world, German).await, (0, standard.clone()));
    let english = "How did you feel about the service?";
    assert_eq!(question(&world, English).await, (1, english.to_owned()));
    for (given, expected) in [
        ("Wie war es?", (1, "Wie war es?".to_owned())),
        ("Wie war es?", (1, "Wie war es?".to_owned())),
        ("War es gut?", (2, "War es gut?".to_owned())),
        ("", (0, standard)),
        ("Wie war es?", (4, "Wie war es?".to_owned())),
    ] {
        update(&world, &worded(&[(English, english), (German, given)])).await;
        assert_eq!(question(&world, German).await, expected, "{given}");
        assert_eq!(question(&world, English).await.0, 1);
        assert_eq!(settings(&world, German).await.question, given);
    }
}

pub async fn a_wording_outside_the_languages_on_offer_stays(world: World) {
    let world = world.populated().await;
    update(
        &world,
        &worded(&[(German, "Wie war es?"), (Turkish, "Nasıldı?")]),
    )
    .await;
    offer(&world, &[English, Turkish], true).await;
    update(&world, &worded(&[])).await;
    offer(&world, &[English, German, Turkish], true).await;
    assert_eq!(
        question(&world, German).await,
        (1, "Wie war es?".to_owned())
    );
    assert_eq!(question(&world, Turkish).await.0, 0);
}

pub async fn sites_and_hours_are_replaced(world: World) {
    let world = world.populated().await;
    let mut hours = OpeningHours::default();
    hours.days[4] = vec![Span {
        from: 540,
        until: 1_080,
    }];
    let sites = vec![
        "https://a.example".to_owned(),
        "https://b.example".to_owned(),
    ];
    let given = UpdateTouchpoint {
        sites: sites.clone(),
        hours: hours.clone(),
        ..worded(&[])
    };
    update(&world, &given).await;
    let found = till(&world, None).await;
    assert_eq!((found.sites, found.hours), (sites, hours));
    assert_eq!(found.time_zone, "Europe/Berlin");
    update(&world, &worded(&[])).await;
    let found = till(&world, None).await;
    assert!(found.sites.is_empty() && found.hours.is_always());
    let refusal = world
        .store
        .update_touchpoint("unknown", &given, somebody(), start())
        .await;
    assert!(matches!(refusal, Err(StoreError::NotFound)));
}

pub async fn what_is_set_up_is_audited(world: World) {
    let world = world.populated().await;
    let before = world.count("audit").await;
    update(&world, &worded(&[(German, "Wie war es?")])).await;
    offer(&world, &[English], true).await;
    assert_eq!(world.count("audit").await, before + 2);
    let told = "select count(*) from audit where action = 'touchpoint.update' and after like '%Wie war es?%'";
    assert_eq!(world.number(told).await, 1);
}

pub async fn settings_tell_what_is_there(world: World) {
    let world = world.populated().await;
    let found = world
        .store
        .find_touchpoint_settings(DESK, "https://plaudit.example")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (found.name.as_str(), found.team.as_str()),
        ("Touchpoint 2", "Help")
    );
    assert_eq!(found.address, format!("https://plaudit.example/f/{DESK}"));
    assert_eq!(
        found.kiosk_address,
        format!("https://plaudit.example/kiosk/{DESK}")
    );
    assert_eq!(found.wordings.len(), Language::ALL.len());
    assert_eq!(found.people.len(), 2);
    for key in ["unknown", "no\0key"] {
        let none = world.store.find_touchpoint_settings(key, "").await;
        assert_eq!(none.unwrap(), None);
    }
}

pub async fn touchpoints_are_listed_by_team_and_name(world: World) {
    let world = world.populated().await;
    let list = world.store.list_touchpoints().await.unwrap().touchpoints;
    let told: Vec<_> = list
        .iter()
        .map(|row| {
            (
                row.team.as_str(),
                row.key.as_str(),
                row.people,
                row.kiosks,
                row.waiting,
            )
        })
        .collect();
    assert_eq!(told, [("Help", DESK, 2, 0, 0), ("Store", TILL, 3, 0, 0)]);
}

pub async fn people_on_offer_are_found_by_what_they_are_called(world: World) {
    let world = world.populated().await;
    let id = till(&world, None).await.id;
    for (meant, found) in [("Ana", 1), ("Ana Abreu", 1), ("Dina", 0), ("", 0)] {
        let people = world.store.find_people_on_offer(id, meant).await.unwrap();
        assert_eq!(people.len(), found, "{meant}");
    }
    let ana = world.store.find_people_on_offer(id, "Ana").await.unwrap()[0];
    let by_id = world.store.find_people_on_offer(id, &ana.to_string()).await;
    assert_eq!(by_id.unwrap(), [ana]);
}

pub async fn a_key_of_our_own_is_made_once(world: World) {
    let (one, other) = tokio::join!(world.store.receipt_key(), world.store.receipt_key());
    let later = world.store.receipt_key().await.unwrap();
    let receipt = server::receipt::Receipt {
        touchpoint: domain::id::TouchpointId(Uuid::from_u128(1)),
        employee: None,
        expires_at: at("2026-04-01T00:00:00Z"),
        id: server::receipt::ReceiptId([1; 16]),
    };
    let tokens = [one.unwrap(), other.unwrap(), later].map(|key| key.write(&receipt));
    assert_eq!(tokens[0], tokens[1]);
    assert_eq!(tokens[0], tokens[2]);
    assert_eq!(world.count("secrets").await, 1);
}
