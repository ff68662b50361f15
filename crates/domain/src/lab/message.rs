//! What the page and the worker that holds the history say to each other, as JSON. The history itself goes before it, as bytes.

use super::behind::{RuleChange, Subject};
use super::comparison::Comparison;
use super::events::LargeEvent;
use super::evidence::Evidence;
use super::warnings::Warning;
use crate::points::Points;
use crate::rules::model::RuleSet;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Comes back with the answer: so the page knows an answer about rules that were edited since.
pub type Ticket = u32;

/// What the page asks. Each is answered once, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Both rule sets side by side.
    Compare(Question),
    /// The rules behind a figure.
    Behind(Ticket, Question, Subject),
    /// The largest events of a month, by its position in [`Comparison::months`].
    Events(Ticket, Question, usize),
    /// What a warning about the edited rules rests on.
    Evidence(Ticket, Question, Warning),
}

/// Which rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The live ones.
    pub live: RuleSet,
    /// The edited ones.
    pub edited: RuleSet,
    /// Today, by the calendar of the program.
    pub today: Date,
    /// What a month may cost.
    pub budget: Option<Points>,
}

/// What the worker says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// It can be sent the history.
    Ready,
    /// It has the history.
    Opened(Opened),
    /// The history or what was asked cannot be used; in words.
    Refused(String),
    /// Both rule sets side by side.
    Compared(Box<Comparison>, Timing),
    /// The rules behind a figure.
    Behind(Ticket, Subject, Vec<RuleChange>),
    /// The largest events of a month.
    Events(Ticket, usize, Vec<LargeEvent>),
    /// What a warning rests on; `None` if its rule is gone.
    Evidence(Ticket, Warning, Option<Evidence>),
}

/// The ids that figures name by position.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// How many events.
    pub events: u64,
    /// Employees, ascending.
    pub employees: Vec<String>,
    /// Teams, ascending.
    pub teams: Vec<String>,
}

/// How long it took.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Timing {
    /// How many rules were replayed: those that were edited.
    pub rules: usize,
    /// For so many milliseconds.
    pub millis: f64,
}
