//! What an unpaid run would have paid beside what was paid: in all, by day, and by person and team.

use super::shadow_drawing::draw;
use crate::ui::chart::{Chart, Palette};
use crate::ui::dates::{DayStyle, day};
use crate::ui::number::{counted, grouped};
use crate::ui::{Button, ButtonVariant, DataTable};
use domain::api::rules::{ShadowAccountView, ShadowView};
use domain::points::Points;
use leptos::prelude::*;

/// The sentence, the chart and the tables.
#[component]
pub fn ShadowFigure(shadow: ShadowView) -> impl IntoView {
    let sum = |of: fn(&_) -> Points| shadow.days.iter().map(of).sum::<Points>();
    let (would_be, real) = (sum(|day| day.would_be), sum(|day| day.real));
    let sentence = total_words(would_be, real);
    let name = format!("Points by day in the trial. {sentence}");
    let days = StoredValue::new(shadow.days);
    let by_day = RwSignal::new(false);
    let toggle = move || {
        if by_day.get() {
            "Hide the days as a table"
        } else {
            "Show the days as a table"
        }
    };
    view! {
        <p class="rules-shadow-total">{sentence}</p>
        <figure class="rules-shadow-chart">
            <Chart name draw=move |palette: &Palette| days.with_value(|days| draw(days, palette)) />
            <figcaption class="rules-legend">
                <span data-mark="would-be">"would have been paid"</span>
                <span data-mark="real">"was paid"</span>
            </figcaption>
        </figure>
        <div class="rules-actions">
            <Button variant=ButtonVariant::Quiet on_press=move |()| by_day.update(|shown| *shown = !*shown)>{toggle}</Button>
        </div>
        <Show when=move || by_day.get()>
            <DataTable caption="Points by day">
                <Head first="Day" />
                <tbody>
                    {days.with_value(|days| days.iter().map(|entry| {
                        let named = day(entry.day, DayStyle::DayMonthAndYear);
                        row(named, None, entry.would_be, entry.real)
                    }).collect_view())}
                </tbody>
            </DataTable>
        </Show>
        <Accounts accounts=shadow.accounts />
        <p class="rules-same">"Both count what happened since the start. Awards that were reversed later count in both, adjustments by hand in neither."</p>
    }
}

#[component]
fn Accounts(accounts: Vec<ShadowAccountView>) -> impl IntoView {
    let is_empty = accounts.is_empty();
    let rows = accounts.iter().map(account).collect_view();
    let table = view! {
        <DataTable caption="Points by person and team">
            <Head first="Person or team" />
            <tbody>{rows}</tbody>
        </DataTable>
    };
    if is_empty {
        view! { <p>"Nothing has come in yet that either would pay for."</p> }.into_any()
    } else {
        table.into_any()
    }
}

#[component]
fn Head(first: &'static str) -> impl IntoView {
    view! {
        <thead>
            <tr>
                <th scope="col">{first}</th>
                <th scope="col" data-kind="number">"Would have been"</th>
                <th scope="col" data-kind="number">"Paid"</th>
                <th scope="col" data-kind="number">"Difference"</th>
            </tr>
        </thead>
    }
}

fn account(account: &ShadowAccountView) -> impl IntoView + use<> {
    let team = account.team.clone().unwrap_or_else(|| "team".to_owned());
    row(
        account.name.clone(),
        Some(team),
        account.would_be,
        account.real,
    )
}

fn row(name: String, of: Option<String>, would_be: Points, real: Points) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row">{name} {of.map(|of| view! { <small>" " {of}</small> })}</th>
            <td data-kind="number">{grouped(would_be.0)}</td>
            <td data-kind="number">{grouped(real.0)}</td>
            <td data-kind="number">{difference_words(would_be, real)}</td>
        </tr>
    }
}

/// `+12`, `−3`, `0`.
fn difference_words(would_be: Points, real: Points) -> String {
    match would_be.0 - real.0 {
        more @ 1.. => format!("+{}", grouped(more)),
        0 => "0".to_owned(),
        less => format!("\u{2212}{}", grouped(-less)),
    }
}

fn total_words(would_be: Points, real: Points) -> String {
    let paid = counted(real.0, "point", "points");
    match would_be.0 - real.0 {
        0 if real.0 == 0 => {
            "Nothing was paid since the start, and nothing would have been.".to_owned()
        }
        0 => format!("It would have paid the same as the live rules: {paid}."),
        difference => {
            let than = if difference > 0 { "more" } else { "less" };
            format!(
                "It would have paid {} where the live rules paid {paid}: {} {than}.",
                grouped(would_be.0),
                grouped(difference.abs())
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sums_are_told_with_what_lies_between() {
        fn check(would_be: i64, real: i64, expected: &str) {
            assert_eq!(total_words(Points(would_be), Points(real)), expected);
        }
        check(
            0,
            0,
            "Nothing was paid since the start, and nothing would have been.",
        );
        check(
            5,
            5,
            "It would have paid the same as the live rules: 5 points.",
        );
        check(
            1_200,
            1,
            "It would have paid 1,200 where the live rules paid 1 point: 1,199 more.",
        );
        check(
            0,
            7,
            "It would have paid 0 where the live rules paid 7 points: 7 less.",
        );
    }

    #[test]
    fn a_difference_has_its_sign() {
        let words = |would_be, real| difference_words(Points(would_be), Points(real));
        assert_eq!(
            [words(1_012, 12), words(3, 3), words(1, 4)],
            ["+1,000", "0", "\u{2212}3"]
        );
    }
}
