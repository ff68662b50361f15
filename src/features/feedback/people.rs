//! The people on offer, to choose from.

use super::choices::{Choice, ChoiceList};
use super::flow::Flow;
use super::{keeper, model};
use crate::ui::{Field, FieldKind};
use domain::api::feedback::PersonOnOffer;
use leptos::prelude::*;

/// Everybody on offer at the touchpoint; where they are many, with a search.
#[component]
pub fn People(
    /// The customer's answers.
    flow: Flow,
) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let found = move || {
        flow.touchpoint
            .with_value(|touchpoint| model::found(&touchpoint.people, &query.get(), keeper::plain))
    };
    let is_searched = flow
        .touchpoint
        .with_value(|touchpoint| touchpoint.people.len())
        >= model::SEARCH_FROM;
    let nobody = Signal::derive(move || nobody_words(is_searched && found().is_empty()));
    view! {
        {is_searched.then(|| view! { <Field id="people-search" label="Search people" kind=FieldKind::Search value=query /> })}
        <ChoiceList id="recipients" legend="People" layout="people" error=flow.problem_of("recipients")>
            {move || found().into_iter().map(|found| person(flow, found)).collect_view()}
        </ChoiceList>
        <p class="people-none" role="status">{nobody}</p>
    }
}

fn person(flow: Flow, person: PersonOnOffer) -> impl IntoView {
    let PersonOnOffer {
        id,
        first_name,
        job,
    } = person;
    let is_chosen =
        Signal::derive(move || flow.recipients.with(|recipients| recipients.contains(&id)));
    let on_toggle = move |()| {
        flow.recipients
            .update(|recipients| model::toggle(recipients, id));
    };
    view! {
        <Choice look="person" is_chosen on_toggle>
            <span class="avatar" aria-hidden="true">{model::initial(&first_name)}</span>
            <span class="person-words">
                <bdi class="person-name" dir="auto">{first_name}</bdi>
                <bdi class="person-job" dir="auto">{job}</bdi>
            </span>
        </Choice>
    }
}

fn nobody_words(is_nobody: bool) -> String {
    let words = if is_nobody {
        "Nobody here has that name. Try fewer letters, or go on without a name."
    } else {
        ""
    };
    words.to_owned()
}
