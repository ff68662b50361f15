//! What the running month will have cost at its end.

use super::state::Told;
use domain::lab::words;
use leptos::prelude::*;
use std::sync::Arc;

/// The band, the chance to exceed the budget, and how both were made.
#[component]
pub fn MonthEnd(told: Signal<Arc<Told>>) -> impl IntoView {
    let forecast = Memo::new(move |_| {
        told.with(|told| {
            let forecast = told.comparison.forecast.as_ref()?;
            Some((
                words::forecast(forecast, told.question.budget),
                words::forecast_method(forecast),
            ))
        })
    });
    view! {
        <section class="lab-forecast" aria-labelledby="lab-forecast-title">
            <h3 id="lab-forecast-title">"The end of this month"</h3>
            {move || match forecast.get() {
                Some((words, method)) => view! {
                    <p class="lab-words">{words}</p>
                    <p class="lab-hint">{method}</p>
                }
                .into_any(),
                None => view! {
                    <p class="lab-hint">"Nothing can be told yet: it takes four whole weeks of responses."</p>
                }
                .into_any(),
            }}
        </section>
    }
}
