//! The month against its budget, and what everybody has together.

use super::model::{budget_words, cost, spent_per_cent};
use super::settings_dialog::SettingsDialog;
use super::state::Points;
use crate::layout::days::month_words;
use crate::layout::failure::failed;
use crate::state::clock;
use crate::ui::number::{self, grouped};
use crate::ui::{Button, ButtonVariant, Loaded};
use domain::api::ledger::PointsOverview;
use leptos::prelude::*;

/// The section.
#[component]
pub fn Budget(points: Points) -> impl IntoView {
    let open = RwSignal::new(false);
    let retry = Callback::new(move |()| {
        points.overview.set(None);
        points.load_overview();
    });
    view! {
        <section class="points-budget" aria-labelledby="points-budget">
            <Loaded
                data=points.overview
                failed=failed(retry)
                children=move |overview: PointsOverview| view! { <Month overview open /> }
            />
            <SettingsDialog points open />
        </section>
    }
}

#[component]
fn Month(overview: PointsOverview, open: RwSignal<bool>) -> impl IntoView {
    let settings = &overview.settings;
    let month = month_words(overview.month, clock::today());
    let cost = cost(overview.spent, settings).map(|cost| format!(" ({cost})"));
    let available = domain::points::Points(overview.total.0 - overview.held.0);
    let facts = [
        ("Available to everybody", grouped(available.0)),
        ("Still held", grouped(overview.held.0)),
        ("Hold", format!("{} h", grouped(settings.hold_hours.into()))),
        (
            "Second owner from",
            format!("+{} %", grouped(settings.approval_percent.into())),
        ),
    ];
    let bar = spent_per_cent(&overview).map(|share| {
        view! {
            <progress class="budget-bar" max="100" value=share.to_string() aria-label="Share of the budget that is spent">
                {format!("{share} %")}
            </progress>
        }
    });
    let is_over = settings
        .monthly_budget
        .is_some_and(|budget| overview.spent > budget);
    view! {
        <div class="budget-month" data-over=is_over.then_some("true")>
            <h2 id="points-budget" tabindex="-1">{month}</h2>
            <p class="budget-spent">
                <b>{number::points(overview.spent)}</b>
                {cost}
            </p>
            {bar}
            <p class="budget-left">{budget_words(&overview)}</p>
        </div>
        <dl class="budget-facts">
            {facts
                .into_iter()
                .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
                .collect_view()}
        </dl>
        <div class="actions">
            <Button variant=ButtonVariant::Secondary on_press=move |()| open.set(true)>"Change the settings…"</Button>
        </div>
    }
}
