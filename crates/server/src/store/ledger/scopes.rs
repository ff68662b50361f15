//! For whom points count in the daily rollups.

use crate::store::rollups::Scope;
use crate::store::{Result, StoreError};
use domain::id::TouchpointId;
use std::collections::BTreeSet;

/// Points count for the whole, for the touchpoint where they were earned, and for the account; a person's count for their team too.
pub(in crate::store) fn scopes(
    account: &str,
    team: &str,
    touchpoint: Option<TouchpointId>,
) -> Result<BTreeSet<Scope>> {
    let team = team.parse().map_err(StoreError::broken)?;
    let mut scopes = BTreeSet::from([Scope::Organization, Scope::Team(team)]);
    scopes.extend(touchpoint.map(Scope::Touchpoint));
    if let Some(employee) = account.strip_prefix("employee:") {
        let employee = employee.parse().map_err(StoreError::broken)?;
        scopes.insert(Scope::Employee(employee));
    }
    Ok(scopes)
}
