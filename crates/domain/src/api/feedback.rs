//! The customer page: a touchpoint as a customer sees it, and the parts of a response.
//!
//! ```text
//! GET  /api/v1/touchpoints/{key}                      200 TouchpointView
//! POST /api/v1/touchpoints/{key}/responses            201 ResponseView   CreateResponse: the first tap
//! PUT  /api/v1/touchpoints/{key}/responses/{id}/score 200 ResponseView   ChangeScore: until it is sent
//! POST /api/v1/touchpoints/{key}/responses/{id}/send  200 ResponseView   SendResponse: all the rest
//! ```
//! The same request again has the same answer (200 where it was 201); the same id with other content is 422 `already_used`.

use crate::id::{EmployeeId, ResponseId};
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
    /// The question as this touchpoint words it.
    pub question: String,
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
}
