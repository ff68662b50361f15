//! What is said of versions that wait for a second owner.

use crate::ui::number::{counted, grouped};
use domain::api::rules::RuleCostView;

/// What the last 90 days would have cost, and by how much that is more than by the version that it is compared with.
pub fn cost_words(cost: RuleCostView) -> String {
    let RuleCostView {
        live,
        compared_with,
        new,
    } = cost;
    let by = compared_with.map(|version| format!(" by version {version}"));
    let by = by.unwrap_or_default();
    let told = counted(new.0, "point", "points");
    let begin = format!("The last 90 days would have cost {told}");
    if new == live {
        return format!(
            "{begin}, as many as{}.",
            if by.is_empty() { " now" } else { &by }
        );
    }
    let begin = format!("{begin} instead of {}{by}", grouped(live.0));
    match rise(live.0, new.0) {
        Some(percent @ 1..) => format!("{begin}: {}\u{a0}% more.", grouped(percent)),
        Some(percent @ ..0) => format!("{begin}: {}\u{a0}% less.", grouped(-percent)),
        Some(0) | None => format!("{begin}."),
    }
}

/// By how many per cent the second number is higher, rounded down so that it never says more than it is.
fn rise(live: i64, new: i64) -> Option<i64> {
    let rise = (i128::from(new) - i128::from(live)) * 100;
    let percent = rise.checked_div(i128::from(live))?;
    i64::try_from(percent).ok()
}

/// When it would begin.
pub fn begins_words(from: Option<String>) -> String {
    match from {
        None => "Once it is approved, it pays for every response from then on.".to_owned(),
        Some(from) => format!(
            "Once it is approved, it pays for every response received from {from} on; approved later than that, from its approval on."
        ),
    }
}

/// What whoever proposed it waits for.
pub fn waiting_words(owners: u32, is_stale: bool) -> String {
    if is_stale {
        return "Another version was published since, so it cannot be approved any more. Withdraw it, continue on that version, and publish again.".to_owned();
    }
    // The share may have been another when it was proposed, and what it costs is told beside.
    let why = "It costs so much more than what was agreed on that another owner has to approve it.";
    if owners < 2 {
        return format!(
            "{why} You are the only owner of this program: have a second account made an owner, or allow a larger rise in the settings of points."
        );
    }
    format!("{why} They find it here on their page of point rules. Until then nothing changes.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::points::Points;

    #[test]
    fn a_cost_is_told_with_its_rise() {
        fn check(live: i64, compared_with: Option<u32>, new: i64, expected: &str) {
            let [live, new] = [live, new].map(Points);
            let cost = RuleCostView {
                live,
                compared_with,
                new,
            };
            assert_eq!(cost_words(cost), expected);
        }
        check(
            1_000,
            Some(3),
            1_315,
            "The last 90 days would have cost 1,315 points instead of 1,000 by version 3: 31\u{a0}% more.",
        );
        check(
            1_000,
            Some(3),
            800,
            "The last 90 days would have cost 800 points instead of 1,000 by version 3: 20\u{a0}% less.",
        );
        check(
            1_000,
            Some(3),
            1_000,
            "The last 90 days would have cost 1,000 points, as many as by version 3.",
        );
        check(
            1_000,
            Some(3),
            1_001,
            "The last 90 days would have cost 1,001 points instead of 1,000 by version 3.",
        );
        check(
            0,
            None,
            1,
            "The last 90 days would have cost 1 point instead of 0.",
        );
    }

    #[test]
    fn a_single_owner_is_told_what_to_do() {
        assert!(waiting_words(1, false).contains("only owner"));
        assert!(waiting_words(2, false).contains("They find it here"));
        assert!(waiting_words(2, true).contains("cannot be approved"));
    }
}
