//! What each month cost, live and edited, against the budget: a chart, a sentence, and a table.

use super::drawing;
use super::measure::{Measure, MeasureChoice};
use super::month_panel::MonthPanel;
use super::month_table::MonthTable;
use super::numbers::Money;
use super::sides::Sides;
use super::state::{LabState, Told};
use crate::ui::chart::Chart;
use crate::ui::{Button, ButtonVariant};
use domain::lab::{Comparison, Subject, words};
use domain::numbers::counted;
use domain::points::Points;
use leptos::prelude::*;
use std::sync::Arc;

/// The section of the months.
#[component]
pub fn Months(lab: LabState, told: Signal<Arc<Told>>, money: Money) -> impl IntoView {
    let (is_table, set_table) = signal(false);
    let is_cost = RwSignal::new(false);
    let measure = Memo::new(move |_| match money.get().filter(|_| is_cost.get()) {
        Some((value, currency)) => Measure::Cost(value, currency),
        None => Measure::Points,
    });
    let other = Memo::new(move |_| lab.sides.with(Sides::adjective));
    let words = Signal::derive(move || {
        told.with(|told| sentence(&told.comparison, budget(told), &measure.get(), other.get()))
    });
    let name = Signal::derive(move || {
        let noun = measure.with(Measure::noun);
        format!("{noun} by month, live and {}. {}", other.get(), words.get())
    });
    let has_budget = Memo::new(move |_| told.with(|told| budget(told).is_some()));
    view! {
        <section class="lab-months" aria-labelledby="lab-months-title">
            <h3 id="lab-months-title">"Points and cost by month"</h3>
            <MeasureChoice is_cost money />
            <p class="lab-words">{words}</p>
            <figure class="lab-figure">
                <Chart
                    name
                    draw=move |palette| {
                        let heads = lab.sides.with(Sides::head);
                        told.with(|told| drawing::draw(&told.comparison, budget(told), &measure.get(), heads, palette))
                    }
                    on_point=move |month| lab.point_at(Subject::Month(month))
                />
                <figcaption class="lab-legend">
                    <ul>
                        <li data-mark="live">"By the live rules"</li>
                        <li data-mark="edited">{move || format!("By the {} rules", other.get())}</li>
                        <Show when=move || has_budget.get()>
                            <li data-mark="budget">"Budget of a month"</li>
                        </Show>
                    </ul>
                </figcaption>
            </figure>
            <MonthPanel lab told />
            <Button variant=ButtonVariant::Secondary on_press=move |()| set_table.update(|shown| *shown = !*shown)>
                {move || if is_table.get() { "Hide the table" } else { "Show as table" }}
            </Button>
            <Show when=move || is_table.get()>
                <MonthTable lab told measure />
            </Show>
        </section>
    }
}

fn budget(told: &Told) -> Option<Points> {
    told.question.budget
}

/// What the chart shows, in one sentence.
fn sentence(
    comparison: &Comparison,
    budget: Option<Points>,
    measure: &Measure,
    other: &str,
) -> String {
    let (before, after) = (comparison.live.total(), comparison.edited.total());
    let months = i64::try_from(comparison.months.len()).unwrap_or(i64::MAX);
    let months = counted(months, "month", "months");
    let all = if before == after {
        format!(
            "{} in {months}, as by the live rules.",
            measure.words(after)
        )
    } else {
        let change = words::signed_per_cent(before, after);
        let change = change.map_or_else(String::new, |change| format!(" ({change})"));
        format!(
            "{} in {months} by the {other} rules, instead of {}{change}.",
            measure.words(after),
            measure.amount(before)
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
        let after = match after {
            0 => "None".to_owned(),
            _ => after.to_string(),
        };
        format!(
            " {after} of them would have cost more than the budget of {}{aside}.",
            measure.words(budget)
        )
    });
    format!("{all}{}", above.unwrap_or_default())
}
