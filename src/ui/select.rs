//! A labelled menu.

use leptos::prelude::*;

/// One entry of a menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is chosen, for the program.
    pub value: String,
    /// What is chosen, for the person.
    pub label: String,
}

impl Choice {
    /// An entry.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

/// The browser's own menu: it works with every keyboard, reader and phone.
#[component]
pub fn Select(
    /// The id of the menu; unique on the page.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// What can be chosen.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// What is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Whether what is chosen is wrong.
    #[prop(optional, into)]
    wrong: Signal<bool>,
    /// The id of what says so.
    #[prop(optional, into)]
    described_by: Option<String>,
    /// Called with the value of the entry that was chosen.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let options = move || {
        let chosen = value.get();
        let option = |Choice { value, label }| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{label}</option> }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select
                class="input"
                id=id.clone()
                name=id
                prop:value=value
                aria-invalid=move || wrong.get().then_some("true")
                aria-describedby=described_by
                on:change=move |event| on_change.run(event_target_value(&event))
            >
                {options}
            </select>
        </div>
    }
}
