//! What the chart and the table show, worked out from the API's answer: no drawing, no browser.

use super::words;
use domain::api::insights::{Bucket, BucketView, InsightsView, Measure, PointsBySource};
use domain::points::Points;
use std::collections::BTreeSet;

/// The columns that the chart draws; every one has an entry for every bucket.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Columns {
    /// Short names of the buckets, for the axis.
    pub labels: Vec<String>,
    /// CSAT in per cent; `None` is a gap.
    pub csat: Vec<Option<Dot>>,
    /// The 95 % interval in per cent, where `csat` has a value.
    pub interval: Vec<Option<Interval>>,
    /// The same for buckets between two gaps: they are no part of a band, and are drawn as a bar of their own.
    pub alone: Vec<Option<Interval>>,
    /// Points, one row for each source that paid any, in the order of [`Source::ALL`].
    pub points: Vec<(Source, Vec<i64>)>,
}

/// One point of the CSAT line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dot {
    /// From 0 to 100.
    pub per_cent: f64,
    /// From few responses: drawn hollow.
    pub early: bool,
}

/// Where the true CSAT probably lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// From 0 to 100.
    pub low: f64,
    /// From 0 to 100, never below `low`.
    pub high: f64,
}

/// What points were paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The score itself: these rise with CSAT by construction.
    Score,
    /// An appreciation.
    Appreciation,
    /// Putting something right.
    Recovery,
    /// Anything else.
    Other,
}

impl Source {
    /// All of them; those that are not computed from satisfaction come last, on top of the stack.
    pub const ALL: [Self; 4] = [Self::Score, Self::Appreciation, Self::Recovery, Self::Other];

    /// The words of the legend and of the table's head.
    pub fn label(self) -> &'static str {
        match self {
            Self::Score => "because of the score",
            Self::Appreciation => "for appreciations",
            Self::Recovery => "for recovery",
            Self::Other => "other",
        }
    }

    /// The name that style sheets know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::Appreciation => "appreciation",
            Self::Recovery => "recovery",
            Self::Other => "other",
        }
    }

    /// The points of this source; `None` where so few responses must not tell it.
    pub fn of(self, points: PointsBySource) -> Option<Points> {
        match self {
            Self::Score => points.score,
            Self::Appreciation => Some(points.appreciation),
            Self::Recovery => Some(points.recovery),
            Self::Other => Some(points.other),
        }
    }
}

/// The sources that paid points in this period.
pub fn sources(view: &InsightsView) -> Vec<Source> {
    let paid = |source: &Source| {
        view.buckets
            .iter()
            .any(|bucket| source.of(bucket.measure.points).unwrap_or_default() != Points::ZERO)
    };
    Source::ALL.into_iter().filter(paid).collect()
}

/// Whether nothing at all happened in the period.
pub fn is_empty(view: &InsightsView) -> bool {
    view.total.responses == 0 && view.total.left_out == 0 && sources(view).is_empty()
}

/// Whether some stretch of time has no CSAT to tell.
pub fn has_gaps(view: &InsightsView) -> bool {
    view.buckets
        .iter()
        .any(|bucket| bucket.measure.csat.is_none())
}

/// Whether no stretch of time has a CSAT to tell, though the period as a whole has one.
pub fn is_sparse(view: &InsightsView) -> bool {
    let told = |bucket: &BucketView| bucket.measure.csat.is_some();
    view.total.csat.is_some() && !view.buckets.iter().any(told)
}

/// The next longer stretch of time, if there is one.
pub fn longer(bucket: Bucket) -> Option<Bucket> {
    match bucket {
        Bucket::Week => Some(Bucket::Month),
        Bucket::Month => Some(Bucket::Quarter),
        Bucket::Quarter => None,
    }
}

/// Whether some CSAT comes from few responses.
pub fn has_early(view: &InsightsView) -> bool {
    let early = |bucket: &BucketView| bucket.measure.csat.is_some_and(|csat| csat.early);
    view.buckets.iter().any(early)
}

/// The columns of the chart.
pub fn columns(view: &InsightsView) -> Columns {
    let interval: Vec<_> = view
        .buckets
        .iter()
        .map(|bucket| interval(&bucket.measure))
        .collect();
    Columns {
        labels: labels(view),
        csat: view.buckets.iter().map(dot).collect(),
        alone: alone(&interval),
        interval,
        points: sources(view)
            .into_iter()
            .map(|source| (source, points(view, source)))
            .collect(),
    }
}

/// Points computed from satisfaction itself, as a share of all from 0 to 1; `None` where nothing was paid.
#[expect(
    clippy::cast_precision_loss,
    reason = "a share that is shown in whole per cent"
)]
pub fn circular_share(points: PointsBySource) -> Option<f64> {
    let total = points.total().0;
    let score = points.score.filter(|_| total > 0)?;
    Some(score.0 as f64 / total as f64)
}

/// The year stands below the first label; below all of them, where there is more than one: an axis leaves out
/// labels that have no room, and with them might go the one that tells the years apart.
fn labels(view: &InsightsView) -> Vec<String> {
    let years: BTreeSet<i16> = view
        .buckets
        .iter()
        .map(|bucket| bucket.start.year())
        .collect();
    view.buckets
        .iter()
        .enumerate()
        .map(|(position, bucket)| {
            let with_year = position == 0 || years.len() > 1;
            words::axis_label(bucket.start, view.bucket, with_year)
        })
        .collect()
}

