//! The keys of a feed: Page Down and Page Up go from card to card, as the ARIA pattern for feeds has it.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Moves the focus to the card below or above, if it is on a card.
pub fn move_between_cards(event: &KeyboardEvent) {
    let Some(step) = step_of(&event.key()) else {
        return;
    };
    if let Some(card) = focused_card().and_then(|card| neighbour(&card, step)) {
        event.prevent_default();
        // Only an element that is not in the document cannot take the focus.
        let _ = card.focus();
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

fn neighbour(card: &Element, step: i64) -> Option<HtmlElement> {
    let position: i64 = card.get_attribute("aria-posinset")?.parse().ok()?;
    let selector = format!("article[aria-posinset=\"{}\"]", position + step);
    document().query_selector(&selector).ok()??.dyn_into().ok()
}
