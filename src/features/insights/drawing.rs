//! The chart: CSAT with its interval above, points by source below, on one time axis.

use super::model::{self, Columns, Dot, Interval, Source};
use super::words;
use crate::ui::chart::{Drawing, Palette};
use crate::ui::number::grouped;
use charming::Chart;
use charming::component::{Axis, Grid};
use charming::datatype::{CompositeValue, DataFrame, DataPoint, DataPointItem};
use charming::element::{
    AreaStyle, AxisLabel, AxisTick, AxisType, Color, ItemStyle, LineStyle, SplitLine, Symbol,
    TextStyle, Tooltip, Trigger,
};
use charming::series::{Bar, Line};
use domain::api::insights::{BucketView, InsightsView};
use serde_json::{Value, json};

/// The whole picture.
pub fn draw(view: &InsightsView, palette: &Palette) -> Drawing {
    let columns = model::columns(view);
    Drawing {
        chart: compose(&columns, palette),
        raw: raw(&columns, palette),
        tips: view
            .buckets
            .iter()
            .map(|bucket| tip(bucket, view))
            .collect(),
    }
}

fn compose(columns: &Columns, palette: &Palette) -> Chart {
    let margin = margin(columns);
    let chart = Chart::new()
        .tooltip(Tooltip::new().trigger(Trigger::Axis))
        .grid(Grid::new().left(margin).right(12).top(34).bottom("42%"))
        .grid(Grid::new().left(margin).right(12).top("69%").bottom(44))
        .x_axis(time_axis(columns, palette, 0))
        .x_axis(time_axis(columns, palette, 1))
        .y_axis(csat_axis(palette))
        .y_axis(points_axis(palette))
        .series(band_floor(&columns.interval))
        .series(band(&columns.interval, palette))
        .series(lone_floor(&columns.alone))
        .series(lone_bar(&columns.alone, palette))
        .series(csat_line(&columns.csat, palette));
    columns
        .points
        .iter()
        .fold(chart, |chart, (source, points)| {
            chart.series(point_bars(*source, points, palette))
        })
}

/// What charming has no words for: the pointer that spans both grids, labels that make room for each
/// other, and the hatching of the points that rise with the score by construction.
fn raw(columns: &Columns, palette: &Palette) -> Value {
    let axis = json!({
        "axisLabel": { "hideOverlap": true, "lineHeight": 16 },
        "axisLine": { "lineStyle": { "color": palette.line } },
    });
    let pointer =
        json!({ "type": "line", "lineStyle": { "color": palette.muted, "type": "solid" } });
    let mut series = vec![Value::Null; CSAT_SERIES];
    // Otherwise a narrow chart leaves out dots, and with them which ones are early.
    series[CSAT_SERIES - 1] = json!({ "showAllSymbol": true });
    series.extend(
        columns
            .points
            .iter()
            .map(|(source, _)| hatching(*source, palette)),
    );
    json!({
        "axisPointer": { "link": [{ "xAxisIndex": "all" }] },
        "tooltip": { "axisPointer": pointer },
        "xAxis": [axis, axis],
        "yAxis": [Value::Null, { "axisLabel": { "hideOverlap": true } }],
        "series": series,
    })
}

/// Room for the labels of both value axes, in pixels, so that both grids begin at the same place.
fn margin(columns: &Columns) -> i32 {
    let most = (0..columns.labels.len()).map(|bucket| {
        columns
            .points
            .iter()
            .map(|(_, points)| points[bucket])
            .sum::<i64>()
    });
    // The axis ends at a round number above the most.
    let digits = grouped(most.max().unwrap_or_default().saturating_mul(2)).len();
    i32::try_from(digits).unwrap_or_default().max(5) * 8 + 14
}

/// How many series stand before those of the points; the last of them is the line.
const CSAT_SERIES: usize = 5;

fn hatching(source: Source, palette: &Palette) -> Value {
    if source != Source::Score {
        return Value::Null;
    }
    json!({ "itemStyle": { "decal": {
        "symbol": "rect", "color": palette.ground, "dashArrayX": [1, 0], "dashArrayY": [2, 3], "rotation": -0.785,
    } } })
}

