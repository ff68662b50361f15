//! The chart of an unpaid run: two bars a day.

use crate::ui::chart::{Drawing, Palette};
use crate::ui::dates::{DayStyle, day};
use crate::ui::number::grouped;
use charming::Chart;
use charming::component::{Axis, Grid};
use charming::element::{
    AxisLabel, AxisTick, AxisType, ItemStyle, LineStyle, SplitLine, Tooltip, Trigger,
};
use charming::series::Bar;
use domain::api::rules::ShadowDayView;
use serde_json::json;

/// What the running rules would have paid each day, beside what was paid.
pub fn draw(days: &[ShadowDayView], palette: &Palette) -> Drawing {
    let labels: Vec<_> = days
        .iter()
        .map(|entry| day(entry.day, DayStyle::DayAndMonth))
        .collect();
    draw_labelled(labels, days, palette)
}

fn draw_labelled(labels: Vec<String>, days: &[ShadowDayView], palette: &Palette) -> Drawing {
    let would_be = days.iter().map(|entry| entry.would_be.0).collect();
    let real = days.iter().map(|entry| entry.real.0).collect();
    Drawing {
        tips: labels
            .iter()
            .zip(days)
            .map(|(label, day)| tip(label, day))
            .collect(),
        chart: Chart::new()
            .tooltip(Tooltip::new().trigger(Trigger::Axis))
            .grid(
                Grid::new()
                    .left(12)
                    .right(12)
                    .top(16)
                    .bottom(8)
                    .contain_label(true),
            )
            .x_axis(day_axis(labels, palette))
            .y_axis(points_axis(palette))
            .series(bars("would have been paid", would_be, &palette.thanks))
            .series(bars("was paid", real, &palette.muted)),
        raw: json!({
            "tooltip": { "axisPointer": { "type": "shadow" } },
            // Of a kind of which there is one, charming makes no list.
            "xAxis": { "axisLabel": { "hideOverlap": true }, "axisLine": { "lineStyle": { "color": palette.line } } },
        }),
    }
}

fn tip(label: &str, day: &ShadowDayView) -> String {
    format!(
        "{label}\n{} would have been paid\n{} was paid",
        grouped(day.would_be.0),
        grouped(day.real.0)
    )
}

fn bars(name: &str, points: Vec<i64>, colour: &str) -> Bar {
    Bar::new()
        .name(name)
        .item_style(ItemStyle::new().color(colour))
        .data(points)
}

fn day_axis(labels: Vec<String>, palette: &Palette) -> Axis {
    Axis::new()
        .type_(AxisType::Category)
        .data(labels)
        .axis_tick(AxisTick::new().show(false))
        .axis_label(text(palette))
}

fn points_axis(palette: &Palette) -> Axis {
    Axis::new()
        .type_(AxisType::Value)
        .min_interval(1.0)
        .split_number(3.0)
        .axis_label(text(palette))
        .split_line(SplitLine::new().line_style(LineStyle::new().color(palette.line.as_str())))
}

fn text(palette: &Palette) -> AxisLabel {
    AxisLabel::new()
        .color(palette.muted.as_str())
        .font_size(13.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::points::Points;

    #[test]
    fn each_day_is_a_place_on_the_axis() {
        let day = ShadowDayView {
            day: "2026-11-30".parse().unwrap(),
            would_be: Points(12),
            real: Points(10),
        };
        let labels = vec!["30 November".to_owned()];
        let drawing = draw_labelled(labels, &[day], &Palette::default());
        let chart = serde_json::to_value(&drawing.chart).unwrap();
        assert_eq!(chart["xAxis"]["type"], "category");
        assert_eq!(chart["xAxis"]["data"], json!(["30 November"]));
        // What is laid over it has to be of the same shape, or it would replace it.
        assert!(drawing.raw["xAxis"].is_object());
    }
}
