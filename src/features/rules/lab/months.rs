//! What each month cost, live and edited, against the budget: a chart, a sentence, and a table.

use super::behind::BehindPanel;
use super::drawing;
use super::state::{LabState, Told};
use crate::ui::chart::Chart;
use crate::ui::number::grouped;
use crate::ui::{Button, ButtonVariant, DataTable};
use domain::lab::{Comparison, Subject, words};
use domain::points::Points;
use leptos::prelude::*;
use std::sync::Arc;

/// The section of the months.
#[component]
pub fn Months(lab: LabState, told: Signal<Arc<Told>>) -> impl IntoView {
    let (is_table, set_table) = signal(false);
    let name = Signal::derive(move || told.with(|told| sentence(&told.comparison, budget(told))));
    let has_budget = Memo::new(move |_| told.with(|told| budget(told).is_some()));
    view! {
        <section class="lab-months" aria-labelledby="lab-months-title">
            <h3 id="lab-months-title">"Points by month"</h3>
            <p class="lab-words">{name}</p>
            <figure class="lab-figure">
                <Chart
                    name=Signal::derive(move || format!("Points by month, live and edited. {}", name.get()))
                    draw=move |palette| told.with(|told| drawing::draw(&told.comparison, budget(told), palette))
                />
                <figcaption class="lab-legend">
                    <ul>
                        <li data-mark="live">"By the live rules"</li>
                        <li data-mark="edited">"By the edited rules"</li>
                        <Show when=move || has_budget.get()>
                            <li data-mark="budget">"Budget of a month"</li>
                        </Show>
                    </ul>
                </figcaption>
            </figure>
            <Button variant=ButtonVariant::Secondary on_press=move |()| set_table.update(|shown| *shown = !*shown)>
                {move || if is_table.get() { "Hide the table" } else { "Show as table" }}
            </Button>
            <Show when=move || is_table.get()>
                <MonthTable lab told />
                <BehindPanel lab told of=|subject| matches!(subject, Subject::Month(_)) />
            </Show>
        </section>
    }
}

/// The same numbers; each month leads to the rules behind it.
#[component]
fn MonthTable(lab: LabState, told: Signal<Arc<Told>>) -> impl IntoView {
    let rows = move || {
        told.with(|told| {
            let months = 0..told.comparison.months.len();
            months
                .rev()
                .map(|month| row(lab, told, month))
                .collect_view()
        })
    };
    view! {
        <div class="lab-scroll">
            <DataTable caption="Points by month, the newest first. Choose a month to see the rules behind it.">
                <thead>
                    <tr>
                        <th scope="col">"Month"</th>
                        <th scope="col" data-kind="number">"Live"</th>
                        <th scope="col" data-kind="number">"Edited"</th>
                        <th scope="col" data-kind="number">"Difference"</th>
                        <th scope="col" data-kind="number">"Budget left"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </DataTable>
        </div>
    }
}

fn row(lab: LabState, told: &Told, month: usize) -> impl IntoView + use<> {
    let of = |points: &[Points]| points.get(month).copied().unwrap_or_default();
    let before = of(&told.comparison.live.by_month);
    let after = of(&told.comparison.edited.by_month);
    let left = budget(told).map(|budget| words::signed(Points(budget.0.saturating_sub(after.0))));
    let subject = Subject::Month(month);
    let name = told.comparison.months.get(month);
    let name = name.map(|month| month.strftime("%B %Y").to_string());
    view! {
        <tr on:mouseenter=move |_| lab.point_at(subject)>
            <th scope="row">
                <button type="button" class="lab-name" on:focus=move |_| lab.point_at(subject) on:click=move |_| lab.point_at(subject)>
                    {name}
                </button>
            </th>
            <td data-kind="number">{grouped(before.0)}</td>
            <td data-kind="number">{grouped(after.0)}</td>
            <td data-kind="number">{words::signed(Points(after.0.saturating_sub(before.0)))}</td>
            <td data-kind="number">{left.unwrap_or_else(|| "no budget".to_owned())}</td>
        </tr>
    }
}

fn budget(told: &Told) -> Option<Points> {
    told.question.budget
}

/// What the chart shows, in one sentence.
fn sentence(comparison: &Comparison, budget: Option<Points>) -> String {
    let (before, after) = (comparison.live.total(), comparison.edited.total());
    let months = comparison.months.len();
    let all = if before == after {
        format!(
            "{} in {months} months, as by the live rules.",
            words::points(after)
        )
    } else {
        let change = words::signed_per_cent(before, after);
        let change = change.map_or_else(String::new, |change| format!(" ({change})"));
        format!(
            "{} in {months} months by the edited rules, instead of {}{change}.",
            words::points(after),
            grouped(before.0)
        )
    };
    let above = budget.map(|budget| {
        let above = |points: &[Points]| points.iter().filter(|points| **points > budget).count();
        let (before, after) = (
            above(&comparison.live.by_month),
            above(&comparison.edited.by_month),
        );
        let aside = if before == after {
            String::new()
        } else {
            format!(" ({before} by the live rules)")
        };
        format!(
            " {after} of them would have cost more than the budget of {}{aside}.",
            grouped(budget.0)
        )
    });
    format!("{all}{}", above.unwrap_or_default())
}
