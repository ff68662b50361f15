//! A choice of events, a bit for each.

/// Some of the events of a [`History`](super::History).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Events {
    words: Vec<u64>,
}

impl Events {
    /// For each of `count` rules its events; of each event, in their order, the rules that apply to it as bits.
    pub(super) fn of_each(applying: impl ExactSizeIterator<Item = u64>, count: usize) -> Vec<Self> {
        let words = applying.len().div_ceil(64);
        let none = Self {
            words: vec![0; words],
        };
        let mut all = vec![none; count];
        for (event, mask) in applying.enumerate() {
            let mut rest = mask;
            while rest != 0 {
                let rule = rest.trailing_zeros() as usize;
                if let Some(events) = all.get_mut(rule) {
                    events.words[event / 64] |= 1 << (event % 64);
                }
                rest &= rest - 1;
            }
        }
        all
    }

    /// How many they are.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.words
            .iter()
            .map(|word| u64::from(word.count_ones()))
            .sum()
    }

    /// How many of them are among the others, too.
    #[must_use]
    pub fn shared_with(&self, other: &Self) -> u64 {
        let pairs = self.words.iter().zip(&other.words);
        pairs
            .map(|(one, two)| u64::from((one & two).count_ones()))
            .sum()
    }

    /// Their positions in the history, the last first.
    pub fn latest_first(&self) -> impl Iterator<Item = usize> {
        let words = self.words.iter().enumerate().rev();
        words.flat_map(|(word, bits)| {
            let set = (0..64).rev().filter(move |bit| bits >> bit & 1 == 1);
            set.map(move |bit| word * 64 + bit)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_counted_and_told_latest_first() {
        let applying =
            (0..200).map(|number| u64::from(number % 3 == 0) | u64::from(number % 5 == 0) << 1);
        let [thirds, fives] = <[Events; 2]>::try_from(Events::of_each(applying, 2)).unwrap();
        assert_eq!((thirds.count(), fives.count()), (67, 40));
        assert_eq!(thirds.shared_with(&fives), 14);
        let latest: Vec<_> = thirds.latest_first().take(3).collect();
        assert_eq!(latest, [198, 195, 192]);
        assert_eq!(Events::default().count(), 0);
    }
}
