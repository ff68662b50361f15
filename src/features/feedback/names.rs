//! First names in a sentence.

use super::model;
use leptos::prelude::*;

/// "Maria, Tomasz and Aylin". Each name is set apart from the sentence around it, whichever way it is written.
pub fn names_in_words(names: &[String]) -> impl IntoView + use<> {
    model::listed(names)
        .into_iter()
        .map(|(before, name)| view! { {before}<bdi dir="auto">{name}</bdi> })
        .collect_view()
}
