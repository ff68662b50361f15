//! The draft of the next version: the whole edited rule set, and what follows from it.

pub mod carry;
mod ids;
pub mod known;
pub mod labels;
pub mod problems;
pub mod row;
pub mod templates;
pub mod values;
mod weights;

use carry::Carried;
use domain::api::rules::{PublishRules, RulesView};
use domain::rules::words::Names;
use domain::rules::{Rule, RuleSet, Trust, words};
pub use known::names;
pub use problems::{Place, Problem, Spot};
pub use row::Row;
use serde::{Deserialize, Serialize};
use weights::Weights;

/// An edited rule set, on a version of the rules. What was typed is kept as it was typed, wrong numbers too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The version that the changes are made on.
    pub base: RuleSet,
    rows: Vec<Row>,
    weights: Weights,
    next_key: u32,
}

/// What somebody else published while a draft was open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meanwhile {
    /// The version that is the newest now, live or scheduled.
    pub version: u32,
    /// Who published it.
    pub published_by: String,
    /// Why.
    pub reason: String,
    /// What is different from the version that the draft is based on, in sentences.
    pub differences: Vec<String>,
    /// What needs a look when the draft goes on with that version, in sentences.
    pub told: Vec<String>,
}

/// Whether a rule is as it is live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// As in the version that the draft is made on.
    Same,
    /// Changed.
    Changed,
    /// Not there before.
    New,
}

impl Draft {
    /// A draft without a change.
    pub fn on(base: RuleSet) -> Self {
        Self::of(base.clone(), base)
    }

    /// A draft that turns `base` into `edited`.
    pub fn of(base: RuleSet, edited: RuleSet) -> Self {
        let mut draft = Self {
            base,
            rows: Vec::new(),
            weights: Weights::of(edited.trust_weight),
            next_key: 0,
        };
        for rule in edited.rules {
            let row = draft.new_row(rule);
            draft.rows.push(row);
        }
        draft
    }

    /// The rules as they would be published; a number that cannot be read is the last one that could.
    pub fn rules(&self) -> RuleSet {
        RuleSet {
            trust_weight: self.weights.values,
            rules: self.kept().map(|row| row.rule.clone()).collect(),
            ..self.base.clone()
        }
    }

    /// Whether anything differs from the version it is based on.
    pub fn is_changed(&self) -> bool {
        self.has_unreadable() || self.rules() != self.base
    }

    /// Whether there is anything to keep: a change, or a deleted rule that could be brought back.
    pub fn is_touched(&self) -> bool {
        self.is_changed() || self.rows.iter().any(|row| row.is_removed)
    }

    /// All rules in their order, deleted ones where they were.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// One of them.
    pub fn row(&self, key: u32) -> Option<&Row> {
        self.rows.iter().find(|row| row.key == key)
    }

    /// The place of a rule among those that are not deleted, from 1, and how many they are.
    pub fn place(&self, key: u32) -> Option<(usize, usize)> {
        let position = self.kept().position(|row| row.key == key)?;
        Some((position + 1, self.kept().count()))
    }

    /// How a rule stands to the version that the draft is made on.
    pub fn standing(&self, key: u32) -> Standing {
        let Some(row) = self.row(key) else {
            return Standing::Same;
        };
        match self.base_rule(&row.rule.id) {
            None => Standing::New,
            Some(base) if *base == row.rule && row.unreadable().next().is_none() => Standing::Same,
            Some(_) => Standing::Changed,
        }
    }

    /// The rule as it is in the version that the draft is made on.
    pub fn base_rule(&self, id: &str) -> Option<&Rule> {
        self.base.rules.iter().find(|known| known.id == id)
    }

    /// Whether recovery cases set off any rule, here or in the version it is made on. The server refuses such rules as yet, so
    /// what has none is not offered one.
    pub fn knows_recovery(&self) -> bool {
        let mut rules = self
            .base
            .rules
            .iter()
            .chain(self.kept().map(|row| &row.rule));
        rules.any(|rule| rule.when == domain::rules::Trigger::Recovery)
    }

    /// Changes a rule.
    pub fn edit(&mut self, key: u32, change: impl FnOnce(&mut Row)) {
        if let Some(row) = self.rows.iter_mut().find(|row| row.key == key) {
            change(row);
        }
    }

    /// Gives a rule another name. A new rule gets its id from it; those that were published keep theirs.
    pub fn rename(&mut self, key: u32, name: &str) {
        let id = self.row(key).map(|row| row.rule.id.clone());
        let is_new = id.is_some_and(|id| self.base_rule(&id).is_none());
        let id = is_new.then(|| self.unused_id(name, Some(key)));
        self.edit(key, |row| {
            name.clone_into(&mut row.rule.name);
            row.rule.id = id.unwrap_or_else(|| row.rule.id.clone());
        });
    }

    /// Adds a rule at the end. Answers its key.
    pub fn add(&mut self, rule: Rule) -> u32 {
        self.insert(self.rows.len(), rule)
    }

