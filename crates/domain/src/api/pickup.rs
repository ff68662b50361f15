//! What a customer sees who comes back by the link of the thank-you screen: what became of the thanks, and the replies.
//!
//! ```text
//! GET /thanks/{secret}  200 text/html, written from a PickupView; 404 for a secret that opens nothing
//! ```
//! Days are those of the program's time zone. The score is not in it, nor an id, nor more of anybody than their first name.

use crate::language::Language;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What became of a response's thanks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PickupView {
    /// The language in which the response was given.
    pub language: Language,
    /// The organization's name.
    pub organization: String,
    /// Where it was.
    pub touchpoint: String,
    /// The program's time zone (IANA), in which its days are.
    pub time_zone: String,
    /// The day on which it was sent.
    pub sent_on: Date,
    /// The customer's words; may be empty.
    pub message: String,
    /// The people who were named, in the order of naming, and at the end the one who was found.
    pub people: Vec<ThankedPerson>,
    /// The whole team, if it was thanked: those of it who were not named.
    pub team: Option<ThankedTeam>,
    /// Somebody whose name the customer did not know, until they are found: then they are one of `people`.
    pub unnamed: Option<UnnamedPerson>,
}

/// One person who was thanked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThankedPerson {
    /// The first name.
    pub first_name: String,
    /// Whether the customer did not know the name, and it was found out.
    pub found: bool,
    /// How far the thanks has come.
    pub progress: Progress,
    /// What the person wrote back, once the customer may see it.
    pub reply: Option<PickupReply>,
}

/// The whole team as one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThankedTeam {
    /// How far the thanks has come: read once anybody has read it, on the day of the first.
    pub progress: Progress,
    /// How many people it reaches.
    pub people: u32,
    /// How many of them have read it.
    pub read: u32,
    /// What people of the team wrote back, the earlier days first.
    pub replies: Vec<PickupReply>,
}

/// Somebody without a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnnamedPerson {
    /// As the customer described them.
    pub description: String,
    /// How the search stands.
    pub search: Search,
}

/// How the search for somebody without a name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Search {
    /// Somebody reads the thanks first.
    Waiting,
    /// The team is asked who it was.
    Looking,
    /// Nobody could tell who it was.
    NotFound,
    /// The thanks was kept back.
    KeptBack,
}

/// How far thanks has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Somebody reads it first.
    Waiting,
    /// It is on the wall.
    Delivered,
    /// It was read, on this day.
    Read(Date),
    /// It was kept back.
    KeptBack,
}

/// A reply as the customer sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PickupReply {
    /// The first name of who wrote it.
    pub from: String,
    /// The words; they may have several lines.
    pub text: String,
    /// The day on which it was written.
    pub on: Date,
}
