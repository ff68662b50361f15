//! The numbers of a chart as comma-separated values.

use crate::api::insights::{BucketView, InsightsView, InstrumentView};
use crate::csat::Csat;

const HEADER: &str = "start,responses,left_out,satisfied,csat,low,high,early,points_score,points_appreciation,points_recovery,points_other,points,instruments";

/// A line for each bucket under a header line (RFC 4180). Shares are from 0 to 1 with four decimals; a
/// number that must not be told is left empty. The last column names how the question was put: `de:0:best_top=12 en:…`.
/// Numbers, dates and words of ours only, so no cell can be a formula.
#[must_use]
pub fn csv(view: &InsightsView) -> String {
    let mut text = format!("{HEADER}\r\n");
    for bucket in &view.buckets {
        text.push_str(&line(bucket));
        text.push_str("\r\n");
    }
    text
}

fn line(bucket: &BucketView) -> String {
    let measure = &bucket.measure;
    let points = measure.points;
    [
        bucket.start.to_string(),
        measure.responses.to_string(),
        measure.left_out.to_string(),
        measure.satisfied.map(|n| n.to_string()).unwrap_or_default(),
        csat_cells(measure.csat),
        points.score.map(|p| p.to_string()).unwrap_or_default(),
        points.appreciation.to_string(),
        points.recovery.to_string(),
        points.other.to_string(),
        points.total().to_string(),
        instrument_cell(&bucket.instruments),
    ]
    .join(",")
}

fn instrument_cell(instruments: &[InstrumentView]) -> String {
    let ways = instruments.iter().map(|way| {
        let (language, wording, shown) = (way.language, way.wording, way.shown.name());
        format!("{language}:{wording}:{shown}={}", way.responses)
    });
    ways.collect::<Vec<_>>().join(" ")
}

fn csat_cells(csat: Option<Csat>) -> String {
    csat.map_or_else(
        || ",,,".to_owned(),
        |csat| {
            format!(
                "{:.4},{:.4},{:.4},{}",
                csat.share, csat.low, csat.high, csat.early
            )
        },
    )
}
