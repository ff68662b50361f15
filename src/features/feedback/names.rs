//! First names in a sentence.

use super::model;
use leptos::prelude::*;

/// "Maria, Tomasz and Aylin". Each name is set apart from the sentence around it, whichever way it is written.
#[component]
pub fn Names(
    /// The names, in order.
    names: Vec<String>,
) -> impl IntoView {
    model::listed(&names)
        .into_iter()
        .map(|(before, name)| view! { {before}<bdi dir="auto">{name}</bdi> })
        .collect_view()
}
