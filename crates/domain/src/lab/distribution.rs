//! How points are spread over people: who gains, who loses, how much the few get, and who gets nothing.

use super::comparison::share;
use crate::points::Points;

/// Somebody's points by the live rules and by the edited ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// By the live rules.
    pub before: Points,
    /// By the edited rules.
    pub after: Points,
}

impl Change {
    /// What is gained, negative where it is lost.
    #[must_use]
    pub fn difference(self) -> Points {
        Points(self.after.0.saturating_sub(self.before.0))
    }
}

/// How many gain and lose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Movement {
    /// How many get more.
    pub gain: usize,
    /// How many get less.
    pub lose: usize,
    /// How many get the same.
    pub same: usize,
    /// Who gains most, by position, the first of equals; `None` where nobody does.
    pub most_gained: Option<usize>,
    /// Who loses most.
    pub most_lost: Option<usize>,
}

/// Who gains and who loses.
#[must_use]
pub fn movement(changes: &[Change]) -> Movement {
    let mut movement = Movement::default();
    let (mut most, mut least) = (Points::ZERO, Points::ZERO);
    for (position, change) in changes.iter().enumerate() {
        let difference = change.difference();
        match difference.0 {
            0 => movement.same += 1,
            1.. => movement.gain += 1,
            _ => movement.lose += 1,
        }
        if difference > most {
            (most, movement.most_gained) = (difference, Some(position));
        }
        if difference < least {
            (least, movement.most_lost) = (difference, Some(position));
        }
    }
    movement
}

/// How much the tenth with the most points has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TopTenth {
    /// How many people that is: a tenth, rounded up.
    pub people: usize,
    /// Their part of all points, 0 to 1.
    pub share: f64,
}

/// What the tenth of these people with the most points has; `None` where nobody has any.
#[must_use]
pub fn top_tenth(points: impl Iterator<Item = Points>) -> Option<TopTenth> {
    let mut points: Vec<_> = points.collect();
    points.sort_unstable_by(|one, other| other.cmp(one));
    let people = points.len().div_ceil(10);
    let top = points.iter().take(people).copied().sum();
    let all = points.iter().copied().sum();
    share(top, all).map(|share| TopTenth { people, share })
}

/// How many have no points at all.
#[must_use]
pub fn without_points(points: impl Iterator<Item = Points>) -> usize {
    points.filter(|points| *points <= Points::ZERO).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(pairs: &[(i64, i64)]) -> Vec<Change> {
        let pairs = pairs.iter();
        pairs
            .map(|(before, after)| Change {
                before: Points(*before),
                after: Points(*after),
            })
            .collect()
    }

    #[test]
    fn gains_and_losses_are_counted_and_the_greatest_named() {
        for (pairs, gain, lose, same, most_gained, most_lost) in [
            (&[][..], 0, 0, 0, None, None),
            (&[(5, 5), (0, 0)], 0, 0, 2, None, None),
            (&[(5, 6), (5, 9), (5, 9)], 3, 0, 0, Some(1), None),
            (&[(5, 6), (5, 1), (7, 0), (1, 1)], 1, 2, 1, Some(0), Some(2)),
        ] {
            let expected = Movement {
                gain,
                lose,
                same,
                most_gained,
                most_lost,
            };
            assert_eq!(movement(&changes(pairs)), expected, "{pairs:?}");
        }
    }

    #[test]
    fn the_top_tenth_is_rounded_up() {
        fn check(points: &[i64], expected: Option<(usize, f64)>) {
            let top = top_tenth(points.iter().copied().map(Points));
            let told = top.map(|top| (top.people, top.share));
            assert_eq!(told, expected, "{points:?}");
        }
        check(&[], None);
        check(&[0, 0], None);
        check(&[1, 3], Some((1, 0.75)));
        check(&[10; 10], Some((1, 0.1)));
        check(&[10; 20], Some((2, 0.1)));
        check(&[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8], Some((2, 1.0)));
    }

    #[test]
    fn who_has_nothing_is_counted() {
        let points = [0, 3, 0, 1].map(Points);
        assert_eq!(without_points(points.into_iter()), 2);
    }
}
