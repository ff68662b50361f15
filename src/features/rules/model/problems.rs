//! What stands in the way of publishing, brought to the controls that it concerns.

use super::Draft;
use super::known::Known;
use super::values;
use domain::api::problem::FieldProblem;
use domain::api::rules::RulesView;
use domain::numbers::grouped;
use domain::rules::words::Slot;
use domain::rules::{Trust, check};
use std::ops::RangeInclusive;

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The control that it is shown at.
    pub place: Place,
    /// What is wrong and what to do.
    pub words: String,
}

/// Where a problem is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the rule with this key.
    Rule(u32, Spot),
    /// At the weight of a trust.
    Weight(Trust),
    /// At no control: it concerns the set.
    Set,
}

/// Where in a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// Its name.
    Name,
    /// A value in its sentence.
    Slot(Slot),
    /// No control of it.
    Whole,
}

/// Everything that is wrong with a draft: first what cannot be read, then what the check has to say of the rest.
pub fn of(draft: &Draft, view: &RulesView) -> Vec<Problem> {
    let mut problems = unreadable(draft);
    let refused = check(&draft.rules(), Known::of(view).lists());
    for problem in draft.placed(&refused) {
        // What a field held before it became unreadable is nothing to judge.
        if !problems.iter().any(|known| known.place == problem.place) {
            problems.push(problem);
        }
    }
    problems
}

impl Draft {
    /// Problems with the paths of the API, such as `rules[0].award.points`, brought to the controls of this draft.
    pub fn placed(&self, problems: &[FieldProblem]) -> Vec<Problem> {
        let placed = problems.iter().map(|problem| Problem {
            place: self.place_of(&problem.field),
            words: problem.message.clone(),
        });
        placed.collect()
    }

    fn place_of(&self, field: &str) -> Place {
        if let Some(weight) = field.strip_prefix("trust_weight.") {
            return weight_of(weight).map_or(Place::Set, Place::Weight);
        }
        let Some((position, rest)) = indexed(field, "rules") else {
            return Place::Set;
        };
        let row = self.kept().nth(position);
        row.map_or(Place::Set, |row| Place::Rule(row.key, spot(rest)))
    }
}

fn unreadable(draft: &Draft) -> Vec<Problem> {
    let rules = draft.kept().flat_map(|row| {
        row.unreadable().map(|slot| Problem {
            place: Place::Rule(row.key, Spot::Slot(slot)),
            words: wanted(&values::range(&row.rule, slot).unwrap_or(1..=i64::MAX)),
        })
    });
    let weights = draft.weights.unreadable().map(|trust| Problem {
        place: Place::Weight(trust),
        words: wanted(&(0..=100)),
    });
    rules.chain(weights).collect()
}

fn wanted(range: &RangeInclusive<i64>) -> String {
    let [least, most] = [*range.start(), *range.end()].map(grouped);
    format!("Enter a whole number from {least} to {most}.")
}

fn weight_of(name: &str) -> Option<Trust> {
    match name {
        "open" => Some(Trust::Open),
        "kiosk" => Some(Trust::Kiosk),
        "receipt" => Some(Trust::Receipt),
        _ => None,
    }
}

/// The control that a path within a rule leads to.
fn spot(path: &str) -> Spot {
    let slot = match path {
        "name" | "id" => return Spot::Name,
        "when" => Some(Slot::When),
        "award.points" => Some(Slot::Points),
        "award.per" => Some(Slot::Per),
        "award.at_most" => Some(Slot::AtMost),
        "award.to" => Some(Slot::To),
        _ => condition(path).or_else(|| limit(path)),
    };
    slot.map_or(Spot::Whole, Spot::Slot)
}

fn condition(path: &str) -> Option<Slot> {
    indexed(path, "if").map(|(position, _)| Slot::Condition(position))
}

fn limit(path: &str) -> Option<Slot> {
    let (position, rest) = indexed(path, "caps")?;
    Some(match rest {
        "per" => Slot::CapScope(position),
        "points" => Slot::CapPoints(position),
        // A limit that is there twice differs by another time as well as by another scope: the time comes first.
        _ => Slot::CapWindow(position),
    })
}

/// `list[3].rest` as 3 and `rest`.
fn indexed<'a>(path: &'a str, list: &str) -> Option<(usize, &'a str)> {
    let (position, rest) = path
        .strip_prefix(list)?
        .strip_prefix('[')?
        .split_once(']')?;
    Some((position.parse().ok()?, rest.trim_start_matches('.')))
}
