//! The receipt of a card: which rules paid, and when the points can be spent.

use super::model::{is_held, points_words};
use crate::layout::days::moment_words;
use crate::state::clock::day_of;
use domain::api::wall::{AppreciationView, AwardView};
use domain::instant::Instant;
use leptos::prelude::*;

/// Why these points: every award by its rule, the version it comes from, and what it paid.
#[component]
pub fn Receipt(
    /// The appreciation.
    card: AppreciationView,
    /// The time, to the minute.
    now: Signal<Instant>,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Its id in the document.
    id: String,
) -> impl IntoView {
    let (awards, held_until) = (card.awards.clone(), card.held_until);
    let when = move || match held_until {
        Some(until) if is_held(&card, now.get()) => held_words(until, now.get()),
        _ => "Available now.".to_owned(),
    };
    view! {
        <div class="receipt" id=id hidden=move || !open.get()>
            <h3>"Why these points"</h3>
            <ul>{awards.into_iter().map(award).collect_view()}</ul>
            <p>{when}</p>
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

fn held_words(until: Instant, now: Instant) -> String {
    format!(
        "Held until {}; available after that.",
        moment_words(until, day_of(now))
    )
}
