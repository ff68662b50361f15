//! A believable organization, made from a seed through the same code as live responses.

pub mod material;
mod organization;
mod plan;
mod random;
mod season;
mod secrets;

use crate::store::{Batch, NewResponseContext, Provenance, Result, Store, StoreError};
use domain::api::feedback::CreateResponse;
use domain::instant::Instant;
use domain::role::Role;
use domain::rules::Customer;
use jiff::tz::TimeZone;
use material::{TEAMS, TIME_ZONE, TouchpointMaterial};
use organization::Organization;
use plan::{Action, Deed};
use season::Season;
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
    /// Who answers there: `external`, `internal` or `supplier`.
    pub kind: String,
    /// Its public key.
    pub key: String,
    /// The customer page.
    pub feedback_url: String,
    /// The kiosk page.
    pub kiosk_url: String,
}

/// Makes the demo in an empty database, all of it or nothing.
///
/// # Errors
/// [`StoreError::Conflict`] if the database holds a program already.
pub async fn create(store: &Store, options: DemoOptions, base_url: &str) -> Result<DemoSummary> {
    let zone = TimeZone::get(TIME_ZONE).map_err(StoreError::broken)?;
    let season = Season::until(options.now, &zone);
    let organization = Organization::new(options.seed, season.start());
    let actions = plan::plan(&organization, &season, options);
    let mut batch = store.begin_batch().await?;
    organization
        .create(&mut batch, options.seed, season.start())
        .await?;
    for action in actions {
        perform(&mut batch, &organization, action).await?;
    }
    batch.commit().await?;
    Ok(summary(options.seed, base_url))
}

/// What `demo` prints, recomputed from the seed that the program row keeps. `base_url` has no slash at the end.
pub fn summary(seed: u64, base_url: &str) -> DemoSummary {
    DemoSummary {
        base_url: base_url.to_owned(),
        accounts: organization::accounts(seed),
        touchpoints: TEAMS
            .iter()
            .flat_map(|team| team.touchpoints)
            .map(|touchpoint| describe(touchpoint, seed, base_url))
            .collect(),
    }
}

fn describe(touchpoint: &TouchpointMaterial, seed: u64, base_url: &str) -> DemoTouchpoint {
    let key = secrets::key(seed, touchpoint.name);
    DemoTouchpoint {
        name: touchpoint.name.to_owned(),
        kind: kind(touchpoint.customer).to_owned(),
        feedback_url: format!("{base_url}/f/{key}"),
        kiosk_url: format!("{base_url}/kiosk/{key}"),
        key,
    }
}

fn kind(customer: Customer) -> &'static str {
    match customer {
        Customer::External => "external",
        Customer::Internal => "internal",
        Customer::Supplier => "supplier",
    }
}

/// Does to the store what a customer, or the clock, would have done.
async fn perform(batch: &mut Batch, organization: &Organization, action: Action) -> Result<()> {
    let key = &organization.places[action.place].key;
    let (id, at) = (action.id, action.at);
    match action.deed {
        Deed::Tap(score, trust) => {
            let response = CreateResponse::new(id, score);
            let provenance = Provenance::Told(trust);
            let context = NewResponseContext { at, provenance };
            batch.create_response(key, &response, context).await
        }
        Deed::Change(score) => batch.change_score(key, id, score, at).await,
        Deed::Send(content) => batch.send_response(key, id, *content, at).await,
        Deed::Settle => batch.settle_by_time(id, at).await,
    }
}
