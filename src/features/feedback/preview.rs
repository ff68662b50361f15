//! The card as it will hang on the wall.

use super::flow::Flow;
use super::names::Names;
use leptos::prelude::*;

/// Exactly what the people thanked will see, while it is being written.
#[component]
pub fn Preview(
    /// The customer's answers.
    flow: Flow,
) -> impl IntoView {
    let names = untrack(|| flow.names());
    if names.is_empty() {
        return view! { <ForTheTeam flow /> }.into_any();
    }
    let several = names.len() > 1;
    let held = !untrack(|| flow.is_satisfied());
    view! {
        <section class="preview" aria-labelledby="preview-title">
            <h2 id="preview-title">"This is what "<Names names />" will see"</h2>
            <ThanksCard flow />
            <p class="preview-words">
                "Your words, never your score."
                {several.then_some(" Each of them also sees who else you thank.")}
                {held.then_some(" As you were not satisfied, somebody reads it before they do.")}
            </p>
        </section>
    }
    .into_any()
}

/// The card with the words, what was done well, and where it was.
#[component]
pub fn ThanksCard(
    /// The customer's answers.
    flow: Flow,
) -> impl IntoView {
    let place = flow.touchpoint.with_value(|touchpoint| touchpoint.name.clone());
    view! {
        <article class="thanks-card">
            {move || words(&flow.message.get())}
            {move || chips(flow)}
            <p class="thanks-foot"><bdi dir="auto">{place}</bdi>" · Today"</p>
        </article>
    }
}

fn words(message: &str) -> AnyView {
    let message = message.trim().to_owned();
    if message.is_empty() {
        view! { <p class="thanks-empty">"Thank you."</p> }.into_any()
    } else {
        view! { <blockquote dir="auto">{message}</blockquote> }.into_any()
    }
}

fn chips(flow: Flow) -> impl IntoView {
    let labels = flow.standard_labels();
    (!labels.is_empty()).then(|| {
        let chips = labels.into_iter().map(|label| view! { <li dir="auto">{label}</li> }).collect_view();
        view! { <ul class="thanks-chips">{chips}</ul> }
    })
}

#[component]
fn ForTheTeam(flow: Flow) -> impl IntoView {
    let place = flow.touchpoint.with_value(|touchpoint| touchpoint.name.clone());
    view! {
        <p class="preview-words preview">
            "You named nobody, so your words go to the team of "<bdi dir="auto">{place}</bdi>"."
        </p>
    }
}