fn time_axis(columns: &Columns, palette: &Palette, grid: u8) -> Axis {
    Axis::new()
        .type_(AxisType::Category)
        .grid_index(f64::from(grid))
        .data(columns.labels.clone())
        .axis_tick(AxisTick::new().show(false))
        .axis_label(text(palette).show(grid == 1))
}

fn csat_axis(palette: &Palette) -> Axis {
    value_axis("CSAT", palette)
        .min(0)
        .max(100)
        .interval(25.0)
        .axis_label(text(palette).formatter("{value}\u{202f}%"))
}

fn points_axis(palette: &Palette) -> Axis {
    value_axis("Points", palette)
        .grid_index(1.0)
        .split_number(2.0)
        .min_interval(1.0)
        .axis_label(text(palette))
}

fn value_axis(name: &str, palette: &Palette) -> Axis {
    Axis::new()
        .type_(AxisType::Value)
        .name(name)
        .name_gap(14.0)
        .name_text_style(
            TextStyle::new()
                .color(palette.ink.as_str())
                .font_size(14.0)
                .align("right")
                .padding([0, 8, 0, 0]),
        )
        .split_line(SplitLine::new().line_style(LineStyle::new().color(palette.line.as_str())))
}

fn text(palette: &Palette) -> AxisLabel {
    AxisLabel::new()
        .color(palette.muted.as_str())
        .font_size(13.0)
}

/// The band is a stack: an unseen floor, and on it the height of the interval.
fn band_floor(interval: &[Option<Interval>]) -> Line {
    band_line().data(values(interval, |interval| interval.low))
}

fn band(interval: &[Option<Interval>], palette: &Palette) -> Line {
    band_line()
        .area_style(AreaStyle::new().color(palette.muted.as_str()).opacity(0.22))
        .data(values(interval, |interval| interval.high - interval.low))
}

fn band_line() -> Line {
    Line::new()
        .stack("interval")
        .symbol(Symbol::None)
        .silent(true)
        .connect_nulls(false)
        .line_style(LineStyle::new().opacity(0.0))
}

fn lone_floor(alone: &[Option<Interval>]) -> Bar {
    lone("transparent".into()).data(values(alone, |interval| interval.low))
}

fn lone_bar(alone: &[Option<Interval>], palette: &Palette) -> Bar {
    lone(palette.muted.as_str().into()).data(values(alone, |interval| interval.high - interval.low))
}

fn lone(color: Color) -> Bar {
    Bar::new()
        .stack("alone")
        .bar_width(8)
        .item_style(ItemStyle::new().color(color).opacity(0.22))
}

fn csat_line(csat: &[Option<Dot>], palette: &Palette) -> Line {
    let size = dot_size(csat.len());
    Line::new()
        .name("CSAT")
        .symbol(Symbol::Circle)
        .symbol_size(size)
        .show_symbol(true)
        .connect_nulls(false)
        .z(5)
        .line_style(LineStyle::new().color(palette.ink.as_str()).width(2.0))
        .item_style(ItemStyle::new().color(palette.ink.as_str()))
        .data(
            csat.iter()
                .map(|dot| data_point(*dot, palette))
                .collect::<DataFrame>(),
        )
}

/// In pixels: the more dots there are, the sooner they would touch.
fn dot_size(dots: usize) -> i64 {
    match dots {
        ..40 => 8,
        40..60 => 6,
        60.. => 4,
    }
}

fn data_point(dot: Option<Dot>, palette: &Palette) -> DataPoint {
    let value = CompositeValue::from(dot.map(|dot| dot.per_cent));
    match dot {
        Some(Dot { early: true, .. }) => {
            DataPointItem::new(value).item_style(hollow(palette)).into()
        }
        _ => DataPoint::from(value),
    }
}

fn hollow(palette: &Palette) -> ItemStyle {
    ItemStyle::new()
        .color(palette.ground.as_str())
        .border_color(palette.ink.as_str())
        .border_width(1.5)
}

