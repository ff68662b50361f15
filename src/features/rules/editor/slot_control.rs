//! The control of one value in a sentence.

use super::number_input::NumberInput;
use super::{Editor, slot_id};
use crate::features::rules::model::values::{self, ListKind};
use crate::features::rules::model::{Draft, Row, Spot, labels};
use domain::rules::Rule;
use domain::rules::words::{Names, Slot, sentence_parts};
use leptos::prelude::*;

/// Which control a value has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotKind {
    /// A number to type, in this range.
    Number(i64, i64),
    /// A menu.
    Choice,
    /// A list to choose from in a dialog.
    List(ListKind),
}

impl SlotKind {
    /// The control of a value of this rule.
    pub fn of(rule: &Rule, slot: Slot) -> Self {
        if let Some(range) = values::range(rule, slot) {
            Self::Number(*range.start(), *range.end())
        } else if let Some((kind, _)) = values::list(rule, slot) {
            Self::List(kind)
        } else {
            Self::Choice
        }
    }
}

/// What a control needs of the row it is in.
#[derive(Clone, Copy)]
pub struct InRow {
    /// The editor.
    pub editor: Editor,
    /// The key of the row.
    pub key: u32,
    /// The row.
    pub row: Memo<Option<Row>>,
    /// What is wrong in it, by the control.
    pub problems: Memo<Vec<(Spot, String)>>,
}

impl InRow {
    fn of_rule<T: Default>(self, of: impl FnOnce(&Row) -> T) -> T {
        self.row
            .with(|row| row.as_ref().map(of).unwrap_or_default())
    }

    fn label(self, slot: Slot) -> String {
        self.of_rule(|row| labels::slot(&row.rule, slot))
    }

    /// Whether the value is wrong, tracked.
    fn is_wrong(self, slot: Slot) -> bool {
        self.problems
            .with(|problems| problems.iter().any(|(spot, _)| *spot == Spot::Slot(slot)))
    }

    fn described_by(self, slot: Slot) -> Option<String> {
        self.is_wrong(slot)
            .then(|| format!("{}-error", slot_id(self.key, slot)))
    }
}

/// The control of a value.
#[component]
pub fn SlotControl(at: InRow, value: Slot, kind: SlotKind) -> impl IntoView {
    let slot = value;
    match kind {
        SlotKind::Number(least, most) => view! {
            <NumberInput
                id=slot_id(at.key, slot)
                label=Signal::derive(move || at.label(slot))
                value=Signal::derive(move || at.of_rule(|row| row.text(slot)))
                range=(least, most)
                is_wrong=Signal::derive(move || at.is_wrong(slot))
                on_input=move |typed: String| at.editor.edit(at.key, |row| row.type_number(slot, &typed))
            />
        }
        .into_any(),
        SlotKind::Choice => view! { <ChoiceSlot at value=slot /> }.into_any(),
        SlotKind::List(_) => view! { <ListSlot at value=slot /> }.into_any(),
    }
}

/// A menu whose entries are the words that the sentence would say.
#[component]
fn ChoiceSlot(at: InRow, value: Slot) -> impl IntoView {
    let slot = value;
    let variants = move || {
        let with_recovery = at.editor.rules().of_draft(Draft::knows_recovery);
        at.of_rule(|row| values::variants(&row.rule, slot, with_recovery))
    };
    let labels = Memo::new(move |_| {
        let words = |variant: &Rule| at.editor.names.with(|names| words_of(variant, slot, names));
        variants().iter().map(words).collect::<Vec<_>>()
    });
    let chosen = Memo::new(move |_| {
        let now = at.of_rule(|row| Some(row.rule.clone()));
        let position = variants()
            .iter()
            .position(|variant| Some(variant) == now.as_ref());
        position.unwrap_or_default().to_string()
    });
    let choose = move |value: String| {
        let variant = value
            .parse()
            .ok()
            .and_then(|position: usize| untrack(variants).into_iter().nth(position));
        if let Some(variant) = variant {
            at.editor.edit(at.key, |row| row.choose(variant));
            // Another trigger makes another sentence: the menu is a new one then.
            crate::ui::focus::rescue_focus_soon(&[&format!("#{}", slot_id(at.key, slot))]);
        }
    };
    let options = move || {
        let now = chosen.get_untracked();
        let option = |(position, words): (usize, String)| {
            let value = position.to_string();
            let is_chosen = value == now;
            view! { <option value=value selected=is_chosen>{words}</option> }
        };
        labels
            .get()
            .into_iter()
            .enumerate()
            .map(option)
            .collect_view()
    };
    view! {
        <select
            class="slot slot-choice"
            id=slot_id(at.key, slot)
            name=slot_id(at.key, slot)
            prop:value=chosen
            aria-label=move || at.label(slot)
            aria-invalid=move || at.is_wrong(slot).then_some("true")
            aria-describedby=move || at.described_by(slot)
            on:change=move |event| choose(event_target_value(&event))
        >
            {options}
        </select>
    }
}

/// What is named, as a button that opens the list.
#[component]
fn ListSlot(at: InRow, value: Slot) -> impl IntoView {
    let slot = value;
    let is_empty = Memo::new(move |_| {
        at.of_rule(|row| values::list(&row.rule, slot))
            .is_none_or(|(_, list)| list.is_empty())
    });
    let words = move || {
        if is_empty.get() {
            return "choose…".to_owned();
        }
        at.of_rule(|row| {
            at.editor
                .names
                .with(|names| words_of(&row.rule, slot, names))
        })
    };
    view! {
        <button
            class="slot slot-list"
            type="button"
            id=slot_id(at.key, slot)
            aria-haspopup="dialog"
            aria-invalid=move || at.is_wrong(slot).then_some("true")
            aria-describedby=move || at.described_by(slot)
            on:click=move |_| at.editor.open_list(at.key, slot)
        >
            <span class="visually-hidden">{move || at.label(slot)} ": "</span>
            {words}
        </button>
    }
}

/// What the sentence of a rule says in this slot.
fn words_of(rule: &Rule, slot: Slot, names: &Names) -> String {
    let parts = sentence_parts(rule, names).into_iter();
    let found = parts.into_iter().find(|part| part.slot == Some(slot));
    found.map(|part| part.words).unwrap_or_default()
}
