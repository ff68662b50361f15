//! What can be done with a rule as a whole.

use super::Editor;
use super::slot_control::InRow;
use crate::features::rules::model::Standing;
use crate::ui::focus::rescue_focus_soon;
use crate::ui::{Icon, IconName, Menu, MenuItem};
use leptos::prelude::*;

/// The menu of a rule.
#[component]
pub fn RuleMenu(at: InRow, standing: Memo<Standing>) -> impl IntoView {
    let name = move || {
        at.row.with(|row| {
            row.as_ref()
                .map(|row| row.rule.name.clone())
                .unwrap_or_default()
        })
    };
    let is_on = Memo::new(move |_| {
        at.row
            .with(|row| row.as_ref().is_some_and(|row| row.rule.enabled))
    });
    let place = Memo::new(move |_| at.editor.rules().of_draft(|draft| draft.place(at.key)));
    let items =
        Signal::derive(move || items(is_on.get(), place.get().unwrap_or_default(), standing.get()));
    view! {
        <Menu
            id=format!("rule-{}-menu", at.key)
            label=Signal::derive(move || format!("Actions for “{}”", name()))
            items
            on_choose=move |value: String| choose(at.editor, at.key, &value)
        >
            <Icon name=IconName::More />
        </Menu>
    }
}

fn items(is_on: bool, (place, all): (usize, usize), standing: Standing) -> Vec<MenuItem> {
    let mut items = vec![MenuItem::new("duplicate", "Duplicate")];
    if place > 1 {
        items.push(MenuItem::new("up", "Move up"));
    }
    if place < all {
        items.push(MenuItem::new("down", "Move down"));
    }
    items.push(MenuItem::new(
        "switch",
        if is_on { "Switch off" } else { "Switch on" },
    ));
    if standing == Standing::Changed {
        items.push(MenuItem::new("back", "Take changes back"));
    }
    items.push(MenuItem::new("delete", "Delete").danger());
    items
}

fn choose(editor: Editor, key: u32, value: &str) {
    match value {
        "duplicate" => editor.duplicate(key),
        "up" => editor.shift(key, true),
        "down" => editor.shift(key, false),
        "switch" => editor.edit(key, |row| row.rule.enabled = !row.rule.enabled),
        "back" => editor.take_back(key),
        _ => editor.remove(key),
    }
    focus_soon_if_lost(key);
}

/// A rule that was moved is put elsewhere on the page, and its menu loses the focus on the way.
fn focus_soon_if_lost(key: u32) {
    rescue_focus_soon(&[&format!("#rule-{key}-menu")]);
}
