//! Where responses come from: kiosks with their clocks and their children, and receipt links.

use crate::brute_force::recount;
use crate::world::{TILL, World, at, employee, first_tap, new_id, score, thanks};
use domain::api::feedback::{CreateResponse, DeviceClock, Instrument, ReceiptOutcome, ScaleShown};
use domain::api::insights::Subject;
use domain::id::{EmployeeId, KioskId, ResponseId};
use domain::instant::Instant;
use domain::language::Language;
use domain::rules::Trust;
use jiff::civil::date;
use server::store::{NewResponseContext, Provenance, ReceiptToken, StoreError, Stored};
use uuid::Uuid;

fn kiosk() -> KioskId {
    KioskId(Uuid::from_u128(0x100C))
}

/// Enrols the kiosk at the till, around the store.
async fn enrol(world: &World) {
    let insert = format!(
        "insert into kiosks (id, touchpoint_id, name, credential_hash, pin_salt, pin_hash, enrolled_at, last_seen_at) \
         values ('{}', '{}', 'Exit', '{}', 'x', 'x', 1, 1)",
        kiosk(),
        Uuid::from_u128(0x901),
        "a".repeat(64)
    );
    world.run(&insert).await.unwrap();
}

async fn create(
    world: &World,
    response: CreateResponse,
    provenance: Provenance,
    at: Instant,
) -> Stored {
    let context = NewResponseContext { at, provenance };
    let stored = world.store.create_response(TILL, response, context).await;
    stored.unwrap()
}

/// A tap at the kiosk, this many seconds after noon.
async fn press(world: &World, seconds: i64, value: i64) -> ResponseId {
    let id = new_id();
    let moment = noon().plus_seconds(seconds);
    create(
        world,
        first_tap(id, value),
        Provenance::Kiosk(kiosk()),
        moment,
    )
    .await;
    id
}

pub async fn a_repeat_is_kept_and_counts_nowhere(world: World) {
    let world = world.populated().await;
    enrol(&world).await;
    press(&world, 0, 5).await;
    let repeat = press(&world, 15, 1).await;
    press(&world, 31, 5).await;
    let numbers = "select counted * 100 + satisfied * 10 + left_out from rollups where scope = 'organization'";
    assert_eq!(world.number(numbers).await, 221);
    assert_eq!(
        world
            .number("select count(*) from response_flags where flag = 'repeat'")
            .await,
        1
    );

    // Whatever happens to it later: it is not counted, not paid, and its thanks waits.
    world
        .store
        .change_score(TILL, repeat, score(5), noon().plus_seconds(40))
        .await
        .unwrap();
    assert_eq!(world.number(numbers).await, 221);
    let sent = world
        .send(TILL, repeat, thanks(&[1]), noon().plus_seconds(50))
        .await
        .unwrap();
    assert!(sent.view.sent && sent.live.is_empty());
    let paid = format!("select count(*) from settlements where response_id = '{repeat}'");
    assert_eq!(world.number(&paid).await, 0);
    let anas = "select counted * 10 + left_out from rollups where scope = 'employee'";
    assert_eq!(world.number(anas).await, 1);
    world
        .store
        .settle_due(noon().plus_seconds(10_000), 100)
        .await
        .unwrap();
    assert_eq!(world.number("select count(*) from settlements").await, 2);
    let days = world
        .store
        .insight_days(Subject::Organization, date(2026, 3, 2), date(2026, 3, 2))
        .await
        .unwrap();
    assert_eq!((days[0].tally.counted, days[0].left_out), (2, 1));
    let again = recount(&world, Subject::Organization).await;
    assert_eq!(again["2026-03-02"].tally, days[0].tally);
}

pub async fn a_silent_repeat_is_settled_without_pay(world: World) {
    let world = world.populated().await;
    enrol(&world).await;
    press(&world, 0, 5).await;
    press(&world, 5, 5).await;
    let settled = world
        .store
        .settle_due(noon().plus_seconds(700), 100)
        .await
        .unwrap();
    assert_eq!(settled.count, 2);
    assert_eq!(world.count("settlements").await, 1);
    let settled = world
        .store
        .settle_due(noon().plus_seconds(800), 100)
        .await
        .unwrap();
    assert_eq!(settled.count, 0, "once");
}

