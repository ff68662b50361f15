//! The people on offer, to choose from.

use super::choices::{Choice, ChoiceList};
use super::flow::Flow;
use super::model::{self, Person};
use super::texts::text;
use super::{keeper, page};
use crate::ui::{Field, FieldKind};
use domain::language::Key;
use leptos::prelude::*;

/// Everybody on offer at the touchpoint, where they are many with a search; then the team, and somebody without a name.
#[component]
pub fn People(
    /// The customer's answers.
    flow: Flow,
) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let found = move || {
        flow.place
            .with_value(|place| model::found(&place.people, &query.get(), keeper::plain))
    };
    let is_searched = flow.place.with_value(|place| place.people.len()) >= model::SEARCH_FROM;
    let nobody = Signal::derive(move || nobody_words(is_searched && found().is_empty()));
    view! {
        {is_searched
            .then(|| view! { <Field id="people-search" label=text(Key::SearchPeople) kind=FieldKind::Search value=query /> })}
        <ChoiceList id="recipients" legend=Key::People layout="people" error=flow.fault_of("recipients")>
            {move || found().into_iter().map(|found| person(flow, found)).collect_view()}
            {other(flow.whole_team, "★", Key::WholeTeam, Some(Key::WholeTeamHint), || ())}
            {other(flow.is_unnamed, "?", Key::UnknownName, None, || page::reveal("unnamed"))}
        </ChoiceList>
        <p class="people-none" role="status">{nobody}</p>
    }
}

fn person(flow: Flow, person: Person) -> impl IntoView {
    let Person {
        id,
        first_name,
        job,
    } = person;
    let mine = id.clone();
    let is_chosen = Signal::derive(move || {
        flow.recipients
            .with(|recipients| recipients.contains(&mine))
    });
    let on_toggle = move |()| {
        flow.recipients
            .update(|recipients| model::toggle(recipients, &id));
    };
    let sign = model::initial(&first_name);
    view! { <Choice look="person" is_chosen on_toggle>{described(sign, first_name, job)}</Choice> }
}

/// A choice beside the people, and what follows from choosing it.
fn other(
    chosen: RwSignal<bool>,
    sign: &str,
    name: Key,
    hint: Option<Key>,
    after: fn(),
) -> impl IntoView + use<> {
    let on_toggle = move |()| {
        chosen.update(|chosen| *chosen = !*chosen);
        after();
    };
    let hint = hint.map(text).unwrap_or_default();
    let words = described(sign.to_owned(), text(name), hint);
    view! { <Choice look="person" is_chosen=chosen on_toggle>{words}</Choice> }
}

fn described(sign: String, name: String, job: String) -> impl IntoView {
    view! {
        <span class="avatar" aria-hidden="true">{sign}</span>
        <span class="person-words">
            <bdi class="person-name" dir="auto">{name}</bdi>
            <bdi class="person-job" dir="auto">{job}</bdi>
        </span>
    }
}

fn nobody_words(is_nobody: bool) -> String {
    if is_nobody {
        text(Key::NobodyFound)
    } else {
        String::new()
    }
}
