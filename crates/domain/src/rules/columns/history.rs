//! The events of a program as numbers.

use super::beneficiary::Beneficiaries;
use super::chosen::Chosen;
use super::days::{self, Days, Windows};
use super::plan::PlannedRule;
use super::replay::{self, Block, Payment, Told};
use super::totals::{Adding, Totals};
use crate::rules::check::HOURS;
use crate::rules::model::{RuleSet, Trust};
use crate::validation::MESSAGE_CHARS;
use jiff::civil::Date;
use std::borrow::Borrow;

/// Events in the order in which they were settled. Made by a [`Recorder`](super::Recorder).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// By whose calendar the days are; empty if that time zone has no name.
    pub(super) time_zone: String,
    /// Ids, ascending; events name their positions. So an order of positions is an order of ids.
    pub(super) employees: Vec<String>,
    pub(super) teams: Vec<String>,
    pub(super) touchpoints: Vec<String>,
    pub(super) standards: Vec<String>,
    /// Days on which something happened, ascending.
    pub(super) days: Vec<Date>,
    /// Pairs of a touchpoint and its team.
    pub(super) places: Vec<(u32, u32)>,
    /// Different choices of standards, each ascending.
    pub(super) choices: Vec<Vec<u32>>,
    /// Of each event the position of its day.
    pub(super) happened: Vec<u32>,
    pub(super) rows: Vec<Row>,
    /// Of each event the employees that it names, ascending and each once, with the team that their entry names.
    pub(super) people: Beneficiaries,
    /// What follows from days and what happened on them: the windows of each day, and in how many rows they are counted.
    pub(super) windows: Vec<Windows>,
    pub(super) window_rows: Days,
    /// What follows from all that: events that are paid together.
    pub(super) blocks: Vec<Block>,
    /// What follows from rows and people: of each event the teams that may be paid.
    pub(super) teams_of: Beneficiaries,
}

/// One event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    /// Position in `places`.
    pub(super) place: u32,
    /// Position in `choices`.
    pub(super) choice: u32,
    pub(super) measure: u16,
    pub(super) class: u8,
    /// Whether it names anybody, as the history's people tell.
    pub(super) is_named: bool,
}

/// Rules of another time zone than that of the history: when their windows begin is not known there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "The history counts by the days of “{history}”, and these rules by those of “{rules}”. Load the history of “{rules}”."
)]
pub struct AnotherTimeZone {
    history: String,
    rules: String,
}

/// Whose points, as a position in the ids of a [`History`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaidTo {
    /// In [`History::employees`].
    Employee(u32),
    /// In [`History::teams`].
    Team(u32),
}

impl History {
    /// Tells each payment of `rules`: those of a rule in the order of events and accounts, rules taking turns.
    ///
    /// `rules` are such as [`check`](crate::rules::check::check) lets pass; others do no harm. Caps count what is paid here and
    /// nothing from before.
    ///
    /// # Errors
    /// [`AnotherTimeZone`] if the rules are not of the time zone by whose calendar this history was made.
    pub fn replay(
        &self,
        rules: &RuleSet,
        tell: impl FnMut(&Payment),
    ) -> Result<(), AnotherTimeZone> {
        self.refuse_another_zone(rules)?;
        let chosen = self.choose(&rules.rules);
        replay::replay(
            self,
            &mut self.planned(rules),
            &chosen,
            &days::ALL,
            &mut self.told(tell),
        );
        Ok(())
    }

    /// Tells each payment of `rules` for the events of one month, a position in [`months`](Self::months); amounts are those of a
    /// whole [`replay`](Self::replay), for the days with which a limit of that month is shared are gone through as well.
    ///
    /// # Errors
    /// [`AnotherTimeZone`], as [`replay`](Self::replay).
    pub fn replay_month(
        &self,
        rules: &RuleSet,
        month: usize,
        tell: impl FnMut(&Payment),
    ) -> Result<(), AnotherTimeZone> {
        self.replay_month_of(rules, &self.choose(&rules.rules), month, tell)
    }

