//! Making a history from events.

use super::beneficiary::{Beneficiaries, Beneficiary};
use super::history::{Class, History, Kind, Measure, Row, TRUSTS};
use crate::rules::calendar::Calendar;
use crate::rules::event::{Customer, Event, Recovery, Response};
use crate::score::Score;
use jiff::civil::Date;
use std::collections::HashMap;
use std::hash::Hash;

/// Microseconds in an hour.
const HOUR: i64 = 3_600_000_000;

/// Takes events one by one, in the order in which they were settled, and makes a [`History`] of them.
#[derive(Debug)]
pub struct Recorder<'a> {
    calendar: &'a Calendar,
    employees: Numbers<String>,
    teams: Numbers<String>,
    touchpoints: Numbers<String>,
    standards: Numbers<String>,
    days: Numbers<Date>,
    places: Numbers<(u32, u32)>,
    choices: Numbers<Vec<u32>>,
    happened: Vec<u32>,
    rows: Vec<Row>,
    people: Beneficiaries,
}

impl<'a> Recorder<'a> {
    /// Nothing has happened yet. Days are those of `calendar`.
    #[must_use]
    pub fn new(calendar: &'a Calendar) -> Self {
        Self {
            calendar,
            employees: Numbers::default(),
            teams: Numbers::default(),
            touchpoints: Numbers::default(),
            standards: Numbers::default(),
            days: Numbers::default(),
            places: Numbers::default(),
            choices: Numbers::default(),
            happened: Vec::new(),
            rows: Vec::new(),
            people: Beneficiaries::default(),
        }
    }

    /// Goes on where a history ends; `None` if that counts by the days of another calendar.
    #[must_use]
    pub fn resume(calendar: &'a Calendar, history: History) -> Option<Self> {
        (calendar.name() == history.time_zone && !history.time_zone.is_empty()).then(|| Self {
            calendar,
            employees: Numbers::listing(history.employees),
            teams: Numbers::listing(history.teams),
            touchpoints: Numbers::listing(history.touchpoints),
            standards: Numbers::listing(history.standards),
            days: Numbers::listing(history.days),
            places: Numbers::listing(history.places),
            choices: Numbers::listing(history.choices),
            happened: history.happened,
            rows: history.rows,
            people: history.people,
        })
    }

    /// Adds the next event. It names no more than [`RECIPIENTS`](crate::validation::RECIPIENTS).
    pub fn push(&mut self, event: &Event) {
        let (class, measure) = match event {
            Event::Response(response) => of_response(Kind::Response, response),
            Event::Attribution(response) => of_response(Kind::Attribution, response),
            Event::Recovery(recovery) => of_recovery(recovery),
        };
        let place = (
            self.touchpoints.of(event.touchpoint()),
            self.teams.of(event.team()),
        );
        let ticked = event.response().map_or(&[][..], |given| &given.standards);
        let mut choice: Vec<_> = ticked.iter().map(|key| self.standards.of(key)).collect();
        choice.sort_unstable();
        choice.dedup();
        self.add_people(event);
        let day = self.calendar.day(event.at());
        self.happened.push(self.days.of_value(day));
        self.rows.push(Row {
            place: self.places.of_value(place),
            choice: self.choices.of_value(choice),
            measure: measure.number(),
            class: class.number(),
            is_named: false,
        });
    }

