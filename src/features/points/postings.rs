//! The postings that were read, newest first, and the way to older ones.

use super::open_points::{Older, OpenPoints};
use super::posting::{Posting, posting_id};
use crate::layout::failure::words_of;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonVariant, Notice, NoticeVariant};
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
    view! {
        <ol class="postings" aria-label="Postings, newest first" aria-busy=move || points.busy.get().to_string()>
            <For each=postings key=shown_as let(posting)>
                <Posting points posting />
            </For>
        </ol>
        <ShowOlder points />
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

#[component]
fn ShowOlder(points: OpenPoints) -> impl IntoView {
    let has_older = Memo::new(move |_| points.with(|view| view.next.is_some()).unwrap_or(false));
    let busy = Signal::derive(move || points.older.get() == Older::Loading);
    let show = Action::new_local(move |(): &()| async move {
        if let Some(first) = points.read_older().await {
            // The button has moved below the older postings, or is gone.
            focus_soon(&[&format!("#{}", posting_id(first))]);
        }
    });
    let failure = move || match points.older.get() {
        Older::Failed(error) => Some(view! {
            <Notice variant=NoticeVariant::Alarm>
                <p>{words_of(&error)}</p>
            </Notice>
        }),
        Older::Idle | Older::Loading => None,
    };
    view! {
        <div class="postings-end">
            {failure}
            <Show when=move || has_older.get()>
                <Button variant=ButtonVariant::Secondary busy on_press=move |()| { show.dispatch(()); }>
                    {move || if busy.get() { "Loading…" } else { "Show older" }}
                </Button>
            </Show>
        </div>
    }
}
