//! The events of a program as numbers.

use super::beneficiary::{self, Beneficiary};
use super::days::{self, Days, Windows};
use super::events::Events;
use super::limits::Limit;
use super::plan::Plan;
use super::replay::{self, Payment, Told};
use super::totals::Totals;
use crate::rules::check::HOURS;
use crate::rules::model::{AwardTo, Rule, RuleSet, Trust};
use crate::validation::MESSAGE_CHARS;
use jiff::civil::Date;

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
    pub(super) rows: Vec<Row>,
    /// Employees with the team that their entry names, those of one event after those of the one before; of one event by
    /// employee, ascending, each once.
    pub(super) recipients: Vec<(u32, u32)>,
    /// What follows from days and rows: the windows of each day, and in how many rows they are counted.
    pub(super) windows: Vec<Windows>,
    pub(super) window_rows: Days,
    /// What follows from rows and recipients.
    pub(super) people: Vec<Beneficiary>,
    pub(super) teams_of: Vec<Beneficiary>,
}

/// One event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    /// Position in `days`.
    pub(super) day: u32,
    /// Position in `places`.
    pub(super) place: u32,
    /// Position in `choices`.
    pub(super) choice: u32,
    /// Where its recipients begin and end.
    pub(super) begin: u32,
    pub(super) end: u32,
    pub(super) measure: u16,
    pub(super) class: u8,
}

impl Row {
    /// Its part of the recipients of all.
    pub(super) fn recipients<'a>(&self, all: &'a [(u32, u32)]) -> &'a [(u32, u32)] {
        all.get(self.begin as usize..self.end as usize)
            .unwrap_or_default()
    }

    pub(super) fn is_anybody_named(&self) -> bool {
        self.begin < self.end
    }
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
    /// Tells each payment of `rules`: those of a rule in the order of events and accounts, rules taking turns. Where there are
    /// more than 64 rules, the history is gone through again for each 64.
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
        let mut told = Told(tell);
        for mut plan in self.plans(rules) {
            replay::replay(self, &mut plan, &days::ALL, &mut told);
        }
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
        mut tell: impl FnMut(&Payment),
    ) -> Result<(), AnotherTimeZone> {
        self.refuse_another_zone(rules)?;
        let mut told = Told(|payment: &Payment| {
            if payment.month as usize == month {
                tell(payment);
            }
        });
        let days_of = |rule: &Rule| days::deciding(&self.windows, month, &rule.caps);
        let mut first = 0;
        for alike in rules
            .rules
            .chunk_by(|one, next| days_of(one) == days_of(next))
        {
            for (part, of) in alike.chunks(Plan::RULES).enumerate() {
                let mut plan = Plan::new(self, rules, of, first + part * Plan::RULES);
                replay::replay(self, &mut plan, &days_of(&alike[0]), &mut told);
            }
            first += alike.len();
        }
        Ok(())
    }

    fn plans(&self, rules: &RuleSet) -> impl Iterator<Item = Plan> {
        let parts = rules.rules.chunks(Plan::RULES).enumerate();
        parts.map(move |(part, of)| Plan::new(self, rules, of, part * Plan::RULES))
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
        self.refuse_another_zone(rules)?;
        let mut totals = Totals::new(self, rules);
        for mut plan in self.plans(rules) {
            replay::replay(self, &mut plan, &days::ALL, &mut totals);
            for rule in &plan.rules {
                totals.note(rule.position, rule.limits.iter().map(Limit::uses));
            }
        }
        Ok(totals)
    }

    /// To which events each of these rules applies, in the order of events: it is set off, all its conditions hold, and there is
    /// somebody to pay. What its caps leave does not matter, nor does the time zone. A rule that is switched off applies to none.
    #[must_use]
    pub fn applying(&self, rules: &RuleSet) -> Vec<Events> {
        let parts = self.plans(rules).map(|plan| {
            let of_people = plan.bits_of(|rule| rule.to != AwardTo::Team);
            let applying = self.rows.iter().map(|row| {
                let mask = plan.tables.applying(row);
                if row.is_anybody_named() {
                    mask
                } else {
                    mask & !of_people
                }
            });
            Events::of_each(applying, plan.rules.len())
        });
        parts.flatten().collect()
    }

    /// Completes a history by what follows from its parts.
    pub(super) fn completed(mut self) -> Self {
        let happened = self.rows.iter().map(|row| row.day);
        (self.windows, self.window_rows) = days::windows(&self.days, &happened);
        self.people = beneficiary::people(&self.rows, &self.recipients);
        self.teams_of = beneficiary::teams(&self.rows, &self.recipients, &self.places);
        self
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
        let day = self.days.get(row.day as usize)?;
        Some((*day, self.touchpoints.get(*touchpoint as usize)?))
    }

    /// The ids of those whom an event names, ascending; of none that there is not.
    pub fn recipients(&self, position: usize) -> impl Iterator<Item = &str> {
        let named = self.rows.get(position);
        let named = named.map(|row| row.recipients(&self.recipients));
        let named = named.unwrap_or_default().iter();
        named.filter_map(|(employee, _)| {
            let id = self.employees.get(*employee as usize)?;
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
