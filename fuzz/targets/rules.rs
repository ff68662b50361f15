//! A rule set on the first line and events on the others, as `replay` gets them: never a panic, whatever the rules say; and with
//! rules that nothing is wrong with, no cap is ever exceeded and nobody gets more than their weighted share.

#![no_main]

use domain::rules::words::{self, Names};
use domain::rules::{Calendar, Event, Lists, Paid, RuleSet, check, near_misses, settle, totals};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut lines = data.split(|byte| *byte == b'\n');
    let first = lines.next().unwrap_or_default();
    let Ok(rules) = serde_json::from_slice::<RuleSet>(first) else {
        return;
    };
    let fine = check(&rules, Lists::default()).is_empty();
    let calendar = Calendar::of(&rules).unwrap_or_else(|_| Calendar::utc());
    let mut paid = Paid::default();
    for event in lines.filter_map(|line| serde_json::from_slice::<Event>(line).ok()) {
        let known = totals(&rules, &calendar, &event);
        for award in settle(&rules, &calendar, &event, &mut paid) {
            assert!(!fine || award.awarded.0 >= 0);
            assert!(!fine || award.awarded <= award.share.weighted(award.weight));
            let _ = award.cap.map(|cap| words::limit(&cap, &calendar));
        }
        for miss in near_misses(&rules, &event) {
            let missing = miss
                .unmet
                .iter()
                .map(|unmet| words::missing(unmet, &Names::default()));
            assert!(missing.count() > 0);
        }
        for total in known {
            assert!(!fine || paid.get(&total).0 <= most(&rules, &total));
        }
    }
    let text = serde_json::to_string(&paid).expect("a state has a text");
    assert_eq!(
        serde_json::from_str::<Paid>(&text).expect("what was written can be read"),
        paid
    );
});

/// The cap that a total is counted for.
fn most(rules: &RuleSet, total: &domain::rules::Total) -> i64 {
    let rule = rules.rules.iter().find(|rule| rule.id == total.rule);
    let caps = rule.map_or(&[][..], |rule| &rule.caps);
    let kind = (total.per, total.window.kind);
    let cap = caps.iter().find(|cap| (cap.per, cap.window) == kind);
    cap.map_or(0, |cap| cap.points.0)
}
