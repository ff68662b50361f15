//! What the edited rules come to, in a few large numbers and sentences.

use super::numbers::Money;
use super::sides::Sides;
use super::state::{LabState, Told};
use crate::ui::number::grouped;
use domain::lab::words;
use domain::numbers;
use domain::points::Points;
use leptos::prelude::*;
use std::sync::Arc;

/// The totals, and what is said of all people.
#[component]
pub fn Summary(lab: LabState, told: Signal<Arc<Told>>, money: Money) -> impl IntoView {
    let total = Memo::new(move |_| {
        told.with(|told| (told.comparison.live.total(), told.comparison.edited.total()))
    });
    let sentences = move || {
        let roster = lab.roster.get();
        let sentences = told.with(|told| roster.sentences(&told.comparison));
        sentences
            .into_iter()
            .map(|words| view! { <li>{words}</li> })
            .collect_view()
    };
    view! {
        <dl class="lab-totals">
            <div>
                <dt>{move || format!("Points by the {} rules", lab.sides.with(Sides::adjective))}</dt>
                <dd data-total="edited">{move || grouped(total.get().1.0)} {move || cost(money, total.get().1)}</dd>
            </div>
            <div>
                <dt>"By the live rules"</dt>
                <dd data-total="live">{move || grouped(total.get().0.0)} {move || cost(money, total.get().0)}</dd>
            </div>
            <div>
                <dt>"Difference"</dt>
                <dd data-total="difference">{move || difference(total.get())}</dd>
            </div>
        </dl>
        <ul class="lab-sentences" aria-live="polite">{sentences}</ul>
    }
}

fn cost(money: Money, points: Points) -> Option<impl IntoView> {
    money.get().map(
        |(value, currency)| view! { <small>{numbers::money(points, value, &currency)}</small> },
    )
}

fn difference((before, after): (Points, Points)) -> String {
    let difference = words::signed(Points(after.0.saturating_sub(before.0)));
    match words::signed_per_cent(before, after).filter(|_| before != after) {
        Some(share) => format!("{difference} ({share})"),
        None => difference,
    }
}
