//! "What did they do well?"

use super::flow::Flow;
use super::hint::Hint;
use super::preview::Preview;
use super::send_bar::SendBar;
use super::step_frame::StepFrame;
use super::words::{Listed, Words, Written};
use domain::language::Key;
use domain::validation::MESSAGE_CHARS;
use leptos::prelude::*;

/// What was done well, a message, and what becomes of them.
#[component]
pub fn PraiseStep(
    /// The customer's answers.
    flow: Flow,
) -> impl IntoView {
    let listed = Listed {
        field: "standards",
        question: Key::PraiseQuestion,
        choices: flow.place.with_value(|place| place.standards.clone()),
        chosen: flow.standards,
    };
    let written = Written {
        field: "message",
        label: Key::YourMessage,
        hint: Key::MessageHint,
        text: flow.message,
        max: MESSAGE_CHARS,
    };
    view! {
        <StepFrame flow heading=Key::PraiseQuestion>
            <div class="beside">
                <Words flow legend=Key::YourThanks listed written />
                <Preview flow />
            </div>
            <Hint flow />
            <SendBar flow />
        </StepFrame>
    }
}
