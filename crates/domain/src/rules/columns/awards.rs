//! What a rule would award for some events, before limits are asked.

use super::beneficiary::Beneficiary;
use super::chosen::Chosen;
use super::history::History;
use super::plan::PlannedRule;
use crate::rules::model::AwardTo;
use std::ops::Range;

/// One award of a rule.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Award {
    /// The position in the list of those who may get something.
    pub(super) position: u32,
    /// A position in the employees or the teams.
    pub(super) account: u32,
    pub(super) team: u32,
    /// Points; until the limits are asked, those that it would get without them.
    pub(super) awarded: u32,
    /// The position of the cap that cut it, or [`NOT_CUT`].
    pub(super) cap: u32,
}

/// In place of the position of a cap.
pub(super) const NOT_CUT: u32 = u32::MAX >> 1;

impl PlannedRule {
    /// What it would award to those of a part of the list whom it pays. The `room` is used again and again.
    pub(super) fn award<'a>(
        &self,
        history: &History,
        chosen: &Chosen,
        part: Range<usize>,
        room: &'a mut Vec<Award>,
    ) -> &'a mut [Award] {
        // Asked here and not for each of them.
        match self.to {
            AwardTo::Each => self.award_each(history, chosen, part, room, |_, whole| whole),
            AwardTo::Split => self.award_each(history, chosen, part, room, Beneficiary::share),
            AwardTo::Team => {
                self.award_each(history, chosen, part, room, Beneficiary::share_of_few)
            }
        }
    }

    #[inline]
    fn award_each<'a>(
        &self,
        history: &History,
        chosen: &Chosen,
        part: Range<usize>,
        room: &'a mut Vec<Award>,
        share: impl Fn(&Beneficiary, u32) -> u32,
    ) -> &'a mut [Award] {
        room.resize(part.len().max(room.len()), Award::default());
        let list = self.list(history);
        let mut count = 0;
        chosen.0.for_each_within(part, |position| {
            let one = &list[position];
            let share = share(one, self.amount(history, one));
            room[count] = Award {
                position: u32::try_from(position).unwrap_or(u32::MAX),
                account: one.account,
                team: one.team,
                awarded: weighted(share, self.weight(one)),
                cap: NOT_CUT,
            };
            count += 1;
        });
        &mut room[..count]
    }

    /// The share of an account before weighting.
    pub(super) fn share(&self, history: &History, one: &Beneficiary) -> u32 {
        let whole = self.amount(history, one);
        match self.to {
            AwardTo::Each => whole,
            AwardTo::Split | AwardTo::Team => one.share(whole),
        }
    }
}

/// [`Points::weighted`](crate::points::Points::weighted) in 32 bits, which are enough for all that a rule may award. Where there is
/// WebAssembly, a division of 64 bits takes longer than all the rest of a payment.
#[inline]
fn weighted(share: u32, per_cent: u8) -> u32 {
    share * u32::from(per_cent) / 100
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::points::Points;

    #[test]
    fn weights_are_those_of_points() {
        for share in [0, 1, 3, 7, 99, 1_000, 333_333, 1_000_000] {
            for per_cent in [0, 1, 25, 33, 50, 99, 100] {
                let expected = Points(share.into()).weighted(per_cent).0;
                assert_eq!(
                    i64::from(weighted(share, per_cent)),
                    expected,
                    "{share} * {per_cent} %"
                );
            }
        }
    }
}
