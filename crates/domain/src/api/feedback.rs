//! The customer page: a touchpoint as a customer sees it, and the parts of a response.
//!
//! ```text
//! GET  /api/v1/touchpoints/{key}?lang=…               200 TouchpointView
//! POST /api/v1/touchpoints/{key}/responses            201 ResponseView   CreateResponse: the first tap
//! PUT  /api/v1/touchpoints/{key}/responses/{id}/score 200 ResponseView   ChangeScore: until it is sent
//! POST /api/v1/touchpoints/{key}/responses/{id}/send  200 ResponseView   SendResponse: all the rest
//! ```
//! The same request again has the same answer (200 where it was 201); the same id with other content is 422 `already_used`.

use crate::id::{EmployeeId, ResponseId};
use crate::instant::Instant;
use crate::language::Language;
use crate::rules::Trust;
use crate::score::Score;
use serde::{Deserialize, Serialize};

/// What a customer may know of a touchpoint: the people on offer, and nothing else about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TouchpointView {
    /// The public key in the address.
    pub key: String,
    /// The organization's name.
    pub organization: String,
    /// The touchpoint's name, such as "Reception".
    pub name: String,
    /// The question as this touchpoint words it, in `language`.
    pub question: String,
    /// The language of the question and the lists.
    pub language: Language,
    /// The version of the wording; 0 is the standard one.
    pub wording: u32,
    /// What the customer can switch to, in the order to show.
    pub languages: Vec<Language>,
    /// Whether the scale follows the writing direction in a right-to-left language.
    pub mirror_scale: bool,
    /// The people who can be thanked here, by first name.
    pub people: Vec<PersonOnOffer>,
    /// What a person can have done well.
    pub standards: Vec<ChoiceView>,
    /// What can be put right.
    pub reasons: Vec<ChoiceView>,
}

/// A person whom a customer can thank here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonOnOffer {
    /// Who it is.
    pub id: EmployeeId,
    /// The first name; two people of one name are told apart by their role.
    pub first_name: String,
    /// What the person does, such as "Concierge".
    pub job: String,
}

/// One entry of a list of the program: a service standard or a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChoiceView {
    /// The key that rules and responses name it by, such as `quick`.
    pub key: String,
    /// The words a customer reads.
    pub label: String,
}

/// The first tap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateResponse {
    /// Made by the customer's device.
    pub id: ResponseId,
    /// From 1 to 5.
    pub score: Score,
    /// How the question was put.
    #[serde(default)]
    pub instrument: Option<Instrument>,
    /// The token of a receipt link, if the customer came by one.
    #[serde(default)]
    pub token: Option<String>,
    /// The device's clock; heeded from an enrolled kiosk only.
    #[serde(default)]
    pub clock: Option<DeviceClock>,
}

impl CreateResponse {
    /// A first tap of which nothing else is known.
    #[must_use]
    pub fn new(id: ResponseId, score: Score) -> Self {
        Self {
            id,
            score,
            instrument: None,
            token: None,
            clock: None,
        }
    }
}

/// How the question was put. Answers of different instruments are never pooled silently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// The language.
    pub language: Language,
    /// The version of the wording in that language.
    pub wording: u32,
    /// Where the best score stood on the screen.
    pub shown: ScaleShown,
}

/// Where the best score stood.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ScaleShown {
    /// On top of a column.
    BestTop,
    /// At the left end of a row.
    BestLeft,
    /// At the right end of a row.
    BestRight,
    /// Nobody can tell: the browser runs no script, or a program sent it.
    #[default]
    Unknown,
}

impl ScaleShown {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::BestTop,
        Self::BestLeft,
        Self::BestRight,
        Self::Unknown,
    ];

    /// The word on the wire and in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::BestTop => "best_top",
            Self::BestLeft => "best_left",
            Self::BestRight => "best_right",
            Self::Unknown => "unknown",
        }
    }
}

/// What a device's clock said, and how wrong it is known to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DeviceClock {
    /// What it said at the first tap.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub given_at: Instant,
    /// By how many milliseconds it is ahead of the server's, as last measured; negative: behind.
    pub ahead_ms: i64,
}

/// Another score, before the response is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangeScore {
    /// From 1 to 5.
    pub score: Score,
}

/// Everything after the score. It ends the response: it is settled and, where rules say so, paid.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SendResponse {
    /// Who is thanked: people on offer at this touchpoint, at most 20. One named twice counts once.
    #[serde(default)]
    pub recipients: Vec<EmployeeId>,
    /// Keys of what they did well.
    #[serde(default)]
    pub standards: Vec<String>,
    /// Keys of what should be put right.
    #[serde(default)]
    pub reasons: Vec<String>,
    /// Words for the recipients, at most 1,000 characters.
    #[serde(default)]
    pub message: String,
    /// Words for whoever puts it right, at most 1,000 characters. Never shown on a wall.
    #[serde(default)]
    pub improvement: String,
    /// Whether the whole team is thanked: everybody on offer here.
    #[serde(default, skip_serializing_if = "is_false")]
    pub whole_team: bool,
    /// Somebody whose name the customer does not know, as described: at most 300 characters.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unnamed: String,
    /// How to reach the customer for an answer, at most 200 characters; asked for after a low score only.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub contact: String,
    /// The secret of the link with which the customer comes back, made by the device: 128 random bits, 32 hexadecimal digits in
    /// lower case.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub pickup: String,
    /// How long the page had been open, in milliseconds, when it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_page_ms: Option<u32>,
}

impl SendResponse {
    /// Whether anybody is thanked: by name, with the whole team, or by a description.
    #[must_use]
    pub fn thanks_somebody(&self) -> bool {
        self.whole_team || !self.recipients.is_empty() || !self.unnamed.is_empty()
    }
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_false(value: &bool) -> bool {
    !value
}

/// A response as its customer may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResponseView {
    /// The id that the customer's device made.
    pub id: ResponseId,
    /// The score as it counts now.
    pub score: Score,
    /// Whether it was sent; after that nothing can be changed.
    pub sent: bool,
    /// How sure we are of the visit.
    pub trust: Trust,
    /// What became of the token, if one came with it. The answer counts in any case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<ReceiptOutcome>,
    /// Whom the receipt link says the visit was with, if they are on offer here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggested: Option<EmployeeId>,
}

/// What became of a receipt link's token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReceiptOutcome {
    /// It was fresh: the answer has trust `receipt`.
    Accepted,
    /// It was used for another response.
    Used,
    /// Its time is over.
    Expired,
    /// It is none of ours, or for another touchpoint.
    Invalid,
}
