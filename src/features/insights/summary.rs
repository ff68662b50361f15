//! The period in a few large words.

use super::words;
use crate::ui::number::grouped;
use domain::api::insights::{InsightsView, Measure};
use domain::insights::period_words;
use domain::numbers::per_cent;
use leptos::prelude::*;

/// CSAT, its interval, n and points, and the sentence that says what they show.
#[component]
pub fn Summary(view: Memo<InsightsView>) -> impl IntoView {
    let total = Memo::new(move |_| view.with(|view| view.total));
    view! {
        <section class="insights-summary" aria-label="Summary">
            <p class="insights-of">
                {move || view.with(|view| format!("{}, {}", view.name, period_words(view.from, view.until)))}
            </p>
            <dl class="insights-totals">
                <div data-total="csat">
                    <dt>"CSAT"</dt>
                    <dd>{move || csat(&total.get())}</dd>
                </div>
                <div data-total="interval">
                    <dt>"95\u{a0}% interval"</dt>
                    <dd>{move || interval(&total.get())}</dd>
                </div>
                <div data-total="n">
                    <dt>"Responses (n)"</dt>
                    <dd>{move || grouped(total.get().responses.into())}</dd>
                </div>
                <div data-total="points">
                    <dt>"Points"</dt>
                    <dd>{move || grouped(total.get().points.total().0)}</dd>
                </div>
            </dl>
            <p class="insights-sentence">{move || view.with(|view| view.summary.clone())}</p>
        </section>
    }
}

fn csat(total: &Measure) -> AnyView {
    match total.csat {
        Some(csat) => view! {
            <data value=csat.share.to_string()>{per_cent(csat.share)}</data>
            {csat.early.then(|| view! { <small>" early"</small> })}
        }
        .into_any(),
        None => view! { <span class="insights-untold">{words::untold(total)}</span> }.into_any(),
    }
}

fn interval(total: &Measure) -> String {
    total
        .csat
        .map_or_else(|| "not told".to_owned(), words::interval)
}