    /// Adds a copy behind a rule. Answers the key of the copy.
    pub fn duplicate(&mut self, key: u32) -> Option<u32> {
        let position = self.position(key)?;
        let original = self.rows.get(position)?.clone();
        let name = format!("{} (copy)", original.rule.name);
        let copy = self.insert(
            position + 1,
            Rule {
                name,
                ..original.rule.clone()
            },
        );
        self.edit(copy, |row| row.take_typed(&original));
        Some(copy)
    }

    /// Moves a rule before the one above it, or behind the one below it. Answers whether there was one.
    pub fn shift(&mut self, key: u32, up: bool) -> bool {
        let Some(position) = self.position(key) else {
            return false;
        };
        let is_kept = |other: &usize| self.rows.get(*other).is_some_and(|row| !row.is_removed);
        let neighbour = if up {
            (0..position).rev().find(is_kept)
        } else {
            (position + 1..self.rows.len()).find(is_kept)
        };
        if let Some(neighbour) = neighbour {
            let row = self.rows.remove(position);
            self.rows.insert(neighbour, row);
        }
        neighbour.is_some()
    }

    /// Makes a rule what it is in the version that the draft is made on.
    pub fn take_back(&mut self, key: u32) {
        let id = self.row(key).map(|row| row.rule.id.clone());
        let base = id.and_then(|id| self.base_rule(&id).cloned());
        if let Some(base) = base {
            self.edit(key, |row| row.become_rule(base));
        }
    }

    /// What stands in the field of a weight.
    pub fn weight_text(&self, trust: Trust) -> String {
        self.weights.text(trust)
    }

    /// Takes over what was typed as a weight.
    pub fn type_weight(&mut self, trust: Trust, typed: &str) {
        self.weights.type_number(trust, typed);
    }

    /// Everything that stands in the way of publishing, each at the control that it concerns.
    pub fn problems(&self, view: &RulesView) -> Vec<Problem> {
        problems::of(self, view)
    }

    /// What is different from the version it is based on, in sentences; at last what was typed and is no number yet.
    pub fn differences(&self, names: &Names) -> Vec<String> {
        let mut differences = words::differences(&self.base, &self.rules(), names);
        let unfinished = self.kept().filter(|row| row.unreadable().next().is_some());
        differences.extend(
            unfinished.map(|row| format!("“{}” has a number that is not finished.", row.rule.name)),
        );
        if self.weights.unreadable().next().is_some() {
            differences.push("A weight of trust is not finished.".to_owned());
        }
        differences
    }

    /// What is the newest now, if it is no longer the version that the draft is based on.
    pub fn meanwhile(&self, view: &RulesView) -> Option<Meanwhile> {
        if view.newest.version == self.base.version {
            return None;
        }
        let version = view.newest.version;
        let entry = view.version(version);
        let told = |of: fn(&_) -> &String| entry.map(of).cloned().unwrap_or_default();
        Some(Meanwhile {
            version,
            published_by: told(|entry| &entry.published_by),
            reason: told(|entry| &entry.reason),
            differences: words::differences(&self.base, &view.newest, &names(view)),
            told: self.continued_on(&view.newest).told,
        })
    }

    /// The same changes on another version, and what of them needs a look. Nothing that was changed is lost.
    #[must_use]
    pub fn continued_on(&self, base: &RuleSet) -> Carried {
        carry::carry(self, base)
    }

    /// Whether a version after the one it is based on has all that it changes, whoever published that.
    pub fn is_published_by(&self, newest: &RuleSet) -> bool {
        let is_later = newest.version > self.base.version;
        is_later && self.is_changed() && {
            let Carried { draft, told } = self.continued_on(newest);
            told.is_empty() && !draft.is_changed()
        }
    }

    /// The request that publishes it.
    pub fn request(&self, reason: String) -> PublishRules {
        PublishRules {
            based_on: self.base.version,
            reason,
            effective_from: None,
            rules: self.rules(),
        }
    }

    /// The rules that are not deleted.
    fn kept(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| !row.is_removed)
    }

    /// Whether something was typed that is no number yet.
    pub fn has_unreadable(&self) -> bool {
        let mut unreadable = self.kept().flat_map(Row::unreadable);
        unreadable.next().is_some() || self.weights.unreadable().next().is_some()
    }

    fn position(&self, key: u32) -> Option<usize> {
        self.rows.iter().position(|row| row.key == key)
    }

    fn insert(&mut self, position: usize, mut rule: Rule) -> u32 {
        rule.id = self.unused_id(&rule.name, None);
        let row = self.new_row(rule);
        let key = row.key;
        self.rows.insert(position, row);
        key
    }

    fn new_row(&mut self, rule: Rule) -> Row {
        let key = self.next_key;
        self.next_key += 1;
        Row::new(key, rule)
    }

    /// An id that no other rule has, deleted ones included: their limits went on counting under it.
    fn unused_id(&self, name: &str, except: Option<u32>) -> String {
        let others = self.rows.iter().filter(|row| Some(row.key) != except);
        let taken = others.map(|row| row.rule.id.as_str());
        let taken: Vec<_> = taken
            .chain(self.base.rules.iter().map(|rule| rule.id.as_str()))
            .collect();
        ids::unused(name, &taken)
    }
}

#[cfg(test)]
mod tests;
