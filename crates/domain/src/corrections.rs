//! What corrections of points are called, on every page alike. A reversal takes points back; that of an adjustment which took
//! some gives them back.

use crate::numbers::points;
use crate::points::Points;

/// What undoing does to somebody's points, by what they had been booked as: `taken back`.
#[must_use]
pub fn undone(booked: Points) -> &'static str {
    if booked < Points::ZERO {
        "given back"
    } else {
        "taken back"
    }
}

/// Undoing as something to do: `Take 10 points back`.
#[must_use]
pub fn undo(booked: Points) -> String {
    let points = points(Points(booked.0.saturating_abs()));
    if booked < Points::ZERO {
        format!("Give {points} back")
    } else {
        format!("Take {points} back")
    }
}

/// A decision against undoing, as something to do: `Keep them`.
#[must_use]
pub fn keep(booked: Points) -> &'static str {
    if booked < Points::ZERO {
        "Leave it as it is"
    } else {
        "Keep them"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_that_were_taken_are_given_back() {
        for (booked, expected) in [
            (10, ("taken back", "Take 10 points back", "Keep them")),
            (1, ("taken back", "Take 1 point back", "Keep them")),
            (
                -1_000,
                ("given back", "Give 1,000 points back", "Leave it as it is"),
            ),
        ] {
            let booked = Points(booked);
            assert_eq!(
                (undone(booked), undo(booked).as_str(), keep(booked)),
                expected
            );
        }
    }
}
