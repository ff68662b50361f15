//! What rules pay in all, for the charts of the Rule Lab.

use super::awards::Award;
use super::days::MONTH;
use super::history::History;
use super::limits::Limit;
use super::plan::PlannedRule;
use super::replay::Listener;
use crate::points::Points;
use crate::rules::model::AwardTo;
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
}

impl RuleTotals {
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
            let month = &mut months[day.numbers[MONTH] as usize];
            *month = month.and(*paid);
        }
        months
    }
}

/// Adds up what rules award, rule by rule as listed.
pub(super) struct Adding {
    rules: Vec<AddingUp>,
}

/// Adds up what one rule awards.
struct AddingUp {
    by_day: Vec<Paid>,
    accounts: Sums,
    teams: Sums,
    /// How many awards were added since the sums were [taken over](Sums::take_over).
    added: usize,
}

/// Points and numbers of awards, by position. Of both there is a little sum in one word, which is quick to find and to add to, and a
/// great one, to which the little ones are added before they could overflow.
struct Sums {
    little: Vec<u64>,
    great: Vec<Paid>,
}

/// In a little sum so many bits are for the points.
const POINTS: u32 = 42;
/// So many awards of a million points each fit into one little sum.
const LITTLE: usize = 1 << 21;

impl Sums {
    fn new(count: usize) -> Self {
        Self {
            little: vec![0; count],
            great: vec![Paid::default(); count],
        }
    }

    #[inline]
    fn add(&mut self, position: u32, points: u32) {
        self.little[position as usize] += 1 << POINTS | u64::from(points);
    }

    fn take_over(&mut self) {
        for (little, great) in self.little.iter_mut().zip(&mut self.great) {
            let sum = std::mem::take(little);
            let points = sum & ((1 << POINTS) - 1);
            *great = great.and(Paid {
                points: Points(points.cast_signed()),
                awards: sum >> POINTS,
            });
        }
    }
}

impl Adding {
    pub(super) fn new(history: &History, rules: &[PlannedRule]) -> Self {
        let rules = rules.iter().map(|rule| AddingUp {
            by_day: vec![Paid::default(); history.days.len()],
            accounts: Sums::new(match rule.to {
                AwardTo::Team => history.teams.len(),
                AwardTo::Each | AwardTo::Split => history.employees.len(),
            }),
            teams: Sums::new(history.teams.len()),
            added: 0,
        });
        Self {
            rules: rules.collect(),
        }
    }

    /// What it came to.
    pub(super) fn finish(self, history: &History, rules: &[PlannedRule]) -> Totals {
        let rules = self.rules.into_iter().zip(rules);
        Totals {
            rules: rules
                .map(|(sums, rule)| sums.finish(history, rule))
                .collect(),
        }
    }
}

impl AddingUp {
    /// At most [`LITTLE`] awards at once. Their points in all.
    fn add(&mut self, rule: &PlannedRule, awards: &[Award]) -> Points {
        if self.added + awards.len() > LITTLE {
            self.take_over();
        }
        self.added += awards.len();
        let mut points = 0;
        for award in awards {
            points += i64::from(award.awarded);
            self.accounts.add(award.account, award.awarded);
        }
        // What a team's account gets is the team's.
        if rule.to != AwardTo::Team {
            for award in awards {
                self.teams.add(award.team, award.awarded);
            }
        }
        Points(points)
    }

    fn take_over(&mut self) {
        self.accounts.take_over();
        self.teams.take_over();
        self.added = 0;
    }

    fn finish(mut self, history: &History, rule: &PlannedRule) -> RuleTotals {
        self.take_over();
        let nothing = |count| vec![Paid::default(); count];
        let accounts = self.accounts.great;
        let (employees, team_accounts, teams) = match rule.to {
            AwardTo::Team => (nothing(history.employees.len()), accounts.clone(), accounts),
            AwardTo::Each | AwardTo::Split => {
                (accounts, nothing(history.teams.len()), self.teams.great)
            }
        };
        RuleTotals {
            by_day: self.by_day,
            employees,
            team_accounts,
            teams,
            caps: rule.limits.iter().map(Limit::uses).collect(),
        }
    }
}

impl Listener for Adding {
    fn hear(&mut self, rule: &PlannedRule, day: u32, awards: &[Award]) {
        let sums = &mut self.rules[rule.position as usize];
        for awards in awards.chunks(LITTLE) {
            let points = sums.add(rule, awards);
            let of_day = &mut sums.by_day[day as usize];
            *of_day = of_day.and(Paid {
                points,
                awards: awards.len() as u64,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_sums_hold_as_many_awards_as_are_added_before_they_are_taken_over() {
        let mut sums = Sums::new(2);
        for _ in 0..LITTLE {
            sums.add(1, 1_000_000);
        }
        sums.take_over();
        sums.add(1, 7);
        sums.take_over();
        let awards = LITTLE as u64 + 1;
        let points = Points(i64::try_from(LITTLE).unwrap() * 1_000_000 + 7);
        assert_eq!(sums.great, [Paid::default(), Paid { points, awards }]);
    }
}
