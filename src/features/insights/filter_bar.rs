//! Whose numbers, of which period, by which stretch of time.

use super::filters::{Days, Filters, Period, find_bucket};
use super::other_days::OtherDays;
use super::state::Insights;
use super::words;
use crate::ui::{Choice, Select};
use domain::api::insights::{Bucket, Subject};
use domain::insights::period_words;
use jiff::civil::Date;
use leptos::prelude::*;

/// The entry of the period menu that opens two date fields.
const OTHER: &str = "other";

/// The filters. Choosing one calls `on_change` with all of them.
#[component]
pub fn FilterBar(insights: Insights, today: Date, on_change: Callback<Filters>) -> impl IntoView {
    let filters = insights.filters;
    // The days that were shown when other days were asked for: any change of them answers that.
    let asked_at = RwSignal::new(None::<Days>);
    let picking = Memo::new(move |_| {
        let days = filters.get().days;
        asked_at.get() == Some(days) || Period::of(days, today).is_none()
    });
    let change =
        move |change: &dyn Fn(Filters) -> Filters| on_change.run(change(filters.get_untracked()));
    let on_days = Callback::new(move |days: Days| change(&|filters| filters.with_days(days)));
    let on_period = move |value: String| match find_period(&value) {
        Some(period) => {
            asked_at.set(None);
            on_days.run(period.days(today));
        }
        None => asked_at.set(Some(filters.get_untracked().days)),
    };
    view! {
        <form class="insights-filters" role="search" aria-label="Filters" on:submit=|event| event.prevent_default()>
            <Select
                id="whose"
                label="Whose"
                choices=Signal::derive(move || subject_choices(&insights))
                value=Signal::derive(move || chosen_subject(&insights))
                on_change=move |value: String| {
                    change(&|filters| Filters { subject: value.parse().ok(), ..filters });
                }
            />
            <Select
                id="period"
                label="Period"
                choices=Signal::derive(move || period_choices(filters.get().days, today))
                value=Signal::derive(move || chosen_period(filters.get().days, today, picking.get()))
                on_change=on_period
            />
            <Select
                id="by"
                label="By"
                choices=Signal::stored(bucket_choices())
                value=Signal::derive(move || filters.get().by.name().to_owned())
                on_change=move |value: String| {
                    change(&|filters| Filters { by: find_bucket(&value).unwrap_or_default(), ..filters });
                }
            />
            <Show when=move || picking.get()>
                <OtherDays days=Signal::derive(move || filters.get().days) on_change=on_days />
            </Show>
        </form>
    }
}

fn subject_choices(insights: &Insights) -> Vec<Choice> {
    let subjects = insights.subjects().subjects;
    subjects
        .into_iter()
        .map(|subject| Choice::new(subject.subject, subject.name))
        .collect()
}

fn chosen_subject(insights: &Insights) -> String {
    let subject = insights.query.get().map(|query| query.subject);
    subject.as_ref().map(Subject::to_string).unwrap_or_default()
}

fn period_choices(days: Days, today: Date) -> Vec<Choice> {
    let other = match Period::of(days, today) {
        Some(_) => "Other days…".to_owned(),
        None => period_words(days.from, days.until),
    };
    Period::ALL
        .into_iter()
        .map(|period| Choice::new(period.label(), period.label()))
        .chain([Choice::new(OTHER, other)])
        .collect()
}

fn chosen_period(days: Days, today: Date, picking: bool) -> String {
    match Period::of(days, today) {
        Some(period) if !picking => period.label().to_owned(),
        _ => OTHER.to_owned(),
    }
}

fn find_period(label: &str) -> Option<Period> {
    Period::ALL
        .into_iter()
        .find(|period| period.label() == label)
}

fn bucket_choices() -> Vec<Choice> {
    Bucket::ALL
        .into_iter()
        .map(|bucket| Choice::new(bucket.name(), words::bucket_name(bucket)))
        .collect()
}