    /// The history so far.
    #[must_use]
    pub fn finish(self) -> History {
        let (employees, employee) = self.employees.sorted();
        let (teams, team) = self.teams.sorted();
        let (touchpoints, touchpoint) = self.touchpoints.sorted();
        let (standards, standard) = self.standards.sorted();
        let (days, day) = self.days.sorted();
        let happened = self.happened.iter();
        let happened = happened.map(|position| day[*position as usize]).collect();
        let mut people = Beneficiaries::default();
        let named = self.people.listed;
        for named in named.chunk_by(|one, next| one.event == next.event) {
            let renumbered = |one: &Beneficiary| {
                let (account, team_of) = (one.account as usize, one.team as usize);
                (employee[account], team[team_of])
            };
            let mut accounts: Vec<_> = named.iter().map(renumbered).collect();
            accounts.sort_unstable();
            people.add(named[0].event, &accounts);
        }
        let places = self.places.listed.into_iter();
        let places = places.map(|(at, of)| (touchpoint[at as usize], team[of as usize]));
        let choices = self.choices.listed.into_iter().map(|choice| {
            let mut choice: Vec<_> = choice.iter().map(|key| standard[*key as usize]).collect();
            choice.sort_unstable();
            choice
        });
        History {
            time_zone: self.calendar.name().to_owned(),
            employees,
            teams,
            touchpoints,
            standards,
            days,
            windows: Vec::new(),
            window_rows: [0; 4],
            blocks: Vec::new(),
            teams_of: Beneficiaries::default(),
            places: places.collect(),
            choices: choices.collect(),
            happened,
            rows: self.rows,
            people,
        }
        .completed()
    }

    /// Somebody who is named twice counts once, by the first entry.
    fn add_people(&mut self, event: &Event) {
        let mut people: Vec<(u32, u32)> = Vec::new();
        for recipient in event.recipients() {
            let employee = self.employees.of(&recipient.employee);
            let team = self.teams.of(&recipient.team);
            if !people.iter().any(|(known, _)| *known == employee) {
                people.push((employee, team));
            }
        }
        self.people.add(count(self.rows.len()), &people);
    }
}

fn of_response(kind: Kind, response: &Response) -> (Class, Measure) {
    let class = Class {
        kind,
        score: response.score.value(),
        trust: match TRUSTS {
            [least, ..] if response.trust == least => 0,
            [_, middle, _] if response.trust == middle => 1,
            _ => 2,
        },
        customer: match response.customer {
            Customer::External => 0,
            Customer::Internal => 1,
            Customer::Supplier => 2,
        },
    };
    (class, Measure::Chars(response.message_chars))
}

fn of_recovery(recovery: &Recovery) -> (Class, Measure) {
    let class = Class {
        kind: Kind::Recovery,
        score: recovery.rescored.map_or(0, Score::value),
        trust: 0,
        customer: 0,
    };
    let took = recovery.at.micros() - recovery.opened_at.micros();
    let begun = took.max(0) / HOUR + i64::from(took.max(0) % HOUR > 0);
    (
        class,
        Measure::Hours(u32::try_from(begun).unwrap_or(u32::MAX)),
    )
}

/// Values by the number of their first mention.
#[derive(Debug)]
struct Numbers<T> {
    known: HashMap<T, u32>,
    listed: Vec<T>,
}

impl<T> Default for Numbers<T> {
    fn default() -> Self {
        Self {
            known: HashMap::new(),
            listed: Vec::new(),
        }
    }
}

impl<T: Clone + Eq + Hash + Ord> Numbers<T> {
    /// Those of a list, by position.
    fn listing(listed: Vec<T>) -> Self {
        let known = listed.iter().cloned().zip(0..).collect();
        Self { known, listed }
    }

    fn of_value(&mut self, value: T) -> u32 {
        if let Some(number) = self.known.get(&value) {
            return *number;
        }
        let number = count(self.listed.len());
        self.known.insert(value.clone(), number);
        self.listed.push(value);
        number
    }

    /// All values ascending, and the new number of each old one.
    fn sorted(self) -> (Vec<T>, Vec<u32>) {
        let mut order: Vec<_> = (0..self.listed.len()).collect();
        order.sort_unstable_by(|one, other| self.listed[*one].cmp(&self.listed[*other]));
        let mut renumbered = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            renumbered[*old] = count(new);
        }
        let mut values = self.listed;
        values.sort_unstable();
        (values, renumbered)
    }
}

impl Numbers<String> {
    fn of(&mut self, id: &str) -> u32 {
        match self.known.get(id) {
            Some(number) => *number,
            None => self.of_value(id.to_owned()),
        }
    }
}

/// Four billion of anything are beyond every memory that this runs in.
fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
