//! What the marks of the chart mean, with the points of each source.

use super::model::{self, Source};
use crate::ui::number::grouped;
use domain::api::insights::{InsightsView, PointsBySource};
use domain::numbers::per_cent;
use leptos::prelude::*;

/// The legend, and how much of the points rises with satisfaction by construction.
#[component]
pub fn Legend(view: Memo<InsightsView>) -> impl IntoView {
    let sources = move || view.with(model::sources);
    let points = move || view.with(|view| view.total.points);
    let source = move |source: Source| {
        view! {
            <li data-mark=source.name()>
                {format!("points {}: ", source.label())}
                <b>{move || source.of(points()).map_or("not told".to_owned(), |told| grouped(told.0))}</b>
            </li>
        }
    };
    view! {
        <figcaption class="insights-legend">
            <ul>
                <li data-mark="csat">"CSAT"</li>
                <li data-mark="interval">"95\u{a0}% interval"</li>
                <Show when=move || view.with(model::has_early)>
                    <li data-mark="early">"early: 10 to 29 responses"</li>
                </Show>
                {move || sources().into_iter().map(source).collect_view()}
            </ul>
            <Show when=move || view.with(model::has_gaps)>
                <p>"A gap means too few responses to tell, not dissatisfaction."</p>
            </Show>
            <p>{move || circular(points())}</p>
        </figcaption>
    }
}

/// Points computed from the score rise with it: whoever compares the two has to know.
fn circular(points: PointsBySource) -> Option<String> {
    let share = model::circular_share(points).filter(|share| *share > 0.0)?;
    Some(format!(
        "{} of these points are calculated from satisfaction itself, so they rise with it by construction.",
        per_cent(share)
    ))
}
