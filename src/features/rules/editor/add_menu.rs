//! What a rule can get: a condition, a limit, a maximum.

use super::slot_control::InRow;
use super::{add_id, slot_id};
use crate::features::rules::model::values::{self, ConditionKind};
use crate::features::rules::model::{Row, labels};
use crate::ui::focus::focus_soon;
use crate::ui::{Menu, MenuItem};
use domain::rules::model::Per;
use domain::rules::words::Slot;
use leptos::prelude::*;

/// The buttons below a sentence that make it longer.
#[component]
pub fn AddMenu(at: InRow) -> impl IntoView {
    let kinds = Memo::new(move |_| {
        at.row.with(|row| {
            row.as_ref()
                .map(|row| values::addable(&row.rule))
                .unwrap_or_default()
        })
    });
    let items = Signal::derive(move || {
        let item = |(position, kind): (usize, ConditionKind)| {
            MenuItem::new(position.to_string(), labels::condition(kind))
        };
        kinds
            .get()
            .into_iter()
            .enumerate()
            .map(item)
            .collect::<Vec<_>>()
    });
    let add_condition = move |value: String| {
        let kind = value
            .parse()
            .ok()
            .and_then(|position: usize| kinds.get_untracked().get(position).copied());
        let Some(kind) = kind else { return };
        let mut added = None;
        at.editor.edit(at.key, |row| {
            added = Some((row.add_condition(kind), row.rule.clone()));
        });
        match added {
            Some((slot, rule)) if values::list(&rule, slot).is_some() => {
                at.editor.open_list(at.key, slot);
            }
            Some((slot, _)) => go_to(at, slot),
            None => {}
        }
    };
    let add = move |add: fn(&mut Row) -> Slot| {
        let mut added = None;
        at.editor.edit(at.key, |row| added = Some(add(row)));
        if let Some(slot) = added {
            go_to(at, slot);
        }
    };
    let could_have_most = Memo::new(move |_| {
        let award = at
            .row
            .with(|row| row.as_ref().map(|row| row.rule.award.clone()));
        award.is_some_and(|award| award.per == Some(Per::Standard) && award.at_most.is_none())
    });
    view! {
        <Show when=move || !kinds.with(Vec::is_empty)>
            <Menu id=add_id(at.key) items on_choose=add_condition>"+ Condition"</Menu>
        </Show>
        <button class="rule-add" type="button" on:click=move |_| add(Row::add_cap)>"+ Limit"</button>
        <Show when=move || could_have_most.get()>
            <button class="rule-add" type="button" on:click=move |_| add(Row::add_at_most)>"+ Maximum for one response"</button>
        </Show>
    }
}

fn go_to(at: InRow, slot: Slot) {
    focus_soon(&[&format!("#{}", slot_id(at.key, slot))]);
}
