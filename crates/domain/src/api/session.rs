//! Signing in and out.
//!
//! ```text
//! POST   /api/v1/session  200 SessionView   CreateSession
//! GET    /api/v1/session  200 SessionView, or 401
//! DELETE /api/v1/session  204
//! ```

use crate::id::{EmployeeId, TeamId, UserId};
use crate::role::Role;
use serde::{Deserialize, Serialize};

/// Who wants to sign in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateSession {
    /// The account's e-mail address.
    pub email: String,
    /// The password. Never logged: this type has no `Debug`.
    pub password: String,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionView {
    /// The account.
    pub user: UserId,
    /// The full name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// What they may do.
    pub role: Role,
    /// The organization's name.
    pub organization: String,
    /// The program's time zone (an IANA name): days and times are told by it, wherever they are read.
    pub time_zone: String,
    /// The person behind the account, if customers can thank them.
    pub employee: Option<EmployeeId>,
    /// The person's team.
    pub team: Option<TeamView>,
}

/// A team by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TeamView {
    /// Which team.
    pub id: TeamId,
    /// Its name.
    pub name: String,
}
