//! The customer page as a whole: the step on screen, and what keeps it up to date.

use super::flow::Flow;
use super::improve_step::ImproveStep;
use super::model::{Draft, Step};
use super::praise_step::PraiseStep;
use super::sending::Sender;
use super::sent_step::SentStep;
use super::trail::Trail;
use super::who_step::WhoStep;
use super::{keeper, page};
use domain::api::feedback::TouchpointView;
use leptos::prelude::*;

/// The step on screen. The first question is the server's: it is shown and hidden, never drawn here.
#[component]
pub fn FeedbackPage(
    /// Where the customer is.
    touchpoint: TouchpointView,
) -> impl IntoView {
    let flow = Flow::new(touchpoint);
    let sender = Sender::new(flow);
    keeper::on_score(move |tapped| {
        flow.take_tap(tapped);
        sender.attempt();
    });
    Effect::new(move |before| follow(flow, before));
    Trail::follow(flow);
    resume(flow, sender);
    move || match flow.step.get() {
        Step::Score => ().into_any(),
        Step::Improve => view! { <ImproveStep flow sender /> }.into_any(),
        Step::Who => view! { <WhoStep flow /> }.into_any(),
        Step::Praise => view! { <PraiseStep flow sender /> }.into_any(),
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
        flow.problems.set(Vec::new());
    }
    draft
}

/// Goes on after a tap that was quicker than the app, or after a reload.
fn resume(flow: Flow, sender: Sender) {
    let step = flow.step.get_untracked();
    if step != Step::Score {
        page::enter(step);
        sender.attempt();
    }
}
