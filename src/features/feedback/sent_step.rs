//! "Thank you."

use super::flow::Flow;
use super::names::Names;
use super::page;
use super::preview::ThanksCard;
use leptos::prelude::*;

/// The end: what becomes of it, and the card as it went out.
#[component]
pub fn SentStep(
    /// The customer's answers.
    flow: Flow,
) -> impl IntoView {
    let has_card = !untrack(|| flow.names()).is_empty();
    view! {
        <section class="step sent" aria-labelledby=page::HEADING>
            <h1 id=page::HEADING tabindex="-1">"Thank you."</h1>
            <p class="sent-words">{move || outcome(flow)}</p>
            {move || (has_card && flow.news.with(String::is_empty)).then(|| view! { <ThanksCard flow /> })}
            <p class="hint">"You can close this page now."</p>
        </section>
    }
}

fn outcome(flow: Flow) -> AnyView {
    let names = flow.names();
    let news = flow.news.get();
    if !news.is_empty() {
        return news.into_any();
    }
    match (flow.is_satisfied(), names.is_empty()) {
        (true, true) => view! { "Your answer reaches the team." }.into_any(),
        (true, false) => view! { "Your thanks goes to "<Names names />"." }.into_any(),
        (false, true) => "We will look into it.".into_any(),
        (false, false) => {
            view! { "We will look into it. Your thanks goes to "<Names names />", once somebody has read it." }.into_any()
        }
    }
}
