//! A card: a piece of paper on the page.

use leptos::prelude::*;

/// A raised surface for one thing.
#[component]
pub fn Card(
    /// What is on it.
    children: Children,
) -> impl IntoView {
    view! { <div class="card">{children()}</div> }
}
