//! "Who made the difference?"

use super::flow::Flow;
use super::people::People;
use super::step_frame::StepFrame;
use crate::ui::Button;
use leptos::prelude::*;

/// The people on offer; going on without naming anybody is as good.
#[component]
pub fn WhoStep(
    /// The customer's answers.
    flow: Flow,
) -> impl IntoView {
    let count = Signal::derive(move || chosen_words(flow.recipients.with(Vec::len)));
    view! {
        <StepFrame flow heading="Who made the difference?">
            <p class="lead">"Choose everybody who did, or go on if you do not know the name."</p>
            <People flow />
            <div class="actions">
                <p class="actions-words" aria-live="polite">{count}</p>
                <Button on_press=move |()| flow.after_who()>"Continue"</Button>
            </div>
        </StepFrame>
    }
}

fn chosen_words(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "1 person chosen".to_owned(),
        count => format!("{count} people chosen"),
    }
}
