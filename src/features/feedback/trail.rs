//! The browser's Back and Forward: each step is an entry in its history, so that the gesture on a phone goes one step, and
//! does not leave the page with what was typed.

use super::flow::Flow;
use js_sys::Reflect;
use leptos::prelude::*;
use web_sys::History;

/// Keeps the browser's history and the step on screen together. An entry holds how many steps back the first question is; the
/// entry with which the page was opened holds nothing.
#[derive(Clone, Copy)]
pub struct Trail {
    flow: Flow,
    /// Whether the history is on its way to another entry because the page wants it there; it arrives a little later.
    is_moving: StoredValue<bool>,
}

impl Trail {
    /// Follows the steps for as long as the page is open, and goes to those that Back and Forward lead to.
    pub fn follow(flow: Flow) {
        let trail = Self {
            flow,
            is_moving: StoredValue::new(false),
        };
        start_at_the_top();
        let arrivals = window_event_listener(leptos::ev::popstate, move |_| trail.arrive());
        on_cleanup(move || arrivals.remove());
        let depth = Memo::new(move |_| flow.depth());
        Effect::new(move || trail.reach(depth.get()));
    }

    /// Makes the entry of this depth the present one: new entries on the way forward, those that are there on the way back.
    fn reach(self, wanted: u8) {
        let Some(history) = history().filter(|_| !self.is_moving.get_value()) else {
            return;
        };
        let present = depth_in(&history);
        if wanted < present {
            self.travel(&history, wanted, present);
        }
        for depth in present..wanted {
            // Refused after very many entries; then Back leads further at once.
            let _ = history.push_state(&(depth + 1).to_string().into(), "");
        }
    }

    fn travel(self, history: &History, wanted: u8, present: u8) {
        let by = i32::from(wanted) - i32::from(present);
        self.is_moving.set_value(history.go_with_delta(by).is_ok());
    }

    /// The present entry is another one: the page wanted that, or somebody went back or forward.
    fn arrive(self) {
        let Some(history) = history() else {
            return;
        };
        let wanted = untrack(|| self.flow.depth());
        if self.is_moving.get_value() {
            self.is_moving.set_value(false);
            self.reach(wanted);
            return;
        }
        let present = depth_in(&history);
        if self.flow.sending.get_untracked() {
            // What is on its way cannot be changed any more, as little as with the page's own "Back".
            self.travel(&history, wanted, present);
        } else {
            untrack(|| self.flow.go_to_depth(present));
        }
    }
}

/// Each step begins at its top; the browser would scroll to where an entry was left, a little after that.
fn start_at_the_top() {
    if let Some(history) = history() {
        let _ = Reflect::set(&history, &"scrollRestoration".into(), &"manual".into());
    }
}

/// The history to move in. Within a page of somebody else it is theirs, and left alone.
fn history() -> Option<History> {
    let is_framed = window().parent().ok()? != Some(window());
    window().history().ok().filter(|_| !is_framed)
}

/// The entry in which the page was opened, or one that is not ours, is the first question's.
fn depth_in(history: &History) -> u8 {
    let held = history.state().ok().and_then(|state| state.as_string());
    held.and_then(|depth| depth.parse().ok()).unwrap_or(0)
}
