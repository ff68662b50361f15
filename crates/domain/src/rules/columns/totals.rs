//! What rules pay in all, for the charts of the Rule Lab.

use super::history::{History, PaidTo};
use super::limits::Uses;
use super::replay::{Listener, Payment, RuleListener};
use crate::points::Points;
use crate::rules::model::{Rule, RuleSet};
use serde::{Deserialize, Serialize};

/// What a rule set pays for a [`History`], rule by rule as listed. No rule changes what another pays, so those of an edited rule can
/// be put in the place of those it had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// As listed in the rule set.
    pub rules: Vec<RuleTotals>,
}

/// What one rule pays. Sums saturate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleTotals {
    /// By position in [`History::days`].
    pub by_day: Vec<Paid>,
    /// Of each employee, by position in [`History::employees`].
    pub employees: Vec<Paid>,
    /// Of each team's own account, by position in [`History::teams`].
    pub team_accounts: Vec<Paid>,
    /// Of each team and of its people as members of it, by position in [`History::teams`].
    pub teams: Vec<Paid>,
    /// As its caps are listed.
    pub caps: Vec<CapTotals>,
}

/// Points, and how many awards they are of; awards of 0 points count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paid {
    /// In all.
    pub points: Points,
    /// How many.
    pub awards: u64,
}

/// What one cap did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapTotals {
    /// How many awards it cut. A cap without any never binds.
    pub cut: u64,
    /// In how many windows of how many subjects it counted something: the days of each employee, say.
    pub windows: u64,
    /// In how many of them it cut an award.
    pub reached: u64,
}

impl Paid {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            points: self.points.saturating_add(other.points),
            awards: self.awards + other.awards,
        }
    }

    #[inline]
    fn add(&mut self, points: Points) {
        self.points = self.points.saturating_add(points);
        self.awards += 1;
    }
}

impl Totals {
    pub(super) fn new(history: &History, rules: &RuleSet) -> Self {
        let rules = rules.rules.iter();
        Self {
            rules: rules.map(|rule| RuleTotals::new(history, rule)).collect(),
        }
    }

    /// Takes over what the caps of the rule at this position came to.
    pub(super) fn note(&mut self, position: u32, uses: impl Iterator<Item = Uses>) {
        let caps = &mut self.rules[position as usize].caps;
        for (cap, uses) in caps.iter_mut().zip(uses) {
            cap.windows = uses.windows;
            cap.reached = uses.reached;
        }
    }
}

impl RuleTotals {
    fn new(history: &History, rule: &Rule) -> Self {
        let nothing = |count| vec![Paid::default(); count];
        Self {
            by_day: nothing(history.days.len()),
            employees: nothing(history.employees.len()),
            team_accounts: nothing(history.teams.len()),
            teams: nothing(history.teams.len()),
            caps: vec![CapTotals::default(); rule.caps.len()],
        }
    }

    /// All that it pays. A rule without awards never fires.
    #[must_use]
    pub fn paid(&self) -> Paid {
        self.by_day.iter().copied().fold(Paid::default(), Paid::and)
    }

    /// By month, as in [`History::months`].
    #[must_use]
    pub fn by_month(&self, history: &History) -> Vec<Paid> {
        let mut months = vec![Paid::default(); history.months().len()];
        for (day, paid) in history.windows.iter().zip(&self.by_day) {
            let month = &mut months[day.numbers[2] as usize];
            *month = month.and(*paid);
        }
        months
    }
}

impl Listener for Totals {
    type OfRule = RuleTotals;

    fn of_rule(&mut self, position: u32) -> &mut RuleTotals {
        &mut self.rules[position as usize]
    }
}

impl RuleListener for RuleTotals {
    #[inline]
    fn hear(&mut self, payment: &Payment) {
        self.by_day[payment.day as usize].add(payment.awarded);
        self.teams[payment.team as usize].add(payment.awarded);
        match payment.to {
            PaidTo::Employee(employee) => self.employees[employee as usize].add(payment.awarded),
            PaidTo::Team(team) => self.team_accounts[team as usize].add(payment.awarded),
        }
        if let Some(cap) = payment.cap {
            self.caps[cap as usize].cut += 1;
        }
    }
}
