//! The numbers of the months as a table; each month leads to what is behind it.

use super::measure::Measure;
use super::model::month_name;
use super::state::{LabState, Told};
use crate::ui::DataTable;
use domain::lab::Subject;
use domain::points::Points;
use leptos::prelude::*;
use std::sync::Arc;

/// The table, the newest month first.
#[component]
pub fn MonthTable(lab: LabState, told: Signal<Arc<Told>>, measure: Memo<Measure>) -> impl IntoView {
    let rows = move || {
        let measure = measure.get();
        told.with(|told| {
            let months = 0..told.comparison.months.len();
            months
                .rev()
                .map(|month| row(lab, told, &measure, month))
                .collect_view()
        })
    };
    let caption = Signal::derive(move || {
        format!(
            "{} by month, the newest first. Choose a month to see what is behind it.",
            measure.with(Measure::noun)
        )
    });
    let head = move || lab.sides.with(super::sides::Sides::head);
    view! {
        <div class="lab-scroll">
            <DataTable caption>
                <thead>
                    <tr>
                        <th scope="col">"Month"</th>
                        <th scope="col" data-kind="number">"Live"</th>
                        <th scope="col" data-kind="number">{head}</th>
                        <th scope="col" data-kind="number">"Difference"</th>
                        <th scope="col" data-kind="number">"Budget left"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </DataTable>
        </div>
    }
}

fn row(lab: LabState, told: &Told, measure: &Measure, month: usize) -> impl IntoView + use<> {
    let of = |points: &[Points]| points.get(month).copied().unwrap_or_default();
    let before = of(&told.comparison.live.by_month);
    let after = of(&told.comparison.edited.by_month);
    let less = |one: Points, other: Points| Points(one.0.saturating_sub(other.0));
    let left = told.question.budget;
    let left = left.map(|budget| measure.signed(less(budget, after)));
    let subject = Subject::Month(month);
    let name = told.comparison.months.get(month).copied().map(month_name);
    let is_pointed = move || {
        lab.month.with(|behind| {
            let behind = behind.as_ref();
            behind.is_some_and(|behind| behind.subject == subject)
        })
    };
    view! {
        <tr data-pointed=move || is_pointed().to_string() on:mouseenter=move |_| lab.point_at(subject)>
            <th scope="row">
                <button type="button" class="lab-name" on:focus=move |_| lab.point_at(subject) on:click=move |_| lab.point_at(subject)>
                    {name}
                </button>
            </th>
            <td data-kind="number">{measure.amount(before)}</td>
            <td data-kind="number">{measure.amount(after)}</td>
            <td data-kind="number">{measure.signed(less(after, before))}</td>
            <td data-kind="number">{left.unwrap_or_else(|| "no budget".to_owned())}</td>
        </tr>
    }
}
