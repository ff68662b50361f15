//! The receipt of a card: why each rule paid what it paid, what nearly paid, and when the points can be spent.

use super::model::{is_held, points_words};
use crate::layout::days::{day_words, moment_words};
use crate::layout::dispute::Dispute;
use crate::state::clock::day_of;
use domain::api::points::TakenBackView;
use domain::api::wall::{AppreciationView, AwardView};
use domain::instant::Instant;
use domain::points::Points;
use leptos::prelude::*;

/// Why these points: every award in a sentence, what was taken back and why, and which rules nearly paid.
#[component]
pub fn Receipt(
    /// The appreciation.
    card: AppreciationView,
    /// Whether it is on the signed-in person's own wall.
    is_own: bool,
    /// The time, to the minute.
    now: Signal<Instant>,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Its id in the document.
    id: String,
) -> impl IntoView {
    let (awards, near) = (card.awards.clone(), card.near.clone());
    let award = move |award| view! { <Award award is_own now /> };
    view! {
        <div class="receipt" id=id hidden=move || !open.get()>
            <h3>"Why these points"</h3>
            <ul>{awards.into_iter().map(award).collect_view()}</ul>
            <Near near />
            <p>{move || availability(&card, now.get())}</p>
        </div>
    }
}

#[component]
fn Award(award: AwardView, is_own: bool, now: Signal<Instant>) -> impl IntoView {
    let points = points_words(award.points);
    let undone = award.reversed.is_some();
    let points = match &award.reversed {
        None => view! { <b>{points}</b> }.into_any(),
        Some(_) => view! { <b><s>{points}</s></b> }.into_any(),
    };
    let reversal = award.reversed.map(|reversal| {
        view! { <p class="receipt-reversal">{move || reversal_words(&reversal, now.get())}</p> }
    });
    let dispute = award.transaction.map(|transaction| {
        let can_begin = is_own && !undone;
        view! { <Dispute transaction dispute=award.dispute can_begin now /> }
    });
    view! {
        <li>
            <div>
                <p>{award.sentence}</p>
                {reversal}
                {dispute}
            </div>
            {points}
        </li>
    }
}

/// Rules that nearly paid.
#[component]
fn Near(near: Vec<String>) -> impl IntoView {
    let miss = |words| view! { <li>{words}</li> };
    (!near.is_empty()).then(
        || view! { <ul class="receipt-near">{near.into_iter().map(miss).collect_view()}</ul> },
    )
}

/// When the points can be spent; nothing where there are none.
fn availability(card: &AppreciationView, now: Instant) -> Option<String> {
    match card.held_until {
        Some(until) if is_held(card, now) => {
            let until = moment_words(until, day_of(now));
            Some(format!("Held until {until}; available after that."))
        }
        _ => (card.points > Points::ZERO).then(|| "Available now.".to_owned()),
    }
}

fn reversal_words(reversal: &TakenBackView, now: Instant) -> String {
    let day = day_words(reversal.at, day_of(now));
    format!("Taken back {day}: {}", reversal.reason)
}
