//! A choice of what stands in a list, a bit for each place.

use std::ops::Range;

/// Some of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// What each of `count` rules chooses from a list, where `choosing` tells of each in it the rules that do as bits: at most 64.
    pub(super) fn of_each<T>(list: &[T], count: usize, choosing: impl Fn(&T) -> u64) -> Vec<Self> {
        let none = || Self {
            words: Vec::with_capacity(list.len().div_ceil(64)),
        };
        let mut all: Vec<_> = (0..count).map(|_| none()).collect();
        for part in list.chunks(64) {
            let mut masks = [0; 64];
            for (mask, one) in masks.iter_mut().zip(part) {
                *mask = choosing(one);
            }
            for (rules, eight) in all.chunks_mut(8).zip(0..) {
                for (bits, word) in rules.iter_mut().zip(turned_over(&masks, eight)) {
                    bits.words.push(word);
                }
            }
        }
        all
    }

    /// Tells the positions of those within a range, ascending.
    #[inline]
    pub(super) fn for_each_within(&self, range: Range<usize>, mut tell: impl FnMut(usize)) {
        let words = range.start / 64..range.end.div_ceil(64);
        let words = self.words.get(words).unwrap_or_default();
        let mut first = range.start / 64 * 64;
        for word in words {
            let mut rest = *word & (u64::MAX << range.start.saturating_sub(first));
            if first + 64 > range.end {
                rest &= u64::MAX >> (first + 64 - range.end);
            }
            while rest != 0 {
                tell(first + rest.trailing_zeros() as usize);
                rest &= rest - 1;
            }
            first += 64;
        }
    }

    /// How many they are.
    pub(super) fn count(&self) -> u64 {
        self.words
            .iter()
            .map(|word| u64::from(word.count_ones()))
            .sum()
    }

    /// How many of them are among the others, too.
    pub(super) fn shared_with(&self, other: &Self) -> u64 {
        let pairs = self.words.iter().zip(&other.words);
        pairs
            .map(|(one, two)| u64::from((one & two).count_ones()))
            .sum()
    }

    /// Their positions, the last first.
    pub(super) fn latest_first(&self) -> impl Iterator<Item = usize> {
        let words = self.words.iter().enumerate().rev();
        words.flat_map(|(word, bits)| {
            let set = (0..64).rev().filter(move |bit| bits >> bit & 1 == 1);
            set.map(move |bit| word * 64 + bit)
        })
    }
}

/// What has a bit for each rule turned over into what has a bit for each of 64 in a list, for the eight rules from the eighth
/// part on. A branch for each bit would be wrong as often as right.
fn turned_over(masks: &[u64; 64], eight: u32) -> [u64; 8] {
    let mut words = [0; 8];
    for (of, group) in masks.as_chunks::<8>().0.iter().zip(0_u32..) {
        let square = of
            .iter()
            .rev()
            .fold(0, |square, mask| square << 8 | (mask >> (eight * 8) & 0xFF));
        let square = transposed(square);
        for (word, rule) in words.iter_mut().zip(0_u32..) {
            *word |= (square >> (rule * 8) & 0xFF) << (group * 8);
        }
    }
    words
}

/// Eight bytes of eight bits as a square: rows become columns. Squares of 1, 2 and 4 bits change places across the diagonal
/// (Warren, Hacker's Delight, 7-3).
fn transposed(square: u64) -> u64 {
    let steps = [
        (7, 0x00AA_00AA_00AA_00AA),
        (14, 0x0000_CCCC_0000_CCCC),
        (28, 0x0000_0000_F0F0_F0F0),
    ];
    steps.into_iter().fold(square, |square, (by, places)| {
        let other = (square ^ (square >> by)) & places;
        square ^ other ^ (other << by)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_square_become_its_columns() {
        for row in 0..8 {
            for column in 0..8 {
                let (one, other) = (1 << (row * 8 + column), 1 << (column * 8 + row));
                assert_eq!(transposed(one), other, "{row}, {column}");
            }
        }
    }

    #[test]
    fn those_within_a_range_are_told() {
        fn check(range: Range<usize>, expected: &[usize]) {
            let numbers: Vec<_> = (0..200).collect();
            let bits = Bits::of_each(&numbers, 1, |number| u64::from(number % 63 == 0));
            let mut told = Vec::new();
            bits[0].for_each_within(range, |position| told.push(position));
            assert_eq!(told, expected);
        }
        check(0..200, &[0, 63, 126, 189]);
        check(1..189, &[63, 126]);
        check(63..64, &[63]);
        check(64..126, &[]);
        check(64..128, &[126]);
        check(5..5, &[]);
        check(64..64, &[]);
    }

    #[test]
    fn they_are_counted_and_told_latest_first() {
        let numbers: Vec<_> = (0..200).collect();
        let of_each = Bits::of_each(&numbers, 2, |number| {
            u64::from(number % 3 == 0) | u64::from(number % 5 == 0) << 1
        });
        let [thirds, fives] = <[Bits; 2]>::try_from(of_each).unwrap();
        assert_eq!((thirds.count(), fives.count()), (67, 40));
        assert_eq!(thirds.shared_with(&fives), 14);
        let latest: Vec<_> = thirds.latest_first().take(3).collect();
        assert_eq!(latest, [198, 195, 192]);
        assert_eq!(Bits::default().count(), 0);
    }
}
