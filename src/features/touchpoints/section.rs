//! A part of what can be set up: what it is on one side, the controls on the other.

use leptos::prelude::*;

/// A heading with a sentence or two, and the controls beside it.
#[component]
pub fn Section(
    /// The id of the heading; unique on the page.
    id: &'static str,
    /// The heading.
    title: &'static str,
    /// What it is good for.
    words: &'static str,
    /// The controls.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="setting" aria-labelledby=id>
            <div class="setting-head">
                <h2 id=id tabindex="-1">{title}</h2>
                <p>{words}</p>
            </div>
            <div class="setting-body">{children()}</div>
        </section>
    }
}
