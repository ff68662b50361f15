//! "Who made the difference?"

use super::flow::Flow;
use super::people::People;
use super::step_frame::StepFrame;
use super::texts::{filled, text};
use super::words::{Written, WrittenText};
use crate::ui::Button;
use domain::language::Key;
use domain::validation::UNNAMED_CHARS;
use leptos::prelude::*;

/// The people on offer, the team, and somebody without a name; going on without anybody is as good.
#[component]
pub fn WhoStep(
    /// The customer's answers.
    flow: Flow,
) -> impl IntoView {
    let count = Signal::derive(move || chosen_words(flow.names().len()));
    let described = Written {
        field: "unnamed",
        label: Key::UnknownNameLabel,
        hint: Key::UnknownNameHint,
        text: flow.unnamed,
        max: UNNAMED_CHARS,
    };
    view! {
        <StepFrame flow heading=Key::WhoQuestion>
            <p class="lead">{text(Key::WhoHint)}</p>
            <People flow />
            {move || flow.is_unnamed.get().then(|| view! { <WrittenText flow written=described /> })}
            <div class="actions">
                <p class="actions-words" aria-live="polite">{count}</p>
                <Button on_press=move |()| flow.after_who()>{text(Key::Continue)}</Button>
            </div>
        </StepFrame>
    }
}

fn chosen_words(count: usize) -> String {
    if count == 0 {
        String::new()
    } else {
        filled(Key::Chosen, &[("n", count)])
    }
}
