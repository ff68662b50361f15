//! How the question was put: languages, wordings and orders whose answers are counted together.

use super::Day;
use crate::api::feedback::{Instrument, ScaleShown};
use crate::api::insights::{InstrumentView, Measure};
use crate::csat::NO_NUMBER_BELOW;
use std::collections::BTreeMap;

/// Every way in which the question was put on some days, with the number of answers.
pub(super) fn ways(days: &[&Day]) -> BTreeMap<Instrument, u32> {
    let mut ways = BTreeMap::new();
    let counted = days.iter().flat_map(|day| &day.instruments);
    for &(instrument, responses) in counted.filter(|(_, responses)| *responses > 0) {
        let sum: &mut u32 = ways.entry(instrument).or_default();
        *sum = sum.saturating_add(responses);
    }
    ways
}

/// Those that may be told, most frequent first: none where the satisfaction is not told, nor one that so few answered that
/// its language says who they were.
pub(super) fn told(ways: &BTreeMap<Instrument, u32>, measure: Measure) -> Vec<InstrumentView> {
    if measure.csat.is_none() {
        return Vec::new();
    }
    let enough = ways
        .iter()
        .filter(|&(_, &responses)| responses >= NO_NUMBER_BELOW);
    let mut told: Vec<_> = enough
        .map(|(instrument, &responses)| InstrumentView {
            language: instrument.language,
            wording: instrument.wording,
            shown: instrument.shown,
            responses,
        })
        .collect();
    // The sort is stable: those of equal frequency stay in the order of languages.
    told.sort_by_key(|way| std::cmp::Reverse(way.responses));
    told
}

/// "German, standard wording, best score on top"
pub(super) fn words(instrument: &InstrumentView) -> String {
    let wording = match instrument.wording {
        0 => "standard wording".to_owned(),
        version => format!("wording {version}"),
    };
    let shown = match instrument.shown {
        ScaleShown::BestTop => "best score on top",
        ScaleShown::BestLeft => "best score at the left",
        ScaleShown::BestRight => "best score at the right",
        ScaleShown::Unknown => "order not known",
    };
    format!("{}, {wording}, {shown}", instrument.language.english_name())
}
