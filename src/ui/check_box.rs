//! A labelled check box.

use leptos::prelude::*;

/// A check box whose whole label can be pressed.
#[component]
pub fn CheckBox(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Whether it can be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Called with what it is changed to.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="check-box">
            <input
                type="checkbox"
                disabled=disabled
                prop:checked=checked
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span>{label}</span>
        </label>
    }
}
