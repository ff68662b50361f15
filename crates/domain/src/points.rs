//! Reward points: whole numbers with checked arithmetic.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;

/// An amount of points. Awards are positive; a posting that takes points from an account is negative.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Points(pub i64);

impl Points {
    /// No points.
    pub const ZERO: Self = Self(0);
    /// The most that one rule may award at once.
    pub const MAX_IN_A_RULE: Self = Self(1_000_000);

    /// The sum, or `None` beyond the range of `i64`.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The sum, or the end of the range of `i64`.
    #[must_use]
    pub fn saturating_add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// `floor(self * per_cent / 100)`, the trust weight of `points.md`.
    #[inline]
    #[must_use]
    pub fn weighted(self, per_cent: u8) -> Self {
        // All that rules give and share is this small, and a division of 128 bits takes longer than all the rest of an award.
        if let Ok(small) = u32::try_from(self.0) {
            return Self(i64::from(small) * i64::from(per_cent) / 100);
        }
        let exact = i128::from(self.0) * i128::from(per_cent);
        // |exact / 100| never exceeds |self| * 2.55, which fits unless self was near the edge.
        Self(i64::try_from(exact.div_euclid(100)).unwrap_or(self.0))
    }

    /// Splits these points among `count` accounts: each gets floor(n/k), the first n mod k get one
    /// more, so the shares sum to the whole. No shares for nobody, and none of a negative amount.
    #[must_use]
    pub fn shared_among(self, count: usize) -> Vec<Self> {
        let Ok(accounts) = i64::try_from(count) else {
            return Vec::new();
        };
        if accounts == 0 || self.0 < 0 {
            return Vec::new();
        }
        let (each, left_over) = (self.0 / accounts, self.0 % accounts);
        (0..accounts)
            .map(|position| Self(each + i64::from(position < left_over)))
            .collect()
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Sums saturate: a total is for reading, and the ledger refuses postings that do not add up.
impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Self::saturating_add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn weighs_down_to_whole_points() {
        for (points, per_cent, expected) in [
            (10, 100, 10),
            (10, 50, 5),
            (5, 50, 2),
            (1, 50, 0),
            (10, 0, 0),
            (4_294_967_295, 100, 4_294_967_295),
            (4_294_967_296, 100, 4_294_967_296),
            (i64::MAX, 100, i64::MAX),
            (i64::MAX, 1, 92_233_720_368_547_758),
            (-1, 50, -1),
        ] {
            assert_eq!(Points(points).weighted(per_cent), Points(expected));
        }
    }

    proptest! {
        #[test]
        fn shares_sum_to_the_whole_and_differ_by_one_at_most(whole in 0_i64..=1_000_000, among in 1_usize..40) {
            let shares = Points(whole).shared_among(among);
            prop_assert_eq!(shares.len(), among);
            prop_assert_eq!(shares.iter().copied().sum::<Points>(), Points(whole));
            prop_assert!(shares.is_sorted_by(|earlier, later| earlier >= later));
            prop_assert!(shares[0].0 - shares[among - 1].0 <= 1);
        }
    }
}
