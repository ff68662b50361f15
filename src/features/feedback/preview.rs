//! The card as it will hang on the wall.

use super::flow::Flow;
use super::texts::text;
use super::words::with_names;
use domain::language::Key;
use leptos::prelude::*;

/// Exactly what the people thanked will see, while it is being written.
#[component]
pub fn Preview(
    /// The customer's answers.
    flow: Flow,
) -> impl IntoView {
    let names = untrack(|| flow.names());
    let card = (!names.is_empty()).then(|| {
        view! {
            <h2>{with_names(Key::WillSee, &names)}</h2>
            <ThanksCard flow />
        }
    });
    let words: Vec<_> = untrack(|| what_becomes_of_it(flow, names.len()))
        .into_iter()
        .map(text)
        .collect();
    view! {
        <section class="preview">
            {card}
            <p class="preview-words">{words.join(" ")}</p>
        </section>
    }
}

/// The card with the words, what was done well, and where it was.
#[component]
pub fn ThanksCard(
    /// The customer's answers.
    flow: Flow,
) -> impl IntoView {
    let place = flow.place.with_value(|place| place.name.clone());
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
            <p class="thanks-foot"><bdi dir="auto">{place}</bdi>" · "{text(Key::Today)}</p>
        </article>
    }
}

/// Thanks without a message is still thanks, and the card says so as the wall does.
fn or_without_words(message: &str) -> String {
    let words = message.trim();
    if words.is_empty() {
        text(Key::WithoutMessage)
    } else {
        words.to_owned()
    }
}

fn what_becomes_of_it(flow: Flow, thanked: usize) -> Vec<Key> {
    if thanked == 0 {
        return vec![Key::NobodyNamed];
    }
    let notes = [
        (Key::EachSeesOthers, flow.recipients.with(Vec::len) > 1),
        (Key::ReadFirst, !flow.is_satisfied()),
        (Key::OnceFound, flow.is_unnamed.get()),
    ];
    let that_hold = notes
        .into_iter()
        .filter(|(_, holds)| *holds)
        .map(|(key, _)| key);
    std::iter::once(Key::NeverYourScore)
        .chain(that_hold)
        .collect()
}
