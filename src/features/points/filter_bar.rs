//! Which month, and which rule.

use super::open_points::OpenPoints;
use crate::api::points::PointsQuery;
use crate::layout::days::month_words;
use crate::state::clock;
use crate::ui::{Choice, Select};
use domain::api::points::{Month, PaidRuleView};
use jiff::civil::Date;
use leptos::prelude::*;

/// The filters. Choosing one calls `on_change` with both.
#[component]
pub fn FilterBar(
    /// The points.
    points: OpenPoints,
    /// Called with the new filters.
    on_change: Callback<PointsQuery>,
) -> impl IntoView {
    let today = clock::today();
    let filters = points.filters;
    // They stay while other postings are read.
    let known = Memo::new(move |last: Option<&Vec<Month>>| {
        let read = points.with(|view| view.months.clone());
        read.or_else(|| last.cloned()).unwrap_or_default()
    });
    let months =
        Memo::new(move |_| known.with(|known| month_choices(known, filters.get().month, today)));
    let rules = Memo::new(move |last: Option<&Vec<Choice>>| {
        let read = points.with(|view| rule_choices(&view.rules));
        read.or_else(|| last.cloned())
            .unwrap_or_else(|| rule_choices(&[]))
    });
    let on_month = move |value: String| {
        let month = value.parse().ok();
        on_change.run(PointsQuery {
            month,
            ..filters.get_untracked()
        });
    };
    let on_rule = move |value: String| {
        let rule = (!value.is_empty()).then_some(value);
        on_change.run(PointsQuery {
            rule,
            ..filters.get_untracked()
        });
    };
    view! {
        <form class="points-filters" role="search" aria-label="Filters" on:submit=|event| event.prevent_default()>
            <Select
                id="month"
                label="Month"
                choices=months
                value=Signal::derive(move || filters.get().month.map(|month| month.to_string()).unwrap_or_default())
                on_change=on_month
            />
            <Select
                id="rule"
                label="Rule"
                choices=rules
                value=Signal::derive(move || filters.get().rule.unwrap_or_default())
                on_change=on_rule
            />
        </form>
    }
}

/// The months, newest first; also the one in the address, where nothing happened in it.
fn month_choices(months: &[Month], chosen: Option<Month>, today: Date) -> Vec<Choice> {
    let mut months = months.to_vec();
    months.extend(chosen);
    months.sort_unstable_by(|one, other| other.cmp(one));
    months.dedup();
    let month = |month: &Month| Choice::new(month.to_string(), month_words(month.first(), today));
    let all = Choice::new("", "All months");
    std::iter::once(all)
        .chain(months.iter().map(month))
        .collect()
}

fn rule_choices(rules: &[PaidRuleView]) -> Vec<Choice> {
    let rule = |rule: &PaidRuleView| Choice::new(&rule.rule, &rule.name);
    let all = Choice::new("", "All rules");
    std::iter::once(all).chain(rules.iter().map(rule)).collect()
}
