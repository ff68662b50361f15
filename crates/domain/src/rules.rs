//! Point rules: what pays, how much and to whom.
//!
//! [`model`] is the format that the admin API, the Rule Lab and `replay` exchange; [`engine`] turns an event into
//! awards; [`check`] lists everything that is wrong with a rule set; [`words`] says rules and their differences in sentences.

pub mod check;
pub mod engine;
pub mod event;
pub mod model;
pub mod words;

pub use check::{Lists, check};
pub use engine::{Account, Award, settle};
pub use event::{Customer, Event, Recipient, Response};
pub use model::{AwardTo, Cap, Condition, Rule, RuleSet, Trigger, Trust, TrustWeights};
