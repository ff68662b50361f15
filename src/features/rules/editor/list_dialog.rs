//! What a condition names: standards, teams, touchpoints or kinds of customer, chosen from a list.

use super::Editor;
use crate::features::rules::model::values::{self, ListKind};
use crate::ui::{Button, CheckBox, Dialog, Field, FieldKind};
use leptos::prelude::*;

/// A longer list than this can be searched.
const TOO_LONG_TO_SCAN: usize = 12;

/// The dialog. Every tick counts at once, so it needs nothing but a way out.
#[component]
pub fn ListDialog(editor: Editor) -> impl IntoView {
    let wanted = RwSignal::new(String::new());
    let shown = Memo::new(move |_| {
        editor
            .shown_list()
            .map(|(kind, chosen)| (kind, editor.options(kind, &chosen)))
    });
    Effect::new(move || {
        if editor.choosing.get() {
            wanted.set(String::new());
        }
    });
    let title = Signal::derive(move || {
        shown
            .get()
            .map(|(kind, _)| title_of(kind).to_owned())
            .unwrap_or_default()
    });
    let is_long = Memo::new(move |_| {
        shown.with(|shown| {
            shown
                .as_ref()
                .is_some_and(|(_, options)| options.len() > TOO_LONG_TO_SCAN)
        })
    });
    let found = Memo::new(move |_| {
        let wanted = wanted.get().trim().to_lowercase();
        let options = shown.get().map(|(_, options)| options).unwrap_or_default();
        options
            .into_iter()
            .filter(|(_, name)| name.to_lowercase().contains(&wanted))
            .collect::<Vec<_>>()
    });
    let entry = move |(key, name): (String, String)| view! { <ListEntry editor key name /> };
    let is_there = move || {
        shown.with(|shown| {
            shown
                .as_ref()
                .is_some_and(|(_, options)| !options.is_empty())
        })
    };
    view! {
        <Dialog id="rule-list" title open=editor.choosing>
            <Show when=is_there fallback=|| view! { <p>"There is none yet to choose from."</p> }>
                <Show when=move || is_long.get()>
                    <Field id="rule-list-search" label="Find" kind=FieldKind::Search value=wanted />
                </Show>
                <div class="rule-options" role="group" aria-labelledby="rule-list-title">
                    <For each=move || found.get() key=|entry| entry.clone() children=entry />
                </div>
                <p class="rule-options-none" role="status">
                    {move || found.with(Vec::is_empty).then(|| format!("Nothing is called “{}”.", wanted.get().trim()))}
                </p>
            </Show>
            <div class="dialog-actions"><Button on_press=move |()| editor.choosing.set(false)>"Done"</Button></div>
        </Dialog>
    }
}

#[component]
fn ListEntry(editor: Editor, key: String, name: String) -> impl IntoView {
    let item = StoredValue::new(key);
    let is_in = move || {
        let list = editor.shown_list();
        list.is_some_and(|(_, chosen)| item.with_value(|item| chosen.contains(item)))
    };
    let put = move |is_in: bool| {
        if let Some((row, slot)) = editor.list.get_untracked() {
            editor.edit(row, |row| {
                values::set_in_list(&mut row.rule, slot, &item.get_value(), is_in);
            });
        }
    };
    view! { <CheckBox label=name checked=Signal::derive(is_in) on_change=put /> }
}

fn title_of(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Standards => "Which standards? One ticked is enough.",
        ListKind::Teams => "Whose touchpoints?",
        ListKind::Touchpoints => "Which touchpoints?",
        ListKind::Customers => "Which customers?",
    }
}
