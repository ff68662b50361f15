//! The largest events behind a month: when and where, for whom, and the points by rule.

use super::model::Roster;
use domain::lab::{LargeEvent, words};
use leptos::prelude::*;

/// The events, the largest first.
pub fn list(events: &[LargeEvent], roster: &Roster) -> impl IntoView + use<> {
    if events.is_empty() {
        return view! { <p>"No event of this month pays anything."</p> }.into_any();
    }
    let items = events.iter().map(|told| event(told, roster));
    view! {
        <p class="lab-hint">"The events that pay most:"</p>
        <ol class="lab-events">{items.collect_view()}</ol>
    }
    .into_any()
}

fn event(told: &LargeEvent, roster: &Roster) -> impl IntoView + use<> {
    let place = roster.names.touchpoints.get(&told.touchpoint);
    let place = place.unwrap_or(&told.touchpoint).clone();
    let parts = told.rules.iter().map(|change| {
        let is_changed = change.before.points != change.after.points;
        view! { <li data-changed=is_changed.to_string()>{words::part_of_event(change)}</li> }
    });
    view! {
        <li>
            <p>
                <time datetime=told.day.to_string()>{told.day.strftime("%-d %B %Y").to_string()}</time>
                ", "
                <span dir="auto">{place}</span>
            </p>
            <p><b>{words::instead(told.before, told.after)}</b>", "{people(told, roster)}</p>
            <ul>{parts.collect_view()}</ul>
        </li>
    }
}

/// Whom it named: “for Ana, Ben and Cem”.
fn people(told: &LargeEvent, roster: &Roster) -> String {
    let names: Vec<_> = told
        .recipients
        .iter()
        .map(|id| roster.person(id).unwrap_or("somebody who has left"))
        .collect();
    match names.split_last() {
        None => "where nobody was named".to_owned(),
        Some((only, [])) => format!("for {only}"),
        Some((last, others)) => format!("for {} and {last}", others.join(", ")),
    }
}
