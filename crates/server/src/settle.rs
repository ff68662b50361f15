//! From a settled response to what the rules pay for it: the one place where the server asks the engine.
//!
//! Pure, so that `verify` can ask again later and must get the same answer.

use domain::id::ResponseId;
use domain::points::Points;
use domain::rules::{Account, Award, Calendar, Event, Paid, Response, RuleSet, Trigger};
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

/// What is kept of one award: in the ledger, or beside it if it came to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// The beneficiary: `employee:{id}` or `team:{id}`.
    pub account: String,
    /// The id of the team whose merit it is: a person's at that time, or the beneficiary itself.
    pub team: String,
    /// The id of the touchpoint where it was earned.
    pub touchpoint: String,
    /// The rule's id.
    pub rule: String,
    /// The rule set's version.
    pub version: u32,
    /// What the points are paid for.
    pub source: Source,
    /// 0 where the weight or a cap left nothing.
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
    /// Anything else, such as an owner's adjustment.
    Other,
}

impl Source {
    /// All there are.
    pub const ALL: [Self; 4] = [Self::Score, Self::Appreciation, Self::Recovery, Self::Other];

    /// The word in the ledger.
    pub fn name(self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::Appreciation => "appreciation",
            Self::Recovery => "recovery",
            Self::Other => "other",
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

/// What `rules` pay for `event`, also where it comes to nothing. `paid` is what the caps of the rules have counted before, and
/// counts this too.
pub fn payments(
    rules: &RuleSet,
    calendar: &Calendar,
    event: &Event,
    paid: &mut Paid,
) -> Vec<Payment> {
    domain::rules::settle(rules, calendar, event, paid)
        .into_iter()
        .map(|award| payment(award, event))
        .collect()
}

fn payment(award: Award, event: &Event) -> Payment {
    let memo = json!({ "share": award.share, "weight": award.weight, "cap": award.cap });
    Payment {
        account: award.to.to_string(),
        team: team(&award.to, event),
        touchpoint: event.touchpoint().to_owned(),
        rule: award.rule,
        version: award.version,
        source: award.when.into(),
        points: award.awarded,
        memo: memo.to_string(),
    }
}

/// The engine pays nobody but whom the event names and their teams, and the touchpoint's.
fn team(to: &Account, event: &Event) -> String {
    match to {
        Account::Team(id) => id.clone(),
        Account::Employee(id) => {
            let named = event
                .recipients()
                .iter()
                .find(|named| named.employee == *id);
            named
                .map_or_else(|| event.team(), |named| &named.team)
                .to_owned()
        }
    }
}
