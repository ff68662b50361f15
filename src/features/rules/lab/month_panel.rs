//! What is behind one month: the rules, and the events that pay most. Pointing at the chart chooses it, and so does a menu.

use super::behind;
use super::events;
use super::state::{Behind, LabState, Told};
use crate::ui::select::Choice;
use crate::ui::{Select, Skeleton};
use domain::lab::{Subject, words};
use jiff::civil::Date;
use leptos::prelude::*;
use std::sync::Arc;

/// The menu of months, and what is behind the one that was chosen.
#[component]
pub fn MonthPanel(lab: LabState, told: Signal<Arc<Told>>) -> impl IntoView {
    let months = Memo::new(move |_| told.with(|told| told.comparison.months.clone()));
    let chosen = Memo::new(move |_| lab.month.with(|behind| behind.as_ref().and_then(month_of)));
    let value = Signal::derive(move || {
        chosen
            .get()
            .map_or_else(String::new, |month| month.to_string())
    });
    let choose = move |value: String| {
        if let Ok(month) = value.parse() {
            lab.point_at(Subject::Month(month));
        }
    };
    view! {
        <div class="lab-behind" data-of="month">
            <Select
                id="lab-month"
                label="What is behind a month"
                choices=Signal::derive(move || months.with(|months| choices(months)))
                value
                on_change=choose
            />
            {move || match chosen.get() {
                None => view! { <p class="lab-hint">"Point at a month in the chart, or choose one here, to see the rules and the events behind it."</p> }.into_any(),
                Some(month) => view! { <Month lab told month /> }.into_any(),
            }}
        </div>
    }
}

fn month_of(behind: &Behind) -> Option<usize> {
    match behind.subject {
        Subject::Month(month) => Some(month),
        Subject::Employee(_) | Subject::Team(_) => None,
    }
}

/// The newest first.
fn choices(months: &[Date]) -> Vec<Choice> {
    let first = Choice::new("", "Choose a month…");
    let months = months.iter().enumerate().rev();
    let months = months.map(|(position, month)| {
        Choice::new(position.to_string(), super::model::month_name(*month))
    });
    std::iter::once(first).chain(months).collect()
}

#[component]
fn Month(lab: LabState, told: Signal<Arc<Told>>, month: usize) -> impl IntoView {
    let title = move || told.with(|told| title(told, month));
    let changes = Memo::new(move |_| {
        lab.month
            .with(|behind| behind.as_ref().and_then(|behind| behind.changes.clone()))
    });
    let largest = Memo::new(move |_| {
        lab.month
            .with(|behind| behind.as_ref().and_then(|behind| behind.events.clone()))
    });
    let is_stale = move || {
        let is_current =
            |behind: &Option<Behind>| behind.as_ref().is_some_and(|behind| behind.is_current);
        !lab.month.with(is_current)
    };
    view! {
        <div class="lab-rules" aria-live="polite">
            <h4>{title}</h4>
            {move || changes.with(|changes| changes.as_deref().map(behind::list))}
        </div>
        <div
            class="lab-largest"
            data-stale=move || (is_stale() && largest.with(Option::is_some)).to_string()
            aria-busy=move || is_stale().to_string()
        >
            {move || largest.with(|told| match told {
                None => view! { <Skeleton lines=4 /> }.into_any(),
                Some(told) => events::list(told, &lab.roster.get()).into_any(),
            })}
        </div>
    }
}

/// “June 2026: 1,200 points, instead of 1,000”.
fn title(told: &Told, month: usize) -> String {
    let comparison = &told.comparison;
    let of = |points: &[_]| points.get(month).copied().unwrap_or_default();
    let (before, after) = (
        of(&comparison.live.by_month),
        of(&comparison.edited.by_month),
    );
    let name = comparison.months.get(month).copied();
    let name = name.map_or_else(String::new, super::model::month_name);
    format!("{name}: {}", words::instead(before, after))
}
