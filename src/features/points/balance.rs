//! The numbers on top: what can be spent, and what is held.

use super::open_points::OpenPoints;
use crate::ui::number::grouped;
use leptos::prelude::*;

/// Points available and held.
#[component]
pub fn Balance(
    /// The points.
    points: OpenPoints,
) -> impl IntoView {
    let numbers = Memo::new(move |_| points.with(|view| (view.available.0, view.held.0)));
    move || match numbers.get() {
        Some((available, held)) => view! { <Numbers available held /> }.into_any(),
        // The same room is kept meanwhile, so that the postings below stay where they are.
        None => view! { <div class="points-balance"></div> }.into_any(),
    }
}

#[component]
fn Numbers(available: i64, held: i64) -> impl IntoView {
    let available_words = if available == 1 {
        "point available"
    } else {
        "points available"
    };
    view! {
        <dl class="points-balance">
            <div data-number="available">
                <dt>{available_words}</dt>
                <dd>{grouped(available)}</dd>
            </div>
            <div>
                <dt>"held"</dt>
                <dd>{grouped(held)}</dd>
            </div>
        </dl>
    }
}
