//! "Thank you."

use super::flow::Flow;
use super::names::names_in_words;
use super::page;
use super::preview::ThanksCard;
use leptos::prelude::*;

/// The end: what becomes of it, and the card as it went out.
#[component]
pub fn SentStep(
    /// The customer's answers.
    flow: Flow,
) -> impl IntoView {
    view! {
        <section class="step sent" aria-labelledby=page::HEADING>
            <h1 id=page::HEADING tabindex="-1">"Thank you."</h1>
            {move || outcome(flow)}
            <p class="hint">"You can close this page now."</p>
        </section>
    }
}

/// What becomes of it; or, if there is news, that instead.
fn outcome(flow: Flow) -> impl IntoView {
    let news = flow.news.get();
    let names = if news.is_empty() {
        flow.names()
    } else {
        Vec::new()
    };
    let has_card = !names.is_empty();
    let (before, after) = around_the_names(flow.is_satisfied(), has_card);
    let before = if news.is_empty() {
        before.to_owned()
    } else {
        news
    };
    view! {
        <p class="sent-words">{before}{names_in_words(&names)}{after}</p>
        {has_card.then(|| view! { <ThanksCard flow /> })}
    }
}

fn around_the_names(is_satisfied: bool, has_names: bool) -> (&'static str, &'static str) {
    match (is_satisfied, has_names) {
        (true, true) => ("Your thanks goes to ", "."),
        (true, false) => ("Your answer has reached the team.", ""),
        (false, true) => (
            "We will look into it. Your thanks goes to ",
            ", once somebody has read it.",
        ),
        (false, false) => ("We will look into it.", ""),
    }
}
