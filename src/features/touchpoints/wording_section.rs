//! How this touchpoint words the question, language by language.

use super::model::wording_words;
use super::section::Section;
use super::state::Editor;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonVariant, TextArea};
use domain::api::touchpoints::WordingView;
use domain::language::Language;
use domain::settings::QUESTION_CHARS;
use leptos::prelude::*;

/// A field for each language that the program offers.
#[component]
pub fn WordingSection(editor: Editor) -> impl IntoView {
    let fields = editor.wordings.with_value(|wordings| {
        wordings
            .iter()
            .enumerate()
            .map(|(position, (language, question))| {
                view! { <WordingField editor position language=*language question=*question /> }
            })
            .collect_view()
    });
    view! {
        <Section
            id="question"
            title="The question"
            words="Left empty, a language has the standard wording. Every change is a new version, and each answer keeps the version it was given to: answers to different wordings are told apart."
        >
            <div class="wordings">{fields}</div>
        </Section>
    }
}

#[component]
fn WordingField(
    editor: Editor,
    position: usize,
    language: Language,
    question: RwSignal<String>,
) -> impl IntoView {
    let saved = Memo::new(move |_| {
        editor
            .saved
            .with(|saved| saved.wordings.get(position).cloned())
    });
    let standard = saved.get_untracked().map(|saved| saved.standard);
    let id = format!("question-{}", language.tag());
    let field = format!("#{id}");
    // The button goes away with what it does.
    let back = move |()| {
        question.set(String::new());
        focus_soon(&[&field]);
    };
    let back = Callback::new(back);
    let error = Signal::derive(move || editor.problem_below(&format!("wordings[{position}]")));
    view! {
        <div class="wording">
            <TextArea
                id
                label=language.english_name()
                value=question
                max=QUESTION_CHARS
                rows=2
                placeholder=standard.unwrap_or_default()
                language
                error
            />
            <p class="wording-foot">
                <span>{move || saved.get().map(|saved| standing(&saved, &question.get()))}</span>
                <Show when=move || question.with(|question| !question.trim().is_empty())>
                    <Button variant=ButtonVariant::Quiet on_press=back>
                        "Back to the standard wording"
                        <span class="visually-hidden">{format!(" in {}", language.english_name())}</span>
                    </Button>
                </Show>
            </p>
        </div>
    }
}

fn standing(saved: &WordingView, typed: &str) -> String {
    if typed.trim() == saved.question {
        wording_words(saved.version)
    } else {
        "Not saved yet".to_owned()
    }
}
