//! Any text as the token of a receipt link: never a panic, and nothing is accepted but what the key signed.

#![no_main]

// The file itself and not the server, which would have to be compiled with counters, database and all.
#[path = "../../crates/server/src/receipt/token.rs"]
mod token;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::api::feedback::ReceiptOutcome;
use domain::id::TouchpointId;
use domain::instant::Instant;
use hmac::{Hmac, KeyInit, Mac};
use libfuzzer_sys::fuzz_target;
use sha2::Sha256;
use token::ReceiptKey;
use uuid::Uuid;

const KEY: [u8; 32] = [42; 32];

fuzz_target!(|data: &[u8]| {
    let key = ReceiptKey::new(KEY);
    // Nobody but the key can make one: what comes from outside is refused.
    let outside = String::from_utf8_lossy(data);
    let read = key.read(&outside, touchpoint_of(data), now());
    assert_eq!(read, Err(ReceiptOutcome::Invalid));
    // What a key signed is read whatever it holds; and what is accepted is written in one way only.
    let signed = signed(data);
    if let Ok(receipt) = key.read(&signed, touchpoint_of(data), now()) {
        assert_eq!(key.write(&receipt), signed);
    }
});

fn now() -> Instant {
    Instant::from_micros(0)
}

/// The touchpoint that the content would be for.
fn touchpoint_of(data: &[u8]) -> TouchpointId {
    let id = data.get(1..17).and_then(|bytes| bytes.try_into().ok());
    TouchpointId(Uuid::from_bytes(id.unwrap_or_default()))
}

fn signed(content: &[u8]) -> String {
    let mut block = [0; 64];
    block[..32].copy_from_slice(&KEY);
    let mut mac = <Hmac<Sha256> as KeyInit>::new(&block.into());
    mac.update(content);
    let signature = mac.finalize().into_bytes();
    URL_SAFE_NO_PAD.encode([content, &signature[..16]].concat())
}
