//! The card as it will hang on the wall.

use super::flow::Flow;
use super::names::names_in_words;
use leptos::prelude::*;

/// Exactly what the people thanked will see, while it is being written.
#[component]
pub fn Preview(
    /// The customer's answers.
    flow: Flow,
) -> impl IntoView {
    let names = untrack(|| flow.names());
    let is_satisfied = untrack(|| flow.is_satisfied());
    let words = what_becomes_of_it(names.len(), is_satisfied);
    let card = (!names.is_empty()).then(|| {
        view! {
            <h2>"This is what "{names_in_words(&names)}" will see"</h2>
            <ThanksCard flow />
        }
    });
    view! {
        <section class="preview">
            {card}
            <p class="preview-words">{words}</p>
        </section>
    }
}

/// The card with the words, what was done well, and where it was.
#[component]
pub fn ThanksCard(
    /// The customer's answers.
    flow: Flow,
) -> impl IntoView {
    let place = flow
        .touchpoint
        .with_value(|touchpoint| touchpoint.name.clone());
    let words = Signal::derive(move || flow.message.with(|message| or_without_words(message)));
    let chips = move || {
        flow.standard_labels()
            .into_iter()
            .map(|label| view! { <li dir="auto">{label}</li> })
            .collect_view()
    };
    view! {
        <article class="thanks-card">
            <blockquote dir="auto">{words}</blockquote>
            <ul class="thanks-chips">{chips}</ul>
            <p class="thanks-foot"><bdi dir="auto">{place}</bdi>" · Today"</p>
        </article>
    }
}

/// Thanks without a message is still thanks, and the card says so as the wall does.
fn or_without_words(message: &str) -> String {
    let words = message.trim();
    (if words.is_empty() {
        "Thanks, without a message."
    } else {
        words
    })
    .to_owned()
}

fn what_becomes_of_it(people: usize, is_satisfied: bool) -> &'static str {
    match (people, is_satisfied) {
        (0, _) => "You named nobody, so your words go to the whole team.",
        (1, true) => "Your words, never your score.",
        (_, true) => "Your words, never your score. Each of them also sees who else you thank.",
        (_, false) => {
            "Your words, never your score. As you were not satisfied, somebody reads them first."
        }
    }
}
