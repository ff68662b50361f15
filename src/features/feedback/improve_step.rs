//! "What should we put right?"

use super::flow::Flow;
use super::model::Step;
use super::names::names_in_words;
use super::send_bar::SendBar;
use super::sending::Sender;
use super::step_frame::StepFrame;
use super::words::{Listed, Words, Written};
use crate::ui::{Button, ButtonVariant};
use leptos::prelude::*;

const QUESTION: &str = "What should we put right?";

/// What went wrong. The person is often not the problem, so thanking somebody is still offered after it.
#[component]
pub fn ImproveStep(
    /// The customer's answers.
    flow: Flow,
    /// What sends them.
    sender: Sender,
) -> impl IntoView {
    let listed = Listed {
        field: "reasons",
        question: QUESTION,
        choices: flow
            .touchpoint
            .with_value(|touchpoint| touchpoint.reasons.clone()),
        chosen: flow.reasons,
    };
    let written = Written {
        field: "improvement",
        label: "Tell us more",
        hint: "If you like. It goes to those who can put it right, and is shown on no wall.",
        text: flow.improvement,
    };
    view! {
        <StepFrame flow heading=QUESTION>
            <Words flow legend="What to put right" listed written />
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
