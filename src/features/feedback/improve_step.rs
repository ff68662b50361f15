//! "What should we put right?"

use super::choices::Chips;
use super::flow::Flow;
use super::model::Step;
use super::names::names_in_words;
use super::send_bar::SendBar;
use super::sending::Sender;
use super::step_frame::StepFrame;
use crate::ui::{Button, ButtonVariant, TextArea};
use domain::validation::MESSAGE_CHARS;
use leptos::prelude::*;

/// What went wrong. The person is often not the problem, so thanking somebody is still offered after it.
#[component]
pub fn ImproveStep(
    /// The customer's answers.
    flow: Flow,
    /// What sends them.
    sender: Sender,
) -> impl IntoView {
    let reasons = flow
        .touchpoint
        .with_value(|touchpoint| touchpoint.reasons.clone());
    view! {
        <StepFrame flow heading="What should we put right?">
            <fieldset class="plain" prop:disabled=flow.sending>
                <legend class="visually-hidden">"What to put right"</legend>
                <Chips
                    id="reasons"
                    legend="What should we put right?"
                    choices=reasons
                    chosen=flow.reasons
                    error=flow.problem_of("reasons")
                />
                <TextArea
                    id="improvement"
                    label="Tell us more"
                    value=flow.improvement
                    max=MESSAGE_CHARS
                    hint="If you like. It goes to those who can put it right, and is shown on no wall."
                    error=flow.problem_of("improvement")
                />
            </fieldset>
            <ThankAnyway flow />
            <SendBar flow sender />
        </StepFrame>
    }
}

#[component]
fn ThankAnyway(flow: Flow) -> impl IntoView {
    let names = untrack(|| flow.names());
    let has_people = flow
        .touchpoint
        .with_value(|touchpoint| !touchpoint.people.is_empty());
    let label = if names.is_empty() {
        "Thank somebody anyway"
    } else {
        "Change your thanks"
    };
    has_people.then(|| {
        view! {
            <div class="anyway">
                {(!names.is_empty()).then(|| view! { <p>"Your thanks to "{names_in_words(&names)}" goes with it."</p> })}
                <Button variant=ButtonVariant::Secondary busy=flow.sending on_press=move |()| flow.go(Step::Who)>
                    {label}
                </Button>
            </div>
        }
    })
}
