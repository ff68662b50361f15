//! The entries that were read, newest first, and the way to older ones.

use super::open_points::OpenPoints;
use super::posting::{Posting, posting_id};
use super::take_back::TakeBackDialog;
use crate::layout::older::ShowOlder;
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
            <For each=postings key=|posting| posting.id let(posting)>
                <Posting points posting=points.entry(posting) />
            </For>
        </ol>
        <div class="postings-end">
            <ShowOlder older=points.older has_older read />
        </div>
        <TakeBackDialog points />
    }
}
