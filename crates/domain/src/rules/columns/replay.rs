//! Going through a history: for some events at a time, rule by rule, first what it would award, then what its limits leave of that,
//! then who is told. Three short loops one after the other take less time than one that does all for each award.

use super::awards::{Award, NOT_CUT};
use super::beneficiary::Beneficiaries;
use super::chosen::Chosen;
use super::days::MONTH;
use super::history::{History, PaidTo};
use super::limits::{self, Subjects};
use super::plan::PlannedRule;
use crate::points::Points;
use crate::rules::model::AwardTo;
use std::borrow::Borrow;
use std::ops::Range;

/// What one rule pays to one account for one event; also when it comes to 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payment {
    /// Position of the event in the history.
    pub event: u32,
    /// Position of its day in [`History::days`].
    pub day: u32,
    /// Number of its month, from 0: the months in which something happened are counted.
    pub month: u32,
    /// Position of the rule in the rule set.
    pub rule: u32,
    /// Who gets it.
    pub to: PaidTo,
    /// The team that it is for: of an employee the one that their entry names. A position in [`History::teams`].
    pub team: u32,
    /// The share before weighting.
    pub share: Points,
    /// The trust weight in per cent.
    pub weight: u8,
    /// What is paid.
    pub awarded: Points,
    /// The position, in the rule's list, of the tightest cap where it cut the award.
    pub cap: Option<u32>,
}

/// Who is told of the awards of one rule after the other.
pub(super) trait Listener {
    /// What a rule has awarded for events of one day.
    fn hear(&mut self, rule: &PlannedRule, day: u32, awards: &[Award]);
}

/// A function that is told each payment.
pub(super) struct Told<'a, F> {
    pub(super) history: &'a History,
    pub(super) tell: F,
}

impl<F: FnMut(&Payment)> Listener for Told<'_, F> {
    fn hear(&mut self, rule: &PlannedRule, day: u32, awards: &[Award]) {
        for award in awards {
            let one = &rule.list(self.history)[award.position as usize];
            (self.tell)(&Payment {
                event: one.event,
                day,
                month: self.history.windows[day as usize].numbers[MONTH],
                rule: rule.position,
                to: match rule.to {
                    AwardTo::Team => PaidTo::Team(award.account),
                    AwardTo::Each | AwardTo::Split => PaidTo::Employee(award.account),
                },
                team: award.team,
                share: Points(rule.share(self.history, one).into()),
                weight: rule.weight(one),
                awarded: Points(award.awarded.into()),
                cap: (award.cap != NOT_CUT).then_some(award.cap),
            });
        }
    }
}

/// Events of one day that follow each other. They are paid together, so that the windows of all caps are looked up once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// A position in [`History::days`].
    day: u32,
    /// Their part of the people and of the teams that may get something.
    people: Range<usize>,
    teams: Range<usize>,
}

/// At most so many are paid together.
const BLOCK: usize = 2_048;

/// Divides all events, of which the positions of their days are told.
pub(super) fn blocks(
    happened: &[u32],
    people: &Beneficiaries,
    teams: &Beneficiaries,
) -> Vec<Block> {
    let days = happened.chunk_by(|one, next| one == next);
    let (mut end, mut people, mut teams) = (0, people.parts(), teams.parts());
    let blocks = days.flat_map(|events| events.chunks(BLOCK)).map(|events| {
        end += events.len();
        Block {
            day: events[0],
            people: people.before(end),
            teams: teams.before(end),
        }
    });
    blocks.collect()
}

/// So many blocks are paid by one rule, then by the next. Rule by rule, for what differs between rules is decided once then and not
/// at each event, where nobody could foresee it; and after some blocks the next, while they are still in a near memory.
const NEAR: usize = 4;

/// Pays for the events of these days, as positions in [`History::days`]; the others are as if they had not been. It is known of each
/// rule whom it pays.
pub(super) fn replay(
    history: &History,
    rules: &mut [PlannedRule],
    chosen: &[impl Borrow<Chosen>],
    wanted: &Range<u32>,
    listener: &mut impl Listener,
) {
    let mut room = Vec::new();
    let mut subjects = Subjects::default();
    for near in history.blocks.chunks(NEAR) {
        for (rule, chosen) in rules.iter_mut().zip(chosen) {
            let list = rule.list(history);
            for block in near.iter().filter(|block| wanted.contains(&block.day)) {
                let windows = &history.windows[block.day as usize];
                let part = match rule.to {
                    AwardTo::Team => &block.teams,
                    AwardTo::Each | AwardTo::Split => &block.people,
                };
                let awards = rule.award(history, chosen.borrow(), part.clone(), &mut room);
                if awards.is_empty() {
                    continue;
                }
                limits::apply(
                    &mut rule.limits,
                    windows,
                    history,
                    list,
                    awards,
                    &mut subjects,
                );
                listener.hear(rule, block.day, awards);
            }
        }
    }
}
