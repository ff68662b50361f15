//! The hash of a kiosk's PIN, which the device itself has to check, without a network.

use crate::error::{ApiError, ApiResult};
use domain::api::kiosk::PIN_ROUNDS;
use pbkdf2::pbkdf2_hmac;
use sha2::Sha256;

/// What a device needs to check a PIN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PinHash {
    /// 16 random bytes.
    pub salt: [u8; 16],
    /// PBKDF2-HMAC-SHA-256 of the digits, with [`PIN_ROUNDS`].
    pub hash: [u8; 32],
}

/// Hashes a PIN with a new salt, away from the threads that answer requests.
///
/// # Errors
/// If that work ended early.
pub async fn hash(pin: String) -> ApiResult<PinHash> {
    let hashing = tokio::task::spawn_blocking(move || with_salt(&pin, rand::random()));
    hashing.await.map_err(ApiError::internal)
}

fn with_salt(pin: &str, salt: [u8; 16]) -> PinHash {
    let mut hash = [0; 32];
    pbkdf2_hmac::<Sha256>(pin.as_bytes(), &salt, PIN_ROUNDS, &mut hash);
    PinHash { salt, hash }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::hex;

    #[test]
    fn a_pin_has_the_hash_that_browsers_compute() {
        let salt = std::array::from_fn(|place| u8::try_from(place).unwrap());
        let hash = with_salt("2468", salt).hash;
        // As hashlib.pbkdf2_hmac of Python computes it.
        assert_eq!(
            hex(&hash),
            "6b27f7b5c0d56a1e644595b276cc3a6c9fffe1a44078e5a048e683b47fc1e4b8"
        );
    }
}
