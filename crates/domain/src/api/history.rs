//! The history for the Rule Lab: what was settled in the last two years, as columns, and the names that go with it.
//!
//! ```text
//! GET /api/v1/rules/history        200 the bytes of `rules::columns::History`; 304 if the browser has them
//! GET /api/v1/rules/history/names  200 HistoryNames
//! ```
//! Owners only. The columns hold ids and numbers: no names, no texts.

use super::feedback::ChoiceView;
use super::insights::SubjectView;
use crate::id::{EmployeeId, TeamId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How many bytes the history has before it is compressed, so that a page can tell how much of it has come.
pub const BYTES_HEADER: &str = "x-plaudit-bytes";

/// Names for the ids of the history, and what day it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HistoryNames {
    /// Today, by the calendar of the program.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub today: Date,
    /// Everybody who can be thanked, by name; also who was never thanked.
    pub employees: Vec<HistoryEmployee>,
    /// All teams, by name (`subject` holds the bare id).
    pub teams: Vec<SubjectView>,
    /// All touchpoints, by name (`subject` holds the bare id).
    pub touchpoints: Vec<SubjectView>,
    /// All service standards.
    pub standards: Vec<ChoiceView>,
}

/// Somebody who can be thanked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HistoryEmployee {
    /// Who.
    pub id: EmployeeId,
    /// The full name.
    pub name: String,
    /// The team that they are in now.
    pub team: TeamId,
}
