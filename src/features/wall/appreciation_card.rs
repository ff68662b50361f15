//! One card: thanks as its person sees it.

use super::days::day_words;
use super::model::{Length, is_held, length_of, points_words, with_whom};
use super::receipt::Receipt;
use super::show_older::card_id;
use crate::state::clock;
use crate::ui::{Icon, IconName};
use domain::api::wall::AppreciationView;
use leptos::prelude::*;

/// The card. Its words are the customer's: shown as text, in their own direction.
#[component]
pub fn AppreciationCard(
    /// The appreciation.
    card: AppreciationView,
    /// Whether it came while the wall was open.
    arrived: bool,
    /// Its place on the wall, from 1.
    position: Signal<usize>,
    /// How many cards the wall has, -1 if not known.
    size: Signal<i64>,
) -> impl IntoView {
    let id = card_id(card.id);
    let foot = format!("{id}-foot");
    let label = foot.clone();
    view! {
        <article
            class="note"
            id=id
            tabindex="-1"
            data-arrived=arrived.then_some("true")
            aria-labelledby=label
            aria-posinset=move || position.get().to_string()
            aria-setsize=move || size.get().to_string()
        >
            <Words message=card.message.clone() />
            <Standards standards=card.standards.clone() />
            <Foot card id=foot />
        </article>
    }
}

#[component]
fn Words(message: String) -> impl IntoView {
    if message.is_empty() {
        return view! { <p class="note-silent">"Thanks, without a message."</p> }.into_any();
    }
    let length = match length_of(&message) {
        Length::Short => "short",
        Length::Medium => "medium",
        Length::Long => "long",
    };
    view! { <blockquote dir="auto" data-length=length>{message}</blockquote> }.into_any()
}

#[component]
fn Standards(standards: Vec<String>) -> impl IntoView {
    let chip = |words: String| view! { <li class="chip">{words}</li> };
    (!standards.is_empty()).then(|| {
        view! {
            <ul class="chips" aria-label="What was done well">
                {standards.into_iter().map(chip).collect_view()}
            </ul>
        }
    })
}

/// Where, when and with whom; and the points, which open their receipt.
#[component]
fn Foot(card: AppreciationView, id: String) -> impl IntoView {
    let place = [
        Some(card.touchpoint.clone()),
        Some(day_words(card.at, clock::today())),
        with_whom(&card.with),
    ];
    let place = place.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let (open, receipt_id) = (RwSignal::new(false), format!("{id}-receipt"));
    let has_receipt = !card.awards.is_empty();
    view! {
        <footer class="note-foot">
            <p id=id><time datetime=card.at.to_string()>{place}</time></p>
            {has_receipt.then(|| view! { <PointsButton card=card.clone() open receipt_id=receipt_id.clone() /> })}
        </footer>
        {has_receipt.then(|| view! { <Receipt card open id=receipt_id /> })}
    }
}

#[component]
fn PointsButton(card: AppreciationView, open: RwSignal<bool>, receipt_id: String) -> impl IntoView {
    let held = is_held(&card, clock::now());
    view! {
        <button
            class="note-points"
            type="button"
            aria-expanded=move || open.get().to_string()
            aria-controls=receipt_id
            title="Why these points"
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {held.then(|| view! { <Icon name=IconName::Held /> })}
            <b>{points_words(card.points)}</b>
            <span class="visually-hidden">{if held { ", held: why these points" } else { ": why these points" }}</span>
        </button>
    }
}
