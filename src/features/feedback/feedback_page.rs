//! The customer page as a whole: the step on screen, and what keeps it up to date.

use super::flow::Flow;
use super::improve_step::ImproveStep;
use super::model::{Draft, Place, Step};
use super::praise_step::PraiseStep;
use super::sent_step::SentStep;
use super::trail::Trail;
use super::who_step::WhoStep;
use super::{keeper, page, sending};
use leptos::prelude::*;

/// The step on screen. The first question is the server's: it is shown and hidden, never drawn here.
#[component]
pub fn FeedbackPage(
    /// Where the customer is.
    place: Place,
) -> impl IntoView {
    let flow = Flow::new(place);
    keeper::on_score(move |tapped| untrack(|| flow.take_tap(tapped)));
    sending::follow(flow);
    Effect::new(move |before| follow(flow, before));
    // A kiosk has no Back, and its history must not tell of former customers.
    if !page::is_kiosk() {
        Trail::follow(flow);
    }
    untrack(|| resume(flow));
    move || match flow.step.get() {
        Step::Score => ().into_any(),
        Step::Improve => view! { <ImproveStep flow /> }.into_any(),
        Step::Who => view! { <WhoStep flow /> }.into_any(),
        Step::Praise => view! { <PraiseStep flow /> }.into_any(),
        Step::Sent => view! { <SentStep flow /> }.into_any(),
    }
}

/// Keeps what is typed, shows the first question or hides it, and returns the answers for the next time.
fn follow(flow: Flow, before: Option<Draft>) -> Draft {
    let draft = flow.draft();
    keeper::keep(&draft.to_json());
    page::show_question(draft.step == Step::Score);
    if before.is_some_and(|before| !before.says_the_same(&draft)) {
        // What was wrong is being corrected: the complaint would stand beside text that it is no longer about.
        flow.faults.set(Vec::new());
        flow.hint.set(None);
    }
    draft
}

/// Goes on after a tap that was quicker than the app, or after a reload; the rest may have arrived by then.
fn resume(flow: Flow) {
    let step = flow.step.get();
    if flow
        .tap
        .with(|tap| tap.as_ref().is_some_and(|tap| tap.sent))
    {
        sending::end(flow);
    } else if step != Step::Score {
        page::enter(step);
    }
}
