//! The people on offer, to choose from.

use super::flow::Flow;
use super::{keeper, model};
use crate::ui::field::FieldError;
use crate::ui::{Field, FieldKind};
use domain::api::feedback::PersonOnOffer;
use leptos::prelude::*;

/// Everybody on offer at the touchpoint; where they are many, with a search.
#[component]
pub fn People(
    /// The customer's answers.
    flow: Flow,
) -> impl IntoView {
    let people = StoredValue::new(flow.touchpoint.with_value(|touchpoint| touchpoint.people.clone()));
    let query = RwSignal::new(String::new());
    let found = move || people.with_value(|people| query.with(|query| model::found(people, query, keeper::plain)));
    let is_searched = people.with_value(Vec::len) >= model::SEARCH_FROM;
    let error = flow.problem_of("recipients");
    view! {
        {is_searched.then(|| view! { <Field id="people-search" label="Search people" kind=FieldKind::Search value=query /> })}
        <fieldset class="people" id="recipients" aria-describedby=move || error.get().map(|_| "recipients-error")>
            <legend class="visually-hidden">"People"</legend>
            <div class="people-grid">
                {move || found().into_iter().map(|person| view! { <Person flow person /> }).collect_view()}
            </div>
            <p class="people-none" role="status">
                {move || found().is_empty().then_some("Nobody here has that name. Try fewer letters, or go on without a name.")}
            </p>
            <FieldError id="recipients" error />
        </fieldset>
    }
}

#[component]
fn Person(flow: Flow, person: PersonOnOffer) -> impl IntoView {
    let PersonOnOffer { id, first_name, job } = person;
    let is_chosen = move || flow.recipients.with(|recipients| recipients.contains(&id));
    let on_change = move |_| flow.recipients.update(|recipients| model::toggle(recipients, id));
    view! {
        <label class="person">
            <input type="checkbox" prop:checked=is_chosen on:change=on_change />
            <span class="avatar" aria-hidden="true">{model::initial(&first_name)}</span>
            <span class="person-words">
                <bdi class="person-name" dir="auto">{first_name}</bdi>
                <bdi class="person-job" dir="auto">{job}</bdi>
            </span>
        </label>
    }
}
