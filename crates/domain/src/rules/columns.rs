//! The engine for a whole history at once, as the Rule Lab needs it: each edit of a rule replays every response of two years, so
//! one has to cost nanoseconds.
//!
//! A [`History`] is the events without names, texts and instants: numbers into sorted lists of ids, the length of messages, the
//! day by the calendar of the program (which a browser could not tell). It travels as bytes. [`History::replay`] pays what
//! [`settle`](super::engine::settle) pays, event for event, starting from nothing; a property test holds the two equal. It is fast
//! because every condition of every rule becomes a bit in a few tables before the first event is looked at: for each an event
//! costs five look-ups and four ANDs for all rules up to 64. Whom a rule pays is [`Chosen`] so, and stays known while its
//! points, caps and weights are edited.

mod awards;
mod beneficiary;
mod bits;
mod bytes;
mod chosen;
mod conditions;
mod days;
mod history;
mod limits;
mod plan;
mod recorder;
mod replay;
mod totals;

pub use bytes::Malformed;
pub use chosen::{Chosen, Events};
pub use history::{AnotherTimeZone, History, PaidTo};
pub use recorder::Recorder;
pub use replay::Payment;
pub use totals::{CapTotals, Paid, RuleTotals, Totals};