fn dot(bucket: &BucketView) -> Option<Dot> {
    bucket.measure.csat.map(|csat| Dot {
        per_cent: csat.share * 100.0,
        early: csat.early,
    })
}

fn interval(measure: &Measure) -> Option<Interval> {
    measure.csat.map(|csat| Interval {
        low: csat.low * 100.0,
        high: csat.high * 100.0,
    })
}

fn alone(intervals: &[Option<Interval>]) -> Vec<Option<Interval>> {
    let has = |position: Option<usize>| {
        position
            .and_then(|position| intervals.get(position))
            .is_some_and(Option::is_some)
    };
    intervals
        .iter()
        .enumerate()
        .map(|(position, interval)| {
            interval.filter(|_| !has(position.checked_sub(1)) && !has(Some(position + 1)))
        })
        .collect()
}

fn points(view: &InsightsView, source: Source) -> Vec<i64> {
    view.buckets
        .iter()
        .map(|bucket| source.of(bucket.measure.points).unwrap_or_default().0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::csat::Tally;
    use jiff::ToSpan;
    use jiff::civil::date;

    fn measure(satisfied: u32, counted: u32, score: i64, appreciation: i64) -> Measure {
        let csat = Tally { satisfied, counted }.csat();
        Measure {
            responses: counted,
            left_out: 0,
            satisfied: csat.map(|_| satisfied),
            csat,
            points: PointsBySource {
                score: csat.map(|_| Points(score)),
                appreciation: Points(appreciation),
                ..PointsBySource::default()
            },
        }
    }

    fn view(measures: &[Measure]) -> InsightsView {
        let first = date(2025, 12, 15);
        InsightsView {
            subject: "organization".into(),
            name: "Harbour Hotel".into(),
            from: first,
            until: date(2026, 3, 1),
            bucket: Bucket::Week,
            total: measure(0, measures.iter().map(|m| m.responses).sum(), 0, 0),
            buckets: (0_i64..)
                .zip(measures)
                .map(|(week, measure)| BucketView {
                    start: first.saturating_add(week.weeks()),
                    measure: *measure,
                    instruments: Vec::new(),
                })
                .collect(),
            instruments: Vec::new(),
            summary: String::new(),
        }
    }

    #[test]
    fn a_bucket_below_the_gate_is_a_gap() {
        let view = view(&[
            measure(40, 50, 0, 0),
            measure(3, 3, 0, 0),
            measure(8, 10, 0, 0),
        ]);
        let columns = columns(&view);
        let dot = |per_cent, early| Some(Dot { per_cent, early });
        assert_eq!(columns.csat, [dot(80.0, false), None, dot(80.0, true)]);
        assert!(columns.interval[1].is_none());
        assert!(has_gaps(&view) && has_early(&view));
        let interval = columns.interval[2].unwrap();
        assert!((interval.low - 49.02).abs() < 0.01 && (interval.high - 94.33).abs() < 0.01);
    }

    #[test]
    fn an_interval_between_gaps_stands_alone() {
        let (full, none) = (measure(40, 50, 0, 0), measure(0, 0, 0, 0));
        for (measures, alone) in [
            (vec![full], vec![true]),
            (vec![full, full], vec![false, false]),
            (
                vec![full, none, full, full],
                vec![true, false, false, false],
            ),
            (vec![none, full, none], vec![false, true, false]),
        ] {
            let columns = columns(&view(&measures));
            let found: Vec<_> = columns.alone.iter().map(Option::is_some).collect();
            assert_eq!(found, alone);
        }
    }

    #[test]
    fn points_are_told_apart_by_source_and_sources_that_paid_nothing_are_left_out() {
        let columns = columns(&view(&[measure(0, 0, 0, 10), measure(0, 0, 0, 25)]));
        assert_eq!(columns.points, [(Source::Appreciation, vec![10, 25])]);
    }

    #[test]
    fn the_year_is_written_once_or_where_it_tells_buckets_apart() {
        for (weeks, expected) in [
            (2, vec!["15 Dec\n2025", "22 Dec"]),
            (
                4,
                vec![
                    "15 Dec\n2025",
                    "22 Dec\n2025",
                    "29 Dec\n2025",
                    "5 Jan\n2026",
                ],
            ),
        ] {
            assert_eq!(
                columns(&view(&vec![measure(0, 0, 0, 0); weeks])).labels,
                expected
            );
        }
    }

    #[test]
    fn many_small_buckets_can_make_a_period_that_tells_more() {
        let mut view = view(&[measure(5, 5, 0, 0), measure(4, 5, 0, 0)]);
        view.total = measure(9, 10, 0, 0);
        assert!(is_sparse(&view));
        view.buckets[0].measure = measure(9, 10, 0, 0);
        assert!(!is_sparse(&view));
    }

    #[test]
    fn a_period_without_responses_and_points_is_empty() {
        assert!(is_empty(&view(&[measure(0, 0, 0, 0); 3])));
        assert!(!is_empty(&view(&[measure(0, 1, 0, 0)])));
        assert!(!is_empty(&view(&[measure(0, 0, 0, 5)])));
    }

    #[test]
    fn says_how_much_of_the_points_is_computed_from_satisfaction() {
        for (score, appreciation, share) in [
            (0, 0, None),
            (0, 10, Some(0.0)),
            (10, 0, Some(1.0)),
            (1, 3, Some(0.25)),
        ] {
            let points = measure(40, 50, score, appreciation).points;
            assert_eq!(circular_share(points), share, "{score} {appreciation}");
        }
        assert_eq!(circular_share(measure(3, 3, 10, 0).points), None, "untold");
    }
}