pub async fn a_kiosk_tells_when_it_was_given(world: World) {
    let world = world.populated().await;
    enrol(&world).await;
    // Pressed two days ago without a network, on a clock that is an hour ahead.
    let given = noon().plus_seconds(-2 * 86_400);
    let clock = DeviceClock {
        given_at: given.plus_seconds(3_600),
        ahead_ms: 3_600_000,
    };
    let tap = |id| CreateResponse {
        clock: Some(clock),
        ..first_tap(id, 5)
    };
    create(&world, tap(new_id()), Provenance::Kiosk(kiosk()), noon()).await;
    let kept = format!(
        "select count(*) from responses where received_at = {} and arrived_at = {} and touched_at = {} \
         and device_at = {} and device_ahead_ms = 3600000 and kiosk_id = '{}' and trust = 'kiosk' \
         and received_day = '2026-02-28'",
        given.micros(),
        noon().micros(),
        noon().micros(),
        clock.given_at.micros(),
        kiosk()
    );
    assert_eq!(world.number(&kept).await, 1);
    create(&world, tap(new_id()), Provenance::Open, noon()).await;
    let open = format!(
        "select count(*) from responses where received_at = {} and device_at is null and kiosk_id is null",
        noon().micros()
    );
    assert_eq!(
        world.number(&open).await,
        1,
        "anybody else's clock proves nothing"
    );
}

fn token(employee: Option<EmployeeId>) -> Provenance {
    Provenance::Receipt(ReceiptToken {
        id: "c".repeat(32),
        expires_at: noon().plus_seconds(86_400),
        employee,
    })
}

pub async fn a_receipt_link_counts_once(world: World) {
    let world = world.populated().await;
    let (first, second) = (new_id(), new_id());
    let used = create(
        &world,
        first_tap(first, 5),
        token(Some(employee(1))),
        noon(),
    )
    .await;
    assert_eq!(
        (used.view.trust, used.view.receipt),
        (Trust::Receipt, Some(ReceiptOutcome::Accepted))
    );
    assert_eq!(used.view.suggested, Some(employee(1)));
    let again = create(
        &world,
        first_tap(first, 5),
        token(Some(employee(1))),
        noon(),
    )
    .await;
    assert_eq!(
        (again.view, again.created),
        (used.view, false),
        "the same again answers the same"
    );
    let expired = Provenance::RefusedReceipt(ReceiptOutcome::Expired);
    let late = create(&world, first_tap(first, 5), expired, noon()).await;
    assert_eq!(
        late.view.receipt,
        Some(ReceiptOutcome::Accepted),
        "however late it is"
    );

    let other = create(
        &world,
        first_tap(second, 5),
        token(Some(employee(4))),
        noon(),
    )
    .await;
    assert_eq!(
        (other.view.trust, other.view.receipt),
        (Trust::Open, Some(ReceiptOutcome::Used))
    );
    assert_eq!(other.view.suggested, None, "not on offer here");
    let again = create(&world, first_tap(second, 5), token(None), noon()).await;
    assert_eq!(
        (again.view.trust, again.view.receipt),
        (Trust::Open, Some(ReceiptOutcome::Used))
    );
    assert_eq!(
        world
            .number("select count(*) from responses where trust = 'receipt'")
            .await,
        1
    );
    assert_eq!(world.count("receipt_tokens").await, 1);
}

pub async fn a_refused_token_is_as_good_as_none(world: World) {
    let world = world.populated().await;
    for outcome in [ReceiptOutcome::Expired, ReceiptOutcome::Invalid] {
        let refused = Provenance::RefusedReceipt(outcome);
        let stored = create(&world, first_tap(new_id(), 5), refused, noon()).await;
        assert_eq!(
            (stored.view.trust, stored.view.receipt),
            (Trust::Open, Some(outcome))
        );
    }
    assert_eq!(world.count("receipt_tokens").await, 0);
}

pub async fn every_answer_keeps_how_the_question_was_put(world: World) {
    let world = world.populated().await;
    let put = |language, wording, shown| {
        Some(Instrument {
            language,
            wording,
            shown,
        })
    };
    for instrument in [
        put(Language::German, 0, ScaleShown::BestLeft),
        put(Language::English, 1, ScaleShown::BestTop),
        None,
    ] {
        let tap = CreateResponse {
            instrument,
            ..first_tap(new_id(), 5)
        };
        create(&world, tap, Provenance::Open, noon()).await;
    }
    for scope in ["organization", "team", "touchpoint"] {
        for way in ["de:0:best_left", "en:1:best_top", "en:1:unknown"] {
            let query = format!(
                "select counted from rollup_instruments where scope = '{scope}' and instrument = '{way}'"
            );
            assert_eq!(world.number(&query).await, 1, "{scope} {way}");
        }
    }
    let never = CreateResponse {
        instrument: put(Language::English, 9, ScaleShown::BestTop),
        ..first_tap(new_id(), 5)
    };
    let context = NewResponseContext {
        at: noon(),
        provenance: Provenance::Open,
    };
    match world.store.create_response(TILL, never, context).await {
        Err(StoreError::Invalid(problems)) => assert_eq!(problems[0].field, "instrument.wording"),
        other => panic!("{other:?}"),
    }
    assert_eq!(world.count("responses").await, 3);
}

fn noon() -> Instant {
    at("2026-03-02T12:00:00Z")
}
