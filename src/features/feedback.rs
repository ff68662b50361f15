//! The customer page after the first question, which the server renders: who it was, what they did well or what to put
//! right, a message, sent. Everything here is optional for the customer, and nothing typed is lost on the way.

mod choices;
mod feedback_page;
mod flow;
mod improve_step;
mod keeper;
pub mod model;
mod names;
mod page;
mod people;
mod praise_step;
mod preview;
mod send_bar;
mod sending;
mod sent_step;
mod step_frame;
mod trail;
mod who_step;
mod words;

use domain::api::feedback::TouchpointView;
use feedback_page::FeedbackPage;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Mounts the steps below the first question. On a page without a touchpoint there is nothing to do.
pub fn mount() {
    let Some(touchpoint) = touchpoint() else {
        return;
    };
    let Some(steps) = document().get_element_by_id("steps") else {
        return;
    };
    keeper::set_ready();
    mount_to(
        steps.unchecked_into(),
        move || view! { <FeedbackPage touchpoint /> },
    )
    .forget();
}

/// The touchpoint, which the server wrote into the page: asking for it would cost the customer a round trip.
fn touchpoint() -> Option<TouchpointView> {
    serde_json::from_str(&keeper::page_data("touchpoint")?).ok()
}
