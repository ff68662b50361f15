//! Keys and passwords of the demo: derived from the seed, so they need not be kept anywhere.

use super::material::PASSWORD_WORDS;
use super::random::Random;
use crate::store::touchpoint_key;
use sha2::{Digest, Sha256};

/// The public key of a touchpoint.
pub(super) fn key(seed: u64, touchpoint: &str) -> String {
    let digest = Sha256::digest(format!("plaudit demo {seed} key {touchpoint}"));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    touchpoint_key(bytes)
}

/// Four words and a number, such as `amber-kettle-fern-otter-42`.
pub(super) fn password(seed: u64, email: &str) -> String {
    let mut random = Random::new(seed, &format!("password {email}"));
    let mut word = || PASSWORD_WORDS[random.below(PASSWORD_WORDS.len())];
    let words = [word(), word(), word(), word()].join("-");
    format!("{words}-{}", random.seconds(10, 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_follow_from_the_seed() {
        assert_eq!(key(1, "Bar"), key(1, "Bar"));
        assert_ne!(key(1, "Bar"), key(2, "Bar"));
        assert_ne!(key(1, "Bar"), key(1, "Night desk"));
        let secret = password(1, "a@example.com");
        assert_eq!(secret, password(1, "a@example.com"));
        assert_ne!(secret, password(1, "b@example.com"));
        assert_eq!(secret.split('-').count(), 5, "{secret}");
    }
}
