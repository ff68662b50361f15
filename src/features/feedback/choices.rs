//! A list of the program to choose from: standards or reasons, as chips.

use super::model;
use crate::ui::field::FieldError;
use domain::api::feedback::ChoiceView;
use leptos::prelude::*;

/// Chips, of which any number can be chosen.
#[component]
pub fn Choices(
    /// The field's name in the request; the focus finds the list by it.
    id: &'static str,
    /// What is asked, for those who do not see the heading beside it.
    legend: &'static str,
    /// What can be chosen.
    choices: Vec<ChoiceView>,
    /// The keys of what is chosen.
    chosen: RwSignal<Vec<String>>,
    /// What is wrong with the choice.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let chips = choices.into_iter().map(|choice| view! { <Chip choice chosen /> }).collect_view();
    view! {
        <fieldset class="choices" id=id aria-describedby=move || error.get().map(|_| format!("{id}-error"))>
            <legend class="visually-hidden">{legend}</legend>
            <div class="choices-row">{chips}</div>
            <FieldError id error />
        </fieldset>
    }
}

#[component]
fn Chip(choice: ChoiceView, chosen: RwSignal<Vec<String>>) -> impl IntoView {
    let ChoiceView { key, label } = choice;
    let mine = key.clone();
    let is_chosen = move || chosen.with(|chosen| chosen.contains(&mine));
    let on_change = move |_| chosen.update(|chosen| model::toggle(chosen, key.clone()));
    view! {
        <label class="choice">
            <input type="checkbox" prop:checked=is_chosen on:change=on_change />
            <span dir="auto">{label}</span>
        </label>
    }
}
