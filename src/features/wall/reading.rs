//! Which cards the person has seen: told once, so that a customer who comes back reads "Maria has read it".

use super::open_wall::OpenWall;
use super::wall_end::id_of_card;
use crate::api::wall::read_cards;
use domain::id::AppreciationId;
use js_sys::Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Cards that are seen within this time are told together.
const TOLD_AFTER: Duration = Duration::from_secs(1);
/// The most cards that one request tells, as the API documents it.
const AT_ONCE: usize = 100;
/// How much of a card, or of the window, has to be in view: half.
const ENOUGH: f64 = 0.5;
/// At which shares of a card in view the browser tells: a long letter never shows half of itself on a phone.
const STEPS: [f64; 5] = [0.05, 0.15, 0.25, 0.35, 0.5];

/// Watches the cards of one's own wall.
#[derive(Clone, Copy)]
pub struct Reading {
    wall: OpenWall,
    observer: StoredValue<Option<IntersectionObserver>, LocalStorage>,
    seen: StoredValue<Vec<AppreciationId>>,
    is_waiting: StoredValue<bool>,
}

impl Reading {
    /// Begins to watch; nothing for somebody else's wall, and in a browser that cannot tell.
    pub fn of(wall: OpenWall) -> Option<Self> {
        if !wall.is_own {
            return None;
        }
        let reading = Self {
            wall,
            observer: StoredValue::new_local(None),
            seen: StoredValue::new(Vec::new()),
            is_waiting: StoredValue::new(false),
        };
        let listener =
            Closure::<dyn FnMut(Array)>::new(move |entries: Array| reading.take_in(&entries));
        let observer = observer(&listener)?;
        reading.observer.set_value(Some(observer));
        let listener = StoredValue::new_local(Some(listener));
        on_cleanup(move || {
            if let Some(observer) = reading.observer.try_update_value(Option::take).flatten() {
                observer.disconnect();
            }
            listener.try_update_value(Option::take);
        });
        Some(reading)
    }

    /// Watches a card that was not read before.
    pub fn watch(self, card: &Element) {
        self.observer.try_with_value(|observer| {
            if let Some(observer) = observer {
                observer.observe(card);
            }
        });
    }

    fn take_in(self, entries: &Array) {
        let entries = entries.iter().filter_map(|entry| entry.dyn_into().ok());
        for entry in entries.filter(is_seen) {
            let card = entry.target();
            self.observer.try_with_value(|observer| {
                if let Some(observer) = observer {
                    observer.unobserve(&card);
                }
            });
            if let Some(id) = id_of_card(&card.id()) {
                self.seen.try_update_value(|seen| seen.push(id));
            }
        }
        self.tell_soon();
    }

    /// One timer at a time, and none where there is nothing to tell.
    fn tell_soon(self) {
        let has_some = self.seen.try_with_value(|seen| !seen.is_empty());
        if has_some != Some(true) || self.is_waiting.try_get_value() != Some(false) {
            return;
        }
        self.is_waiting.set_value(true);
        set_timeout(move || spawn_local(self.tell()), TOLD_AFTER);
    }

    /// What could not be told waits for the next card that is seen: it is no news that somebody has to hear of.
    async fn tell(self) {
        self.is_waiting.try_set_value(false);
        let take = |seen: &mut Vec<AppreciationId>| {
            let rest = seen.split_off(seen.len().min(AT_ONCE));
            std::mem::replace(seen, rest)
        };
        let Some(cards) = self.seen.try_update_value(take) else {
            return;
        };
        match read_cards(self.wall.employee, cards.clone()).await {
            Ok(()) => {
                self.wall.mark_read(&cards);
                self.tell_soon();
            }
            Err(_) => {
                self.seen.try_update_value(|seen| seen.extend(cards));
            }
        }
    }
}

fn observer(listener: &Closure<dyn FnMut(Array)>) -> Option<IntersectionObserver> {
    let options = IntersectionObserverInit::new();
    let steps: Array = STEPS.iter().map(|step| JsValue::from_f64(*step)).collect();
    options.set_threshold(&steps);
    IntersectionObserver::new_with_options(listener.as_ref().unchecked_ref(), &options).ok()
}

/// Half of it is in view, or it fills half of the window.
fn is_seen(entry: &IntersectionObserverEntry) -> bool {
    let shown = entry.intersection_rect().height();
    let window = entry
        .root_bounds()
        .map_or(f64::MAX, |bounds| bounds.height());
    entry.is_intersecting() && (entry.intersection_ratio() >= ENOUGH || shown >= window * ENOUGH)
}
