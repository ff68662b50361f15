//! The frame of a table of data.

use leptos::prelude::*;

/// A table with a caption that also names its frame. It scrolls sideways in that frame, which the keyboard can
/// reach, so the page never does. Children are `thead`, `tbody` and `tfoot`.
#[component]
pub fn DataTable(
    /// What the table shows.
    #[prop(into)]
    caption: Signal<String>,
    /// Readers alone get the caption, where a heading says the same to the eye.
    #[prop(optional)]
    caption_hidden: bool,
    /// The parts of the table.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=caption>
            <table class="table">
                <caption class:visually-hidden=caption_hidden>{caption}</caption>
                {children()}
            </table>
        </div>
    }
}
