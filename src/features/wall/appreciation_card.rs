//! One card: thanks as its person sees it.

use super::model::{Length, is_held, length_of, with_whom};
use super::open_wall::OpenWall;
use super::reading::Reading;
use super::receipt::Receipt;
use super::reply::Reply;
use super::wall_end::card_id;
use crate::layout::days::day_words;
use crate::ui::number::signed_points;
use crate::ui::{Icon, IconName};
use domain::api::wall::AppreciationView;
use jiff::civil::Date;
use leptos::prelude::*;

/// The card. Its words are the customer's: shown as text, in their own direction. What can change about it changes in its place, so
/// that an open receipt stays open, and what is being written stays there.
#[component]
pub fn AppreciationCard(
    /// The wall that it is on.
    wall: OpenWall,
    /// The appreciation as it is now.
    card: Memo<AppreciationView>,
    /// Where cards that are seen are told, on one's own wall.
    reading: Option<Reading>,
    /// Its place on the wall, from 1.
    position: Signal<usize>,
    /// How many cards the wall has, -1 if not known.
    size: Signal<i64>,
) -> impl IntoView {
    let AppreciationView {
        id: its_id,
        message,
        standards,
        whole_team,
        read,
        ..
    } = card.get_untracked();
    let id = card_id(its_id);
    let reply = Memo::new(move |_| card.with(|card| (card.reply.clone(), card.can_reply)));
    let arrived = wall.has_arrived(its_id);
    let node = NodeRef::<leptos::html::Article>::new();
    if let Some(reading) = reading.filter(|_| !read) {
        node.on_load(move |article| reading.watch(&article));
    }
    let foot = format!("{id}-foot");
    let label = foot.clone();
    view! {
        <article
            class="note"
            id=id
            tabindex="-1"
            node_ref=node
            data-arrived=arrived.then_some("true")
            aria-labelledby=label
            aria-posinset=move || position.get().to_string()
            aria-setsize=move || size.get().to_string()
        >
            {whole_team.then(|| view! { <p class="note-team"><Icon name=IconName::Team />"To the whole team"</p> })}
            <Words message />
            <Standards standards />
            <Foot wall card id=foot />
            <Reply wall card=its_id reply />
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
fn Foot(wall: OpenWall, card: Memo<AppreciationView>, id: String) -> impl IntoView {
    let (open, receipt_id) = (RwSignal::new(false), format!("{id}-receipt"));
    let has_receipt =
        Memo::new(move |_| card.with(|card| !(card.awards.is_empty() && card.near.is_empty())));
    let at = card.with_untracked(|card| card.at.to_string());
    let place = place(&card.get_untracked(), wall.today);
    let button_for = receipt_id.clone();
    view! {
        <footer class="note-foot">
            <p id=id>
                <time datetime=at>{place}</time>
            </p>
            <Show when=move || has_receipt.get()>
                <PointsButton wall card open receipt_id=button_for.clone() />
            </Show>
        </footer>
        <Show when=move || has_receipt.get()>
            <Receipt wall card open id=receipt_id.clone() />
        </Show>
    }
}

fn place(card: &AppreciationView, today: Memo<Date>) -> Memo<String> {
    let (at, touchpoint, with) = (card.at, card.touchpoint.clone(), with_whom(&card.with));
    Memo::new(move |_| {
        // A date that breaks in two is hard to read.
        let day = day_words(at, today.get()).replace(' ', "\u{a0}");
        let parts = [Some(touchpoint.clone()), Some(day), with.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    })
}

#[component]
fn PointsButton(
    wall: OpenWall,
    card: Memo<AppreciationView>,
    open: RwSignal<bool>,
    receipt_id: String,
) -> impl IntoView {
    let words = move || signed_points(card.with(|card| card.points));
    let held = Memo::new(move |_| card.with(|card| is_held(card, wall.now.get())));
    let meaning = move || {
        if held.get() {
            ", held: why these points"
        } else {
            ": why these points"
        }
    };
    view! {
        <button
            class="note-points"
            type="button"
            aria-expanded=move || open.get().to_string()
            aria-controls=receipt_id
            title="Why these points"
            on:click=move |_| open.update(|open| *open = !*open)
        >
            <Show when=move || held.get()>
                <Icon name=IconName::Held />
            </Show>
            <b>{words}</b>
            <span class="visually-hidden">{meaning}</span>
        </button>
    }
}
