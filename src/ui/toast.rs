//! A short note at the edge of the screen.

use super::icon::{Icon, IconName};
use leptos::prelude::*;

/// One note, which can be put away before its time is over.
#[component]
pub fn ToastNote(
    /// The sentence.
    words: String,
    /// Called when it is put away.
    #[prop(into)]
    on_dismiss: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="toast">
            <p>{words}</p>
            <button class="icon-button" type="button" aria-label="Close" on:click=move |_| on_dismiss.run(())>
                <Icon name=IconName::Close />
            </button>
        </div>
    }
}
