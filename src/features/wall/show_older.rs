//! The end of what was read: the way to older cards, or the beginning of the wall.

use super::open_wall::{Older, OpenWall};
use crate::layout::failure::words_of;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonVariant, Notice, NoticeVariant};
use domain::id::AppreciationId;
use leptos::prelude::*;

/// Reads older cards when it is asked to, not when somebody scrolls by: the end of the page stays reachable.
#[component]
pub fn ShowOlder(
    /// The wall.
    wall: OpenWall,
) -> impl IntoView {
    let has_older = Memo::new(move |_| wall.with(|shown| shown.next.is_some()).unwrap_or(false));
    let busy = Signal::derive(move || wall.older.get() == Older::Loading);
    let show = Action::new_local(move |(): &()| async move {
        if let Some(first) = wall.read_older().await {
            // The button has moved below the older cards, or is gone.
            focus_soon(&[&format!("#{}", card_id(first))]);
        }
    });
    let failure = move || match wall.older.get() {
        Older::Failed(error) => Some(view! {
            <Notice variant=NoticeVariant::Alarm>
                <p>{words_of(&error)}</p>
            </Notice>
        }),
        Older::Idle | Older::Loading => None,
    };
    view! {
        <div class="wall-end">
            {failure}
            <Show when=move || has_older.get() fallback=|| view! { <p>"This is where it began."</p> }>
                <Button variant=ButtonVariant::Secondary busy on_press=move |()| { show.dispatch(()); }>
                    {move || if busy.get() { "Loading…" } else { "Show older" }}
                </Button>
            </Show>
        </div>
    }
}

/// The id of a card in the document.
pub fn card_id(id: AppreciationId) -> String {
    format!("card-{id}")
}

/// The card that has this id in the document.
pub fn id_of_card(id: &str) -> Option<AppreciationId> {
    id.strip_prefix("card-")?.parse().ok()
}
