//! What is pointed out in a message before it is sent.

use super::flow::Flow;
use super::page;
use super::sending;
use super::texts::{around, text};
use crate::ui::{Button, ButtonVariant};
use domain::language::Key;
use leptos::prelude::*;

/// The words in question, exactly as they stand there, and what to do with them: the customer decides.
#[component]
pub fn Hint(
    /// The customer's answers.
    flow: Flow,
) -> impl IntoView {
    move || {
        flow.hint.get().map(|(words, _)| {
            let (before, after) = around(Key::HintSeen);
            view! {
                <section class="hint-box" aria-labelledby=page::HINT>
                    <p id=page::HINT tabindex="-1">{before}<bdi dir="auto">{words}</bdi>{after}</p>
                    <div>
                        <Button variant=ButtonVariant::Secondary on_press=move |()| sending::leave_out(flow)>
                            {text(Key::HintLeaveOut)}
                        </Button>
                        <Button variant=ButtonVariant::Secondary on_press=move |()| sending::keep(flow)>
                            {text(Key::HintKeep)}
                        </Button>
                    </div>
                </section>
            }
        })
    }
}
