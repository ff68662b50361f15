//! "What did they do well?"

use super::flow::Flow;
use super::preview::Preview;
use super::send_bar::SendBar;
use super::sending::Sender;
use super::step_frame::StepFrame;
use super::words::{Listed, Words, Written};
use leptos::prelude::*;

const QUESTION: &str = "What did they do well?";

/// What was done well, a message, and what becomes of them.
#[component]
pub fn PraiseStep(
    /// The customer's answers.
    flow: Flow,
    /// What sends them.
    sender: Sender,
) -> impl IntoView {
    let listed = Listed {
        field: "standards",
        question: QUESTION,
        choices: flow
            .touchpoint
            .with_value(|touchpoint| touchpoint.standards.clone()),
        chosen: flow.standards,
    };
    let written = Written {
        field: "message",
        label: "Your message",
        hint: "If you like. A sentence is plenty.",
        text: flow.message,
    };
    view! {
        <StepFrame flow heading=QUESTION>
            <div class="beside">
                <Words flow legend="Your thanks" listed written />
                <Preview flow />
            </div>
            <SendBar flow sender />
        </StepFrame>
    }
}
