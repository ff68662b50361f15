//! A period in which nothing happened.

use super::filters::Period;
use super::state::Insights;
use crate::ui::{Button, ButtonVariant, Notice};
use domain::insights::period_words;
use jiff::civil::Date;
use leptos::prelude::*;

/// Says that there is nothing to show and what to do; `on_widen` shows the longest period of the menu.
#[component]
pub fn Nothing(insights: Insights, today: Date, on_widen: Callback<()>) -> impl IntoView {
    let days = move || insights.filters.get().days;
    let is_longest = move || Period::of(days(), today) == Some(Period::Months18);
    let sentence = move || {
        let name = insights
            .shown
            .get()
            .map(|view| view.name)
            .unwrap_or_default();
        format!(
            "{name} has no responses from {}.",
            period_words(days().from, days().until)
        )
    };
    view! {
        <Notice title="No responses in this period">
            <p>{sentence}</p>
            <Show
                when=move || !is_longest()
                fallback=|| view! { <p>"They begin to count as soon as a customer answers at a touchpoint."</p> }
            >
                <Button variant=ButtonVariant::Secondary on_press=on_widen>
                    "Show the last 18 months"
                </Button>
            </Show>
        </Notice>
    }
}
