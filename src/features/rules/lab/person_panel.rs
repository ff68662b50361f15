//! What is behind the points of the person or team that was pointed at: the whole name, the rules, and the way to the wall.

use super::behind;
use super::model::Row;
use super::state::LabState;
use crate::paths;
use leptos::prelude::*;
use leptos_router::components::A;

/// The panel below the table.
#[component]
pub fn PersonPanel(lab: LabState, who: RwSignal<Option<Row>>) -> impl IntoView {
    let entry = Memo::new(move |_| who.get().map(|row| row.entry));
    let subject = Memo::new(move |_| who.get().and_then(|row| row.subject));
    view! {
        <div class="lab-behind" data-of="person" aria-live="polite">
            {move || match entry.get() {
                None => view! { <p class="lab-hint">"Point at a row, or move to its name, to see the whole name and the rules behind it."</p> }.into_any(),
                Some(entry) => view! {
                    <h4 dir="auto">{entry.name}</h4>
                    {(!entry.team.is_empty()).then(|| view! { <p class="lab-hint" dir="auto">{entry.team}</p> })}
                    <Rules lab has_history=subject.get().is_some() />
                    {entry.employee.map(|employee| view! { <p><A href=paths::wall_of(employee)>"Open their wall"</A></p> })}
                }
                .into_any(),
            }}
        </div>
    }
}

#[component]
fn Rules(lab: LabState, has_history: bool) -> impl IntoView {
    let changes = Memo::new(move |_| {
        lab.person
            .with(|behind| behind.as_ref().and_then(|behind| behind.changes.clone()))
    });
    move || {
        if has_history {
            changes.with(|changes| {
                let changes = changes.as_deref();
                changes.map(|changes| behind::list(changes).into_any())
            })
        } else {
            Some(view! { <p>"Nothing has happened for them in this history."</p> }.into_any())
        }
    }
}
