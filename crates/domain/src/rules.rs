//! Point rules: what pays, how much and to whom.
//!
//! [`model`] is the format that the admin API, the Rule Lab and `replay` exchange; [`check`] lists everything that is wrong with
//! a rule set. [`engine`] turns an [`event`] into [`award`]s: it keeps nothing, so what the caps count is handed in and out as a
//! value ([`paid`]), and where their windows begin and end is for the [`calendar`] to say. [`near_miss`] tells what was missing
//! where a rule did not pay; [`words`] says rules and their differences in sentences. [`columns`] is the same engine once more, for
//! a whole history at once, which the [`lab`](crate::lab) shows. [`replay`] tells what other rules would have paid, [`timeline`] which
//! version is live when.

pub mod award;
pub mod calendar;
pub mod check;
pub mod columns;
pub mod engine;
pub mod event;
pub mod model;
pub mod near_miss;
pub mod paid;
pub mod replay;
pub mod timeline;
pub mod words;

pub use award::{Account, Award, AwardLine, ReachedCap};
pub use calendar::{Calendar, UnknownTimeZone, Window};
pub use check::{Lists, check};
pub use engine::{settle, totals};
pub use event::{Customer, Event, Recipient, Recovery, Response};
pub use model::{
    AwardTo, Cap, CapScope, CapWindow, Condition, Rule, RuleSet, Trigger, Trust, TrustWeights,
};
pub use near_miss::{KnownThanks, NearMiss, near_misses, near_misses_known};
pub use paid::{Paid, Total};
