//! What is said of a dispute. Pure.

use domain::api::ledger::{DisputeState, DisputeView};
use domain::corrections::undone;
use domain::numbers;
use domain::points::Points;

/// What a dispute is about: `10 points for “Thanked by a customer” at Reception`, `30 points taken off by hand`.
pub fn about(dispute: &DisputeView) -> String {
    let points = numbers::points(Points(dispute.points.0.saturating_abs()));
    match dispute.touchpoint.as_str() {
        "" if dispute.points < Points::ZERO => format!("{points} taken off by hand"),
        "" => format!("{points} added by hand"),
        touchpoint => format!("{points} for “{}” at {touchpoint}", dispute.rule),
    }
}

/// What was decided about its points.
pub fn outcome(dispute: &DisputeView) -> &'static str {
    match dispute.state {
        DisputeState::Open => "not decided",
        DisputeState::Kept => "left as they were",
        DisputeState::Reversed => undone(dispute.points),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dispute_is_told_by_what_it_is_about() {
        for (points, touchpoint, state, expected) in [
            (
                10,
                "Reception",
                DisputeState::Open,
                ("10 points for “Thanked” at Reception", "not decided"),
            ),
            (
                10,
                "Reception",
                DisputeState::Reversed,
                ("10 points for “Thanked” at Reception", "taken back"),
            ),
            (
                30,
                "",
                DisputeState::Kept,
                ("30 points added by hand", "left as they were"),
            ),
            (
                -30,
                "",
                DisputeState::Reversed,
                ("30 points taken off by hand", "given back"),
            ),
        ] {
            let dispute = dispute(points, touchpoint, state);
            assert_eq!((about(&dispute).as_str(), outcome(&dispute)), expected);
        }
    }

    fn dispute(points: i64, touchpoint: &str, state: DisputeState) -> DisputeView {
        let at = "2026-03-02T09:15:00Z".parse().unwrap();
        DisputeView {
            id: domain::id::DisputeId(uuid::Uuid::nil()),
            transaction: domain::id::TransactionId(uuid::Uuid::nil()),
            employee: domain::id::EmployeeId(uuid::Uuid::nil()),
            name: "Maria Silva".into(),
            rule: "Thanked".into(),
            version: 1,
            points: Points(points),
            paid_at: at,
            touchpoint: touchpoint.into(),
            reason: "Why?".into(),
            at,
            state,
            decided_by: None,
            answer: String::new(),
        }
    }
}
