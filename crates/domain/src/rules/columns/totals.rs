//! What rules pay in all, for the charts of the Rule Lab.

use super::history::{History, PaidTo};
use super::replay::Payment;
use crate::points::Points;
use crate::rules::calendar::Window;
use crate::rules::model::{CapWindow, RuleSet};
use jiff::civil::Date;

/// What a rule set pays for a [`History`]. Sums saturate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// The first days of the months in which something happened, ascending.
    pub months: Vec<Date>,
    /// As listed in the rule set.
    pub rules: Vec<RuleTotals>,
    /// Points of each employee, by position in [`History::employees`].
    pub employees: Vec<Points>,
    /// Points of each team's own account, by position in [`History::teams`].
    pub team_accounts: Vec<Points>,
    /// Points of each team and of its people as members of it, by position in [`History::teams`].
    pub teams: Vec<Points>,
}

/// What one rule pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleTotals {
    /// Points by month, as in [`Totals::months`].
    pub by_month: Vec<Points>,
    /// How many awards, those of 0 points included. A rule without any never fires.
    pub awards: u64,
    /// How many awards each of its caps cut, as listed. A cap without any never binds.
    pub cut: Vec<u64>,
}

impl Totals {
    pub(super) fn new(history: &History, rules: &RuleSet) -> Self {
        let days = history.days.iter();
        let mut months: Vec<_> = days
            .map(|day| Window::of(CapWindow::Month, *day).since)
            .collect();
        months.dedup();
        let of_rule = |caps: usize| RuleTotals {
            by_month: vec![Points::ZERO; months.len()],
            awards: 0,
            cut: vec![0; caps],
        };
        let rules = rules.rules.iter();
        Self {
            rules: rules.map(|rule| of_rule(rule.caps.len())).collect(),
            employees: vec![Points::ZERO; history.employees.len()],
            team_accounts: vec![Points::ZERO; history.teams.len()],
            teams: vec![Points::ZERO; history.teams.len()],
            months,
        }
    }

    #[inline]
    pub(super) fn add(&mut self, payment: &Payment) {
        let rule = &mut self.rules[payment.rule as usize];
        rule.awards += 1;
        add(&mut rule.by_month, payment.month, payment.awarded);
        if let Some(cap) = payment.cap {
            rule.cut[cap as usize] += 1;
        }
        add(&mut self.teams, payment.team, payment.awarded);
        match payment.to {
            PaidTo::Employee(employee) => add(&mut self.employees, employee, payment.awarded),
            PaidTo::Team(team) => add(&mut self.team_accounts, team, payment.awarded),
        }
    }
}

#[inline]
fn add(totals: &mut [Points], position: u32, points: Points) {
    let total = &mut totals[position as usize];
    *total = total.saturating_add(points);
}
