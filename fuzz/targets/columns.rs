//! A history as the Rule Lab fetches it: whatever the bytes are, they are refused or replayed, and never a panic.

#![no_main]

use domain::lab::Lab;
use domain::rules::RuleSet;
use domain::rules::columns::History;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

/// Rules with every kind of condition, award and cap that reads a column.
static RULES: LazyLock<RuleSet> =
    LazyLock::new(|| serde_json::from_str(include_str!("columns.json")).expect("rules"));

fuzz_target!(|data: &[u8]| {
    let Ok(history) = History::from_bytes(data) else {
        return;
    };
    assert_eq!(
        History::from_bytes(&history.to_bytes()).expect("what was written can be read"),
        history
    );
    if let Ok(totals) = history.totals(&RULES) {
        assert_eq!(totals.rules.len(), RULES.rules.len());
    }
    let day = jiff::civil::date(2026, 11, 30);
    let _ = Lab::new(history).compare(&RULES, &RULES, day, None);
});
