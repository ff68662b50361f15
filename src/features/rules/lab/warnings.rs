//! What is odd about the edited rules, each with the rule it concerns and the way to what it rests on.

use super::evidence::EvidencePanel;
use super::state::{LabState, Told};
use domain::lab::{Warning, words};
use leptos::prelude::*;
use std::sync::Arc;

/// The warnings.
#[component]
pub fn Warnings(lab: LabState, told: Signal<Arc<Told>>) -> impl IntoView {
    let warnings = Memo::new(move |_| told.with(|told| told.comparison.warnings.clone()));
    view! {
        <section class="lab-warnings" aria-labelledby="lab-warnings-title">
            <h3 id="lab-warnings-title">"Worth a second look"</h3>
            {move || warnings.with(Vec::is_empty).then(|| {
                let looked_at = told.with(|told| told.comparison.looked_at);
                view! { <p class="lab-hint">{words::nothing_odd(looked_at)}</p> }
            })}
            <ul>
                <For each=move || warnings.get() key=Warning::topic let:warning>
                    <WarningItem lab told warning />
                </For>
            </ul>
        </section>
    }
}

/// A warning. An edit may change its counts: it stays the same one, and so does the focus on its button.
#[component]
fn WarningItem(lab: LabState, told: Signal<Arc<Told>>, warning: Warning) -> impl IntoView {
    let first = StoredValue::new(warning);
    let now = Memo::new(move |_| {
        let topic = first.with_value(Warning::topic);
        told.with(|told| {
            let mut warnings = told.comparison.warnings.iter();
            let now = warnings.find(|warning| warning.topic() == topic).cloned()?;
            let words = words::warning(&now, told.edited_rule(&now.rule)?);
            Some((now, words))
        })
    });
    let name = move || now.get().map(|(now, _)| now.name);
    let words = move || now.get().map(|(_, words)| words);
    let is_shown = Signal::derive(move || first.with_value(|first| lab.is_shown(first)));
    let toggle = move |_| {
        if let Some((now, _)) = now.get_untracked() {
            lab.toggle_evidence(&now);
        }
    };
    view! {
        <li class="lab-warning">
            <p><b dir="auto">{name}</b>" "{words}</p>
            <button type="button" class="button" data-variant="quiet" aria-expanded=move || is_shown.get().to_string() on:click=toggle>
                {move || if is_shown.get() { "Hide the evidence" } else { "Show the evidence" }}
            </button>
            <Show when=move || is_shown.get()>
                <EvidencePanel lab />
            </Show>
        </li>
    }
}
