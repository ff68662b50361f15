//! How much the trust in a response counts.

use super::Editor;
use super::number_input::NumberInput;
use crate::features::rules::model::{Place, labels};
use domain::rules::Trust;
use domain::rules::words::{Slot, trust_sentence_parts};
use leptos::prelude::*;

/// The sentence, with a number in the place of every weight.
#[component]
pub fn TrustWeights(editor: Editor) -> impl IntoView {
    // Its words around the weights are the same whatever these are.
    let weights = domain::rules::TrustWeights {
        open: 0,
        kiosk: 0,
        receipt: 0,
    };
    let parts = trust_sentence_parts(weights)
        .into_iter()
        .map(|part| match part.slot {
            Some(Slot::Weight(trust)) => view! { <Weight editor trust /> }.into_any(),
            _ => part.words.into_any(),
        });
    let line = move |trust: Trust| {
        let words = move || problem(editor, trust);
        let id = format!("{}-error", weight_id(trust));
        move || {
            words().map(|words| view! { <p class="field-error" id=id.clone()><b>{labels::weight(trust)}": "</b>{words}</p> })
        }
    };
    view! {
        <div class="rules-trust">
            <p class="rule-sentence">{parts.collect_view()}</p>
            <div class="rule-problems" role="status">
                {[Trust::Open, Trust::Kiosk, Trust::Receipt].map(line).into_iter().collect_view()}
            </div>
        </div>
    }
}

#[component]
fn Weight(editor: Editor, trust: Trust) -> impl IntoView {
    view! {
        <NumberInput
            id=weight_id(trust)
            label=labels::weight(trust).to_owned()
            value=Signal::derive(move || editor.rules().of_draft(|draft| draft.weight_text(trust)))
            range=(0, 100)
            is_wrong=Signal::derive(move || problem(editor, trust).is_some())
            on_input=move |typed: String| editor.rules().edit(|draft| draft.type_weight(trust, &typed))
        />
        " %"
    }
}

fn problem(editor: Editor, trust: Trust) -> Option<String> {
    let problems = editor.rules().problems().into_iter();
    let mut found = problems.filter(|problem| problem.place == Place::Weight(trust));
    found.next().map(|problem| problem.words)
}

fn weight_id(trust: Trust) -> String {
    let of = match trust {
        Trust::Open => "open",
        Trust::Kiosk => "kiosk",
        Trust::Receipt => "receipt",
    };
    format!("weight-{of}")
}