    /// As [`replay_month`](Self::replay_month), where it is known whom each of the rules [chooses](Self::choose), as they are listed.
    pub(crate) fn replay_month_of(
        &self,
        rules: &RuleSet,
        chosen: &[impl Borrow<Chosen>],
        month: usize,
        mut tell: impl FnMut(&Payment),
    ) -> Result<(), AnotherTimeZone> {
        self.refuse_another_zone(rules)?;
        let mut told = self.told(|payment: &Payment| {
            if payment.month as usize == month {
                tell(payment);
            }
        });
        for (position, (rule, chosen)) in rules.rules.iter().zip(chosen).enumerate() {
            let days = days::deciding(&self.windows, month, &rule.caps);
            let mut alone = [PlannedRule::new(self, rules, rule, position)];
            replay::replay(self, &mut alone, &[chosen.borrow()], &days, &mut told);
        }
        Ok(())
    }

    fn told<F: FnMut(&Payment)>(&self, tell: F) -> Told<'_, F> {
        Told {
            history: self,
            tell,
        }
    }

    fn planned(&self, rules: &RuleSet) -> Vec<PlannedRule> {
        let of_set = rules.rules.iter().enumerate();
        of_set
            .map(|(position, rule)| PlannedRule::new(self, rules, rule, position))
            .collect()
    }

    /// Names of time zones are compared as they are looked up: upper and lower case alike.
    fn refuse_another_zone(&self, rules: &RuleSet) -> Result<(), AnotherTimeZone> {
        let known = !self.time_zone.is_empty();
        if known && self.time_zone.eq_ignore_ascii_case(&rules.time_zone) {
            return Ok(());
        }
        Err(AnotherTimeZone {
            history: self.time_zone.clone(),
            rules: rules.time_zone.clone(),
        })
    }

    /// What `rules` pay, added up. No rule changes what another pays: after an edit of one rule it is enough to ask for that
    /// one, in a set of its own.
    ///
    /// # Errors
    /// [`AnotherTimeZone`], as [`replay`](Self::replay).
    pub fn totals(&self, rules: &RuleSet) -> Result<Totals, AnotherTimeZone> {
        self.totals_of(rules, &self.choose(&rules.rules))
    }

    /// As [`totals`](Self::totals), where it is known whom each of the rules [chooses](Self::choose), as they are listed.
    pub(crate) fn totals_of(
        &self,
        rules: &RuleSet,
        chosen: &[impl Borrow<Chosen>],
    ) -> Result<Totals, AnotherTimeZone> {
        self.refuse_another_zone(rules)?;
        let mut planned = self.planned(rules);
        let mut adding = Adding::new(self, &planned);
        replay::replay(self, &mut planned, chosen, &days::ALL, &mut adding);
        Ok(adding.finish(self, &planned))
    }

    /// Completes a history by what follows from its parts.
    pub(super) fn completed(mut self) -> Self {
        let happened = self.happened.iter().copied();
        (self.windows, self.window_rows) = days::windows(&self.days, &happened);
        let places = self.rows.iter().map(|row| {
            let place = self.places.get(row.place as usize);
            place.map(|(_, team)| *team)
        });
        self.teams_of = self.people.teams(places);
        for named in &self.people.listed {
            self.rows[named.event as usize].is_named = true;
        }
        for list in [&mut self.people, &mut self.teams_of] {
            for one in &mut list.listed {
                one.class = self.rows[one.event as usize].class;
            }
        }
        self.blocks = replay::blocks(&self.happened, &self.people, &self.teams_of);
        self
    }

    /// Whether a standard, by its position, is one of these.
    pub(super) fn is_standard_of<K: AsRef<str>>(&self, keys: &[K], number: u32) -> bool {
        let standard = self.standards.get(number as usize);
        standard.is_some_and(|standard| keys.iter().any(|key| key.as_ref() == standard))
    }

    /// How many events.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether nothing has happened yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Ids of employees, ascending.
    #[must_use]
    pub fn employees(&self) -> &[String] {
        &self.employees
    }

    /// Ids of teams, ascending.
    #[must_use]
    pub fn teams(&self) -> &[String] {
        &self.teams
    }

    /// Ids of touchpoints, ascending.
    #[must_use]
    pub fn touchpoints(&self) -> &[String] {
        &self.touchpoints
    }

    /// The days on which something happened, ascending, by the calendar of the program.
    #[must_use]
    pub fn days(&self) -> &[Date] {
        &self.days
    }

    /// The first days of the months in which something happened, ascending.
    #[must_use]
    pub fn months(&self) -> Vec<Date> {
        let months = self.days.iter().map(|day| day.first_of_month());
        let mut months: Vec<_> = months.collect();
        months.dedup();
        months
    }

    /// The day and the touchpoint of an event, if there is one at this position.
    #[must_use]
    pub fn event(&self, position: usize) -> Option<(Date, &str)> {
        let row = self.rows.get(position)?;
        let (touchpoint, _) = self.places.get(row.place as usize)?;
        let day = self.days.get(*self.happened.get(position)? as usize)?;
        Some((*day, self.touchpoints.get(*touchpoint as usize)?))
    }

    /// The ids of those whom an event names, ascending; of none that there is not.
    pub fn recipients(&self, position: usize) -> impl Iterator<Item = &str> {
        let named = self.people.of(u32::try_from(position).unwrap_or(u32::MAX));
        named.filter_map(|(employee, _)| {
            let id = self.employees.get(employee as usize)?;
            Some(id.as_str())
        })
    }
}

