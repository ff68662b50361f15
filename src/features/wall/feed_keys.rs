//! The keys of a feed: Page Down and Page Up go from card to card, as the ARIA pattern for feeds has it.

use crate::ui::focus::focus;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use web_sys::Element;

/// Moves the focus to the card below or above, if it is on a card.
pub fn move_between_cards(event: &KeyboardEvent) {
    let Some(step) = step_of(&event.key()) else {
        return;
    };
    let neighbour = focused_card().and_then(|card| neighbour(&card, step));
    if neighbour.is_some_and(|card| focus(&card)) {
        event.prevent_default();
    }
}

fn step_of(key: &str) -> Option<i64> {
    match key {
        "PageDown" => Some(1),
        "PageUp" => Some(-1),
        _ => None,
    }
}

fn focused_card() -> Option<Element> {
    document().active_element()?.closest("article").ok()?
}

/// The selector of the card so many steps below, whether there is one or not.
fn neighbour(card: &Element, step: i64) -> Option<String> {
    let position: i64 = card.get_attribute("aria-posinset")?.parse().ok()?;
    Some(format!("article[aria-posinset=\"{}\"]", position + step))
}
