//! The shape of a wall that is on its way.

use leptos::prelude::*;

/// Three blank cards, as large as cards are.
#[component]
pub fn WallSkeleton() -> impl IntoView {
    let card = |_| {
        view! {
            <div class="note skeleton" aria-hidden="true">
                <span class="skeleton-line"></span>
                <span class="skeleton-line"></span>
                <span class="skeleton-line"></span>
            </div>
        }
    };
    view! {
        <p class="visually-hidden" role="status">"Loading the wall…"</p>
        {(0..3).map(card).collect_view()}
    }
}
