//! A whole number inside a sentence, to be typed or stepped.

use domain::points::Points;
use leptos::html::Input;
use leptos::prelude::*;

/// A number field with a button on each side. What is typed is reported as it is, wrong or not.
#[component]
pub fn PointsInput(
    /// The id of the input; `{id}-error` describes it.
    id: String,
    /// Its name for readers, who do not see the sentence around it.
    label: Signal<String>,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// Called with what was typed.
    #[prop(into)]
    on_input: Callback<String>,
    /// Called with 1 or -1.
    #[prop(into)]
    on_step: Callback<i64>,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    // A number field hides what it cannot read: writing its own empty value back would wipe out what is being typed.
    Effect::new(move || {
        let value = value.get();
        if let Some(input) = input.get().filter(|input| input.value() != value) {
            input.set_value(&value);
        }
    });
    let described = format!("{id}-error");
    view! {
        <span class="points-input">
            <button
                type="button"
                aria-label=move || format!("One less: {}", label.get())
                on:click=move |_| on_step.run(-1)
            >
                "−"
            </button>
            <input
                type="number"
                inputmode="numeric"
                id=id.clone()
                name=id
                min="1"
                max=Points::MAX_IN_A_RULE.to_string()
                step="1"
                autocomplete="off"
                node_ref=input
                data-digits=move || value.get().len().clamp(2, 7).to_string()
                aria-label=label
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=move || error.get().map(|_| described.clone())
                on:input=move |event| on_input.run(event_target_value(&event))
            />
            <button
                type="button"
                aria-label=move || format!("One more: {}", label.get())
                on:click=move |_| on_step.run(1)
            >
                "+"
            </button>
        </span>
    }
}
