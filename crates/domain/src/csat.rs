//! CSAT: the share of satisfied responses, with its interval and the gates for small numbers.

use serde::{Deserialize, Serialize};

/// The 97.5 % quantile of the standard normal distribution, for a two-sided 95 % interval.
const Z: f64 = 1.959_963_984_540_054;

/// Below this many responses only their number is told.
pub const NO_NUMBER_BELOW: u32 = 5;
/// Below this many responses no percentage is told.
pub const NO_PERCENTAGE_BELOW: u32 = 10;
/// Below this many responses a percentage is marked as early.
pub const EARLY_BELOW: u32 = 30;
/// A team's view needs at least this many people with responses.
pub const PEOPLE_IN_A_TEAM_VIEW: u32 = 3;

/// Satisfied responses out of all counted responses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Responses scored 4 or 5. Never more than `counted`.
    pub satisfied: u32,
    /// All counted responses.
    pub counted: u32,
}

/// A CSAT that may be told, all three as shares from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Csat {
    /// Satisfied / counted.
    pub share: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
    /// Fewer than [`EARLY_BELOW`] responses: not yet something to compare.
    pub early: bool,
}

/// What a number of responses allows to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gate {
    /// Only "n responses".
    OnlyCount,
    /// The number, but no percentage.
    NoPercentage,
    /// A percentage with its interval, marked "early".
    Early,
    /// A percentage; comparison is offered.
    Open,
}

impl Gate {
    /// The gate for `counted` responses, by the table of `statistics.md`.
    #[must_use]
    pub fn of(counted: u32) -> Self {
        match counted {
            ..NO_NUMBER_BELOW => Self::OnlyCount,
            NO_NUMBER_BELOW..NO_PERCENTAGE_BELOW => Self::NoPercentage,
            NO_PERCENTAGE_BELOW..EARLY_BELOW => Self::Early,
            EARLY_BELOW.. => Self::Open,
        }
    }
}

impl Tally {
    /// The CSAT with its interval, or `None` where so few responses must not be told as a percentage.
    #[must_use]
    pub fn csat(self) -> Option<Csat> {
        let gate = Gate::of(self.counted);
        if gate < Gate::Early {
            return None;
        }
        let (low, high) = self.wilson_interval();
        Some(Csat {
            share: f64::from(self.satisfied) / f64::from(self.counted),
            low,
            high,
            early: gate == Gate::Early,
        })
    }

    /// The 95 % interval for the true share: Wilson, E. B. (1927), "Probable inference, the law of
    /// succession, and statistical inference", JASA 22. From 0 to 1; (0, 1) without any response.
    #[must_use]
    pub fn wilson_interval(self) -> (f64, f64) {
        if self.counted == 0 {
            return (0.0, 1.0);
        }
        let n = f64::from(self.counted);
        let share = f64::from(self.satisfied.min(self.counted)) / n;
        let z2 = Z * Z;
        let middle = share + z2 / (2.0 * n);
        let spread = Z * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
        let scale = 1.0 + z2 / n;
        // Rounding must not push an exact 0 or 1 past the edge, nor leave it just short.
        let low = if self.satisfied == 0 {
            0.0
        } else {
            (middle - spread) / scale
        };
        let high = if self.satisfied >= self.counted {
            1.0
        } else {
            (middle + spread) / scale
        };
        (low.max(0.0), high.min(1.0))
    }
}

impl std::ops::Add for Tally {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            satisfied: self.satisfied.saturating_add(other.satisfied),
            counted: self.counted.saturating_add(other.counted),
        }
    }
}

impl std::iter::Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |total, next| total + next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tally(satisfied: u32, counted: u32) -> Tally {
        Tally { satisfied, counted }
    }

    #[test]
    fn interval_matches_the_published_vectors() {
        for (satisfied, counted, low, high) in [
            (8, 10, 0.4902, 0.9433),
            (5, 5, 0.5655, 1.0),
            (0, 5, 0.0, 0.4345),
            (16, 20, 0.5840, 0.9193),
            (80, 100, 0.7112, 0.8666),
        ] {
            let (got_low, got_high) = tally(satisfied, counted).wilson_interval();
            assert!(
                (got_low - low).abs() < 5e-5,
                "{satisfied}/{counted}: {got_low}"
            );
            assert!(
                (got_high - high).abs() < 5e-5,
                "{satisfied}/{counted}: {got_high}"
            );
        }
    }

    #[test]
    fn small_numbers_are_not_told_as_percentages() {
        for (counted, gate) in [
            (0, Gate::OnlyCount),
            (4, Gate::OnlyCount),
            (5, Gate::NoPercentage),
            (9, Gate::NoPercentage),
            (10, Gate::Early),
            (29, Gate::Early),
            (30, Gate::Open),
        ] {
            assert_eq!(Gate::of(counted), gate, "{counted}");
            assert_eq!(tally(counted, counted).csat().is_some(), counted >= 10);
        }
        assert!(tally(20, 29).csat().unwrap().early);
        assert!(!tally(20, 30).csat().unwrap().early);
    }

    proptest! {
        #[test]
        fn interval_holds_the_share(counted in 1_u32..100_000, part in 0.0_f64..=1.0) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let satisfied = (f64::from(counted) * part) as u32;
            let (low, high) = tally(satisfied, counted).wilson_interval();
            let share = f64::from(satisfied) / f64::from(counted);
            prop_assert!(0.0 <= low && low <= share && share <= high && high <= 1.0);
        }
    }
}
