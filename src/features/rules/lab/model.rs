//! The figures of the lab with names: who stands where, in which order, and what is said of all.

use domain::api::history::HistoryNames;
use domain::id::EmployeeId;
use domain::lab::distribution::{self, Change, Movement};
use domain::lab::message::Opened;
use domain::lab::{Comparison, Figures, Subject, words};
use domain::numbers::{counted, grouped, per_cent};
use domain::points::Points;
use domain::rules::words::Names;
use jiff::civil::Date;
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

/// Everybody and every team, with their places in the figures.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    /// By name.
    pub people: Vec<Entry>,
    /// By name.
    pub teams: Vec<Entry>,
    /// The names that sentences need.
    pub names: Names,
    /// The names of people by their ids.
    by_id: BTreeMap<String, String>,
}

/// A person or a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The name.
    pub name: String,
    /// Of a person the name of their team; else empty.
    pub team: String,
    /// Of a person who it is: their wall can be opened.
    pub employee: Option<EmployeeId>,
    /// The position in the figures; `None` where nothing has happened.
    pub position: Option<usize>,
}

/// Whose points a table shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// People's.
    People,
    /// Teams', with those of their people.
    Teams,
}

/// By what a table is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// By name.
    Name,
    /// By what the live rules pay.
    Before,
    /// By what the edited rules pay.
    After,
    /// By what is gained.
    Difference,
}

/// How a table is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// By what.
    pub column: Column,
    /// The greatest first; of names the last.
    pub descending: bool,
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Who.
    pub entry: Entry,
    /// Before and after.
    pub change: Change,
    /// What to ask the worker for; `None` where nothing has happened.
    pub subject: Option<Subject>,
}

impl Roster {
    /// The names for what the worker knows by id.
    pub fn new(opened: &Opened, names: &HistoryNames) -> Self {
        let team_names: BTreeMap<_, _> = names
            .teams
            .iter()
            .map(|team| (team.subject.clone(), team.name.clone()))
            .collect();
        let place = |ids: &[String], id: &String| ids.binary_search(id).ok();
        let people = names.employees.iter().map(|person| Entry {
            name: person.name.clone(),
            team: team_names
                .get(&person.team.to_string())
                .cloned()
                .unwrap_or_default(),
            employee: Some(person.id),
            position: place(&opened.employees, &person.id.to_string()),
        });
        let teams = names.teams.iter().map(|team| Entry {
            name: team.name.clone(),
            team: String::new(),
            employee: None,
            position: place(&opened.teams, &team.subject),
        });
        let touchpoints = names.touchpoints.iter();
        let standards = names.standards.iter();
        let by_id = names.employees.iter();
        let by_id = by_id.map(|person| (person.id.to_string(), person.name.clone()));
        Self {
            by_id: by_id.collect(),
            people: people.collect(),
            teams: teams.collect(),
            names: Names {
                standards: standards
                    .map(|standard| (standard.key.clone(), standard.label.clone()))
                    .collect(),
                touchpoints: touchpoints
                    .map(|place| (place.subject.clone(), place.name.clone()))
                    .collect(),
                teams: team_names,
            },
        }
    }

    /// The rows of a table, in this order; equals by name.
    pub fn rows(&self, kind: Kind, comparison: &Comparison, order: Order) -> Vec<Row> {
        let mut rows: Vec<_> = self
            .entries(kind)
            .iter()
            .map(|entry| row(kind, entry, comparison))
            .collect();
        let by = |one: &Row, other: &Row| match order.column {
            Column::Name => Ordering::Equal,
            Column::Before => one.change.before.cmp(&other.change.before),
            Column::After => one.change.after.cmp(&other.change.after),
            Column::Difference => one.change.difference().cmp(&other.change.difference()),
        };
        // The entries are by name already, and the sorts are stable.
        match (order.column, order.descending) {
            (Column::Name, false) => {}
            (Column::Name, true) => rows.reverse(),
            (_, false) => rows.sort_by(by),
            (_, true) => rows.sort_by(|one, other| by(other, one)),
        }
        rows
    }

    fn entries(&self, kind: Kind) -> &[Entry] {
        match kind {
            Kind::People => &self.people,
            Kind::Teams => &self.teams,
        }
    }

