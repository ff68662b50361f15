//! One posting: when, why, how much, and the balance after it.

use super::open_points::OpenPoints;
use crate::layout::days::moment_words;
use crate::layout::dispute::Dispute;
use crate::paths;
use crate::state::clock::day_of;
use crate::ui::number::{counted, grouped};
use crate::ui::{Icon, IconName};
use domain::api::points::{PostingKind, PostingView, TakenBackView};
use domain::id::TransactionId;
use domain::instant::Instant;
use leptos::prelude::*;
use leptos_router::components::A;

/// The posting of a transaction.
#[component]
pub fn Posting(
    /// The points that it is among.
    points: OpenPoints,
    /// The posting.
    posting: PostingView,
) -> impl IntoView {
    let now = points.now.get_untracked();
    let sign = if posting.points.0 < 0 {
        "minus"
    } else {
        "plus"
    };
    let today = day_of(now);
    let held = posting.held_until.filter(|until| *until > now);
    let held = held.map(|until| {
        view! { <span class="posting-held"><Icon name=IconName::Held />{format!("held until {}", moment_words(until, today))}</span> }
    });
    let card = posting.card.map(|card| {
        let address = paths::card_on(&points.wall(), card);
        view! { <A href=address>"See the card"</A> }
    });
    let undone = posting.reversed.as_ref().map(|undone| {
        view! { <p class="posting-undone">{undone_words(undone, now)}</p> }
    });
    let can_begin =
        points.is_own && posting.kind != PostingKind::Reversal && posting.reversed.is_none();
    let transaction = posting.transaction;
    let dispute =
        view! { <Dispute transaction dispute=posting.dispute can_begin now=points.now /> };
    view! {
        <li class="posting" id=posting_id(posting.transaction) tabindex="-1" data-kind=kind_name(posting.kind)>
            <time datetime=posting.at.to_string()>{moment_words(posting.at, today)}</time>
            <div class="posting-why">
                <p>{posting.sentence}</p>
                {undone}
                <p class="posting-more">{held}{card}</p>
                {dispute}
            </div>
            <p class="posting-points">
                <b data-sign=sign>{signed(posting.points.0)}</b>
            </p>
            <p class="posting-balance">
                <span>"Balance "</span>
                {grouped(posting.balance.0)}
            </p>
        </li>
    }
}

/// The id of a posting in the document.
pub fn posting_id(id: TransactionId) -> String {
    format!("posting-{id}")
}

fn kind_name(kind: PostingKind) -> &'static str {
    match kind {
        PostingKind::Award => "award",
        PostingKind::Reversal => "reversal",
        PostingKind::Adjustment => "adjustment",
    }
}

fn signed(points: i64) -> String {
    let sign = if points > 0 { "+" } else { "" };
    let words = counted(points, "point", "points");
    format!("{sign}{}", words.replace(' ', "\u{a0}"))
}

fn undone_words(undone: &TakenBackView, now: Instant) -> String {
    let at = moment_words(undone.at, day_of(now));
    format!("Taken back {at}: {}", undone.reason)
}
