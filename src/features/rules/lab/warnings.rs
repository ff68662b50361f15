//! What is odd about the edited rules, each with the rule it concerns and the way to what it rests on.

use super::evidence::EvidencePanel;
use super::state::{LabState, Told};
use domain::lab::{Warning, words};
use domain::rules::Rule;
use leptos::prelude::*;
use std::sync::Arc;

/// The warnings.
#[component]
pub fn Warnings(lab: LabState, told: Signal<Arc<Told>>) -> impl IntoView {
    let warnings = Memo::new(move |_| told.with(|told| told.comparison.warnings.clone()));
    view! {
        <section class="lab-warnings" aria-labelledby="lab-warnings-title">
            <h3 id="lab-warnings-title">"Worth a second look"</h3>
            <Show when=move || warnings.with(Vec::is_empty)>
                <p class="lab-hint">"Nothing: every rule fires, every limit binds now and then, and no two rules pay for the same thing."</p>
            </Show>
            <ul>
                <For each=move || warnings.get() key=|warning| format!("{warning:?}") let:warning>
                    <WarningItem lab told warning />
                </For>
            </ul>
        </section>
    }
}

#[component]
fn WarningItem(lab: LabState, told: Signal<Arc<Told>>, warning: Warning) -> impl IntoView {
    let rule = told.with_untracked(|told| find(told, &warning.rule));
    let words = rule.as_ref().map(|rule| words::warning(&warning, rule));
    let name = warning.name.clone();
    let is_shown = {
        let warning = warning.clone();
        Signal::derive(move || lab.is_shown(&warning))
    };
    let toggle = {
        let warning = warning.clone();
        move |_| lab.toggle_evidence(&warning)
    };
    view! {
        <li class="lab-warning">
            <p><b dir="auto">{name}</b>" "{words}</p>
            <button type="button" class="button" data-variant="quiet" aria-expanded=move || is_shown.get().to_string() on:click=toggle>
                {move || if is_shown.get() { "Hide the evidence" } else { "Show the evidence" }}
            </button>
            <Show when=move || is_shown.get()>
                <EvidencePanel lab rule=rule.clone() />
            </Show>
        </li>
    }
}

fn find(told: &Told, id: &str) -> Option<Rule> {
    let mut rules = told.question.edited.rules.iter();
    rules.find(|rule| rule.id == id).cloned()
}
