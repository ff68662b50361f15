//! Signing in: who gets a session, and how often somebody may try.

pub mod cookie;
pub mod limit;
pub mod password;
pub mod token;

use crate::error::{ApiError, ApiResult};
use crate::state::AppState;
use crate::store::{NewSession, SignedIn, UserCredentials};
use domain::api::session::CreateSession;
use domain::instant::Instant;
use domain::role::Role;
use domain::validation;
use limit::{Address, TryLimit};
use password::Passwords;
use std::net::IpAddr;
use token::Token;

/// A session ends this many seconds after it began, whatever happens.
pub const ABSOLUTE_SECONDS: i64 = 12 * 3_600;
/// A session ends after this many seconds without a request.
const IDLE_SECONDS: i64 = 8 * 3_600;
/// The same for owners, who can change what is paid.
const OWNER_IDLE_SECONDS: i64 = 30 * 60;

/// Failed tries for one account: ten at once, then one a minute.
const TRIES_AN_ACCOUNT: (u32, i64) = (10, 60);
/// Failed tries from one address: thirty at once, then one in 20 seconds. Offices share an address.
const TRIES_AN_ADDRESS: (u32, i64) = (30, 20);

/// What guards signing in: the limits on tries, and the bound on hashing.
#[derive(Debug)]
pub struct Guard {
    accounts: TryLimit<String>,
    addresses: TryLimit<Address>,
    passwords: Passwords,
}

impl Default for Guard {
    fn default() -> Self {
        Self {
            accounts: TryLimit::new(TRIES_AN_ACCOUNT.0, TRIES_AN_ACCOUNT.1),
            addresses: TryLimit::new(TRIES_AN_ADDRESS.0, TRIES_AN_ADDRESS.1),
            passwords: Passwords::default(),
        }
    }
}

/// Checks the credentials and begins a new session.
///
/// # Errors
/// `wrong_credentials`, after the same time and in the same words, for an unknown account, a wrong password and a
/// disabled account; `too_many` when the account or the address has used up its tries.
pub async fn sign_in(
    state: &AppState,
    from: IpAddr,
    credentials: CreateSession,
) -> ApiResult<(SignedIn, Token)> {
    let now = state.now();
    let email = account_name(&credentials.email);
    let address = Address::from(from);
    let guard = state.guard();
    // Each try is taken from the limits before it is looked at, so that many at once cannot slip through.
    guard
        .addresses
        .take(&address, now)
        .map_err(ApiError::too_many)?;
    guard
        .accounts
        .take(&email, now)
        .map_err(ApiError::too_many)?;

    let known = check_credentials(state, &email, credentials.password).await?;
    guard.addresses.give_back(&address);
    guard.accounts.give_back(&email);
    begin_session(state, known, now).await
}

/// The account's name as it is stored; text that can be no e-mail address is an account that does not exist.
fn account_name(email: &str) -> String {
    let short: String = email.chars().take(validation::EMAIL_BYTES_MAX).collect();
    validation::email("email", &short).unwrap_or_else(|_| short.to_lowercase())
}

async fn check_credentials(
    state: &AppState,
    email: &str,
    password: String,
) -> ApiResult<UserCredentials> {
    let found = state.store().find_user_for_sign_in(email).await?;
    let hash = found.as_ref().map(|known| known.password_hash.clone());
    let right = state.guard().passwords.verify(password, hash).await?;
    found
        .filter(|known| right && !known.disabled)
        .ok_or_else(ApiError::wrong_credentials)
}

async fn begin_session(
    state: &AppState,
    known: UserCredentials,
    now: Instant,
) -> ApiResult<(SignedIn, Token)> {
    let token = Token::generate();
    let session = NewSession {
        token_hash: token.hash(),
        user: known.user.id,
        role: known.user.role,
        password_hash: known.password_hash,
        idle_seconds: idle_seconds(known.user.role),
        expires_at: now.plus_seconds(ABSOLUTE_SECONDS),
    };
    // The account was changed while its password was checked: what was right then is not any more.
    if !state.store().create_session(session, now).await? {
        return Err(ApiError::wrong_credentials());
    }
    let signed_in = state.store().find_session(&token.hash(), now).await?;
    let signed_in = signed_in.ok_or_else(ApiError::wrong_credentials)?;
    Ok((signed_in, token))
}

fn idle_seconds(role: Role) -> i64 {
    match role {
        Role::Employee | Role::Lead => IDLE_SECONDS,
        Role::Owner => OWNER_IDLE_SECONDS,
    }
}
