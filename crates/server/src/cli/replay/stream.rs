//! The engine on events that are seen twice: first to learn which is the last in each window, then to settle them. So a window is
//! forgotten as soon as nothing can draw on it any more, however late some event of another comes.

use domain::rules::{Award, Calendar, CapWindow, Event, Paid, RuleSet, Window, settle};
use std::collections::{BTreeSet, HashMap};

/// The engine and its state.
pub(super) struct Stream<'a> {
    rules: &'a RuleSet,
    calendar: &'a Calendar,
    /// The kinds of windows that some cap counts.
    kinds: BTreeSet<CapWindow>,
    /// The number of the last event in each window.
    last: HashMap<Window, u64>,
    paid: Paid,
}

impl<'a> Stream<'a> {
    pub(super) fn new(rules: &'a RuleSet, calendar: &'a Calendar) -> Self {
        let caps = rules.rules.iter().flat_map(|rule| &rule.caps);
        Self {
            rules,
            calendar,
            kinds: caps.map(|cap| cap.window).collect(),
            last: HashMap::new(),
            paid: Paid::default(),
        }
    }

    /// Takes note of an event that is going to be settled. Numbers ascend.
    pub(super) fn expect(&mut self, number: u64, event: &Event) {
        for window in self.windows(event) {
            self.last.insert(window, number);
        }
    }

    /// Settles an event, and forgets what it was the last to draw on.
    pub(super) fn settle(&mut self, number: u64, event: &Event) -> Vec<Award> {
        let awards = settle(self.rules, self.calendar, event, &mut self.paid);
        for window in self.windows(event) {
            if self.last.get(&window) == Some(&number) {
                self.paid.forget(window);
            }
        }
        awards
    }

    fn windows(&self, event: &Event) -> Vec<Window> {
        if self.kinds.is_empty() {
            return Vec::new();
        }
        let day = self.calendar.day(event.at());
        let kinds = self.kinds.iter();
        kinds.map(|kind| Window::of(*kind, day)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn rules() -> RuleSet {
        let cap = |window| json!({ "per": "employee", "window": window, "points": 15 });
        serde_json::from_value(json!({
            "version": 1, "effective_from": "2026-01-01T00:00:00Z", "time_zone": "UTC",
            "trust_weight": { "open": 100, "kiosk": 100, "receipt": 100 },
            "rules": [{
                "id": "thanked", "name": "Thanked", "enabled": true, "when": "appreciation", "if": [],
                "award": { "points": 10, "to": "each" }, "caps": [cap("day"), cap("week")],
            }],
        }))
        .unwrap()
    }

    fn thanks(day: i64) -> Event {
        let at = Calendar::utc();
        let first = at.span(Window::of(CapWindow::Day, "2026-01-05".parse().unwrap()));
        serde_json::from_value(json!({
            "id": "r", "at": first.start.plus_seconds(day * 86_400), "kind": "response", "touchpoint": "till-3",
            "team": "store", "customer": "external", "trust": "open", "score": 5,
            "recipients": [{ "employee": "ana", "team": "store" }],
        }))
        .unwrap()
    }

    /// What each day pays, and how many totals are kept at most and in the end.
    fn run(days: &[i64]) -> (Vec<i64>, usize, usize) {
        let (rules, calendar) = (rules(), Calendar::utc());
        let mut stream = Stream::new(&rules, &calendar);
        let events: Vec<_> = days.iter().map(|day| thanks(*day)).collect();
        for (number, event) in (1..).zip(&events) {
            stream.expect(number, event);
        }
        let (mut paid, mut most) = (Vec::new(), 0);
        for (number, event) in (1..).zip(&events) {
            let awards = stream.settle(number, event);
            paid.extend(awards.iter().map(|award| award.awarded.0));
            most = most.max(stream.paid.totals().len());
        }
        (paid, most, stream.paid.totals().len())
    }

    #[test]
    fn windows_are_forgotten_after_their_last_event() {
        let days: Vec<_> = (0..700).collect();
        let (paid, most, left) = run(&days);
        assert_eq!((most, left), (1, 0));
        assert_eq!(paid.iter().sum::<i64>(), 100 * 15);
    }

    #[test]
    fn a_straggler_finds_its_windows_and_keeps_no_others() {
        let days: Vec<_> = (0..700).chain([0]).collect();
        let (paid, most, left) = run(&days);
        // Its own day and week, and the week that is going on.
        assert_eq!((most, left), (3, 0));
        let mut expected = [10, 5, 0, 0, 0, 0, 0].repeat(100);
        expected.push(0);
        assert_eq!(paid, expected);
    }
}
