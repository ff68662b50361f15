//! The page `/insights`: filters in the address, and what came of them.

use super::filter_bar::FilterBar;
use super::filters::{Days, Filters, Period};
use super::nothing::Nothing;
use super::numbers::Numbers;
use super::state::{Insights, Outcome};
use crate::layout::failure::failed;
use crate::layout::page::PageHeading;
use crate::paths;
use crate::state::clock;
use crate::ui::{Loaded, Skeleton};
use domain::api::insights::Bucket;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

/// CSAT with its interval, and points by source, of whom and when the address says.
#[component]
pub fn InsightsPage() -> impl IntoView {
    let today = clock::today();
    let parameters = use_query_map();
    let insights = Insights::new(Memo::new(move |_| {
        parameters.with(|parameters| Filters::read(|name| parameters.get(name), today))
    }));
    let show = show_filters();
    let widen = Callback::new(move |()| show.run(longest(&insights, today)));
    let regroup = Callback::new(move |by: Bucket| {
        let filters = insights.filters.get_untracked();
        show.run(Filters { by, ..filters });
    });
    view! {
        <div class="insights" aria-busy=move || insights.is_busy().to_string()>
            <PageHeading title="Insights" />
            <FilterBar insights today on_change=show />
            <Loaded
                data=insights.outcome
                failed=failed(Callback::new(move |()| insights.retry()))
                pending=|| view! { <Pending /> }
                let:outcome
            >
                {match (outcome, insights.shown.get_untracked()) {
                    (Outcome::Numbers, Some(first)) => {
                        view! { <Numbers view=insights.view_from(first) csv=insights.csv() on_by=regroup /> }.into_any()
                    }
                    _ => view! { <Nothing insights today on_widen=widen /> }.into_any(),
                }}
            </Loaded>
        </div>
    }
}

/// What stands in for the numbers until they are there: as tall as they are, so that nothing jumps.
#[component]
fn Pending() -> impl IntoView {
    view! {
        <div class="insights-pending">
            <Skeleton lines=5 />
        </div>
    }
}

fn longest(insights: &Insights, today: jiff::civil::Date) -> Filters {
    let days: Days = Period::Months18.days(today);
    insights.filters.get_untracked().with_days(days)
}

/// Shows other filters by going to their address, so that Back undoes a choice.
fn show_filters() -> Callback<Filters> {
    let navigate = use_navigate();
    Callback::new(move |filters: Filters| {
        let options = NavigateOptions {
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&format!("{}{}", paths::INSIGHTS, filters.query()), options);
    })
}
