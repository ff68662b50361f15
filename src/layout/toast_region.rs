//! Where short notes appear.

use crate::state::toasts::{Toast, use_toasts};
use crate::ui::toast::ToastNote;
use leptos::prelude::*;

/// The notes on screen. The region is always in the document: readers announce only what changes in one they know.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let toasts = use_toasts();
    view! {
        <div class="toasts" role="status">
            <For each=move || toasts.shown() key=|toast| toast.id let(Toast { id, words })>
                <ToastNote words on_dismiss=move |()| toasts.dismiss(id) />
            </For>
        </div>
    }
}
