//! The rules as sentences whose values are the controls.

mod add_menu;
mod list_dialog;
mod number_input;
mod removed_row;
mod rule_list;
mod rule_menu;
mod rule_row;
mod sentence;
mod slot_control;
mod template_dialog;
mod trust_weights;

pub use rule_list::RuleList;

use super::model::values::{self, ListKind};
use super::model::{Row, known};
use super::state::Rules;
use crate::ui::focus::{focus, focus_soon, hold_focus};
use domain::rules::words::{Names, Slot};
use leptos::prelude::*;

/// What the parts of the editor share.
#[derive(Clone, Copy)]
pub struct Editor {
    /// The page's state. It is kept elsewhere, for what every control is handed has to be small.
    state: StoredValue<Rules>,
    names: Memo<Names>,
    /// What was done that the eye sees and a reader would miss.
    said: RwSignal<String>,
    /// The list that a dialog shows, and whether it is open.
    list: RwSignal<Option<(u32, Slot)>>,
    choosing: RwSignal<bool>,
    /// Whether a new rule is being chosen.
    adding: RwSignal<bool>,
}

impl Editor {
    fn new(rules: Rules) -> Self {
        Self {
            state: StoredValue::new(rules),
            names: Memo::new(move |_| rules.names()),
            said: RwSignal::new(String::new()),
            list: RwSignal::new(None),
            choosing: RwSignal::new(false),
            adding: RwSignal::new(false),
        }
    }

    fn rules(self) -> Rules {
        self.state.get_value()
    }

    /// One of the rules, tracked.
    fn row(self, key: u32) -> Memo<Option<Row>> {
        Memo::new(move |_| self.rules().of_draft(|draft| draft.row(key).cloned()))
    }

    /// Changes a rule.
    fn edit(self, key: u32, change: impl FnOnce(&mut Row)) {
        self.rules().edit(|draft| draft.edit(key, change));
    }

    /// Moves a rule. What has the focus keeps it, and where the rule is now is announced.
    fn shift(self, key: u32, up: bool) {
        hold_focus();
        let mut has_moved = false;
        self.rules().edit(|draft| has_moved = draft.shift(key, up));
        let said = untrack(|| {
            self.rules()
                .of_draft(|draft| place_words(draft, key, has_moved))
        });
        self.said.set(said);
    }

    fn duplicate(self, key: u32) {
        let mut copy = None;
        self.rules().edit(|draft| copy = draft.duplicate(key));
        if let Some(copy) = copy {
            focus_soon(&[&format!("#{}", name_id(copy))]);
        }
    }

    /// Makes a rule what it is live.
    fn take_back(self, key: u32) {
        self.rules().edit(|draft| draft.take_back(key));
    }

    /// Deletes a rule, which leaves a line to bring it back.
    fn remove(self, key: u32) {
        self.edit(key, |row| row.is_removed = true);
        focus_soon(&[&format!("#{}", undo_id(key))]);
    }

    fn bring_back(self, key: u32) {
        self.edit(key, |row| row.is_removed = false);
        focus_soon(&[&format!("#{}", name_id(key))]);
    }

    /// Opens the dialog of a list. It gives the focus back to the list's own control.
    fn open_list(self, key: u32, slot: Slot) {
        self.list.set(Some((key, slot)));
        request_animation_frame(move || {
            focus(&format!("#{}", slot_id(key, slot)));
            self.choosing.set(true);
        });
    }

    /// What a list offers, and what it names that is no longer there.
    fn options(self, kind: ListKind, chosen: &[String]) -> Vec<(String, String)> {
        let view = self.rules().view();
        let mut options = view
            .map(|view| known::options(&view, kind))
            .unwrap_or_default();
        for key in chosen {
            if !options.iter().any(|(known, _)| known == key) {
                options.push((key.clone(), format!("{key} (no longer there)")));
            }
        }
        options
    }

    /// The list that the dialog shows, tracked: what it is made of and what is in it.
    fn shown_list(self) -> Option<(ListKind, Vec<String>)> {
        let (key, slot) = self.list.get()?;
        self.rules()
            .of_draft(|draft| values::list(&draft.row(key)?.rule, slot))
    }
}

fn place_words(draft: &super::model::Draft, key: u32, has_moved: bool) -> String {
    let name = draft
        .row(key)
        .map(|row| row.rule.name.as_str())
        .unwrap_or_default();
    let (place, all) = draft.place(key).unwrap_or_default();
    let is = if has_moved { "is now" } else { "stays" };
    format!("“{name}” {is} rule {place} of {all}.")
}

/// The id of the name of a rule.
fn name_id(key: u32) -> String {
    format!("rule-{key}-name")
}

/// The id of what brings a deleted rule back.
fn undo_id(key: u32) -> String {
    format!("rule-{key}-undo")
}

/// The id of what adds a condition to a rule.
fn add_id(key: u32) -> String {
    format!("rule-{key}-add")
}

/// The id of the control of a value.
fn slot_id(key: u32, slot: Slot) -> String {
    let of = match slot {
        Slot::Points => "points".to_owned(),
        Slot::Per => "per".to_owned(),
        Slot::AtMost => "at-most".to_owned(),
        Slot::To => "to".to_owned(),
        Slot::When => "when".to_owned(),
        Slot::Condition(position) => format!("condition-{position}"),
        Slot::CapPoints(position) => format!("limit-{position}"),
        Slot::CapWindow(position) => format!("limit-{position}-time"),
        Slot::CapScope(position) => format!("limit-{position}-scope"),
        Slot::Weight(trust) => format!("weight-{trust:?}"),
    };
    format!("rule-{key}-{of}")
}
