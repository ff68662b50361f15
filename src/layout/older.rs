//! The end of a list that comes in pages: the way to older entries.

use super::failure::words_of;
use crate::api::ApiError;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonVariant, Notice, NoticeVariant};
use leptos::prelude::*;

/// How the reading of older entries stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Older {
    /// Nothing is under way.
    Idle,
    /// The next page was asked for.
    Loading,
    /// The next page could not be had.
    Failed(ApiError),
}

/// Reads older entries when it is asked to, not when somebody scrolls by: the end of the page stays reachable.
#[component]
pub fn ShowOlder<R, F>(
    /// How the reading stands.
    older: RwSignal<Older>,
    /// Whether there are any.
    has_older: Memo<bool>,
    /// Reads the next page; answers the id in the document of its first entry.
    read: R,
) -> impl IntoView
where
    R: Fn() -> F + Copy + 'static,
    F: Future<Output = Option<String>> + 'static,
{
    let busy = Signal::derive(move || older.get() == Older::Loading);
    let show = Action::new_local(move |(): &()| async move {
        if let Some(first) = read().await {
            // The button has moved below the older entries, or is gone.
            focus_soon(&[&format!("#{first}")]);
        }
    });
    let failure = move || match older.get() {
        Older::Failed(error) => Some(view! {
            <Notice variant=NoticeVariant::Alarm>
                <p>{words_of(&error)}</p>
            </Notice>
        }),
        Older::Idle | Older::Loading => None,
    };
    view! {
        {failure}
        <Show when=move || has_older.get()>
            <Button variant=ButtonVariant::Secondary busy on_press=move |()| { show.dispatch(()); }>
                {move || if busy.get() { "Loading…" } else { "Show older" }}
            </Button>
        </Show>
    }
}
