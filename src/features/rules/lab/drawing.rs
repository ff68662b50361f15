//! The chart of the months: what the live and the edited rules cost, and the budget.

use super::measure::Measure;
use super::model::{month_name, tip_lines};
use crate::ui::chart::{Drawing, Palette};
use charming::Chart;
use charming::component::{Axis, Grid};
use charming::element::{
    AxisLabel, AxisTick, AxisType, ItemStyle, LineStyle, LineStyleType, SplitLine, Symbol, Tooltip,
    Trigger,
};
use charming::series::{Bar, Line};
use domain::lab::Comparison;
use domain::points::Points;
use jiff::civil::Date;
use serde_json::json;

/// How many rules the pointer is told of.
const TOLD: usize = 6;

/// The whole picture.
pub fn draw(
    comparison: &Comparison,
    budget: Option<Points>,
    measure: &Measure,
    other: &str,
    palette: &Palette,
) -> Drawing {
    let numbers = |points: &[Points]| -> Vec<f64> {
        let points = points.iter();
        points.map(|points| measure.number(*points)).collect()
    };
    let labels: Vec<_> = comparison
        .months
        .iter()
        .map(|month| label(*month))
        .collect();
    let months = labels.len();
    let chart = Chart::new()
        .tooltip(Tooltip::new().trigger(Trigger::Axis))
        .grid(
            Grid::new()
                .left(margin(comparison, budget, measure))
                .right(12)
                .top(16)
                .bottom(40),
        )
        .x_axis(
            Axis::new()
                .type_(AxisType::Category)
                .data(labels)
                .axis_tick(AxisTick::new().show(false))
                .axis_label(text(palette)),
        )
        .y_axis(
            Axis::new()
                .type_(AxisType::Value)
                .min_interval(if *measure == Measure::Points {
                    1.0
                } else {
                    0.01
                })
                .axis_label(text(palette))
                .split_line(
                    SplitLine::new().line_style(LineStyle::new().color(palette.line.as_str())),
                ),
        )
        .series(bars(
            "Live",
            numbers(&comparison.live.by_month),
            &palette.edge,
        ))
        .series(bars(
            other,
            numbers(&comparison.edited.by_month),
            &palette.thanks,
        ));
    Drawing {
        chart: match budget {
            Some(budget) => chart.series(budget_line(measure.number(budget), months, palette)),
            None => chart,
        },
        raw: json!({
            // Of a kind of which there is one, charming makes no list.
            "xAxis": { "axisLabel": { "hideOverlap": true, "lineHeight": 16 }, "axisLine": { "lineStyle": { "color": palette.line } } },
            "yAxis": { "axisLabel": { "hideOverlap": true } },
            "tooltip": { "axisPointer": { "type": "shadow" } },
            "series": [{ "barGap": "0%", "barCategoryGap": "28%" }],
        }),
        tips: (0..months)
            .map(|month| tip(comparison, measure, month))
            .collect(),
    }
}

fn bars(name: &str, numbers: Vec<f64>, colour: &str) -> Bar {
    Bar::new()
        .name(name)
        .item_style(ItemStyle::new().color(colour))
        .data(numbers)
}

fn budget_line(budget: f64, months: usize, palette: &Palette) -> Line {
    Line::new()
        .name("Budget")
        .symbol(Symbol::None)
        .silent(true)
        .line_style(
            LineStyle::new()
                .color(palette.ink.as_str())
                .width(1.5)
                .type_(LineStyleType::Dashed),
        )
        .data(vec![budget; months])
}

/// “Jun”, and in January and at first the year under it.
fn label(month: Date) -> String {
    let name = month.strftime("%b");
    if month.month() == 1 {
        format!("{name}\n{}", month.year())
    } else {
        name.to_string()
    }
}

/// Room for the labels of the value axis, in pixels.
fn margin(comparison: &Comparison, budget: Option<Points>, measure: &Measure) -> i32 {
    let months = comparison.live.by_month.iter();
    let months = months.chain(&comparison.edited.by_month).chain(&budget);
    let most = months.max().copied().unwrap_or_default();
    // The axis ends at a round number above the most.
    let digits = measure.amount(Points(most.0.saturating_mul(2))).len();
    i32::try_from(digits).unwrap_or_default().max(4) * 8 + 12
}

fn tip(comparison: &Comparison, measure: &Measure, month: usize) -> String {
    let of = |points: &[Points]| points.get(month).copied().unwrap_or_default();
    let (before, after) = (
        of(&comparison.live.by_month),
        of(&comparison.edited.by_month),
    );
    let name = comparison.months.get(month).copied();
    let name = name.map_or_else(String::new, month_name);
    let what = if before == after {
        format!("{}, as now", measure.words(after))
    } else {
        format!(
            "{} instead of {}",
            measure.words(after),
            measure.amount(before)
        )
    };
    let lines = tip_lines(comparison, month, TOLD).join("\n");
    format!("{name}\n{what}\n\n{lines}")
}

fn text(palette: &Palette) -> AxisLabel {
    AxisLabel::new()
        .color(palette.muted.as_str())
        .font_size(13.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::lab::Figures;

    fn comparison() -> Comparison {
        let figures = |by_month: [i64; 2]| Figures {
            by_month: by_month.map(Points).to_vec(),
            employees: Vec::new(),
            teams: Vec::new(),
            from_score: Points::ZERO,
        };
        Comparison {
            events: 2,
            months: ["2025-12-01", "2026-01-01"]
                .map(|day| day.parse().unwrap())
                .to_vec(),
            behind: vec![Vec::new(), Vec::new()],
            live: figures([1_000, 2_000]),
            edited: figures([1_000, 2_500]),
            warnings: Vec::new(),
            looked_at: domain::lab::LookedAt::default(),
            forecast: None,
        }
    }

    #[test]
    fn each_month_is_a_place_on_the_axis_and_the_budget_a_line() {
        let drawing = draw(
            &comparison(),
            Some(Points(1_800)),
            &Measure::Points,
            "Edited",
            &Palette::default(),
        );
        let chart = serde_json::to_value(&drawing.chart).unwrap();
        assert_eq!(chart["xAxis"]["type"], "category");
        assert_eq!(chart["xAxis"]["data"], json!(["Dec", "Jan\n2026"]));
        // What is laid over it has to be of the same shape, or it would replace it.
        assert!(drawing.raw["xAxis"].is_object() && drawing.raw["yAxis"].is_object());
        let names: Vec<_> = chart["series"]
            .as_array()
            .unwrap()
            .iter()
            .map(|series| &series["name"])
            .collect();
        assert_eq!(names, ["Live", "Edited", "Budget"]);
    }

    #[test]
    fn the_pointer_is_told_what_a_month_came_to() {
        let told =
            |measure| draw(&comparison(), None, &measure, "Edited", &Palette::default()).tips;
        let tips = told(Measure::Points);
        assert!(
            tips[0].starts_with("December 2025\n1,000 points, as now"),
            "{}",
            tips[0]
        );
        assert!(
            tips[1].starts_with("January 2026\n2,500 points instead of 2,000"),
            "{}",
            tips[1]
        );
        let cost = told(Measure::Cost(50, "EUR".to_owned()));
        assert!(
            cost[1].starts_with("January 2026\n125.00\u{a0}EUR instead of 100.00"),
            "{}",
            cost[1]
        );
    }
}
