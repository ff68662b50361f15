//! From a settled response to what the rules pay for it: the one place where the server asks the engine.
//!
//! Pure, so that `verify` can ask again later and must get the same answer.

use domain::id::ResponseId;
use domain::points::Points;
use domain::rules::{Award, Calendar, Event, Paid, Response, RuleSet, Trigger};
use serde_json::json;

/// A response is settled when nothing was added to it for this long, in seconds (`points.md`).
pub const SETTLED_AFTER_SECONDS: i64 = 600;

/// What is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// A response, once.
    Response,
    /// Thanks that came after its response had been settled by time.
    LateThanks,
    /// Thanks that a moderator released.
    Released,
    /// Thanks to somebody whose name was found out.
    Found,
}

impl Occasion {
    /// The id in the ledger of this occasion of a response.
    pub fn event(self, response: ResponseId) -> String {
        match self {
            Self::Response => response.to_string(),
            Self::LateThanks => format!("{response}:thanks"),
            Self::Released => format!("{response}:released"),
            Self::Found => format!("{response}:found"),
        }
    }

    /// What of a response an event in the ledger stands for; `None` if it is not of this response.
    pub fn of(event: &str, response: ResponseId) -> Option<Self> {
        [
            Self::Response,
            Self::LateThanks,
            Self::Released,
            Self::Found,
        ]
        .into_iter()
        .find(|occasion| occasion.event(response) == event)
    }

    /// What the engine is told: of thanks that came later only the thanks, for the score was paid for with the response.
    pub fn told(self, response: Response) -> Event {
        match self {
            Self::Response => Event::Response(response),
            Self::LateThanks | Self::Released | Self::Found => Event::Attribution(response),
        }
    }
}

/// What the ledger will hold of one award.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// The beneficiary: `employee:{id}` or `team:{id}`.
    pub account: String,
    /// The rule's id.
    pub rule: String,
    /// The rule set's version.
    pub version: u32,
    /// What the points are paid for.
    pub source: Source,
    /// More than 0.
    pub points: Points,
    /// Share, weight and cap as JSON: what a receipt explains.
    pub memo: String,
}

/// What points are paid for. Those computed from the score are told apart, for they rise with it by construction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The score.
    Score,
    /// An appreciation.
    Appreciation,
    /// A recovery.
    Recovery,
}

impl Source {
    /// The word in the ledger.
    pub fn name(self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::Appreciation => "appreciation",
            Self::Recovery => "recovery",
        }
    }
}

impl From<Trigger> for Source {
    fn from(trigger: Trigger) -> Self {
        match trigger {
            Trigger::Score => Self::Score,
            Trigger::Appreciation => Self::Appreciation,
            Trigger::Recovery => Self::Recovery,
        }
    }
}

/// What `rules` pay for `response`. Awards that come to 0 pay nothing, so they are not in the ledger.
pub fn payments(rules: &RuleSet, response: Response, occasion: Occasion) -> Vec<Payment> {
    // Rules with caps are refused when they are published (`routes::rules`), so nothing is counted and no calendar asked.
    let (calendar, mut paid) = (Calendar::utc(), Paid::default());
    domain::rules::settle(rules, &calendar, &occasion.told(response), &mut paid)
        .into_iter()
        .filter(|award| award.awarded > Points::ZERO)
        .map(payment)
        .collect()
}

fn payment(award: Award) -> Payment {
    let memo = json!({ "share": award.share, "weight": award.weight, "cap": award.cap });
    Payment {
        account: award.to.to_string(),
        rule: award.rule,
        version: award.version,
        source: award.when.into(),
        points: award.awarded,
        memo: memo.to_string(),
    }
}
