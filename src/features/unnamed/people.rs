//! Who it can have been: a few people to press, many in a menu.

use crate::ui::field::FieldError;
use crate::ui::{Choice, Select};
use domain::api::unnamed::CandidateView;
use domain::id::EmployeeId;
use leptos::prelude::*;

/// More than these are found faster in a menu, which takes letters.
const AS_BUTTONS: usize = 8;

/// The choice of one person.
#[component]
pub fn People(
    /// The id of the group; unique on the page.
    id: String,
    /// Who it can have been.
    people: Vec<CandidateView>,
    /// Who is chosen.
    chosen: RwSignal<Option<EmployeeId>>,
    /// What is wrong with the choice.
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let field = id.clone();
    let choice = if people.len() > AS_BUTTONS {
        view! { <Menu id=id.clone() people chosen problem /> }.into_any()
    } else {
        let group = id.clone();
        let radio = move |person| view! { <Radio group=group.clone() person chosen /> };
        view! {
            <fieldset class="candidates" aria-describedby=format!("{id}-error")>
                <legend>"Who was it?"</legend>
                <div class="candidate-list">{people.into_iter().map(radio).collect_view()}</div>
            </fieldset>
        }
        .into_any()
    };
    view! {
        <div class="unnamed-people" id=id>
            {choice}
            <div role="alert"><FieldError id=field error=problem /></div>
        </div>
    }
}

#[component]
fn Radio(
    group: String,
    person: CandidateView,
    chosen: RwSignal<Option<EmployeeId>>,
) -> impl IntoView {
    let CandidateView { id, name, job } = person;
    view! {
        <label class="candidate">
            <input type="radio" name=group prop:checked=move || chosen.get() == Some(id) on:change=move |_| chosen.set(Some(id)) />
            <span>
                <b>{name}</b>
                " "
                <small>{job}</small>
            </span>
        </label>
    }
}

#[component]
fn Menu(
    id: String,
    people: Vec<CandidateView>,
    chosen: RwSignal<Option<EmployeeId>>,
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let person = |person: CandidateView| {
        Choice::new(
            person.id.to_string(),
            format!("{}, {}", person.name, person.job),
        )
    };
    let nobody = Choice::new("", "Choose a person");
    let choices: Vec<_> = std::iter::once(nobody)
        .chain(people.into_iter().map(person))
        .collect();
    let value = Signal::derive(move || chosen.get().map(|id| id.to_string()).unwrap_or_default());
    view! {
        <Select
            id=format!("{id}-menu")
            wrong=Signal::derive(move || problem.with(Option::is_some))
            described_by=format!("{id}-error")
            label="Who was it?"
            choices
            value
            on_change=move |id: String| chosen.set(id.parse().ok())
        />
    }
}
