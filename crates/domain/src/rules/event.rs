//! What the engine pays for, in the format that `replay` reads (`points.md`).

mod line;

use super::model::Trust;
use crate::instant::Instant;
use crate::score::Score;
use serde::{Deserialize, Serialize};

/// Something that rules may pay for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Event {
    /// A customer's answer.
    Response(Response),
    /// Thanks of an earlier response that found its person later. Only rules for appreciations apply.
    Attribution(Response),
    /// A recovery case was closed.
    Recovery(Recovery),
}

impl Event {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Response(response) | Self::Attribution(response) => &response.id,
            Self::Recovery(recovery) => &recovery.id,
        }
    }

    /// When it happened.
    #[must_use]
    pub fn at(&self) -> Instant {
        match self {
            Self::Response(response) | Self::Attribution(response) => response.at,
            Self::Recovery(recovery) => recovery.at,
        }
    }

    /// The order in which the server settled it.
    #[must_use]
    pub fn seq(&self) -> u64 {
        match self {
            Self::Response(response) | Self::Attribution(response) => response.seq,
            Self::Recovery(recovery) => recovery.seq,
        }
    }

    /// By what events are put in order: ascending, the engine is told of them.
    #[must_use]
    pub fn order(&self) -> (u64, Instant, &str) {
        (self.seq(), self.at(), self.id())
    }

    /// Where it happened.
    #[must_use]
    pub fn touchpoint(&self) -> &str {
        match self {
            Self::Response(response) | Self::Attribution(response) => &response.touchpoint,
            Self::Recovery(recovery) => &recovery.touchpoint,
        }
    }

    /// The team of the touchpoint.
    #[must_use]
    pub fn team(&self) -> &str {
        match self {
            Self::Response(response) | Self::Attribution(response) => &response.team,
            Self::Recovery(recovery) => &recovery.team,
        }
    }

    /// Whose merit it is: those who are thanked, or who closed the recovery case. As they were named, so perhaps twice.
    #[must_use]
    pub fn recipients(&self) -> &[Recipient] {
        match self {
            Self::Response(response) | Self::Attribution(response) => &response.recipients,
            Self::Recovery(recovery) => std::slice::from_ref(&recovery.resolver),
        }
    }

    /// What the customer said, unless it is a recovery case.
    #[must_use]
    pub fn response(&self) -> Option<&Response> {
        match self {
            Self::Response(response) | Self::Attribution(response) => Some(response),
            Self::Recovery(_) => None,
        }
    }
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

/// A recovery case that was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recovery {
    /// The case's id.
    pub id: String,
    /// The order in which the server settled events.
    pub seq: u64,
    /// When it was closed.
    pub at: Instant,
    /// Where it came from.
    pub touchpoint: String,
    /// The touchpoint's team.
    pub team: String,
    /// Who put it right.
    pub resolver: Recipient,
    /// When it was opened.
    pub opened_at: Instant,
    /// The score that the customer gave afterwards, if they did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rescored: Option<Score>,
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
