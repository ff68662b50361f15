//! Lists to choose from: people, standards, reasons.

use super::model::{self, ChoiceOnOffer};
use super::texts::text;
use crate::ui::field::FieldError;
use domain::language::Key;
use leptos::prelude::*;

/// A list of which any number can be chosen.
#[component]
pub fn ChoiceList(
    /// The field's name in the request; the focus finds the list by it.
    id: &'static str,
    /// What is asked, for those who do not see the heading beside it.
    legend: Key,
    /// How its entries lie: `people` or `chips`.
    layout: &'static str,
    /// What is wrong with the choice.
    error: Signal<Option<String>>,
    /// The entries, each a [`Choice`].
    children: Children,
) -> impl IntoView {
    view! {
        <fieldset class="choices" id=id aria-describedby=format!("{id}-error")>
            <legend class="visually-hidden">{text(legend)}</legend>
            <div class=layout>{children()}</div>
            <FieldError id error />
        </fieldset>
    }
}

/// One entry: a box to tick, with what it stands for as its label.
#[component]
pub fn Choice(
    /// How it looks: `person` or `chip`.
    look: &'static str,
    /// Whether it is chosen.
    #[prop(into)]
    is_chosen: Signal<bool>,
    /// Chooses it, or no longer.
    #[prop(into)]
    on_toggle: Callback<()>,
    /// What it stands for.
    children: Children,
) -> impl IntoView {
    view! {
        <label class=look>
            <input type="checkbox" prop:checked=is_chosen on:change=move |_| on_toggle.run(()) />
            {children()}
        </label>
    }
    .into_any()
}

/// A list of the program as chips: standards or reasons.
#[component]
pub fn Chips(
    /// The field's name in the request.
    id: &'static str,
    /// What is asked.
    legend: Key,
    /// What can be chosen.
    choices: Vec<ChoiceOnOffer>,
    /// The keys of what is chosen.
    chosen: RwSignal<Vec<String>>,
    /// What is wrong with the choice.
    error: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <ChoiceList id legend layout="chips" error>
            {choices.into_iter().map(|choice| chip(choice, chosen)).collect_view()}
        </ChoiceList>
    }
}

fn chip(choice: ChoiceOnOffer, chosen: RwSignal<Vec<String>>) -> impl IntoView {
    let ChoiceOnOffer { key, label } = choice;
    let mine = key.clone();
    let is_chosen = Signal::derive(move || chosen.with(|chosen| chosen.contains(&mine)));
    let on_toggle = move |()| chosen.update(|chosen| model::toggle(chosen, &key));
    view! {
        <Choice look="chip" is_chosen on_toggle>
            <span dir="auto">{label}</span>
        </Choice>
    }
}
