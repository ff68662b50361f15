//! Whether a rule applies.

use crate::rules::event::{Event, Recovery, Response};
use crate::rules::model::{Condition, Trigger};

/// Microseconds in an hour.
const HOUR: i64 = 3_600_000_000;

/// Whether an event sets off rules of this kind.
pub(in crate::rules) fn is_set_off(when: Trigger, event: &Event) -> bool {
    match (when, event) {
        (Trigger::Appreciation, Event::Response(response) | Event::Attribution(response)) => {
            !response.recipients.is_empty()
        }
        (Trigger::Score, Event::Response(_)) | (Trigger::Recovery, Event::Recovery(_)) => true,
        // The score was paid for with the response that an attribution goes back to.
        (Trigger::Score, Event::Attribution(_) | Event::Recovery(_))
        | (Trigger::Recovery, Event::Response(_) | Event::Attribution(_))
        | (Trigger::Appreciation, Event::Recovery(_)) => false,
    }
}

/// Whether a condition holds. One that does not fit the event never does.
pub(in crate::rules) fn holds(condition: &Condition, event: &Event) -> bool {
    match (condition, event) {
        (Condition::Teams(ids), _) => ids.iter().any(|id| id == event.team()),
        (Condition::Touchpoints(ids), _) => ids.iter().any(|id| id == event.touchpoint()),
        (_, Event::Response(response) | Event::Attribution(response)) => {
            holds_for_response(condition, response)
        }
        (_, Event::Recovery(recovery)) => holds_for_recovery(condition, recovery),
    }
}

fn holds_for_response(condition: &Condition, response: &Response) -> bool {
    match condition {
        Condition::ScoreAtLeast(least) => i64::from(response.score.value()) >= *least,
        Condition::MessageCharsAtLeast(least) => i64::from(response.message_chars) >= *least,
        Condition::StandardsAny(keys) => keys.iter().any(|key| response.standards.contains(key)),
        Condition::Customers(kinds) => kinds.contains(&response.customer),
        Condition::TrustAtLeast(least) => response.trust >= *least,
        _ => false,
    }
}

fn holds_for_recovery(condition: &Condition, recovery: &Recovery) -> bool {
    match condition {
        Condition::ClosedWithinHours(hours) => {
            // Instants reach over 20,000 years, and their difference fits.
            let took = recovery.at.micros() - recovery.opened_at.micros();
            took <= hours.saturating_mul(HOUR)
        }
        Condition::RescoredAtLeast(least) => {
            let score = recovery.rescored;
            score.is_some_and(|score| i64::from(score.value()) >= *least)
        }
        _ => false,
    }
}
