//! One entry: when, why, how much, and the balance after it; and what can be done about it.

use super::open_points::OpenPoints;
use crate::layout::corrected::undone_words;
use crate::layout::days::moment_words;
use crate::layout::dispute::Dispute;
use crate::paths;
use crate::state::session::use_session;
use crate::ui::number::{counted, grouped, signed_points};
use crate::ui::{Button, ButtonVariant, Icon, IconName};
use domain::api::points::{NearMissView, PostingKind, PostingView};
use domain::id::EntryId;
use domain::points::Points;
use domain::role::Role;
use leptos::prelude::*;
use leptos_router::components::A;

/// An entry. What can change about it changes in its place, so that what is being written there stays.
#[component]
pub fn Posting(
    /// The points that it is among.
    points: OpenPoints,
    /// The entry.
    posting: Memo<PostingView>,
) -> impl IntoView {
    // What the books say of an entry, whatever the filters.
    let (id, at, booked) =
        posting.with_untracked(|posting| (posting.id, posting.at, posting.points));
    let when = move || moment_words(at, points.today.get());
    let kind = move || kind_name(posting.with(|posting| posting.kind));
    let sentence = Memo::new(move |_| posting.with(|posting| posting.sentence.clone()));
    let undone = move || {
        let undoing = posting.with(|posting| posting.reversed.clone())?;
        let words = undone_words(booked, &undoing, points.today.get());
        Some(view! { <p class="posting-undone">{words}</p> })
    };
    view! {
        <li class="posting" id=posting_id(id) tabindex="-1" data-kind=kind>
            <time datetime=at.to_string()>{when}</time>
            <div class="posting-why">
                <p>{sentence}</p>
                {undone}
                <Near posting />
                <More points posting />
            </div>
            <p class="posting-points">
                <b data-sign=sign_name(booked)>{signed_points(booked)}</b>
            </p>
            <p class="posting-balance">
                <span>"Balance "</span>
                {move || grouped(posting.with(|posting| posting.balance.0))}
            </p>
        </li>
    }
}

/// The id of an entry in the document.
pub fn posting_id(id: EntryId) -> String {
    format!("posting-{id}")
}

/// What nearly paid: folded under what was paid, and open where there is nothing else. Other words leave it as open as it is.
#[component]
fn Near(posting: Memo<PostingView>) -> impl IntoView {
    let near = Memo::new(move |_| posting.with(|posting| posting.near.clone()));
    let is_all = Memo::new(move |_| posting.with(|posting| posting.kind == PostingKind::NearMiss));
    let is_there = Memo::new(move |_| near.with(|near| !near.is_empty()));
    move || match (is_there.get(), is_all.get()) {
        (false, _) => ().into_any(),
        (true, true) => view! { <div class="posting-near"><Misses near /></div> }.into_any(),
        (true, false) => view! {
            <details class="posting-near">
                <summary>{move || near.with(|near| near_words(near))}</summary>
                <Misses near />
            </details>
        }
        .into_any(),
    }
}

#[component]
fn Misses(near: Memo<Vec<NearMissView>>) -> impl IntoView {
    let misses = move || {
        let sentences = near.get().into_iter().map(|miss| miss.sentence);
        let misses = sentences.map(|sentence| view! { <li>{sentence}</li> });
        misses.collect_view()
    };
    view! { <ul>{misses}</ul> }
}

fn near_words(near: &[NearMissView]) -> String {
    let count = i64::try_from(near.len()).unwrap_or(i64::MAX);
    let rules = counted(count, "rule", "rules");
    format!("What nearly paid as well: {rules}")
}

/// The hold, the way to the card, and what can be said or done: on one line where there is room.
#[component]
fn More(points: OpenPoints, posting: Memo<PostingView>) -> impl IntoView {
    let shown = posting.get_untracked();
    let held_until = Memo::new(move |_| {
        let until = posting.with(|posting| posting.held_until)?;
        (until > points.now.get()).then_some(until)
    });
    let held = move || {
        let words = format!(
            "held until {}",
            moment_words(held_until.get()?, points.today.get())
        );
        Some(view! { <span class="posting-held"><Icon name=IconName::Held />{words}</span> })
    };
    let card = shown.card.zip(points.wall()).map(|(card, wall)| {
        view! { <A href=paths::card_on(&wall, card)>"See the card"</A> }
    });
    let can_be_undone = Memo::new(move |_| {
        posting.with(|posting| posting.kind != PostingKind::Reversal && posting.reversed.is_none())
    });
    let can_begin = Memo::new(move |_| points.is_own && can_be_undone.get());
    let dispute = Memo::new(move |_| posting.with(|posting| posting.dispute.clone()));
    let dispute = shown.transaction.map(|transaction| {
        view! { <Dispute transaction dispute can_begin points=shown.points today=points.today /> }
    });
    let is_owner = use_session()
        .current()
        .is_some_and(|who| who.role == Role::Owner);
    let may_take = is_owner && !points.is_own && shown.transaction.is_some();
    let take = move || {
        let is_offered = may_take && can_be_undone.get();
        is_offered.then(|| view! { <TakeBack points posting /> })
    };
    view! { <div class="posting-more">{held}{card}{take}{dispute}</div> }
}

#[component]
fn TakeBack(points: OpenPoints, posting: Memo<PostingView>) -> impl IntoView {
    let words = if posting.with_untracked(|posting| posting.points < Points::ZERO) {
        "Give back…"
    } else {
        "Take back…"
    };
    let ask = move |()| points.taking.set(Some(posting.get_untracked()));
    view! {
        <p class="opener">
            <Button variant=ButtonVariant::Quiet on_press=ask>{words}</Button>
        </p>
    }
}

fn sign_name(points: Points) -> &'static str {
    match points.0 {
        ..0 => "minus",
        0 => "none",
        1.. => "plus",
    }
}

fn kind_name(kind: PostingKind) -> &'static str {
    match kind {
        PostingKind::Award => "award",
        PostingKind::Reversal => "reversal",
        PostingKind::Adjustment => "adjustment",
        PostingKind::NearMiss => "near-miss",
    }
}
