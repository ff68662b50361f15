//! In what the months are told: in points, or in what they cost.

use super::numbers::Money;
use crate::paths;
use crate::ui::number::grouped;
use domain::lab::words;
use domain::numbers::money;
use domain::points::Points;
use leptos::prelude::*;
use leptos_router::components::A;

/// The measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// Points as they are.
    Points,
    /// What they cost: thousandths of the unit of this currency for a point.
    Cost(u32, String),
}

impl Measure {
    /// An amount in a sentence: “1,234 points”, “12.34 EUR”.
    pub fn words(&self, points: Points) -> String {
        match self {
            Self::Points => words::points(points),
            Self::Cost(value, currency) => money(points, *value, currency),
        }
    }

    /// An amount in a column whose caption names the measure: “1,234”, “12.34”.
    pub fn amount(&self, points: Points) -> String {
        match self {
            Self::Points => grouped(points.0),
            Self::Cost(value, _) => money(points, *value, "").trim_end().to_owned(),
        }
    }

    /// A difference in such a column.
    pub fn signed(&self, points: Points) -> String {
        match self {
            Self::Points => words::signed(points),
            Self::Cost(value, _) => words::signed_money(points, *value, "")
                .trim_end()
                .to_owned(),
        }
    }

    /// An amount on the axis of a chart.
    #[expect(
        clippy::cast_precision_loss,
        reason = "a pixel is wider than what is lost above 2^53 points"
    )]
    pub fn number(&self, points: Points) -> f64 {
        match self {
            Self::Points => points.0 as f64,
            Self::Cost(value, _) => points.0 as f64 * f64::from(*value) / 1_000.0,
        }
    }

    /// What is told: “Points”, “Cost in EUR”.
    pub fn noun(&self) -> String {
        match self {
            Self::Points => "Points".to_owned(),
            Self::Cost(_, currency) => format!("Cost in {currency}"),
        }
    }
}

/// Chooses between points and cost, where a point has a value in money.
#[component]
pub fn MeasureChoice(
    /// Whether the cost is told.
    is_cost: RwSignal<bool>,
    money: Money,
) -> impl IntoView {
    let button = move |which: bool, words: &'static str| {
        view! {
            <button
                type="button"
                class="lab-kind"
                aria-pressed=move || (is_cost.get() == which).to_string()
                on:click=move |_| is_cost.set(which)
            >
                {words}
            </button>
        }
    };
    let has_value = Memo::new(move |_| money.with(Option::is_some));
    view! {
        <Show
            when=move || has_value.get()
            fallback=|| view! {
                <p class="lab-hint">
                    "To see what the months cost in money, "
                    <A href=paths::POINTS_ADMIN>"say what a point costs"</A>
                    "."
                </p>
            }
        >
            <div class="lab-kinds" role="group" aria-label="What is shown">
                {button(false, "Points")}
                {button(true, "Cost")}
            </div>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_told_in_points_or_in_money() {
        let cost = Measure::Cost(50, "EUR".to_owned());
        let told = |measure: &Measure, points| {
            let points = Points(points);
            [
                measure.words(points),
                measure.amount(points),
                measure.signed(points),
            ]
        };
        assert_eq!(
            told(&Measure::Points, 1_250),
            ["1,250 points", "1,250", "+1,250"]
        );
        assert_eq!(told(&cost, 1_250), ["62.50\u{a0}EUR", "62.50", "+62.50"]);
        assert_eq!(cost.signed(Points(-30)), "−1.50");
        assert!((cost.number(Points(1_250)) - 62.5).abs() < 1e-9);
        assert_eq!(cost.noun(), "Cost in EUR");
    }
}
