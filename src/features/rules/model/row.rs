//! One rule as it is edited.

use super::values::{self, ConditionKind};
use domain::points::Points;
use domain::rules::words::{Clause, Slot};
use domain::rules::{Cap, CapScope, CapWindow, Rule};
use serde::{Deserialize, Serialize};

/// A rule of the draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Tells it from the others as long as the draft is open, whatever becomes of its id.
    pub key: u32,
    /// The rule, with the numbers last read.
    pub rule: Rule,
    /// Deleted: it can be brought back until the draft is published.
    pub is_removed: bool,
    /// What was typed where it is not the number as it would be written.
    typed: Vec<(Slot, String)>,
}

impl Row {
    /// A rule as it is.
    pub fn new(key: u32, rule: Rule) -> Self {
        Self {
            key,
            rule,
            is_removed: false,
            typed: Vec::new(),
        }
    }

    /// What stands in the field of a number.
    pub fn text(&self, slot: Slot) -> String {
        let typed = self.typed.iter().find(|(of, _)| *of == slot);
        typed.map_or_else(
            || {
                values::number(&self.rule, slot)
                    .map_or_else(String::new, |number| number.to_string())
            },
            |(_, typed)| typed.clone(),
        )
    }

    /// Takes over what was typed as a number.
    pub fn type_number(&mut self, slot: Slot, typed: &str) {
        self.typed.retain(|(of, _)| *of != slot);
        let number = values::read(typed);
        if let Some(number) = number {
            values::set_number(&mut self.rule, slot, number);
        }
        if number.is_none_or(|number| number.to_string() != typed) {
            self.typed.push((slot, typed.to_owned()));
        }
    }

    /// The values whose field holds no whole number.
    pub fn unreadable(&self) -> impl Iterator<Item = Slot> {
        let unreadable = self
            .typed
            .iter()
            .filter(|(_, typed)| values::read(typed).is_none());
        unreadable.map(|(slot, _)| *slot)
    }

    /// Becomes one of the variants that its slot offers. What goes with other values only goes too.
    pub fn choose(&mut self, variant: Rule) {
        self.rule = variant;
        if self.rule.award.at_most.is_none() {
            self.typed.retain(|(slot, _)| *slot != Slot::AtMost);
        }
    }

    /// Becomes this rule, and what was typed is forgotten.
    pub fn become_rule(&mut self, rule: Rule) {
        self.rule = rule;
        self.typed.clear();
    }

    /// Takes over what was typed in another row of the same rule.
    pub fn take_typed(&mut self, other: &Self) {
        self.typed.clone_from(&other.typed);
    }

    /// Takes over what was typed in another row, where `moved` tells the slot that it has here.
    pub fn take_typed_where(&mut self, other: &Self, moved: impl Fn(Slot) -> Option<Slot>) {
        let typed = other.typed.iter();
        self.typed = typed
            .filter_map(|(slot, typed)| Some((moved(*slot)?, typed.clone())))
            .collect();
    }

    /// Adds a condition. Answers where its value is.
    pub fn add_condition(&mut self, kind: ConditionKind) -> Slot {
        self.rule.conditions.push(kind.first());
        Slot::Condition(self.rule.conditions.len() - 1)
    }

    /// Adds a limit: for the scope and window that the rule has none for yet. Answers where its points are.
    pub fn add_cap(&mut self) -> Slot {
        let (per, window) = self.free_limit();
        let points = Points(self.rule.award.points.0.saturating_mul(5).clamp(1, 1_000));
        self.rule.caps.push(Cap {
            per,
            window,
            points,
        });
        Slot::CapPoints(self.rule.caps.len() - 1)
    }

    /// Adds a maximum to what multiplying comes to: three ticks.
    pub fn add_at_most(&mut self) -> Slot {
        let most = self.rule.award.points.0.saturating_mul(3);
        self.rule.award.at_most = Some(Points(most.clamp(1, Points::MAX_IN_A_RULE.0)));
        Slot::AtMost
    }

    /// Takes a condition, a limit or the maximum out.
    pub fn remove(&mut self, clause: Clause) {
        match clause {
            Clause::AtMost => self.rule.award.at_most = None,
            Clause::Condition(position) if position < self.rule.conditions.len() => {
                self.rule.conditions.remove(position);
            }
            Clause::Cap(position) if position < self.rule.caps.len() => {
                self.rule.caps.remove(position);
            }
            Clause::Condition(_) | Clause::Cap(_) => {}
        }
        let typed = std::mem::take(&mut self.typed).into_iter();
        self.typed = typed
            .filter_map(|(slot, typed)| Some((without(slot, clause)?, typed)))
            .collect();
    }

    fn free_limit(&self) -> (CapScope, CapWindow) {
        let narrowest = if self.rule.pays_teams() {
            CapScope::Team
        } else {
            CapScope::Employee
        };
        let scopes = [
            narrowest,
            CapScope::Team,
            CapScope::Touchpoint,
            CapScope::Program,
        ];
        let all = scopes
            .into_iter()
            .flat_map(|per| values::WINDOWS.map(|window| (per, window)));
        let is_free = |&(per, window): &(CapScope, CapWindow)| {
            let mut caps = self.rule.caps.iter();
            caps.all(|cap| (cap.per, cap.window) != (per, window))
        };
        all.into_iter()
            .find(is_free)
            .unwrap_or((CapScope::Program, CapWindow::Quarter))
    }
}

/// Where a slot is when a clause is taken out; `None` if it goes too.
fn without(slot: Slot, clause: Clause) -> Option<Slot> {
    let earlier = |position: usize, gone: usize| match position.cmp(&gone) {
        std::cmp::Ordering::Less => Some(position),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(position - 1),
    };
    match (slot, clause) {
        (Slot::AtMost, Clause::AtMost) => None,
        (Slot::Condition(position), Clause::Condition(gone)) => {
            earlier(position, gone).map(Slot::Condition)
        }
        (Slot::CapPoints(position), Clause::Cap(gone)) => {
            earlier(position, gone).map(Slot::CapPoints)
        }
        (slot, _) => Some(slot),
    }
}
