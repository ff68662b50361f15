//! The postings that were read, newest first, and the way to older ones.

use super::open_points::OpenPoints;
use super::posting::{Posting, posting_id};
use crate::layout::older::ShowOlder;
use domain::api::points::PostingView;
use leptos::prelude::*;

/// The list.
#[component]
pub fn Postings(
    /// The points.
    points: OpenPoints,
) -> impl IntoView {
    let postings = move || {
        points
            .with(|view| view.postings.clone())
            .unwrap_or_default()
    };
    let has_older = Memo::new(move |_| points.with(|view| view.next.is_some()).unwrap_or(false));
    let read = move || async move { points.read_older().await.map(posting_id) };
    view! {
        <ol class="postings" aria-label="Postings, newest first" aria-busy=move || points.busy.get().to_string()>
            <For each=postings key=shown_as let(posting)>
                <Posting points posting />
            </For>
        </ol>
        <div class="postings-end">
            <ShowOlder older=points.older has_older read />
        </div>
    }
}

/// A posting is built anew only when something about it has changed.
fn shown_as(posting: &PostingView) -> String {
    let PostingView {
        transaction,
        balance,
        held_until,
        reversed,
        ..
    } = posting;
    format!(
        "{transaction} {balance} {held_until:?} {}",
        reversed.is_some()
    )
}
