//! Passwords: hashed with Argon2id, away from the threads that answer requests, a few at a time.

use crate::error::{ApiError, ApiResult};
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// Memory in KiB, passes and lanes (OWASP's cheat sheet on password storage).
const COST: (u32, u32, u32) = (19_456, 2, 1);
/// How long a try may wait for its turn before the server says that it is too busy.
const PATIENCE: Duration = Duration::from_secs(5);
/// What is verified for an account that does not exist: of the same cost, and no password has it.
const STAND_IN: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Verifies passwords, as many at once as there are processors: each takes 19 MiB and all of one.
#[derive(Debug)]
pub struct Passwords {
    turns: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let turns = Arc::new(Semaphore::new(processors));
        Self { turns }
    }
}

impl Passwords {
    /// Whether `password` has this hash. Without a hash the answer is no, after the same time.
    ///
    /// # Errors
    /// `unavailable` if too many others wait; `internal` if the hash is not readable.
    pub async fn verify(&self, password: String, hash: Option<String>) -> ApiResult<bool> {
        let turn = tokio::time::timeout(PATIENCE, self.turns.clone().acquire_owned())
            .await
            .map_err(ApiError::unavailable)?
            .map_err(ApiError::internal)?;
        let verifying = tokio::task::spawn_blocking(move || {
            let right = has_hash(&password, hash.as_deref().unwrap_or(STAND_IN));
            // The turn ends with the work, also when the client has gone away meanwhile.
            drop(turn);
            right
        });
        let right = verifying.await.map_err(ApiError::internal)?;
        right.map_err(ApiError::internal)
    }
}

/// Hashes a new password, in PHC format. It takes some 20 ms and 19 MiB: call it off the async threads.
///
/// # Errors
/// If the operating system has no randomness to give.
pub fn hash(password: &str) -> argon2::password_hash::Result<String> {
    let hash: PasswordHash = argon2id()?.hash_password(password.as_bytes())?;
    Ok(hash.to_string())
}

fn has_hash(password: &str, hash: &str) -> argon2::password_hash::Result<bool> {
    use argon2::password_hash::Error;
    let hash = PasswordHash::new(hash)?;
    match argon2id()?.verify_password(password.as_bytes(), &hash) {
        Ok(()) => Ok(true),
        Err(Error::PasswordInvalid) => Ok(false),
        Err(other) => Err(other),
    }
}

fn argon2id() -> argon2::password_hash::Result<Argon2<'static>> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_has_its_own_hash_and_no_other() {
        let hashed = hash("rabbit in the laundry").unwrap();
        assert!(
            hashed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hashed}"
        );
        assert!(has_hash("rabbit in the laundry", &hashed).unwrap());
        assert!(!has_hash("Rabbit in the laundry", &hashed).unwrap());
        assert_ne!(hash("rabbit in the laundry").unwrap(), hashed);
    }

    #[test]
    fn nothing_is_the_password_of_an_unknown_account() {
        for password in ["", "password", "\0"] {
            assert!(!has_hash(password, STAND_IN).unwrap(), "{password:?}");
        }
    }
}
