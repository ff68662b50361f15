//! The end of what was read: the way to older cards, or the beginning of the wall.

use super::open_wall::OpenWall;
use crate::layout::older::ShowOlder;
use domain::id::AppreciationId;
use leptos::prelude::*;

/// The way to older cards, as long as there are any.
#[component]
pub fn WallEnd(
    /// The wall.
    wall: OpenWall,
) -> impl IntoView {
    let has_older = Memo::new(move |_| wall.with(|shown| shown.next.is_some()).unwrap_or(false));
    let read = move || async move { wall.read_older().await.map(card_id) };
    view! {
        <div class="wall-end">
            <ShowOlder older=wall.older has_older read />
            <Show when=move || !has_older.get()>
                <p>"This is where it began."</p>
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
