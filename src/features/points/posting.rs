//! One entry: when, why, how much, and the balance after it; and what can be done about it.

use super::open_points::OpenPoints;
use crate::layout::corrected::undone_words;
use crate::layout::days::moment_words;
use crate::layout::dispute::Dispute;
use crate::paths;
use crate::state::clock::day_of;
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
    let shown = posting.get_untracked();
    let id = posting_id(shown.id);
    let at = shown.at;
    let when = move || moment_words(at, day_of(points.now.get()));
    let sign = sign_name(shown.points);
    let undone = move || {
        let undoing = posting.with(|posting| posting.reversed.clone())?;
        let words = undone_words(shown.points, &undoing, points.now.get());
        Some(view! { <p class="posting-undone">{words}</p> })
    };
    view! {
        <li class="posting" id=id tabindex="-1" data-kind=kind_name(shown.kind)>
            <time datetime=at.to_string()>{when}</time>
            <div class="posting-why">
                <p>{shown.sentence.clone()}</p>
                {undone}
                <Near kind=shown.kind near=shown.near.clone() />
                <More points posting />
            </div>
            <p class="posting-points">
                <b data-sign=sign>{signed_points(shown.points)}</b>
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

/// What nearly paid: folded under what was paid, and open where there is nothing else.
#[component]
fn Near(kind: PostingKind, near: Vec<NearMissView>) -> impl IntoView {
    if near.is_empty() {
        return ().into_any();
    }
    let count = i64::try_from(near.len()).unwrap_or(i64::MAX);
    let misses: Vec<_> = near
        .into_iter()
        .map(|miss| view! { <li>{miss.sentence}</li> })
        .collect();
    let list = view! { <ul>{misses}</ul> };
    if kind == PostingKind::NearMiss {
        return view! { <div class="posting-near">{list}</div> }.into_any();
    }
    let summary = format!(
        "What nearly paid as well: {}",
        counted(count, "rule", "rules")
    );
    view! {
        <details class="posting-near">
            <summary>{summary}</summary>
            {list}
        </details>
    }
    .into_any()
}

/// The hold, the way to the card, and what can be said or done: on one line where there is room.
#[component]
fn More(points: OpenPoints, posting: Memo<PostingView>) -> impl IntoView {
    let shown = posting.get_untracked();
    let held = move || {
        let until = posting.with(|posting| posting.held_until)?;
        let now = points.now.get();
        let words = format!("held until {}", moment_words(until, day_of(now)));
        (until > now).then(|| {
            view! { <span class="posting-held"><Icon name=IconName::Held />{words}</span> }
        })
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
        view! { <Dispute transaction dispute can_begin points=shown.points now=points.now /> }
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
