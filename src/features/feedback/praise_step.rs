//! "What did they do well?"

use super::choices::Chips;
use super::flow::Flow;
use super::preview::Preview;
use super::send_bar::SendBar;
use super::sending::Sender;
use super::step_frame::StepFrame;
use crate::ui::TextArea;
use domain::validation::MESSAGE_CHARS;
use leptos::prelude::*;

/// What was done well, a message, and what becomes of them.
#[component]
pub fn PraiseStep(
    /// The customer's answers.
    flow: Flow,
    /// What sends them.
    sender: Sender,
) -> impl IntoView {
    let standards = flow
        .touchpoint
        .with_value(|touchpoint| touchpoint.standards.clone());
    view! {
        <StepFrame flow heading="What did they do well?">
            <div class="beside">
                <fieldset class="plain" prop:disabled=flow.sending>
                    <legend class="visually-hidden">"Your thanks"</legend>
                    <Chips
                        id="standards"
                        legend="What did they do well?"
                        choices=standards
                        chosen=flow.standards
                        error=flow.problem_of("standards")
                    />
                    <TextArea
                        id="message"
                        label="Your message"
                        value=flow.message
                        max=MESSAGE_CHARS
                        hint="If you like. A sentence is plenty."
                        error=flow.problem_of("message")
                    />
                </fieldset>
                <Preview flow />
            </div>
            <SendBar flow sender />
        </StepFrame>
    }
}
