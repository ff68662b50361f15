//! "What should we put right?"

use super::contact::Contact;
use super::flow::Flow;
use super::model::Step;
use super::send_bar::SendBar;
use super::step_frame::StepFrame;
use super::texts::text;
use super::words::{Listed, Words, Written, with_names};
use crate::ui::{Button, ButtonVariant};
use domain::language::Key;
use domain::validation::MESSAGE_CHARS;
use leptos::prelude::*;

/// What went wrong. The person is often not the problem, so thanking somebody is still offered after it.
#[component]
pub fn ImproveStep(
    /// The customer's answers.
    flow: Flow,
) -> impl IntoView {
    let listed = Listed {
        field: "reasons",
        question: Key::ImproveQuestion,
        choices: flow.place.with_value(|place| place.reasons.clone()),
        chosen: flow.reasons,
    };
    let written = Written {
        field: "improvement",
        label: Key::TellUsMore,
        hint: Key::ImproveHint,
        text: flow.improvement,
        max: MESSAGE_CHARS,
    };
    view! {
        <StepFrame flow heading=Key::ImproveQuestion>
            <Words flow legend=Key::ImproveQuestion listed written />
            <Contact flow />
            <ThankAnyway flow />
            <SendBar flow />
        </StepFrame>
    }
}

#[component]
fn ThankAnyway(flow: Flow) -> impl IntoView {
    let names = untrack(|| flow.names());
    let label = text(if names.is_empty() {
        Key::ThankAnyway
    } else {
        Key::ChangeThanks
    });
    let so_far =
        (!names.is_empty()).then(|| view! { <p>{with_names(Key::ThanksGoesWithIt, &names)}</p> });
    view! {
        <div class="anyway">
            {so_far}
            <Button variant=ButtonVariant::Secondary busy=flow.sending on_press=move |()| flow.go(Step::Who)>
                {label}
            </Button>
        </div>
    }
}
