//! What a warning rests on: counts, and the latest events by day and touchpoint.

use super::state::{LabState, Shown};
use crate::ui::number::grouped;
use crate::ui::{DataTable, Skeleton};
use domain::lab::evidence::LatestEvent;
use domain::lab::{Evidence, words};
use domain::rules::Rule;
use domain::rules::words::Names;
use leptos::prelude::*;

/// The evidence that was asked for last.
#[component]
pub fn EvidencePanel(lab: LabState) -> impl IntoView {
    let evidence = Memo::new(move |_| lab.shown.with(|shown| shown.as_ref()?.evidence.clone()));
    let is_stale = move || {
        let is_current =
            |shown: &Option<Shown>| shown.as_ref().is_some_and(|shown| shown.is_current);
        !lab.shown.with(is_current)
    };
    view! {
        <div class="lab-evidence" data-stale=move || is_stale().to_string() aria-busy=move || is_stale().to_string()>
            {move || match evidence.get() {
                None => view! { <Skeleton lines=3 /> }.into_any(),
                Some((rule, evidence)) => {
                    let roster = lab.roster.get();
                    view! {
                        {funnel(&evidence, &rule, &roster.names)}
                        {latest(&evidence, &roster.names)}
                    }
                    .into_any()
                }
            }}
        </div>
    }
}

fn funnel(evidence: &Evidence, rule: &Rule, names: &Names) -> impl IntoView + use<> {
    let steps = words::funnel(rule, names);
    let rows = steps.into_iter().zip(&evidence.funnel);
    let rows = rows.map(|(step, count)| {
        view! {
            <tr>
                <th scope="row">{step}</th>
                <td data-kind="number">{counted(*count)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let paid = evidence.paid;
    view! {
        <DataTable caption="How many events fulfil its conditions, one after the other">
            <tbody>
                {rows}
                <tr>
                    <th scope="row">"Awards"</th>
                    <td data-kind="number">{counted(paid.awards)}</td>
                </tr>
                <tr>
                    <th scope="row">"Points"</th>
                    <td data-kind="number">{grouped(paid.points.0)}</td>
                </tr>
            </tbody>
        </DataTable>
    }
}

fn latest(evidence: &Evidence, names: &Names) -> impl IntoView + use<> {
    let rows = evidence.latest.iter().map(|event| row(event, names));
    let rows = rows.collect_view();
    (!evidence.latest.is_empty()).then(|| {
        view! {
            <DataTable caption="The latest events of it">
                <thead>
                    <tr>
                        <th scope="col">"Day"</th>
                        <th scope="col">"Touchpoint"</th>
                        <th scope="col" data-kind="number">"Points"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </DataTable>
        }
    })
}

fn row(event: &LatestEvent, names: &Names) -> impl IntoView + use<> {
    let place = names.touchpoints.get(&event.touchpoint);
    let place = place.unwrap_or(&event.touchpoint).clone();
    view! {
        <tr>
            <td>{event.day.strftime("%-d %B %Y").to_string()}</td>
            <td dir="auto">{place}</td>
            <td data-kind="number">{grouped(event.paid.points.0)}</td>
        </tr>
    }
}

fn counted(count: u64) -> String {
    grouped(i64::try_from(count).unwrap_or(i64::MAX))
}
