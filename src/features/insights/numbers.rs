//! The numbers of a period: in words and type first, then drawn, then as a table.

use super::drawing;
use super::legend::Legend;
use super::summary::Summary;
use super::table::Table;
use crate::ui::chart::Chart;
use crate::ui::{ButtonVariant, Icon, IconName};
use domain::api::insights::InsightsView;
use leptos::prelude::*;

/// Summary, chart, table, and the way to the file.
#[component]
pub fn Numbers(view: Memo<InsightsView>, csv: Signal<String>) -> impl IntoView {
    let tabled = RwSignal::new(false);
    let name = Signal::derive(move || view.with(accessible_name));
    view! {
        <Summary view />
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

fn accessible_name(view: &InsightsView) -> String {
    format!(
        "Chart: CSAT with its 95\u{a0}% interval and points of {}. {}",
        view.name, view.summary
    )
}
