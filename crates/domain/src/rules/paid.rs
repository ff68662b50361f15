//! What rules have paid within the windows of their caps: the whole state of the engine, as a value.

use super::calendar::Window;
use super::model::{CapScope, CapWindow};
use crate::points::Points;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::HashMap;

/// One total that a cap counts: what one rule has paid within one window and scope. A rule keeps its id across versions,
/// and its totals with it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Total {
    /// The rule's id.
    pub rule: String,
    /// Whose total it is.
    pub per: CapScope,
    /// The id of the employee, team or touchpoint. Empty for the program, which is one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub of: String,
    /// Which window.
    #[serde(flatten)]
    pub window: Window,
}

/// What was paid, by [`Total`].
///
/// [`settle`](super::engine::settle) reads it and adds to it, so it is handed from one event to the next. A program that keeps
/// elsewhere what was paid, as the server does in its ledger, fills a new one with the [`totals`](super::engine::totals) of an
/// event before it settles that event. Written and read as a list of totals, each with its `points`, in ascending order.
#[derive(Debug, Clone, Default)]
pub struct Paid {
    /// By rule, ascending; the few kinds of totals of a rule in a list.
    rules: Vec<(String, Vec<Totals>)>,
}

/// All totals of one rule for one scope and kind of window.
#[derive(Debug, Clone)]
pub(super) struct Totals {
    per: CapScope,
    window: CapWindow,
    /// By id; of each those windows that are remembered, ascending.
    subjects: HashMap<String, Vec<(Date, Points)>>,
}

impl Paid {
    /// What was paid; 0 where nothing is known of.
    #[must_use]
    pub fn get(&self, total: &Total) -> Points {
        self.place(&total.rule).map_or(Points::ZERO, |place| {
            paid(&self.rules[place].1, total.per, &total.of, total.window)
        })
    }

    /// Adds to what was paid. Saturates.
    pub fn add(&mut self, total: &Total, points: Points) {
        let totals = self.of_rule(&total.rule);
        add(totals, total.per, &total.of, total.window, points);
    }

    /// Forgets all windows that ended before `day`. Only for those who will never ask for what happened before `day`: events
    /// come in the order in which they were settled, and late ones draw on windows of the past.
    pub fn forget_before(&mut self, day: Date) {
        let lasts = |window: Window| window.next().is_none_or(|next| next.since > day);
        self.retain(|_| true, lasts);
    }

    /// Forgets one window, whatever was paid in it. Only for those who know that no event of it is to come.
    pub fn forget(&mut self, window: Window) {
        self.retain(|kind| kind == window.kind, |known| known != window);
    }

    /// Every total that is remembered, ascending.
    #[must_use]
    pub fn totals(&self) -> Vec<(Total, Points)> {
        let mut all = Vec::new();
        for (rule, kinds) in &self.rules {
            for totals in kinds {
                totals.list(rule, &mut all);
            }
        }
        all.sort_unstable();
        all
    }

    /// The totals of one rule, looked up once for all its beneficiaries.
    pub(super) fn of_rule(&mut self, rule: &str) -> &mut Vec<Totals> {
        let place = self.place(rule).unwrap_or_else(|place| {
            self.rules.insert(place, (rule.to_owned(), Vec::new()));
            place
        });
        &mut self.rules[place].1
    }

    /// Where a rule is, or else belongs.
    fn place(&self, rule: &str) -> Result<usize, usize> {
        self.rules
            .binary_search_by(|(known, _)| known.as_str().cmp(rule))
    }

    /// Keeps of these kinds of windows only some.
    fn retain(&mut self, of: impl Fn(CapWindow) -> bool, keep: impl Fn(Window) -> bool) {
        for (_, kinds) in &mut self.rules {
            for totals in kinds.iter_mut().filter(|totals| of(totals.window)) {
                totals.retain(&keep);
            }
            kinds.retain(|totals| !totals.subjects.is_empty());
        }
        self.rules.retain(|(_, kinds)| !kinds.is_empty());
    }
}

/// What was paid, by the totals of one rule.
pub(super) fn paid(rule: &[Totals], per: CapScope, of: &str, window: Window) -> Points {
    find(rule, per, window.kind)
        .and_then(|totals| totals.subjects.get(of))
        .and_then(|windows| Some(windows[place(windows, window.since).ok()?].1))
        .unwrap_or(Points::ZERO)
}

/// Where a window is, or else belongs. From the latest on, for that is nearly always the one.
fn place(windows: &[(Date, Points)], since: Date) -> Result<usize, usize> {
    match windows.iter().rposition(|(known, _)| *known <= since) {
        Some(position) if windows[position].0 == since => Ok(position),
        Some(earlier) => Err(earlier + 1),
        None => Err(0),
    }
}

/// Adds to the totals of one rule. Saturates.
pub(super) fn add(rule: &mut Vec<Totals>, per: CapScope, of: &str, window: Window, points: Points) {
    if points == Points::ZERO {
        return;
    }
    let is_meant = |totals: &Totals| totals.per == per && totals.window == window.kind;
    match rule.iter_mut().find(|totals| is_meant(totals)) {
        Some(totals) => totals.add(of, window.since, points),
        None => rule.push(Totals {
            per,
            window: window.kind,
            subjects: HashMap::from([(of.to_owned(), vec![(window.since, points)])]),
        }),
    }
}

fn find(rule: &[Totals], per: CapScope, window: CapWindow) -> Option<&Totals> {
    rule.iter()
        .find(|totals| totals.per == per && totals.window == window)
}

impl Totals {
    fn add(&mut self, of: &str, since: Date, points: Points) {
        // Asked first: an entry would need a copy of the id each time.
        let Some(windows) = self.subjects.get_mut(of) else {
            self.subjects.insert(of.to_owned(), vec![(since, points)]);
            return;
        };
        match place(windows, since) {
            Ok(position) => {
                let paid = &mut windows[position].1;
                *paid = paid.saturating_add(points);
            }
            Err(position) => windows.insert(position, (since, points)),
        }
    }

    fn retain(&mut self, keep: impl Fn(Window) -> bool) {
        let kind = self.window;
        self.subjects.retain(|_, windows| {
            windows.retain(|(since, _)| {
                keep(Window {
                    kind,
                    since: *since,
                })
            });
            !windows.is_empty()
        });
    }

    fn list(&self, rule: &str, into: &mut Vec<(Total, Points)>) {
        for (of, windows) in &self.subjects {
            into.extend(windows.iter().map(|(since, points)| {
                let total = Total {
                    rule: rule.to_owned(),
                    per: self.per,
                    of: of.clone(),
                    window: Window {
                        kind: self.window,
                        since: *since,
                    },
                };
                (total, *points)
            }));
        }
    }
}

impl PartialEq for Paid {
    fn eq(&self, other: &Self) -> bool {
        self.totals() == other.totals()
    }
}

impl Eq for Paid {}

/// One entry of the list.
#[derive(Serialize, Deserialize)]
struct Entry {
    #[serde(flatten)]
    total: Total,
    points: Points,
}

impl Serialize for Paid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let totals = self.totals().into_iter();
        serializer.collect_seq(totals.map(|(total, points)| Entry { total, points }))
    }
}

impl<'de> Deserialize<'de> for Paid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut paid = Self::default();
        for Entry { mut total, points } in Vec::<Entry>::deserialize(deserializer)? {
            // Any day of a window names it; totals are found by its first.
            total.window = Window::of(total.window.kind, total.window.since);
            paid.add(&total, points);
        }
        Ok(paid)
    }
}
