//! The page around the app: the first question, which the server rendered, and the focus.

use super::model::Step;
use crate::ui::focus::{focus, focus_soon};
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;
use wasm_bindgen::JsCast;

/// The id of the heading of the step on screen.
pub const HEADING: &str = "step-heading";
/// The id of what is said of something pointed out in the message.
pub const HINT: &str = "message-hint-words";

/// Shows the first question or hides it.
pub fn show_question(is_shown: bool) {
    if let Some(question) = find("#first-question") {
        question.set_hidden(!is_shown);
    }
}

/// The drawing on the button of this score: there is one set of faces, the server's.
#[must_use]
pub fn face_of(score: u8) -> String {
    find(&format!("#first-question [value='{score}'] svg"))
        .map(|face| face.outer_html())
        .unwrap_or_default()
}

/// Begins a step at its top, with the focus on its heading, or on the choice made in the first question.
pub fn enter(step: Step) {
    let target = match step {
        Step::Score => "#first-question [aria-pressed=true]".to_owned(),
        _ => format!("#{HEADING}"),
    };
    // After the frame in which what was decided now is on screen.
    request_animation_frame(move || {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        focus(&target);
    });
}

/// Moves the focus to what is pointed out in the message.
pub fn focus_hint() {
    focus_soon(&[&format!("#{HINT}")]);
}

/// Moves the focus to the button that sends.
pub fn focus_send() {
    focus_soon(&[".actions button"]);
}

/// Scrolls to a field that has just appeared, so that it is seen above what stays at the bottom. The focus stays where it is.
pub fn reveal(id: &'static str) {
    request_animation_frame(move || {
        if let Some(field) = document().get_element_by_id(id) {
            field.scroll_into_view_with_bool(false);
        }
    });
}

/// Where the server is, as links begin.
#[must_use]
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Whether the page stands on a kiosk.
#[must_use]
pub fn is_kiosk() -> bool {
    find("[data-kiosk]").is_some()
}

/// The language that the page is in.
#[must_use]
pub fn language() -> String {
    find("html").map(|root| root.lang()).unwrap_or_default()
}

/// Moves the focus to a field, or to the first choice of a list.
pub fn focus_field(id: &str) {
    focus_soon(&[&format!("#{id}:is(input, textarea), #{id} input")]);
}

fn find(selector: &str) -> Option<HtmlElement> {
    let found = document().query_selector(selector).ok().flatten()?;
    Some(found.unchecked_into())
}
