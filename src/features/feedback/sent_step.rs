//! "Thank you."

use super::flow::Flow;
use super::page;
use super::pickup::Pickup;
use super::preview::ThanksCard;
use super::texts::text;
use super::words::with_names;
use domain::language::Key;
use leptos::prelude::*;

/// The end: what becomes of it, the card as it went out, and the way to hear of it.
#[component]
pub fn SentStep(
    /// The customer's answers.
    flow: Flow,
) -> impl IntoView {
    view! {
        <section class="step sent" aria-labelledby=page::HEADING>
            <h1 id=page::HEADING tabindex="-1">{text(Key::ThankYou)}</h1>
            {move || outcome(flow)}
            <p class="hint">{text(Key::CanClose)}</p>
        </section>
    }
}

/// What becomes of it; or, if there is news, that instead.
fn outcome(flow: Flow) -> impl IntoView {
    if let Some(news) = flow.news.get() {
        return view! { <p class="sent-words">{text(news)}</p> }.into_any();
    }
    let names = flow.names();
    let has_card = !names.is_empty();
    let key = match (flow.is_satisfied(), has_card) {
        (true, true) => Key::ThanksGoesTo,
        (true, false) => Key::ReachedTeam,
        (false, true) => Key::LookIntoItThanks,
        (false, false) => Key::LookIntoIt,
    };
    view! {
        <p class="sent-words">{with_names(key, &names)}</p>
        {has_card.then(|| view! { <ThanksCard flow /><Pickup flow /> })}
    }
    .into_any()
}
