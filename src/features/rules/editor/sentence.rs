//! The sentence of a rule, a control in the place of every value.

use super::add_id;
use super::slot_control::{InRow, SlotControl, SlotKind};
use crate::ui::focus::focus_soon;
use crate::ui::{Icon, IconName};
use domain::rules::words::{Clause, Part, Slot, sentence_parts};
use leptos::prelude::*;

/// The sentence. It is built anew only when it consists of other parts: whoever types keeps the field.
#[component]
pub fn Sentence(at: InRow) -> impl IntoView {
    let parts = Memo::new(move |_| {
        let names = at.editor.names;
        at.row
            .with(|row| {
                row.as_ref()
                    .map(|row| names.with(|names| sentence_parts(&row.rule, names)))
            })
            .unwrap_or_default()
    });
    let shape = Memo::new(move |_| {
        let kind = |slot: Slot| {
            at.row
                .with(|row| row.as_ref().map(|row| SlotKind::of(&row.rule, slot)))
        };
        parts.with(|parts| groups(parts, kind))
    });
    let groups = move || {
        let group = |group: Group| view! { <ClauseGroup at parts group /> };
        shape.get().into_iter().map(group).collect_view()
    };
    view! { <p class="rule-sentence">{groups}</p> }
}

/// Parts that follow each other and belong to the same clause.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Group {
    clause: Option<Clause>,
    /// The positions of the parts, and the controls of those that have one.
    parts: Vec<(usize, Option<(Slot, SlotKind)>)>,
}

fn groups(parts: &[Part], kind: impl Fn(Slot) -> Option<SlotKind>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (position, part) in parts.iter().enumerate() {
        let control = part.slot.and_then(|slot| Some((slot, kind(slot)?)));
        match groups.last_mut() {
            Some(group) if group.clause == part.clause => group.parts.push((position, control)),
            _ => groups.push(Group {
                clause: part.clause,
                parts: vec![(position, control)],
            }),
        }
    }
    groups
}

/// Words and controls; where they can be taken out of the rule, with the button that does.
#[component]
fn ClauseGroup(at: InRow, parts: Memo<Vec<Part>>, group: Group) -> impl IntoView {
    let positions: Vec<_> = group.parts.iter().map(|(position, _)| *position).collect();
    let words = move |position: usize| {
        parts.with(|parts| {
            parts
                .get(position)
                .map(|part| part.words.clone())
                .unwrap_or_default()
        })
    };
    let members = group
        .parts
        .into_iter()
        .map(|(position, control)| match control {
            Some((slot, kind)) => view! { <SlotControl at value=slot kind /> }.into_any(),
            None => (move || unbroken(&words(position))).into_any(),
        });
    let members = members.collect_view();
    match group.clause {
        None => members.into_any(),
        Some(clause) => {
            let said = move || {
                positions
                    .iter()
                    .map(|&position| words(position))
                    .collect::<String>()
            };
            view! {
                <span class="rule-clause">
                    {members}
                    {JOINED}
                    <button class="clause-remove" type="button" aria-label=move || format!("Remove “{}”", said()) on:click=move |_| remove(at, clause)>
                        <Icon name=IconName::Close />
                    </button>
                </span>
            }
            .into_any()
        }
    }
}

/// A word joiner: lines may break on both sides of every control, and must not where nothing else would let them.
const JOINED: &str = "\u{2060}";

/// Words that stay with the control beside them where they are punctuation.
fn unbroken(words: &str) -> String {
    let before = if words.starts_with([',', '.', ')']) {
        JOINED
    } else {
        ""
    };
    let after = if words.ends_with('(') { JOINED } else { "" };
    format!("{before}{words}{after}")
}

/// The keyboard goes on where what is gone could be added again.
fn remove(at: InRow, clause: Clause) {
    at.editor.edit(at.key, |row| row.remove(clause));
    focus_soon(&[&format!("#{}", add_id(at.key))]);
}
