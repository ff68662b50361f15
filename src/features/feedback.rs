//! The customer page after the first question, which the server renders: who it was, what they did well or what to put
//! right, a message, sent. Everything here is optional for the customer, and nothing typed is lost on the way.

mod choices;
mod contact;
mod feedback_page;
mod flow;
mod hint;
mod improve_step;
mod json;
mod keeper;
pub mod model;
mod page;
mod page_data;
mod people;
mod pickup;
mod praise_step;
mod preview;
mod send_bar;
mod sending;
mod sent_step;
mod step_frame;
mod texts;
mod trail;
mod who_step;
mod words;

use feedback_page::FeedbackPage;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Mounts the steps below the first question. On a page without a touchpoint there is nothing to do. When the page says
/// `plaudit:restart`, for its texts, its touchpoint or the record on the device are others now, the steps begin anew from them.
pub fn mount() {
    if page_data::place().is_none() {
        return;
    }
    let Some(steps) = document().get_element_by_id("steps") else {
        return;
    };
    keeper::set_ready();
    let starts = ArcTrigger::new();
    let again = starts.clone();
    let page = move || {
        starts.track();
        texts::load();
        page_data::place().map(|place| view! { <FeedbackPage place /> })
    };
    // The closure is the view itself, so that it is run again.
    mount_to(steps.unchecked_into(), move || page).forget();
    window_event_listener_untyped("plaudit:restart", move |_| again.notify());
}
