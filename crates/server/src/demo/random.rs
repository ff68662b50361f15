//! Chance that comes out the same for a seed, on every machine and with every version of a library.

use sha2::{Digest, Sha256};

/// `SplitMix64` (Steele, Lea and Flood, 2014, "Fast splittable pseudorandom number generators"). For demo
/// data only: it keeps no secret.
#[derive(Debug, Clone)]
pub(super) struct Random {
    state: u64,
}

impl Random {
    /// A stream of its own for each purpose, so that drawing more of one thing changes no other.
    pub(super) fn new(seed: u64, purpose: &str) -> Self {
        let digest = Sha256::digest(format!("plaudit demo {seed} {purpose}"));
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&digest[..8]);
        Self {
            state: u64::from_le_bytes(bytes),
        }
    }

    /// Any number.
    pub(super) fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `end`, not included; 0 if `end` is 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let wide = u128::from(self.next()) * (end as u128);
        // The upper half is less than `end`.
        usize::try_from(wide >> 64).unwrap_or_default()
    }

    /// Seconds from `from` to `until`, not included.
    pub(super) fn seconds(&mut self, from: i64, until: i64) -> i64 {
        let span = usize::try_from(until - from).unwrap_or_default();
        from + i64::try_from(self.below(span)).unwrap_or_default()
    }

    /// Whether something happens that does so `per_mille` times in a thousand.
    pub(super) fn chance(&mut self, per_mille: usize) -> bool {
        self.below(1_000) < per_mille
    }

    /// An index, each as likely as its weight. 0 without any weight.
    pub(super) fn weighted(&mut self, weights: &[u32]) -> usize {
        let total: usize = weights.iter().map(|&weight| weight as usize).sum();
        let mut left = self.below(total);
        for (index, &weight) in weights.iter().enumerate() {
            if left < weight as usize {
                return index;
            }
            left -= weight as usize;
        }
        0
    }

    /// Ten bytes, for an id.
    pub(super) fn ten_bytes(&mut self) -> [u8; 10] {
        let mut bytes = [0; 10];
        bytes[..8].copy_from_slice(&self.next().to_le_bytes());
        bytes[8..].copy_from_slice(&self.next().to_le_bytes()[..2]);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_depends_on_seed_and_purpose() {
        let first = |seed, purpose| Random::new(seed, purpose).next();
        assert_eq!(first(1, "days"), first(1, "days"));
        assert_ne!(first(1, "days"), first(2, "days"));
        assert_ne!(first(1, "days"), first(1, "names"));
    }

    #[test]
    fn draws_stay_within_their_bounds_and_follow_their_weights() {
        let mut random = Random::new(1, "test");
        let mut counts = [0_u32; 3];
        for _ in 0..10_000 {
            assert!(random.below(7) < 7);
            assert!((-5..5).contains(&random.seconds(-5, 5)));
            counts[random.weighted(&[1, 0, 3])] += 1;
        }
        assert_eq!(counts[1], 0);
        assert!((2_000..3_000).contains(&counts[0]), "{counts:?}");
        assert_eq!((random.below(0), random.weighted(&[])), (0, 0));
    }
}
