//! The parts of a sentence, so that a page can put a control in the place of every value.

use serde::{Deserialize, Serialize};

/// One part of a sentence. All words of a sentence one after the other are the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The words, with the spaces around them.
    pub words: String,
    /// The value that they say, where they say one and nothing else.
    pub slot: Option<Slot>,
    /// What they belong to, where that can be taken out of the rule and leaves a sentence without these words.
    pub clause: Option<Clause>,
}

/// A value of a rule, or of the weights of trust. Positions are those in the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Slot {
    /// How many points.
    Points,
    /// Whether they are multiplied.
    Per,
    /// The most that multiplying comes to.
    AtMost,
    /// Who gets them.
    To,
    /// What sets the rule off.
    When,
    /// The value of a condition.
    Condition(usize),
    /// How many points a limit allows.
    CapPoints(usize),
    /// How long a limit counts.
    CapWindow(usize),
    /// Whose points a limit counts.
    CapScope(usize),
    /// How much the trust in a response counts.
    Weight(crate::rules::model::Trust),
}

/// What can be taken out of a rule. Positions are those in the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Clause {
    /// The most that multiplying comes to.
    AtMost,
    /// A condition.
    Condition(usize),
    /// A limit.
    Cap(usize),
}

/// Writes a sentence part by part. Words without a value that follow each other in a clause are one part, so which parts
/// there are depends on what a rule consists of and not on its values.
#[derive(Default)]
pub(super) struct Writer {
    parts: Vec<Part>,
    clause: Option<Clause>,
}

impl Writer {
    /// Adds words.
    pub fn text(&mut self, words: impl AsRef<str>) {
        let (words, clause) = (words.as_ref(), self.clause);
        match self.parts.last_mut() {
            Some(last) if last.slot.is_none() && last.clause == clause => {
                last.words.push_str(words);
            }
            _ => self.parts.push(Part {
                words: words.to_owned(),
                slot: None,
                clause,
            }),
        }
    }

    /// Adds a value.
    pub fn slot(&mut self, slot: Slot, words: impl Into<String>) {
        self.parts.push(Part {
            words: words.into(),
            slot: Some(slot),
            clause: self.clause,
        });
    }

    /// What `write` adds belongs to this clause.
    pub fn within(&mut self, clause: Clause, write: impl FnOnce(&mut Self)) {
        let outer = self.clause.replace(clause);
        write(self);
        self.clause = outer;
    }

    /// Adds a list: “a”, “a and b”, “a, b and c”. Its items say nothing of where they stand.
    pub fn all_of<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        for (position, item) in items.iter().enumerate() {
            let is_last = position + 1 == items.len();
            match (position, is_last) {
                (0, _) => {}
                (_, true) => self.text(" and "),
                (_, false) => self.text(", "),
            }
            write(self, item);
        }
    }

    /// What was written.
    pub fn parts(self) -> Vec<Part> {
        self.parts
    }

    /// What was written, as plain words.
    pub fn words(self) -> String {
        joined(&self.parts)
    }
}

/// The sentence that these parts are.
pub(super) fn joined(parts: &[Part]) -> String {
    parts.iter().map(|part| part.words.as_str()).collect()
}
