// NOTE from the lead to the store engineer: another engineer writes the demo's raw material right now in
// crates/server/src/demo/material.rs and demo/material/** (names, teams, touchpoints, messages, improvements: data and
// small accessors, see the file); you write the generator on top of it. The lead writes crates/domain/src/insights.rs (buckets,
// gates, sentence, csv, tests) right now: keep your hands off it and go on with the store. Remove this note at the end.
//! A believable organization, made from a seed through the same code as live responses.

use crate::store::{Result, Store};
use domain::instant::Instant;
use domain::role::Role;
use serde::Serialize;

/// What to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoOptions {
    /// The same seed makes the same organization.
    pub seed: u64,
    /// About how many responses; 6,000 by default.
    pub responses: u32,
    /// The last response is a little before this instant.
    pub now: Instant,
}

/// Where to look at the demo, as `demo --json` prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DemoSummary {
    /// Such as `http://127.0.0.1:8080`, without a slash at the end.
    pub base_url: String,
    /// Who can sign in, owners first.
    pub accounts: Vec<DemoAccount>,
    /// Where customers answer.
    pub touchpoints: Vec<DemoTouchpoint>,
}

/// An account of the demo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DemoAccount {
    /// What they may do.
    pub role: Role,
    /// The full name.
    pub name: String,
    /// What to sign in with.
    pub email: String,
    /// Derived from the seed, stored nowhere.
    pub password: String,
}

/// A touchpoint of the demo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DemoTouchpoint {
    /// Its name.
    pub name: String,
    /// `external` or `internal`.
    pub kind: String,
    /// Its public key.
    pub key: String,
    /// The customer page.
    pub feedback_url: String,
    /// The kiosk page.
    pub kiosk_url: String,
}

/// Makes the demo in an empty database.
///
/// # Errors
/// [`crate::store::StoreError::Conflict`] if the database holds a program already.
pub async fn create(store: &Store, options: DemoOptions, base_url: &str) -> Result<DemoSummary> {
    let _ = (store, options);
    Ok(summary(options.seed, base_url))
}

/// What `demo` prints, recomputed from the seed that the program row keeps.
pub fn summary(seed: u64, base_url: &str) -> DemoSummary {
    let _ = (seed, base_url);
    todo!()
}
