//! The first tap as the device keeps it, and what becomes of sending it.

use super::{Step, first_step};
use domain::language::Key;
use domain::score::Score;

/// The first tap, as it is kept on the device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tap {
    /// The score that the customer means now.
    pub score: Score,
    /// Whether the server has that score.
    pub saved: bool,
    /// What the last try to send anything failed at; nothing while none has failed.
    pub hitch: Option<Hitch>,
    /// Why the receipt link that the customer came by counts for nothing, if it does not.
    pub receipt: Option<Receipt>,
    /// Whom the receipt link says the visit was with.
    pub suggested: Option<String>,
    /// Whether the rest is on its way.
    pub sending: bool,
    /// Whether all of it has arrived.
    pub sent: bool,
}

impl Tap {
    /// How saving the score stands, beside the answer.
    #[must_use]
    pub fn status(&self) -> Key {
        match (self.saved, self.hitch) {
            (true, _) => Key::Saved,
            (false, None) => Key::Saving,
            (false, Some(Hitch::Offline)) => Key::NotSavedOffline,
            (false, Some(Hitch::Busy)) => Key::NotSavedBusy,
            (false, Some(Hitch::Delayed)) => Key::NotSavedDelayed,
        }
    }
}

/// What holds a request up that is tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hitch {
    /// The server could not be reached.
    Offline,
    /// The server has too much to do.
    Busy,
    /// The answer was of no use, for a reason that the customer cannot know.
    Delayed,
}

impl Hitch {
    /// The hitch that the script calls so; nothing where nothing holds it up.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "offline" => Some(Self::Offline),
            "busy" => Some(Self::Busy),
            "delayed" => Some(Self::Delayed),
            _ => None,
        }
    }

    /// What it means for somebody who has pressed "Send".
    #[must_use]
    pub fn news(self) -> Key {
        match self {
            Self::Offline => Key::SendOffline,
            Self::Busy => Key::SendBusy,
            Self::Delayed => Key::SendDelayed,
        }
    }
}

/// Why a receipt link counts for nothing. The answer counts in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receipt {
    /// It was used for another response.
    Used,
    /// Its time is over.
    Expired,
    /// It is none of ours, or for another touchpoint.
    Invalid,
}

impl Receipt {
    /// The outcome that the server calls so; nothing where there is nothing to say.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "used" => Some(Self::Used),
            "expired" => Some(Self::Expired),
            "invalid" => Some(Self::Invalid),
            _ => None,
        }
    }

    /// What the customer is told.
    #[must_use]
    pub fn news(self) -> Key {
        match self {
            Self::Used => Key::ReceiptUsed,
            Self::Expired => Key::ReceiptExpired,
            Self::Invalid => Key::ReceiptInvalid,
        }
    }
}

/// What the script says of sending the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// All of it has arrived.
    Sent,
    /// It is tried again.
    HeldUp(Hitch),
    /// Another window of the same visit was quicker. That is the end, but not of what stands here.
    SentBefore,
    /// The server would not have it; these fields are to be corrected, if it named any.
    Refused(Vec<String>),
}

/// Where what the first question says leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// On to what the score asks for.
    On(Step),
    /// Nowhere: the score is what it was.
    Stay,
    /// To the first question again, for the server would not have the score. Nothing may be sent before it is answered anew.
    Again,
}

/// Where to go when the first question has news: a tap goes on, also with the same score again.
#[must_use]
pub fn turn(before: Option<Score>, now: Option<Score>, is_tap: bool) -> Turn {
    match now {
        Some(score) if is_tap => Turn::On(first_step(score)),
        score if score == before => Turn::Stay,
        _ => Turn::Again,
    }
}