/// What sets rules off, and what of an event has few values, as one number below [`CLASSES`].
#[derive(Clone, Copy)]
pub(super) struct Class {
    pub(super) kind: Kind,
    /// 1 to 5; of a recovery case the new score, 0 if there is none.
    pub(super) score: u8,
    /// 0 to 2, as in [`TRUSTS`]; of a recovery case 0.
    pub(super) trust: u8,
    /// 0 to 2: external, internal, supplier; of a recovery case 0.
    pub(super) customer: u8,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Response,
    Attribution,
    Recovery,
}

const KINDS: [Kind; 3] = [Kind::Response, Kind::Attribution, Kind::Recovery];
pub(super) const TRUSTS: [Trust; 3] = [Trust::Open, Trust::Kiosk, Trust::Receipt];
/// How many classes there are.
pub(super) const CLASSES: u8 = 3 * 6 * 3 * 3;

impl Class {
    pub(super) fn number(self) -> u8 {
        let kind = self.kind as u8;
        ((kind * 6 + self.score) * 3 + self.trust) * 3 + self.customer
    }

    pub(super) fn of(number: u8) -> Self {
        Self {
            kind: KINDS[usize::from(number / 54).min(2)],
            score: number / 9 % 6,
            trust: number / 3 % 3,
            customer: number % 3,
        }
    }
}

/// What of an event has many values and is asked for being at least or at most something: how long the message of a response is,
/// or how many hours it took to close a recovery case. One number, so that there is one table.
#[derive(Clone, Copy)]
pub(super) enum Measure {
    /// Characters; what is longer than a message can be counts as that long.
    Chars(u32),
    /// Hours that were begun; what is longer than any rule allows counts as one more.
    Hours(u32),
}

/// A message can have so many characters, and no rule can ask for more.
const MOST_CHARS: u16 = {
    let [low, high, ..] = MESSAGE_CHARS.to_le_bytes();
    let chars = u16::from_le_bytes([low, high]);
    assert!(chars as usize == MESSAGE_CHARS, "a measure has 16 bits");
    chars
};
/// One hour more than any rule can allow.
const MOST_HOURS: u16 = HOURS + 1;
/// How many measures there are.
pub(super) const MEASURES: u16 = MOST_CHARS + 1 + MOST_HOURS + 1;

impl Measure {
    pub(super) fn number(self) -> u16 {
        match self {
            Self::Chars(chars) => at_most(chars, MOST_CHARS),
            Self::Hours(hours) => MOST_CHARS + 1 + at_most(hours, MOST_HOURS),
        }
    }

    pub(super) fn of(number: u16) -> Self {
        match number.checked_sub(MOST_CHARS + 1) {
            None => Self::Chars(number.into()),
            Some(hours) => Self::Hours(hours.into()),
        }
    }
}

fn at_most(value: u32, most: u16) -> u16 {
    u16::try_from(value).map_or(most, |value| value.min(most))
}
