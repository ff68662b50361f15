//! The same numbers as a table: each cell carries the API's number, and shows it as people read it.

use super::model::{self, Source};
use super::words;
use crate::ui::DataTable;
use crate::ui::number::grouped;
use domain::api::insights::{InsightsView, InstrumentView, Measure};
use domain::insights::{instrument_words, period_words};
use domain::numbers::per_cent;
use leptos::prelude::*;

/// The table, with a row for each bucket and one for the whole period. It is printed even while it is not shown.
#[component]
pub fn Table(view: Memo<InsightsView>, #[prop(into)] shown: Signal<bool>) -> impl IntoView {
    let caption = move || {
        view.with(|view| {
            format!(
                "CSAT and points of {}, {}",
                view.name,
                period_words(view.from, view.until)
            )
        })
    };
    view! {
        <div class="insights-table" id="insights-table" data-shown=move || shown.get().to_string()>
            <DataTable caption=Signal::derive(caption)>
                {move || view.with(|view| head(&model::sources(view)))}
                {move || view.with(body)}
                {move || view.with(foot)}
            </DataTable>
            {move || view.with(instruments)}
        </div>
    }
}

fn head(sources: &[Source]) -> impl IntoView + use<> {
    let points = sources.iter().map(|source| {
        view! { <th scope="col" data-kind="number">{format!("Points {}", source.label())}</th> }
    });
    view! {
        <thead>
            <tr>
                <th scope="col">"Period"</th>
                <th scope="col" data-kind="number">"Responses (n)"</th>
                <th scope="col" data-kind="number">"Left out"</th>
                <th scope="col" data-kind="number">"Satisfied"</th>
                <th scope="col" data-kind="number">"CSAT"</th>
                <th scope="col" data-kind="number">"95\u{a0}% interval"</th>
                {points.collect_view()}
                <th scope="col" data-kind="number">"Points in all"</th>
            </tr>
        </thead>
    }
}

fn body(view: &InsightsView) -> impl IntoView + use<> {
    let sources = model::sources(view);
    let rows = view
        .buckets
        .iter()
        .map(|bucket| row(words::bucket(bucket.start, view), &bucket.measure, &sources));
    view! { <tbody>{rows.collect_view()}</tbody> }
}

fn foot(view: &InsightsView) -> impl IntoView + use<> {
    let total = row("In all".to_owned(), &view.total, &model::sources(view));
    view! { <tfoot>{total}</tfoot> }
}

fn row(name: String, measure: &Measure, sources: &[Source]) -> impl IntoView + use<> {
    let points = sources.iter().map(|source| {
        source
            .of(measure.points)
            .map_or_else(untold, |points| count(points.0).into_any())
    });
    view! {
        <tr>
            <th scope="row">{name}</th>
            {count(measure.responses.into())}
            {count(measure.left_out.into())}
            {csat(measure)}
            {points.collect_view()}
            {count(measure.points.total().0)}
        </tr>
    }
}

/// In which ways the question was put: said where there is more than one, for their answers are counted together.
fn instruments(view: &InsightsView) -> Option<AnyView> {
    let told = u32::try_from(view.instruments.len()).unwrap_or(u32::MAX);
    let answered: u32 = view.instruments.iter().map(|way| way.responses).sum();
    let rest = view.total.responses.saturating_sub(answered);
    if view.instruments.is_empty() || (told == 1 && rest == 0) {
        return None;
    }
    let ways = view.instruments.iter().map(way).collect_view();
    let rest = (rest > 0).then(|| {
        view! {
            <tr>
                <th scope="row">"In other ways, each by very few"</th>
                {count(rest.into())}
            </tr>
        }
    });
    let table = view! {
        <DataTable caption="How the question was put. Answers to all of these are counted together.">
            <thead>
                <tr>
                    <th scope="col">"Language, wording and order"</th>
                    <th scope="col" data-kind="number">"Responses (n)"</th>
                </tr>
            </thead>
            <tbody>{ways} {rest}</tbody>
        </DataTable>
    };
    Some(table.into_any())
}

fn way(way: &InstrumentView) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row">{instrument_words(way)}</th>
            {count(way.responses.into())}
        </tr>
    }
}

/// A cell whose number so few responses must not tell.
fn untold() -> AnyView {
    view! { <td data-kind="number" class="insights-untold">"not told"</td> }.into_any()
}

fn count(number: i64) -> impl IntoView {
    view! {
        <td data-kind="number">
            <data value=number.to_string()>{grouped(number)}</data>
        </td>
    }
}

/// Three cells of numbers, or one across all of them that says why there are none.
fn csat(measure: &Measure) -> AnyView {
    let Some((csat, satisfied)) = measure.csat.zip(measure.satisfied) else {
        return view! { <td colspan="3" class="insights-untold">{words::why_untold(measure)}</td> }
            .into_any();
    };
    view! {
        {count(satisfied.into())}
        <td data-kind="number">
            {csat.early.then(|| view! { <small>"early "</small> })}
            <data value=csat.share.to_string()>{per_cent(csat.share)}</data>
        </td>
        <td data-kind="number">
            <data value=format!("{} {}", csat.low, csat.high)>{words::interval(csat)}</data>
        </td>
    }
    .into_any()
}
