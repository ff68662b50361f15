//! What every step has in common: the way back, the answer so far, a heading that takes the focus.

use super::flow::Flow;
use super::model::Tap;
use super::page;
use super::texts::text;
use crate::ui::{Button, ButtonVariant};
use domain::language::Key;
use leptos::prelude::*;

/// A step with its heading.
#[component]
pub fn StepFrame(
    /// The customer's answers.
    flow: Flow,
    /// The question of this step.
    heading: Key,
    /// The rest of it.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="step" aria-labelledby=page::HEADING>
            <div class="step-top">
                <Button variant=ButtonVariant::Quiet busy=flow.sending on_press=move |()| flow.back()>
                    {text(Key::Back)}
                </Button>
                {answered(flow)}
            </div>
            {of_receipt(flow)}
            <h1 id=page::HEADING tabindex="-1">{text(heading)}</h1>
            {children()}
        </section>
    }
}

/// The score so far, and whether it is saved.
fn answered(flow: Flow) -> impl IntoView {
    let status = Signal::derive(move || {
        let status = flow.tap.with(|tap| tap.as_ref().map(Tap::status));
        status.map(text).unwrap_or_default()
    });
    untrack(|| flow.score()).map(|score| {
        view! {
            <p class="answered">
                <span class="answered-face" aria-hidden="true" inner_html=page::face_of(score.value())></span>
                <span>{text(score.key())}</span>
                <span class="answered-status" role="status">{status}</span>
            </p>
        }
    })
}

/// Why the receipt link counts for nothing, if it does not.
fn of_receipt(flow: Flow) -> impl IntoView {
    let words = Signal::derive(move || {
        let receipt = flow
            .tap
            .with(|tap| tap.as_ref().and_then(|tap| tap.receipt));
        receipt
            .map(|receipt| text(receipt.news()))
            .unwrap_or_default()
    });
    view! { <p class="of-receipt" role="status">{words}</p> }
}
