//! The changes of a draft on a version that somebody else published meanwhile, rule by rule and value by value. Where both
//! changed the same, the draft's own stands and it is told: nothing that was typed is lost.

use super::weights::{value, value_mut};
use super::{Draft, Row, ids};
use domain::rules::words::Slot;
use domain::rules::{Cap, Condition, Rule, RuleSet, Trust};
use std::mem::discriminant;

/// A draft on another version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// It.
    pub draft: Draft,
    /// What needs a look, in sentences.
    pub told: Vec<String>,
}

/// The changes of `draft` on `live`.
pub fn carry(draft: &Draft, live: &RuleSet) -> Carried {
    let mut carrier = Carrier {
        base: &draft.base,
        live,
        told: Vec::new(),
    };
    let mut rows: Vec<_> = draft
        .rows
        .iter()
        .filter_map(|row| carrier.row(row))
        .collect();
    give_new_ids(&mut rows, draft, live);
    let mine: Vec<_> = rows.iter().map(|row| row.rule.id.clone()).collect();
    let mut next = Draft {
        base: live.clone(),
        rows: Vec::new(),
        weights: draft.weights.with(carrier.weights(draft)),
        next_key: draft.next_key,
    };
    for rule in &live.rules {
        if !mine.contains(&rule.id) && find(&draft.base, &rule.id).is_none() {
            rows.push(next.new_row(rule.clone()));
        }
    }
    next.rows = carrier.in_order(mine, rows);
    Carried {
        draft: next,
        told: carrier.told,
    }
}

/// New rules of the draft whose id somebody else gave to another new rule get one of their own.
fn give_new_ids(rows: &mut [Row], draft: &Draft, live: &RuleSet) {
    let sets = draft
        .base
        .rules
        .iter()
        .chain(&live.rules)
        .map(|rule| rule.id.clone());
    let mut taken: Vec<_> = sets
        .chain(rows.iter().map(|row| row.rule.id.clone()))
        .collect();
    for row in rows {
        let theirs = find(live, &row.rule.id).filter(|_| find(&draft.base, &row.rule.id).is_none());
        if theirs.is_some_and(|theirs| *theirs != row.rule) {
            let known: Vec<_> = taken.iter().map(String::as_str).collect();
            row.rule.id = ids::unused(&row.rule.name, &known);
            taken.push(row.rule.id.clone());
        }
    }
}

fn find<'a>(rules: &'a RuleSet, id: &str) -> Option<&'a Rule> {
    rules.rules.iter().find(|rule| rule.id == id)
}

struct Carrier<'a> {
    base: &'a RuleSet,
    live: &'a RuleSet,
    told: Vec<String>,
}

impl Carrier<'_> {
    fn row(&mut self, row: &Row) -> Option<Row> {
        let id = &row.rule.id;
        match (find(self.base, id), find(self.live, id)) {
            (Some(base), Some(live)) if row.is_removed => Some(self.removed(row, base, live)),
            (Some(base), Some(live)) => Some(self.merged(row, base, live)),
            (Some(base), None) => self.gone(row, base),
            (None, _) => Some(row.clone()),
        }
    }

    /// Deleted here: so it stays, with what it could be brought back to.
    fn removed(&mut self, row: &Row, base: &Rule, live: &Rule) -> Row {
        if base != live {
            self.tell(format!(
                "Version {} changed “{}”, which your draft deletes. It stays deleted.",
                self.live.version, live.name
            ));
        }
        let mut row = row.clone();
        row.become_rule(live.clone());
        row
    }

    /// Removed by them: what was not changed here is gone, the rest is kept.
    fn gone(&mut self, row: &Row, base: &Rule) -> Option<Row> {
        let is_changed = row.rule != *base || row.unreadable().next().is_some();
        if row.is_removed || !is_changed {
            return None;
        }
        self.tell(format!(
            "Version {} removed “{}”, which your draft changes. Publishing brings it back; delete it to leave it out.",
            self.live.version, row.rule.name
        ));
        Some(row.clone())
    }

    fn merged(&mut self, row: &Row, base: &Rule, live: &Rule) -> Row {
        let mut both = Vec::new();
        let mine = &row.rule;
        let mut pick = |what: &'static str, clash: bool| {
            if clash {
                both.push(what);
            }
        };
        let mut rule = live.clone();
        pick("name", take(&mut rule.name, &mine.name, &base.name));
        pick(
            "switch",
            take(&mut rule.enabled, &mine.enabled, &base.enabled),
        );
        pick("trigger", take(&mut rule.when, &mine.when, &base.when));
        pick(
            "recipients",
            take(&mut rule.award.to, &mine.award.to, &base.award.to),
        );
        pick(
            "points",
            take(
                &mut rule.award.points,
                &mine.award.points,
                &base.award.points,
            ),
        );
        pick(
            "ticked standards",
            take(&mut rule.award.per, &mine.award.per, &base.award.per),
        );
        pick(
            "maximum",
            take(
                &mut rule.award.at_most,
                &mine.award.at_most,
                &base.award.at_most,
            ),
        );
        let held = |position| {
            row.unreadable()
                .any(|slot| slot == Slot::Condition(position))
        };
        let kind = |one: &Condition, other: &Condition| discriminant(one) == discriminant(other);
        pick(
            "conditions",
            take_items(
                &mut rule.conditions,
                &mine.conditions,
                &base.conditions,
                kind,
                held,
            ),
        );
        let held = |position| {
            row.unreadable()
                .any(|slot| slot == Slot::CapPoints(position))
        };
        let kind = |one: &Cap, other: &Cap| (one.per, one.window) == (other.per, other.window);
        pick(
            "limits",
            take_items(&mut rule.caps, &mine.caps, &base.caps, kind, held),
        );
        if !both.is_empty() {
            self.tell(format!(
                "Version {} changed “{}” too ({}). Yours stands where both changed the same.",
                self.live.version,
                mine.name,
                both.join(", ")
            ));
        }
        let mut merged = Row::new(row.key, rule);
        let rule = merged.rule.clone();
        merged.take_typed_where(row, |slot| moved(slot, mine, &rule));
        merged
    }

    fn weights(&mut self, draft: &Draft) -> domain::rules::TrustWeights {
        let mut weights = self.live.trust_weight;
        let mut clash = false;
        for trust in [Trust::Open, Trust::Kiosk, Trust::Receipt] {
            let mine = value(draft.weights.values, trust);
            let base = value(self.base.trust_weight, trust);
            clash |= take(value_mut(&mut weights, trust), &mine, &base);
        }
        if clash {
            self.tell(format!(
                "Version {} changed how much trust counts, too. Yours stands.",
                self.live.version
            ));
        }
        weights
    }

    /// In the order of the draft where it moved rules, else in that of the live version; what only one of them has comes behind
    /// what it follows there.
    fn in_order(&mut self, mine: Vec<String>, mut rows: Vec<Row>) -> Vec<Row> {
        let order = |rules: &RuleSet| -> Vec<String> {
            rules.rules.iter().map(|rule| rule.id.clone()).collect()
        };
        let (base, live) = (order(self.base), order(self.live));
        let has_moved = common(&mine, &base) != common(&base, &mine);
        let they_moved = common(&live, &base) != common(&base, &live);
        if has_moved && they_moved && common(&mine, &live) != common(&live, &mine) {
            self.tell(format!(
                "Version {} put the rules into another order, too. Yours stands.",
                self.live.version
            ));
        }
        let order = if has_moved {
            woven(mine, &live)
        } else {
            woven(live, &mine)
        };
        let place = |row: &Row| order.iter().position(|id| *id == row.rule.id);
        rows.sort_by_key(|row| place(row).unwrap_or(usize::MAX));
        rows
    }

    fn tell(&mut self, words: String) {
        self.told.push(words);
    }
}

