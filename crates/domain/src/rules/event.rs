//! What the engine pays for, in the format that `replay` reads (`points.md`).

use super::model::Trust;
use crate::instant::Instant;
use crate::score::Score;
use serde::{Deserialize, Serialize};

/// Something that rules may pay for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Event {
    /// A customer's answer.
    Response(Response),
}

/// A response as the engine sees it: lengths and keys, no words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// The response's id.
    pub id: String,
    /// The order in which the server settled events.
    #[serde(default)]
    pub seq: u64,
    /// When it happened.
    pub at: Instant,
    /// Where it was given.
    pub touchpoint: String,
    /// The touchpoint's team.
    pub team: String,
    /// Who gave it.
    pub customer: Customer,
    /// How sure we are of the visit.
    pub trust: Trust,
    /// How satisfied the customer was.
    pub score: Score,
    /// Keys of the ticked standards.
    #[serde(default)]
    pub standards: Vec<String>,
    /// The length of the message in Unicode scalar values.
    #[serde(default)]
    pub message_chars: u32,
    /// Who is thanked. Somebody who is named twice counts once, by the first entry.
    #[serde(default)]
    pub recipients: Vec<Recipient>,
}

/// A person who is thanked, with the team they were in at that time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// The employee's id.
    pub employee: String,
    /// The id of their team.
    pub team: String,
}

/// What kind of customer answers at a touchpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Customer {
    /// A guest, patient, shopper or client.
    External,
    /// A colleague from another department.
    Internal,
    /// A supplier.
    Supplier,
}
