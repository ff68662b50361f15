//! The receipt of a card: why each rule paid what it paid, what nearly paid, and when the points can be spent.

use super::model::is_held;
use super::open_wall::OpenWall;
use crate::layout::corrected::undone_words;
use crate::layout::days::moment_words;
use crate::layout::dispute::Dispute;
use crate::ui::number::signed_points;
use domain::api::wall::{AppreciationView, AwardView};
use domain::id::TransactionId;
use domain::points::Points;
use jiff::civil::Date;
use leptos::prelude::*;

/// Why these points: every award in a sentence, what was taken back and why, and which rules nearly paid.
#[component]
pub fn Receipt(
    /// The appreciation.
    card: Memo<AppreciationView>,
    /// The wall that it is on.
    wall: OpenWall,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Its id in the document.
    id: String,
) -> impl IntoView {
    let awards = move || card.with(|card| card.awards.clone());
    let near = Memo::new(move |_| card.with(|card| card.near.clone()));
    let held = Memo::new(move |_| card.with(|card| is_held(card, wall.now.get())));
    view! {
        <div class="receipt" id=id hidden=move || !open.get()>
            <h3>"Why these points"</h3>
            <ul>
                <For each=awards key=key let(award)>
                    <Award award=shown(card, award) wall />
                </For>
            </ul>
            {move || near.with(|near| near_list(near))}
            <p>{move || card.with(|card| availability(card, held.get(), wall.today))}</p>
        </div>
    }
}

/// One award: what can change about it changes in its place.
fn key(award: &AwardView) -> (Option<TransactionId>, String, Points) {
    (award.transaction, award.rule.clone(), award.points)
}

/// An award as its card has it now.
fn shown(card: Memo<AppreciationView>, award: AwardView) -> Memo<AwardView> {
    Memo::new(move |_| {
        let now = card.with(|card| {
            let mut awards = card.awards.iter();
            awards.find(|now| key(now) == key(&award)).cloned()
        });
        now.unwrap_or_else(|| award.clone())
    })
}

#[component]
fn Award(award: Memo<AwardView>, wall: OpenWall) -> impl IntoView {
    let AwardView {
        transaction,
        points,
        sentence,
        ..
    } = award.get_untracked();
    let reversed = Memo::new(move |_| award.with(|award| award.reversed.clone()));
    let dispute = Memo::new(move |_| award.with(|award| award.dispute.clone()));
    let can_begin = Memo::new(move |_| wall.is_own && reversed.with(Option::is_none));
    let words = move || {
        let words = signed_points(points);
        if reversed.with(Option::is_some) {
            view! { <b><s>{words}</s></b> }.into_any()
        } else {
            view! { <b>{words}</b> }.into_any()
        }
    };
    let reversal = move || {
        let words = undone_words(points, &reversed.get()?, wall.today.get());
        Some(view! { <p class="receipt-reversal">{words}</p> })
    };
    let dispute = transaction.map(|transaction| {
        view! { <Dispute transaction dispute can_begin points today=wall.today /> }
    });
    view! {
        <li>
            <div>
                <p>{sentence}</p>
                {reversal}
                {dispute}
            </div>
            {words}
        </li>
    }
}

/// Rules that nearly paid.
fn near_list(near: &[String]) -> Option<impl IntoView + use<>> {
    let misses: Vec<_> = near
        .iter()
        .map(|words| view! { <li>{words.clone()}</li> })
        .collect();
    (!misses.is_empty()).then(|| view! { <ul class="receipt-near">{misses}</ul> })
}

/// When the points can be spent; nothing where there are none.
fn availability(card: &AppreciationView, is_held: bool, today: Memo<Date>) -> Option<String> {
    match card.held_until {
        Some(until) if is_held => {
            let until = moment_words(until, today.get());
            Some(format!("Held until {until}; available after that."))
        }
        _ => (card.points > Points::ZERO).then(|| "Available now.".to_owned()),
    }
}
