//! The rules and counts behind the figure that was pointed at.

use super::state::{Behind, LabState, Told};
use domain::lab::{RuleChange, Subject, words};
use leptos::prelude::*;
use std::sync::Arc;

/// What makes up the figure that was pointed at last, if it is one `of` this kind.
#[component]
pub fn BehindPanel(
    lab: LabState,
    told: Signal<Arc<Told>>,
    /// Whether the figures of this subject are shown above.
    of: fn(&Subject) -> bool,
) -> impl IntoView {
    let behind = Memo::new(move |_| lab.behind.get().filter(|behind| of(&behind.subject)));
    view! {
        <div class="lab-behind" aria-live="polite">
            {move || match behind.get() {
                None => view! { <p class="lab-hint">"Point at a row, or move to its name, to see the rules behind it."</p> }.into_any(),
                Some(behind) => view! { <Changes lab told behind /> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Changes(lab: LabState, told: Signal<Arc<Told>>, behind: Behind) -> impl IntoView {
    let Behind { subject, changes } = behind;
    let name = move || {
        let roster = lab.roster.get();
        told.with(|told| roster.name_of(subject, &told.comparison))
    };
    let lines = changes.map(|changes| {
        if changes.is_empty() {
            view! { <p>"No rule paid anything here."</p> }.into_any()
        } else {
            view! { <ul>{changes.iter().map(line).collect_view()}</ul> }.into_any()
        }
    });
    view! {
        <h4>{name}</h4>
        {lines}
    }
}

fn line(change: &RuleChange) -> impl IntoView + use<> {
    let is_changed = change.before != change.after;
    view! { <li data-changed=is_changed.to_string()>{words::change(change)}</li> }
}
