//! What two rule sets paid, side by side.

use super::Played;
use super::behind::{self, RuleChange};
use super::forecast::{self, Forecast};
use super::warnings::{self, LookedAt, Warning};
use crate::points::Points;
use crate::rules::columns::{History, Paid};
use crate::rules::model::Trigger;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The live rules beside the edited ones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// How many events were replayed.
    pub events: u64,
    /// The first days of the months in which something happened, ascending.
    pub months: Vec<Date>,
    /// For each month the rules that paid something in it, before and after.
    pub behind: Vec<Vec<RuleChange>>,
    /// What the live rules paid.
    pub live: Figures,
    /// What the edited rules would have paid.
    pub edited: Figures,
    /// What is odd about the edited rules.
    pub warnings: Vec<Warning>,
    /// What was looked at for them.
    pub looked_at: LookedAt,
    /// What this month will cost by the edited rules; `None` where too little has happened to tell.
    pub forecast: Option<Forecast>,
}

/// What one rule set pays. Sums saturate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// As in [`Comparison::months`].
    pub by_month: Vec<Points>,
    /// Of each employee, by position in [`History::employees`].
    pub employees: Vec<Points>,
    /// Of each team and of its people as members of it, by position in [`History::teams`].
    pub teams: Vec<Points>,
    /// Of all, what is paid because of the score itself.
    pub from_score: Points,
}

impl Figures {
    /// All that is paid.
    #[must_use]
    pub fn total(&self) -> Points {
        self.by_month.iter().copied().sum()
    }

    /// Which part of all is paid because of the score itself, 0 to 1; `None` where nothing is paid.
    #[must_use]
    pub fn share_from_score(&self) -> Option<f64> {
        share(self.from_score, self.total())
    }
}

/// A part of a whole, 0 to 1; `None` of nothing.
#[must_use]
pub fn share(part: Points, whole: Points) -> Option<f64> {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a share is shown as whole per cent"
    )]
    (whole > Points::ZERO).then(|| part.0 as f64 / whole.0 as f64)
}

pub(super) fn compare(
    history: &History,
    live: &Played,
    edited: &Played,
    today: Date,
    budget: Option<Points>,
) -> Comparison {
    Comparison {
        events: history.len() as u64,
        months: history.months(),
        behind: behind::by_month(history, live, edited),
        live: figures(history, live),
        edited: figures(history, edited),
        warnings: warnings::warnings(edited, history.len() as u64),
        looked_at: warnings::looked_at(edited),
        forecast: forecast::forecast(&by_day(history, edited), today, budget),
    }
}

fn figures(history: &History, played: &Played) -> Figures {
    let mut figures = Figures {
        by_month: vec![Points::ZERO; history.months().len()],
        employees: vec![Points::ZERO; history.employees().len()],
        teams: vec![Points::ZERO; history.teams().len()],
        from_score: Points::ZERO,
    };
    for (rule, outcome) in played.iter() {
        add(&mut figures.by_month, &outcome.totals.by_month(history));
        add(&mut figures.employees, &outcome.totals.employees);
        add(&mut figures.teams, &outcome.totals.teams);
        if rule.when == Trigger::Score {
            let paid = outcome.totals.paid().points;
            figures.from_score = figures.from_score.saturating_add(paid);
        }
    }
    figures
}

fn add(sums: &mut [Points], paid: &[Paid]) {
    for (sum, paid) in sums.iter_mut().zip(paid) {
        *sum = sum.saturating_add(paid.points);
    }
}

/// What each day cost, ascending.
fn by_day(history: &History, played: &Played) -> Vec<(Date, Points)> {
    let mut points = vec![Points::ZERO; history.days().len()];
    for (_, outcome) in played.iter() {
        add(&mut points, &outcome.totals.by_day);
    }
    history.days().iter().copied().zip(points).collect()
}
