//! The tokens of receipt links: signed, for one touchpoint, until a given time, each used once.
//!
//! A token is base64url, without padding, of
//!
//! ```text
//! version     1 byte    1
//! touchpoint  16 bytes  UUID
//! employee    1 byte    0: none follows; 1: 16 bytes, UUID
//! expires at  4 bytes   seconds since 1970, big-endian
//! id          16 bytes  random; it is used once
//! signature   16 bytes  HMAC-SHA-256 of all before it, its first 128 bits
//! ```
//! It travels in the fragment of the link and in the body of a request, so it appears in no log.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::api::feedback::ReceiptOutcome;
use domain::id::{EmployeeId, TouchpointId};
use domain::instant::Instant;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fmt;
use uuid::Uuid;

/// The only version that there is.
const VERSION: u8 = 1;
/// Bytes of the signature.
const SIGNATURE: usize = 16;
/// The longest token, in letters: longer text is not even decoded.
const LONGEST: usize = 96;

/// What a token says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// The touchpoint that it is for.
    pub touchpoint: TouchpointId,
    /// Whom the visit was with, if that is known.
    pub employee: Option<EmployeeId>,
    /// From then on it cannot be used; whole seconds.
    pub expires_at: Instant,
    /// Which one it is.
    pub id: ReceiptId,
}

/// The random number that a token is told from others by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReceiptId(pub [u8; 16]);

/// As it is stored: 32 hexadecimal digits.
impl fmt::Display for ReceiptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The key that signs tokens.
#[derive(Clone)]
pub struct ReceiptKey([u8; 32]);

/// Without the key, so that it cannot end up in a log.
impl fmt::Debug for ReceiptKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReceiptKey")
    }
}

impl ReceiptKey {
    /// The key made of 256 random bits.
    #[must_use]
    pub fn new(bits: [u8; 32]) -> Self {
        Self(bits)
    }

    /// The signed token.
    #[must_use]
    pub fn write(&self, receipt: &Receipt) -> String {
        let mut bytes = bytes_of(receipt);
        let signature = self.mac(&bytes).finalize().into_bytes();
        bytes.extend_from_slice(&signature[..SIGNATURE]);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// What a token says at this touchpoint and time. Any text can be given.
    ///
    /// # Errors
    /// `Invalid` for what is none of ours, was changed, or is for another touchpoint; else `Expired` once its time is over.
    pub fn read(
        &self,
        text: &str,
        touchpoint: TouchpointId,
        now: Instant,
    ) -> Result<Receipt, ReceiptOutcome> {
        let receipt = self.verified(text).ok_or(ReceiptOutcome::Invalid)?;
        if receipt.touchpoint != touchpoint {
            return Err(ReceiptOutcome::Invalid);
        }
        if receipt.expires_at <= now {
            return Err(ReceiptOutcome::Expired);
        }
        Ok(receipt)
    }

    /// The signature is compared in constant time, before anything of the content is looked at.
    fn verified(&self, text: &str) -> Option<Receipt> {
        if text.len() > LONGEST {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (content, signature) = bytes.split_at_checked(bytes.len().checked_sub(SIGNATURE)?)?;
        self.mac(content).verify_truncated_left(signature).ok()?;
        receipt_of(content)
    }

    fn mac(&self, content: &[u8]) -> Hmac<Sha256> {
        // HMAC fills a shorter key up to the length of a block with zeros (RFC 2104, 2).
        let mut block = [0; 64];
        block[..self.0.len()].copy_from_slice(&self.0);
        let mut mac = <Hmac<Sha256> as KeyInit>::new(&block.into());
        mac.update(content);
        mac
    }
}

fn bytes_of(receipt: &Receipt) -> Vec<u8> {
    let mut bytes = vec![VERSION];
    bytes.extend_from_slice(receipt.touchpoint.0.as_bytes());
    bytes.push(u8::from(receipt.employee.is_some()));
    if let Some(employee) = receipt.employee {
        bytes.extend_from_slice(employee.0.as_bytes());
    }
    let seconds = receipt.expires_at.micros() / 1_000_000;
    let seconds = u32::try_from(seconds.max(0)).unwrap_or(u32::MAX);
    bytes.extend_from_slice(&seconds.to_be_bytes());
    bytes.extend_from_slice(&receipt.id.0);
    bytes
}

fn receipt_of(content: &[u8]) -> Option<Receipt> {
    let (version, rest) = take::<1>(content)?;
    let (touchpoint, rest) = take(rest)?;
    let (has_employee, rest) = take::<1>(rest)?;
    let (employee, rest) = match has_employee {
        [0] => (None, rest),
        [1] => take(rest).map(|(employee, rest)| (Some(employee), rest))?,
        _ => return None,
    };
    let (seconds, rest) = take(rest)?;
    let (id, rest) = take(rest)?;
    (version == [VERSION] && rest.is_empty()).then(|| Receipt {
        touchpoint: TouchpointId(Uuid::from_bytes(touchpoint)),
        employee: employee.map(|bytes| EmployeeId(Uuid::from_bytes(bytes))),
        expires_at: Instant::from_micros(i64::from(u32::from_be_bytes(seconds)) * 1_000_000),
        id: ReceiptId(id),
    })
}

fn take<const N: usize>(bytes: &[u8]) -> Option<([u8; N], &[u8])> {
    let (taken, rest) = bytes.split_first_chunk()?;
    Some((*taken, rest))
}

// By its path, for the fuzz targets include this file from elsewhere.
#[cfg(test)]
#[path = "token/tests.rs"]
mod tests;
