//! Insights: CSAT and points on one time axis.
//!
//! ```text
//! GET /api/v1/insights/subjects                              200 SubjectsView
//! GET /api/v1/insights?subject=&from=&until=&bucket=         200 InsightsView
//! GET /api/v1/insights/csv?subject=&from=&until=&bucket=     200 text/csv, the same numbers
//! ```
//! `subject` is `organization`, `team:{id}` or `employee:{id}`; `from` and `until` are days (both included);
//! `bucket` is `week`, `month` or `quarter`. Owner: all; lead: own team and its people; employee: self and own team.

use crate::api::feedback::ScaleShown;
use crate::csat::Csat;
use crate::id::{EmployeeId, TeamId};
use crate::language::Language;
use crate::points::Points;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Whose numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// All responses.
    Organization,
    /// Responses at the touchpoints of a team, and points of the team and its people.
    Team(TeamId),
    /// Responses that name a person, whatever their score and whether or not their thanks was delivered, and the
    /// points that the person got.
    Employee(EmployeeId),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Organization => f.write_str("organization"),
            Self::Team(id) => write!(f, "team:{id}"),
            Self::Employee(id) => write!(f, "employee:{id}"),
        }
    }
}

/// Text that names no subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Choose the organization, a team or a person.")]
pub struct UnknownSubject;

impl FromStr for Subject {
    type Err = UnknownSubject;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            None if text == "organization" => Ok(Self::Organization),
            Some(("team", id)) => id.parse().map(Self::Team).map_err(|_| UnknownSubject),
            Some(("employee", id)) => id.parse().map(Self::Employee).map_err(|_| UnknownSubject),
            _ => Err(UnknownSubject),
        }
    }
}

/// How long one point of the chart is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Bucket {
    /// ISO weeks, from Monday.
    #[default]
    Week,
    /// Calendar months.
    Month,
    /// Calendar quarters.
    Quarter,
}

impl Bucket {
    /// All of them, for menus.
    pub const ALL: [Self; 3] = [Self::Week, Self::Month, Self::Quarter];

    /// The word in the address and on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
        }
    }
}

/// What the signed-in person may choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubjectsView {
    /// In the order to show: the organization, teams and people, each alphabetically.
    pub subjects: Vec<SubjectView>,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubjectView {
    /// As in the address: `organization`, `team:{id}` or `employee:{id}`.
    pub subject: String,
    /// The name to show.
    pub name: String,
}

/// CSAT and points of one subject over a period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InsightsView {
    /// Whose numbers, as in the address.
    pub subject: String,
    /// The subject's name.
    pub name: String,
    /// The first day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub from: Date,
    /// The last day, included.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub until: Date,
    /// How long one entry of `buckets` is.
    pub bucket: Bucket,
    /// The whole period.
    pub total: Measure,
    /// Every bucket of the period in order, those without responses too: gaps are drawn.
    pub buckets: Vec<BucketView>,
    /// How the question was put to those who are counted, most frequent first; absent below the gate for small n, and
    /// without the ways in which so few answered that it could be known who.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instruments: Vec<InstrumentView>,
    /// One sentence that says what the numbers show, with n and interval.
    pub summary: String,
}

/// One way in which the question was put. Answers to different ways are counted together, but not silently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InstrumentView {
    /// The language.
    pub language: Language,
    /// The version of the wording; 0 is the standard one.
    pub wording: u32,
    /// Where the best score stood on the screen.
    pub shown: ScaleShown,
    /// How many answered it so.
    pub responses: u32,
}

/// One point of the chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BucketView {
    /// The first day of the week, month or quarter (it may lie before the period).
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub start: Date,
    /// The numbers of those of its days that lie in the period.
    #[serde(flatten)]
    pub measure: Measure,
    /// As for the whole period.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instruments: Vec<InstrumentView>,
}

/// CSAT and points of one stretch of time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Measure {
    /// Counted responses.
    pub responses: u32,
    /// Responses that are not counted: repeats at a kiosk, and spam.
    #[serde(default)]
    pub left_out: u32,
    /// Satisfied responses; absent below the gate for small n, like `csat`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfied: Option<u32>,
    /// The CSAT with its interval; absent below the gate for small n.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub csat: Option<Csat>,
    /// Points by what they were paid for.
    pub points: PointsBySource,
}

/// Points by source: those computed from the score are told apart from the others, for they rise
/// with the score by construction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PointsBySource {
    /// Paid because of the score; absent below the gate for small n, for it would tell the scores.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Points>,
    /// Paid because of an appreciation.
    pub appreciation: Points,
    /// Paid for putting something right.
    pub recovery: Points,
    /// Anything else, such as an adjustment by hand.
    pub other: Points,
}

impl PointsBySource {
    /// All that is told.
    #[must_use]
    pub fn total(self) -> Points {
        let score = self.score.unwrap_or_default();
        [score, self.appreciation, self.recovery, self.other]
            .into_iter()
            .sum()
    }

    /// The same without what would tell the scores.
    #[must_use]
    pub fn without_score(self) -> Self {
        Self {
            score: None,
            ..self
        }
    }
}

impl std::iter::Sum for PointsBySource {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        let nothing = Self {
            score: Some(Points::ZERO),
            ..Self::default()
        };
        parts.fold(nothing, |total, next| Self {
            score: [total.score, next.score].into_iter().sum(),
            appreciation: [total.appreciation, next.appreciation].into_iter().sum(),
            recovery: [total.recovery, next.recovery].into_iter().sum(),
            other: [total.other, next.other].into_iter().sum(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_written_as_it_is_read() {
        let id = "0198c0de-0000-7000-8000-000000000001";
        for text in [
            "organization",
            &format!("team:{id}"),
            &format!("employee:{id}"),
        ] {
            assert_eq!(text.parse::<Subject>().unwrap().to_string(), text);
        }
        for text in ["", "team", "team:", "organization:1", "everybody"] {
            assert_eq!(text.parse::<Subject>(), Err(UnknownSubject), "{text}");
        }
    }

    #[test]
    fn a_sum_with_an_untold_part_is_untold() {
        let told = PointsBySource {
            score: Some(Points(3)),
            other: Points(1),
            ..PointsBySource::default()
        };
        let sum: PointsBySource = [told, told].into_iter().sum();
        assert_eq!((sum.score, sum.total()), (Some(Points(6)), Points(8)));
        let sum: PointsBySource = [told, told.without_score()].into_iter().sum();
        assert_eq!((sum.score, sum.total()), (None, Points(2)));
    }
}
