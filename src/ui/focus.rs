//! Where the keyboard goes on when what had the focus is gone.

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Moves the focus to the first element that the CSS selector finds. Answers whether there was one.
pub fn focus(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    let element = found.and_then(|found| found.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// Moves the focus to the first of these places that is there, in the next frame: what a change of
/// signals puts on the page is not there before.
pub fn focus_soon(places: &[&str]) {
    let places: Vec<_> = places.iter().map(|&place| place.to_owned()).collect();
    request_animation_frame(move || {
        places.iter().any(|place| focus(place));
    });
}

/// Moves the focus in the next frame, as [`focus_soon`] does, but only if nothing has it: what had it is gone by then, and
/// whoever works somewhere else is not torn away.
pub fn rescue_focus_soon(places: &[&str]) {
    let places: Vec<_> = places.iter().map(|&place| place.to_owned()).collect();
    request_animation_frame(move || {
        if !something_has_focus() {
            places.iter().any(|place| focus(place));
        }
    });
}

/// Whether what has the focus is in such an element.
#[must_use]
pub fn is_within(selector: &str) -> bool {
    let holder = document().active_element();
    holder.is_some_and(|holder| matches!(holder.closest(selector), Ok(Some(_))))
}

/// Gives the focus back in the next frame to what has it now, if it loses it: what is moved on the page does.
pub fn hold_focus() {
    let Some(holder) = document().active_element() else {
        return;
    };
    request_animation_frame(move || {
        if !something_has_focus()
            && let Some(holder) = holder.dyn_ref::<HtmlElement>()
        {
            // It fails only where it cannot have the focus any more.
            let _ = holder.focus();
        }
    });
}

/// Whether anything has the focus.
#[must_use]
pub fn something_has_focus() -> bool {
    let holder = document().active_element();
    holder.is_some_and(|holder| holder.tag_name() != "BODY")
}
