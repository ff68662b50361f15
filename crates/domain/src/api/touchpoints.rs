//! What owners set up for touchpoints: wording, languages, frames, opening hours, and links that count once.
//!
//! ```text
//! GET  /api/v1/touchpoints                       200 TouchpointListView       owners
//! GET  /api/v1/touchpoints/{key}/settings        200 TouchpointSettings       owners
//! PUT  /api/v1/touchpoints/{key}/settings        200 TouchpointSettings       UpdateTouchpoint
//! POST /api/v1/touchpoints/{key}/receipt-links   201 ReceiptLinksView         CreateReceiptLinks
//! GET  /api/v1/languages                         200 LanguageSettings         owners
//! PUT  /api/v1/languages                         200 LanguageSettings         LanguageSettings
//! ```

use crate::api::feedback::PersonOnOffer;
use crate::id::EmployeeId;
use crate::instant::Instant;
use crate::language::Language;
use crate::opening_hours::OpeningHours;
use crate::rules::Customer;
use serde::{Deserialize, Serialize};

/// Every touchpoint, by team and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TouchpointListView {
    /// By team, then by name.
    pub touchpoints: Vec<TouchpointRow>,
}

/// One touchpoint in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TouchpointRow {
    /// Its public key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its team's name.
    pub team: String,
    /// Who answers there.
    pub customer: Customer,
    /// How many people are on offer there.
    pub people: u32,
    /// How many kiosks are enrolled there and not revoked.
    pub kiosks: u32,
    /// Answers that wait on those kiosks, as they last told.
    pub waiting: u32,
}

/// What can be set up at a touchpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TouchpointSettings {
    /// Its public key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its team's name.
    pub team: String,
    /// Who answers there.
    pub customer: Customer,
    /// The people on offer, whom a receipt link can be about.
    pub people: Vec<PersonOnOffer>,
    /// The question in each language that the program offers.
    pub wordings: Vec<WordingView>,
    /// Sites that may show the page in a frame, such as `https://www.example.com`.
    pub sites: Vec<String>,
    /// When a kiosk there is awake.
    pub hours: OpeningHours,
    /// The IANA time zone of those hours.
    pub time_zone: String,
    /// The page's address.
    pub address: String,
    /// The kiosk's address.
    pub kiosk_address: String,
}

/// The question in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WordingView {
    /// Which language.
    pub language: Language,
    /// Counts up with each change; 0 is the standard wording, which no touchpoint has changed.
    pub version: u32,
    /// The wording of this touchpoint; empty where it is the standard one.
    pub question: String,
    /// The standard wording in this language.
    pub standard: String,
    /// What a poster says beside its code, in this language.
    pub poster: PosterWords,
}

/// The words around a printed code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PosterWords {
    /// What to do with the code.
    pub scan: String,
    /// What it is good for.
    pub why: String,
}

/// Other settings. Each field replaces what there was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateTouchpoint {
    /// The wording per language; an empty one, or none, is the standard wording. At most 200 characters each.
    pub wordings: Vec<UpdateWording>,
    /// At most 20 origins: `https://` (or `http://localhost`), a host, and a port if it is not the usual one.
    pub sites: Vec<String>,
    /// When a kiosk there is awake.
    pub hours: OpeningHours,
}

/// The question in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateWording {
    /// Which language.
    pub language: Language,
    /// The wording; empty for the standard one.
    pub question: String,
}

/// Languages for all touchpoints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LanguageSettings {
    /// What customers can choose from, in this order; at least one. Who wants none of them gets the first.
    pub offered: Vec<Language>,
    /// Whether the scale follows the writing direction in a right-to-left language. If not, its order is the same for everybody.
    pub mirror_scale: bool,
}

/// Links that count once, for e-mails, receipts and tickets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateReceiptLinks {
    /// Whom the visit was with, if that is known: the page suggests this person.
    #[serde(default)]
    pub employee: Option<EmployeeId>,
    /// How many days they can be used: 1 to 365.
    pub valid_days: u32,
    /// How many: 1 to 1,000.
    pub count: u32,
}

/// New links. They are not kept: whoever loses them makes others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceiptLinksView {
    /// Each for one response.
    pub links: Vec<String>,
    /// When they can no longer be used.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: Instant,
}
