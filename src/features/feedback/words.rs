//! What a step asks for in words: some of the program's own to choose, and a text. And names within a sentence.

use super::choices::Chips;
use super::flow::Flow;
use super::keeper;
use super::model::ChoiceOnOffer;
use super::texts::{around, filled, text};
use crate::ui::TextArea;
use domain::language::Key;
use leptos::prelude::*;

/// A list to choose from: its field in the request, what is asked, what is on offer, and what is chosen.
pub struct Listed {
    /// The field's name in the request.
    pub field: &'static str,
    /// What is asked.
    pub question: Key,
    /// What can be chosen.
    pub choices: Vec<ChoiceOnOffer>,
    /// The keys of what is chosen.
    pub chosen: RwSignal<Vec<String>>,
}

/// A text to write.
#[derive(Clone, Copy)]
pub struct Written {
    /// The field's name in the request.
    pub field: &'static str,
    /// The label.
    pub label: Key,
    /// A sentence that helps.
    pub hint: Key,
    /// The text.
    pub text: RwSignal<String>,
    /// The most characters that can be sent.
    pub max: usize,
}

/// A list and a text. Neither can be changed while they are being sent.
#[component]
pub fn Words(
    /// The customer's answers.
    flow: Flow,
    /// What both are about.
    legend: Key,
    /// The list.
    listed: Listed,
    /// The text.
    written: Written,
) -> impl IntoView {
    view! {
        <fieldset class="plain" prop:disabled=flow.sending>
            <legend class="visually-hidden">{text(legend)}</legend>
            <Chips
                id=listed.field
                legend=listed.question
                choices=listed.choices
                chosen=listed.chosen
                error=flow.fault_of(listed.field)
            />
            <WrittenText flow written />
        </fieldset>
    }
}

/// A text to write, with its label.
#[component]
pub fn WrittenText(
    /// The customer's answers.
    flow: Flow,
    /// The text.
    written: Written,
) -> impl IntoView {
    view! {
        <TextArea
            id=written.field
            label=text(written.label)
            value=written.text
            max=written.max
            hint=text(written.hint)
            error=flow.fault_of(written.field)
            count_words
        />
    }
}

/// A text of the page with names in place of its placeholder: "Maria, Tomasz and Aylin", as the language says it. Each name is
/// set apart from the sentence around it, whichever way it is written.
pub fn with_names(key: Key, names: &[String]) -> impl IntoView + use<> {
    let (before, after) = around(key);
    let names: Vec<_> = keeper::listed(names)
        .into_iter()
        .map(|(is_name, part)| {
            if is_name {
                view! { <bdi dir="auto">{part}</bdi> }.into_any()
            } else {
                part.into_any()
            }
        })
        .collect();
    view! { {before}{names}{after} }
}

/// What to say of so many characters used; nothing while there is plenty of room.
fn count_words(used: usize, max: usize) -> String {
    match max.checked_sub(used) {
        Some(left) if left * 5 > max => String::new(),
        Some(left) => filled(Key::CharactersLeft, &[("n", left)]),
        None => filled(Key::TooLong, &[("n", used - max), ("max", max)]),
    }
}
