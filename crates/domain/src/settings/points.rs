//! What an owner may set for points, and how points are adjusted by hand.

use super::Result;
use crate::api::ledger::{AdjustPoints, PointSettings};
use crate::api::problem::FieldProblem;
use crate::points::Points;
use crate::validation::{self, Checked};

/// The longest hold, in hours: a year of 365 days.
pub const HOLD_HOURS: u32 = 8_760;
/// The most by which the cost may rise without a second owner, in per cent.
pub const APPROVAL_PERCENT: u32 = 1_000;
/// The largest monthly budget, in points: far beyond any, and sums of it never leave the range.
pub const MONTHLY_BUDGET: Points = Points(1_000_000_000_000);
/// The highest value of a point, in thousandths of the currency's unit.
pub const POINT_VALUE: u32 = 1_000_000;

/// Settings with the currency in capital letters.
///
/// # Errors
/// Every problem of every field.
pub fn points(settings: &PointSettings) -> Result<PointSettings> {
    let currency = settings.currency.as_deref().map(currency).transpose();
    let problems: Vec<_> = [
        at_most("hold_hours", settings.hold_hours, HOLD_HOURS, "hours"),
        at_most(
            "approval_percent",
            settings.approval_percent,
            APPROVAL_PERCENT,
            "per cent",
        ),
        budget(settings.monthly_budget),
        value(settings),
        currency.as_ref().err().cloned(),
    ]
    .into_iter()
    .flatten()
    .collect();
    match currency {
        Ok(currency) if problems.is_empty() => Ok(PointSettings {
            currency,
            ..settings.clone()
        }),
        _ => Err(problems),
    }
}

/// An adjustment with its reason trimmed.
///
/// # Errors
/// Every problem of every field.
pub fn adjustment(adjust: &AdjustPoints) -> Result<AdjustPoints> {
    let most = Points::MAX_IN_A_RULE.0;
    let points = match adjust.points.0 {
        0 => Some("Enter how many points: more than 0 gives, less takes."),
        beyond if !(-most..=most).contains(&beyond) => {
            Some("At most 1,000,000 points can be given or taken at once.")
        }
        _ => None,
    };
    let points = points.map(|words| FieldProblem::new("points", words));
    match (points, validation::line("reason", &adjust.reason)) {
        (None, Ok(reason)) => Ok(AdjustPoints {
            reason,
            ..adjust.clone()
        }),
        (points, reason) => Err(points.into_iter().chain(reason.err()).collect()),
    }
}

fn at_most(field: &str, number: u32, most: u32, unit: &str) -> Option<FieldProblem> {
    let most = (number > most).then(|| crate::numbers::grouped(most.into()))?;
    Some(FieldProblem::new(
        field,
        format!("Enter 0 to {most} {unit}."),
    ))
}

fn budget(budget: Option<Points>) -> Option<FieldProblem> {
    let possible = Points(1)..=MONTHLY_BUDGET;
    let wrong = budget.is_some_and(|budget| !possible.contains(&budget));
    wrong.then(|| {
        FieldProblem::new(
            "monthly_budget",
            "Enter a whole number of points from 1 on, or leave it empty for no budget.",
        )
    })
}

fn value(settings: &PointSettings) -> Option<FieldProblem> {
    match (settings.point_value, &settings.currency) {
        (Some(value), _) if !(1..=POINT_VALUE).contains(&value) => Some(FieldProblem::new(
            "point_value",
            "Enter what a point costs: from 0.001 to 1,000, or leave it empty.",
        )),
        (Some(_), None) => Some(FieldProblem::new(
            "currency",
            "Enter the currency, such as EUR.",
        )),
        (None, Some(_)) => Some(FieldProblem::new(
            "point_value",
            "Enter what a point costs, or leave the currency empty.",
        )),
        _ => None,
    }
}

fn currency(text: &str) -> Checked<String> {
    let text = text.trim().to_uppercase();
    if text.len() == 3 && text.chars().all(|letter| letter.is_ascii_uppercase()) {
        Ok(text)
    } else {
        Err(FieldProblem::new(
            "currency",
            "Enter the three letters of a currency, such as EUR.",
        ))
    }
}