fn point_bars(source: Source, points: &[i64], palette: &Palette) -> Bar {
    Bar::new()
        .name(source.label())
        .stack("points")
        .x_axis_index(1.0)
        .y_axis_index(1.0)
        .bar_width("62%")
        .item_style(ItemStyle::new().color(colour(source, palette)))
        .data(points.to_vec())
}

fn colour(source: Source, palette: &Palette) -> &str {
    match source {
        Source::Score | Source::Other => &palette.muted,
        Source::Appreciation => &palette.thanks,
        Source::Recovery => &palette.ink,
    }
}

fn values(intervals: &[Option<Interval>], of: impl Fn(Interval) -> f64) -> DataFrame {
    intervals
        .iter()
        .map(|interval| DataPoint::from(CompositeValue::from(interval.map(&of))))
        .collect()
}

/// What the pointer is told about a bucket.
fn tip(bucket: &BucketView, view: &InsightsView) -> String {
    let measure = &bucket.measure;
    let mut lines = vec![words::bucket(bucket.start, view)];
    lines.push(match measure.csat {
        Some(csat) => format!("CSAT {} ({})", words::csat(measure), words::interval(csat)),
        None => words::untold(measure),
    });
    if measure.csat.is_some() {
        lines.push(words::responses(measure.responses));
    }
    lines.push(String::new());
    lines.push(words::points(measure.points.total().0));
    lines.extend(Source::ALL.into_iter().filter_map(|source| {
        let points = source.of(measure.points)?.0;
        (points != 0).then(|| format!("{} {}", grouped(points), source.label()))
    }));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::api::insights::{Bucket, Measure, PointsBySource};
    use domain::csat::Tally;
    use domain::points::Points;
    use jiff::civil::date;

    fn bucket(day: i8, satisfied: u32, counted: u32) -> BucketView {
        BucketView {
            start: date(2026, 6, day),
            measure: Measure {
                responses: counted,
                csat: Tally { satisfied, counted }.csat(),
                points: PointsBySource {
                    score: Some(Points(5)),
                    appreciation: Points(1_200),
                    ..PointsBySource::default()
                },
                ..Measure::default()
            },
            instruments: Vec::new(),
        }
    }

    fn drawing() -> Drawing {
        let view = InsightsView {
            subject: "organization".into(),
            name: "Harbour Hotel".into(),
            from: date(2026, 6, 1),
            until: date(2026, 6, 21),
            bucket: Bucket::Week,
            total: Measure::default(),
            buckets: vec![bucket(1, 40, 50), bucket(8, 3, 3), bucket(15, 8, 10)],
            instruments: Vec::new(),
            summary: String::new(),
        };
        let palette = Palette {
            ground: "white".into(),
            ..Palette::default()
        };
        draw(&view, &palette)
    }

    #[test]
    fn gaps_are_not_drawn_over_and_early_points_are_hollow() {
        let chart = serde_json::to_value(drawing().chart).unwrap();
        let line = &chart["series"][CSAT_SERIES - 1];
        assert_eq!(line["connectNulls"], false);
        assert_eq!(line["data"][0], 80.0);
        assert_eq!(line["data"][1], Value::Null);
        assert_eq!(line["data"][2]["value"], 80.0);
        assert_eq!(line["data"][2]["itemStyle"]["color"], "white");
    }

    #[test]
    fn points_computed_from_the_score_are_hatched() {
        let drawing = drawing();
        let chart = serde_json::to_value(drawing.chart).unwrap();
        assert_eq!(chart["series"][CSAT_SERIES]["name"], Source::Score.label());
        let series = &drawing.raw["series"];
        assert!(series[CSAT_SERIES]["itemStyle"]["decal"].is_object());
        assert!(series[CSAT_SERIES + 1].is_null());
    }

    #[test]
    fn the_pointer_is_told_no_percentage_below_the_gate() {
        let tips = drawing().tips;
        assert_eq!(
            tips[1],
            "8 to 14 June 2026\n3 responses: too few to tell\n\n1,205 points\n5 because of the score\n1,200 for appreciations"
        );
        assert!(tips[0].contains("CSAT 80\u{a0}% (67 to 89\u{a0}%)\n50 responses"));
    }
}
