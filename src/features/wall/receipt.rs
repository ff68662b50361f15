//! The receipt of a card: which rules paid, and when the points can be spent.

use super::days::moment_words;
use super::model::{is_held, points_words};
use crate::state::clock;
use domain::api::wall::{AppreciationView, AwardView};
use domain::instant::Instant;
use leptos::prelude::*;

/// Why these points: every award by its rule, the version it comes from, and what it paid.
#[component]
pub fn Receipt(
    /// The appreciation.
    card: AppreciationView,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Its id in the document.
    id: String,
) -> impl IntoView {
    let held_until = card.held_until.filter(|_| is_held(&card, clock::now()));
    view! {
        <div class="receipt" id=id hidden=move || !open.get()>
            <h3>"Why these points"</h3>
            <ul>{card.awards.into_iter().map(award).collect_view()}</ul>
            <p>{held_until.map_or_else(|| "Available now.".to_owned(), held_words)}</p>
        </div>
    }
}

fn award(
    AwardView {
        rule,
        version,
        points,
    }: AwardView,
) -> impl IntoView {
    view! {
        <li>
            <span>{rule} " " <small>{format!("version {version} of the rules")}</small></span>
            <b>{points_words(points)}</b>
        </li>
    }
}

fn held_words(until: Instant) -> String {
    format!(
        "Held until {}; available after that.",
        moment_words(until, clock::today())
    )
}
