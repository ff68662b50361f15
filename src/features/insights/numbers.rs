//! The numbers of a period: in words and type first, then drawn, then as a table.

use super::drawing;
use super::legend::Legend;
use super::model;
use super::summary::Summary;
use super::table::Table;
use crate::ui::chart::Chart;
use crate::ui::{Button, ButtonVariant, Icon, IconName, Notice};
use domain::api::insights::{Bucket, InsightsView};
use domain::csat::NO_PERCENTAGE_BELOW;
use leptos::prelude::*;

/// Summary, chart, table, and the way to the file. `on_by` shows the chart by another stretch of time.
#[component]
pub fn Numbers(
    view: Memo<InsightsView>,
    csv: Signal<String>,
    on_by: Callback<Bucket>,
) -> impl IntoView {
    let tabled = RwSignal::new(false);
    let name = Signal::derive(move || view.with(accessible_name));
    let by = move || view.with(|view| view.bucket);
    let longer = move || {
        view.with(model::is_sparse)
            .then(|| model::longer(by()))
            .flatten()
    };
    view! {
        <Summary view />
        {move || longer().map(|longer| view! { <Sparse by=by() longer on_by /> })}
        <figure class="insights-figure">
            <Chart name draw=move |palette| view.with(|view| drawing::draw(view, palette)) />
            <Legend view />
        </figure>
        <div class="insights-actions">
            <button
                class="button"
                type="button"
                data-variant=ButtonVariant::Secondary.name()
                aria-controls="insights-table"
                on:click=move |_| tabled.update(|tabled| *tabled = !*tabled)
            >
                {move || if tabled.get() { "Hide the table" } else { "Show as table" }}
            </button>
            <a class="button" data-variant=ButtonVariant::Quiet.name() href=csv download>
                <Icon name=IconName::Download />
                "Download CSV"
            </a>
        </div>
        <Table view shown=tabled />
    }
}

/// Says why the upper half of the chart is empty, and how to fill it.
#[component]
fn Sparse(by: Bucket, longer: Bucket, on_by: Callback<Bucket>) -> impl IntoView {
    view! {
        <Notice>
            <p>
                {format!("No {} has the {NO_PERCENTAGE_BELOW} responses that a percentage needs.", by.name())}
            </p>
            <Button variant=ButtonVariant::Secondary on_press=move |()| on_by.run(longer)>
                {format!("Show by {}", longer.name())}
            </Button>
        </Notice>
    }
}

fn accessible_name(view: &InsightsView) -> String {
    format!(
        "Chart: CSAT with its 95\u{a0}% interval and points of {}. {}",
        view.name, view.summary
    )
}
