//! Thanks to somebody whose name the customer did not know: a lead finds out who it was, and it is delivered and paid from
//! the original response. Leads see their own team's, owners all; anything else is 404.
//!
//! ```text
//! GET  /api/v1/unnamed               200 UnnamedListView   open ones, oldest first, at most 100
//! POST /api/v1/unnamed/{id}/resolve  200 ResolvedView      ResolveUnnamed; the same again answers the same, another is 409
//! POST /api/v1/unnamed/{id}/close    204                   CloseUnnamed: nobody can tell who it was
//! ```

use crate::id::{EmployeeId, UnnamedId};
use crate::instant::Instant;
use serde::{Deserialize, Serialize};

/// All that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnnamedListView {
    /// Oldest first.
    pub open: Vec<UnnamedView>,
}

/// Thanks that looks for its person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnnamedView {
    /// Which one; it tells nothing about the response.
    pub id: UnnamedId,
    /// When it was given.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Instant,
    /// Where.
    pub touchpoint: String,
    /// What the customer remembers: what they looked like, where, when.
    pub description: String,
    /// The words for them; may be empty.
    pub message: String,
    /// What they did well, in words.
    pub standards: Vec<String>,
    /// Who it can have been: the people on offer there who were not named anyway, by full name.
    pub people: Vec<CandidateView>,
}

/// Somebody who may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CandidateView {
    /// Who it is.
    pub id: EmployeeId,
    /// The full name.
    pub name: String,
    /// What they do.
    pub job: String,
}

/// This was the one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ResolveUnnamed {
    /// One of `people`.
    pub employee: EmployeeId,
}

/// Whose wall it is on now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResolvedView {
    /// The full name.
    pub name: String,
}

/// Nobody can tell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CloseUnnamed {}
