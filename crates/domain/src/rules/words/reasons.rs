//! Why an award was not more, as the person reads it who would have got it.

use super::Names;
use super::conditions;
use super::list::{any_of, named};
use crate::numbers::{counted, grouped};
use crate::rules::award::ReachedCap;
use crate::rules::calendar::Calendar;
use crate::rules::model::{CapScope, CapWindow, Condition, Trust};
use jiff::civil::Time;

pub(super) fn missing(condition: &Condition, names: &Names) -> String {
    match condition {
        Condition::ScoreAtLeast(score) => format!("score below {score}"),
        Condition::MessageCharsAtLeast(1) => "no message".to_owned(),
        Condition::MessageCharsAtLeast(chars) => {
            let chars = grouped(*chars);
            format!("message shorter than {chars} characters")
        }
        Condition::StandardsAny(keys) => {
            format!("no tick for {}", any_of(&named(keys, &names.standards)))
        }
        Condition::TrustAtLeast(Trust::Open) => "through no link".to_owned(),
        Condition::TrustAtLeast(_) => {
            format!("not through {}", conditions::condition(condition, names))
        }
        Condition::ClosedWithinHours(1) => "closed after more than an hour".to_owned(),
        Condition::ClosedWithinHours(hours) => {
            format!("closed after more than {} hours", grouped(*hours))
        }
        Condition::RescoredAtLeast(5) => "no new score of 5".to_owned(),
        Condition::RescoredAtLeast(score) => format!("no new score of at least {score}"),
        Condition::Teams(_) => format!("not at {}", conditions::condition(condition, names)),
        Condition::Touchpoints(ids) => {
            format!("not at {}", any_of(&named(ids, &names.touchpoints)))
        }
        Condition::Customers(_) => format!("not from {}", conditions::condition(condition, names)),
    }
}

pub(super) fn limit(cap: &ReachedCap, calendar: &Calendar) -> String {
    let window = match cap.window {
        CapWindow::Day => "daily",
        CapWindow::Week => "weekly",
        CapWindow::Month => "monthly",
        CapWindow::Quarter => "quarterly",
    };
    let scope = match cap.per {
        CapScope::Employee => "for each employee",
        CapScope::Team => "for each team",
        CapScope::Touchpoint => "for each touchpoint",
        CapScope::Program => "in all",
    };
    let points = counted(cap.points.0, "point", "points");
    let frees = frees(cap, calendar);
    format!("{window} limit of {points} {scope}, free again {frees}")
}

/// “at midnight in Berlin”, “on 1 April 2026 in Berlin”: a day ends with the next midnight, the others say on which day.
fn frees(cap: &ReachedCap, calendar: &Calendar) -> String {
    let clock = calendar.clock(cap.frees_at);
    let when = match cap.window {
        CapWindow::Day if clock.time() == Time::midnight() => "at midnight".to_owned(),
        // Clocks that jump over midnight.
        CapWindow::Day => clock.strftime("at %H:%M").to_string(),
        CapWindow::Week | CapWindow::Month | CapWindow::Quarter => {
            clock.strftime("on %-d %B %Y").to_string()
        }
    };
    format!("{when}{}", place(calendar.name()))
}

/// “ in Berlin”: names of time zones end with their best known city.
fn place(time_zone: &str) -> String {
    let city = time_zone.rsplit('/').next().unwrap_or_default();
    if city.is_empty() {
        return String::new();
    }
    format!(" in {}", city.replace('_', " "))
}
