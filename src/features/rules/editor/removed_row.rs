//! Where a rule was that is deleted.

use super::{Editor, undo_id};
use leptos::prelude::*;

/// A line that brings the rule back.
#[component]
pub fn RemovedRow(editor: Editor, key: u32) -> impl IntoView {
    let row = editor.row(key);
    let name = move || {
        row.with(|row| {
            row.as_ref()
                .map(|row| row.rule.name.clone())
                .unwrap_or_default()
        })
    };
    view! {
        <li class="rule-removed">
            <span role="status">{move || format!("“{}” is deleted.", name())}</span>
            <button
                class="rule-add"
                type="button"
                id=undo_id(key)
                aria-label=move || format!("Undo: bring “{}” back", name())
                on:click=move |_| editor.bring_back(key)
            >
                "Undo"
            </button>
        </li>
    }
}