    /// The name of a person by their id.
    pub fn person(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).map(String::as_str)
    }

    /// What is said of all people: who gains and loses, how much the top tenth gets, what comes of the score itself, and who
    /// gets nothing.
    pub fn sentences(&self, comparison: &Comparison) -> Vec<String> {
        let all: Vec<_> = self
            .people
            .iter()
            .map(|entry| row(Kind::People, entry, comparison).change)
            .collect();
        if all.is_empty() {
            return Vec::new();
        }
        let mut sentences = vec![self.movement(&all)];
        sentences.extend(concentration(&all));
        sentences.extend(from_score(&comparison.live, &comparison.edited));
        sentences.push(coverage(&all));
        sentences
    }

    fn movement(&self, changes: &[Change]) -> String {
        let Movement {
            gain,
            lose,
            same,
            most_gained,
            most_lost,
        } = distribution::movement(changes);
        let people = people(changes.len());
        if gain + lose == 0 {
            return format!("Nobody gains or loses: all of {people} get what the live rules pay.");
        }
        let named = |position: Option<usize>, verb: &str| {
            let position = position?;
            let name = &self.people.get(position)?.name;
            let difference = words::signed(changes.get(position)?.difference());
            Some(format!(" {name} {verb} most ({difference})."))
        };
        let greatest = [named(most_gained, "gains"), named(most_lost, "loses")];
        format!(
            "Of {people} {} gain, {} lose and {} get the same.{}",
            number(gain),
            number(lose),
            number(same),
            greatest.into_iter().flatten().collect::<String>()
        )
    }
}

fn row(kind: Kind, entry: &Entry, comparison: &Comparison) -> Row {
    let points = |figures: &Figures| {
        let all = match kind {
            Kind::People => &figures.employees,
            Kind::Teams => &figures.teams,
        };
        let points = entry.position.and_then(|position| all.get(position));
        points.copied().unwrap_or_default()
    };
    Row {
        entry: entry.clone(),
        change: Change {
            before: points(&comparison.live),
            after: points(&comparison.edited),
        },
        subject: entry.position.map(|position| match kind {
            Kind::People => Subject::Employee(position),
            Kind::Teams => Subject::Team(position),
        }),
    }
}

/// The greatest difference of these rows, in either direction: a bar that is this long is full.
pub fn widest(rows: &[Row]) -> u64 {
    let differences = rows.iter();
    let widest = differences.map(|row| row.change.difference().0.unsigned_abs());
    widest.max().unwrap_or(0)
}

fn concentration(changes: &[Change]) -> Option<String> {
    let after = distribution::top_tenth(changes.iter().map(|change| change.after))?;
    let before = distribution::top_tenth(changes.iter().map(|change| change.before));
    Some(format!(
        "The top tenth, {}, {} {} of all points{}.",
        people(after.people),
        if after.people == 1 { "gets" } else { "get" },
        per_cent(after.share),
        before.map_or_else(String::new, |before| by_live(
            &per_cent(after.share),
            &per_cent(before.share)
        ))
    ))
}

fn from_score(live: &Figures, edited: &Figures) -> Option<String> {
    let after = per_cent(edited.share_from_score()?);
    let before = live.share_from_score().map(per_cent);
    let aside = before.map_or_else(String::new, |before| by_live(&after, &before));
    Some(format!(
        "{after} of these points are calculated from the score itself{aside}."
    ))
}

fn coverage(changes: &[Change]) -> String {
    let count = |of: fn(&Change) -> Points| distribution::without_points(changes.iter().map(of));
    let (before, after) = (count(|change| change.before), count(|change| change.after));
    let all = people(changes.len());
    let aside = by_live(&number(after), &number(before));
    match after {
        0 => format!("Everybody gets points{aside}."),
        _ => format!("{} of {all} get no points{aside}.", number(after)),
    }
}

/// What it is by the live rules, where that is something else.
fn by_live(after: &str, before: &str) -> String {
    if after == before {
        String::new()
    } else {
        format!(" ({before} by the live rules)")
    }
}

fn people(count: usize) -> String {
    counted(whole(count), "person", "people")
}

fn number(count: usize) -> String {
    grouped(whole(count))
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// “June 2026”.
pub fn month_name(month: Date) -> String {
    month.strftime("%B %Y").to_string()
}

/// The rules whose part in a month differs most, as lines for the pointer; the greatest first.
pub fn tip_lines(comparison: &Comparison, month: usize, most: usize) -> Vec<String> {
    let mut changes = comparison.behind.get(month).cloned().unwrap_or_default();
    changes.sort_by_key(|change| {
        let difference = change.after.points.0.saturating_sub(change.before.points.0);
        (
            Reverse(difference.unsigned_abs()),
            Reverse(change.after.points),
        )
    });
    let more = changes.len().saturating_sub(most);
    let lines = changes.iter().take(most).map(words::change);
    let rest = (more > 0).then(|| format!("and {} more", counted(whole(more), "rule", "rules")));
    lines.chain(rest).collect()
}

#[cfg(test)]
mod tests;
