//! A whole number inside a sentence.

use leptos::html::Input;
use leptos::prelude::*;

/// A number field as wide as its number. What is typed is reported as it is, wrong or not.
#[component]
pub fn NumberInput(
    /// The id of the input; `{id}-error` describes it.
    id: String,
    /// Its name for readers, who do not see the sentence around it.
    #[prop(into)]
    label: Signal<String>,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// The least and the most that is possible.
    range: (i64, i64),
    /// Whether what stands in it is wrong.
    #[prop(into)]
    is_wrong: Signal<bool>,
    /// Called with what was typed.
    #[prop(into)]
    on_input: Callback<String>,
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
        <input
            class="slot slot-number"
            type="number"
            inputmode="numeric"
            id=id.clone()
            name=id
            min=range.0.to_string()
            max=range.1.to_string()
            step="1"
            autocomplete="off"
            node_ref=input
            data-digits=move || value.get().len().clamp(2, 10).to_string()
            aria-label=label
            aria-invalid=move || is_wrong.get().then_some("true")
            aria-describedby=move || is_wrong.get().then(|| described.clone())
            on:input=move |event| on_input.run(event_target_value(&event))
        />
    }
}
