//! Receipt tokens: read as they were written, and by no other key, touchpoint, time or bit.

use super::*;
use proptest::prelude::*;

const TILL: TouchpointId = TouchpointId(Uuid::from_u128(7));
const DESK: TouchpointId = TouchpointId(Uuid::from_u128(8));

fn key() -> ReceiptKey {
    ReceiptKey::new([42; 32])
}

fn second(second: u32) -> Instant {
    Instant::from_micros(i64::from(second) * 1_000_000)
}

fn receipts() -> impl Strategy<Value = Receipt> {
    let employee = proptest::option::of(any::<u128>());
    (any::<u128>(), employee, 1..=u32::MAX, any::<[u8; 16]>()).prop_map(
        |(touchpoint, employee, expires, id)| Receipt {
            touchpoint: TouchpointId(Uuid::from_u128(touchpoint)),
            employee: employee.map(|employee| EmployeeId(Uuid::from_u128(employee))),
            expires_at: second(expires),
            id: ReceiptId(id),
        },
    )
}

proptest! {
    #[test]
    fn a_token_is_read_as_it_was_written(receipt in receipts()) {
        let token = key().write(&receipt);
        prop_assert_eq!(key().read(&token, receipt.touchpoint, second(0)), Ok(receipt));
    }

    #[test]
    fn a_token_with_any_bit_changed_is_refused(receipt in receipts(), place in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let mut bytes = URL_SAFE_NO_PAD.decode(key().write(&receipt)).unwrap();
        let place = place.index(bytes.len());
        bytes[place] ^= 1 << bit;
        let changed = URL_SAFE_NO_PAD.encode(bytes);
        prop_assert_eq!(key().read(&changed, receipt.touchpoint, second(0)), Err(ReceiptOutcome::Invalid));
    }

    #[test]
    fn a_token_with_any_letter_changed_is_refused(receipt in receipts(), place in any::<prop::sample::Index>(), letter in any::<char>()) {
        let mut letters: Vec<char> = key().write(&receipt).chars().collect();
        let place = place.index(letters.len());
        prop_assume!(letters[place] != letter);
        letters[place] = letter;
        let changed: String = letters.into_iter().collect();
        prop_assert_eq!(key().read(&changed, receipt.touchpoint, second(0)), Err(ReceiptOutcome::Invalid));
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in any::<String>()) {
        prop_assert_eq!(key().read(&text, TILL, second(0)), Err(ReceiptOutcome::Invalid));
    }

    #[test]
    fn any_bytes_are_read_without_a_panic_also_when_they_are_signed(content in prop::collection::vec(any::<u8>(), 0..80)) {
        let mut bytes = content.clone();
        bytes.extend_from_slice(&key().mac(&content).finalize().into_bytes()[..SIGNATURE]);
        let read = key().verified(&URL_SAFE_NO_PAD.encode(bytes));
        prop_assert!(read.is_none_or(|receipt| bytes_of(&receipt) == content));
    }
}

fn receipt() -> Receipt {
    Receipt {
        touchpoint: TILL,
        employee: Some(EmployeeId(Uuid::from_u128(9))),
        expires_at: second(1_000),
        id: ReceiptId([1; 16]),
    }
}

#[test]
fn a_token_is_for_its_touchpoint_its_time_and_its_key() {
    let token = key().write(&receipt());
    for (key, touchpoint, now, expected) in [
        (key(), TILL, 999, Ok(receipt())),
        (key(), TILL, 1_000, Err(ReceiptOutcome::Expired)),
        (key(), DESK, 999, Err(ReceiptOutcome::Invalid)),
        (key(), DESK, 1_000, Err(ReceiptOutcome::Invalid)),
        (
            ReceiptKey::new([43; 32]),
            TILL,
            999,
            Err(ReceiptOutcome::Invalid),
        ),
    ] {
        assert_eq!(key.read(&token, touchpoint, second(now)), expected);
    }
}

#[test]
fn a_token_cut_short_or_made_longer_is_refused() {
    let token = key().write(&receipt());
    for changed in [
        &token[1..],
        &token[..token.len() - 1],
        "",
        &format!("{token}A"),
        &format!("{token}="),
        &"A".repeat(100_000),
    ] {
        let read = key().read(changed, TILL, second(0));
        assert_eq!(read, Err(ReceiptOutcome::Invalid), "{changed:.100}");
    }
}

#[test]
fn a_token_is_short_enough_for_a_code_on_paper() {
    assert_eq!(key().write(&receipt()).len(), 94);
    let of_nobody = Receipt {
        employee: None,
        ..receipt()
    };
    assert_eq!(key().write(&of_nobody).len(), 72);
}
