//! What can be turned on and off on the bar.

use leptos::prelude::*;

/// A switch with words on it.
#[component]
pub fn Toggle(
    /// How it looks: `reach` or `contrast`.
    look: &'static str,
    /// Whether it is on, both ways.
    is_on: RwSignal<bool>,
    /// What it does.
    label: Signal<String>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="kiosk-toggle"
            data-look=look
            aria-pressed=move || is_on.get().to_string()
            on:click=move |_| is_on.update(|is_on| *is_on = !*is_on)
        >
            <span class="kiosk-toggle-mark" aria-hidden="true"></span>
            <span>{label}</span>
        </button>
    }
}