/// What `one` shares with `other`, in its own order.
fn common<'a>(one: &'a [String], other: &[String]) -> Vec<&'a String> {
    one.iter().filter(|id| other.contains(id)).collect()
}

/// `order`, with what only `other` has behind what it follows there.
fn woven(order: Vec<String>, other: &[String]) -> Vec<String> {
    let mut woven = order;
    let mut before: Option<&String> = None;
    for id in other {
        if !woven.contains(id) {
            let follows = before.and_then(|before| woven.iter().position(|known| known == before));
            woven.insert(follows.map_or(0, |position| position + 1), id.clone());
        }
        before = Some(id);
    }
    woven
}

/// Takes the draft's value over the live one where the draft changed it. Answers whether both did, to different values.
fn take<T: PartialEq + Clone>(live: &mut T, mine: &T, base: &T) -> bool {
    if mine == base || mine == live {
        return false;
    }
    let clash = live != base;
    live.clone_from(mine);
    clash
}

/// The same for conditions and limits, one by one: those of one `kind` are the same one with another value. What is `held` counts
/// as changed, for something was typed that cannot be read yet.
fn take_items<T: PartialEq + Clone>(
    live: &mut Vec<T>,
    mine: &[T],
    base: &[T],
    kind: impl Fn(&T, &T) -> bool,
    held: impl Fn(usize) -> bool,
) -> bool {
    let has_changed = |one: &T| {
        let of_kind = |items: &[T]| -> Vec<T> {
            items
                .iter()
                .filter(|other| kind(one, other))
                .cloned()
                .collect()
        };
        let is_held = (0..mine.len()).any(|position| {
            held(position) && mine.get(position).is_some_and(|other| kind(one, other))
        });
        is_held || of_kind(mine) != of_kind(base)
    };
    let of_both = |one: &T| {
        let of_kind = |items: &[T]| -> Vec<T> {
            items
                .iter()
                .filter(|other| kind(one, other))
                .cloned()
                .collect()
        };
        has_changed(one) && of_kind(live) != of_kind(base) && of_kind(live) != of_kind(mine)
    };
    let clash = live.iter().chain(mine).chain(base).any(of_both);
    // Mine in my order, then what they added of kinds that I left alone.
    let mut taken: Vec<T> = mine
        .iter()
        .filter(|one| has_changed(one) || live.contains(one))
        .cloned()
        .collect();
    taken.extend(
        live.iter()
            .filter(|one| !has_changed(one) && !mine.contains(one))
            .cloned(),
    );
    *live = taken;
    clash
}

/// Where a slot of `before` is in `after`.
fn moved(slot: Slot, before: &Rule, after: &Rule) -> Option<Slot> {
    match slot {
        Slot::Condition(position) => {
            let condition = before.conditions.get(position)?;
            let now = after.conditions.iter().position(|one| one == condition)?;
            Some(Slot::Condition(now))
        }
        Slot::CapPoints(position) => {
            let cap = before.caps.get(position)?;
            let now = after.caps.iter().position(|one| one == cap)?;
            Some(Slot::CapPoints(now))
        }
        slot => Some(slot),
    }
}
