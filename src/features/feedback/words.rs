//! What a step asks for in words: some of the program's own to choose, and a text.

use super::choices::Chips;
use super::flow::Flow;
use crate::ui::TextArea;
use domain::api::feedback::ChoiceView;
use domain::validation::MESSAGE_CHARS;
use leptos::prelude::*;

/// A list to choose from: its field in the request, what is asked, what is on offer, and what is chosen.
pub struct Listed {
    /// The field's name in the request.
    pub field: &'static str,
    /// What is asked.
    pub question: &'static str,
    /// What can be chosen.
    pub choices: Vec<ChoiceView>,
    /// The keys of what is chosen.
    pub chosen: RwSignal<Vec<String>>,
}

/// A text to write.
#[derive(Clone, Copy)]
pub struct Written {
    /// The field's name in the request.
    pub field: &'static str,
    /// The label.
    pub label: &'static str,
    /// A sentence that helps.
    pub hint: &'static str,
    /// The text.
    pub text: RwSignal<String>,
}

/// A list and a text. Neither can be changed while they are being sent.
#[component]
pub fn Words(
    /// The customer's answers.
    flow: Flow,
    /// What both are about.
    legend: &'static str,
    /// The list.
    listed: Listed,
    /// The text.
    written: Written,
) -> impl IntoView {
    view! {
        <fieldset class="plain" prop:disabled=flow.sending>
            <legend class="visually-hidden">{legend}</legend>
            <Chips
                id=listed.field
                legend=listed.question
                choices=listed.choices
                chosen=listed.chosen
                error=flow.problem_of(listed.field)
            />
            <TextArea
                id=written.field
                label=written.label
                value=written.text
                max=MESSAGE_CHARS
                hint=written.hint
                error=flow.problem_of(written.field)
            />
        </fieldset>
    }
}
