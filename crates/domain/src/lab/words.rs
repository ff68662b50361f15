//! The Rule Lab in sentences.

use super::behind::RuleChange;
use super::forecast::Forecast;
use super::warnings::{Concern, LookedAt, Warning};
use crate::numbers::{counted, grouped, money, per_cent};
use crate::points::Points;
use crate::rules::columns::Paid;
use crate::rules::model::Rule;
use crate::rules::words::{self, Names};

/// What a warning is about, without the name of its rule.
#[must_use]
pub fn warning(warning: &Warning, rule: &Rule) -> String {
    let limit = |cap: usize| rule.caps.get(cap).map(words::cap).unwrap_or_default();
    match &warning.concern {
        Concern::NeverFires => {
            "It never fires: nothing in this history sets it off, fulfils its conditions and has somebody to pay.".to_owned()
        }
        Concern::NeverPays { awards } => format!(
            "It never pays: it applied {}, and each award came to 0 points.",
            times(*awards)
        ),
        Concern::CapNeverBinds { cap, windows } => format!(
            "The limit “{}” never binds: it cut no award in any of {} {}.",
            limit(*cap),
            grouped(whole(*windows)),
            period(rule, *cap, *windows)
        ),
        Concern::CapAlwaysBinds {
            cap,
            reached,
            windows,
        } => format!(
            "The limit “{}” nearly always binds: it cut awards in {} of {} {}.",
            limit(*cap),
            grouped(whole(*reached)),
            grouped(whole(*windows)),
            period(rule, *cap, *windows)
        ),
        Concern::PaysForTheSame {
            other_name,
            both,
            either,
            ..
        } => format!(
            "“{other_name}” pays for the same thing: of {} that set off either rule, {} set off both.",
            counted(whole(*either), "event", "events"),
            grouped(whole(*both))
        ),
        Concern::PaysForFiveStars { paid } => format!(
            "It pays for the highest score only, which invites begging for stars. So far that would have been {}.",
            awards(*paid)
        ),
    }
}

/// What can be said where there are no warnings: no more than was looked at.
#[must_use]
pub fn nothing_odd(looked_at: LookedAt) -> String {
    let LookedAt {
        rules,
        limits,
        unjudged,
    } = looked_at;
    let rules = match rules {
        0 => return "No rule is switched on, so there is nothing to look at.".to_owned(),
        1 => "The rule that is switched on paid something, and does not ask for the highest score."
            .to_owned(),
        _ => format!(
            "Each of the {} rules that are switched on paid something, and none asks for the highest score. No two that share ten events or more pay for nearly the same ones.",
            grouped(whole(rules))
        ),
    };
    let limits = match limits {
        0 => String::new(),
        1 => " One limit could be judged: it cut awards now and then.".to_owned(),
        _ => format!(
            " {} limits could be judged: each cut awards now and then.",
            grouped(whole(limits))
        ),
    };
    let unjudged = match unjudged {
        0 => String::new(),
        1 => " One limit has counted too seldom to be judged.".to_owned(),
        _ => format!(
            " {} limits have counted too seldom to be judged.",
            grouped(whole(unjudged))
        ),
    };
    format!("{rules}{limits}{unjudged}")
}

/// The windows that a cap counts in, with whose they are.
fn period(rule: &Rule, cap: usize, count: u64) -> String {
    use crate::rules::model::{CapScope, CapWindow};
    let Some(cap) = rule.caps.get(cap) else {
        return String::new();
    };
    let (one, many) = match cap.window {
        CapWindow::Day => ("day", "days"),
        CapWindow::Week => ("week", "weeks"),
        CapWindow::Month => ("month", "months"),
        CapWindow::Quarter => ("quarter", "quarters"),
    };
    let whose = match cap.per {
        CapScope::Employee => " of single employees",
        CapScope::Team => " of single teams",
        CapScope::Touchpoint => " of single touchpoints",
        CapScope::Program => "",
    };
    format!("{}{whose}", if count == 1 { one } else { many })
}

/// What the steps of a rule count: what sets it off, then each condition.
#[must_use]
pub fn funnel(rule: &Rule, names: &Names) -> Vec<String> {
    let first = std::iter::once(capitalized(words::trigger(rule.when)));
    let conditions = rule.conditions.iter();
    first
        .chain(conditions.map(|condition| format!("… with {}", words::condition(condition, names))))
        .collect()
}

/// What one rule paid before and after: “Thanked by a customer: 120 awards, 1,200 points, instead of 100 awards, 1,000 points”.
#[must_use]
pub fn change(change: &RuleChange) -> String {
    let after = awards(change.after);
    if change.before == change.after {
        format!("{}: {after}, as now", change.name)
    } else {
        format!(
            "{}: {after}, instead of {}",
            change.name,
            awards(change.before)
        )
    }
}

/// What one rule paid for one event: “Thanked by a customer: 10 points, instead of 5”.
#[must_use]
pub fn part_of_event(change: &RuleChange) -> String {
    let (before, after) = (change.before.points, change.after.points);
    format!("{}: {}", change.name, instead(before, after))
}

/// Points by the edited rules, and by the live ones where those are others: “10 points, instead of 5”.
#[must_use]
pub fn instead(before: Points, after: Points) -> String {
    let told = points(after);
    if before == after {
        told
    } else {
        format!("{told}, instead of {}", grouped(before.0))
    }
}

/// The end of the month in sentences.
#[must_use]
pub fn forecast(forecast: &Forecast, budget: Option<Points>) -> String {
    let band = if forecast.low == forecast.high {
        points(forecast.low)
    } else {
        format!("{} to {}", grouped(forecast.low.0), points(forecast.high))
    };
    let chance = forecast
        .chance_to_exceed
        .zip(budget)
        .map(|(chance, budget)| {
            let budget = points(budget);
            match chance {
                0.0 => format!(" No draw exceeds the budget of {budget}."),
                1.0 => format!(" Every draw exceeds the budget of {budget}."),
                _ => format!(
                    " The chance to exceed the budget of {budget} is {}.",
                    per_cent(chance)
                ),
            }
        });
    format!(
        "By these rules {} would end at {band}, of which {} are paid before today.{}",
        forecast.month.strftime("%B %Y"),
        grouped(forecast.so_far.0),
        chance.unwrap_or_default()
    )
}

/// How the band was made.
#[must_use]
pub fn forecast_method(forecast: &Forecast) -> String {
    format!(
        "A bootstrap: {} months were drawn from the last {} weeks, the same each time; 8 of 10 lie in the band. It knows nothing of holidays, growth or limits still to be reached.",
        grouped(forecast.draws.into()),
        forecast.weeks
    )
}

/// An amount with its noun.
#[must_use]
pub fn points(points: Points) -> String {
    counted(points.0, "point", "points")
}

/// A difference with its sign: “+120”, “−5”, “0”.
#[must_use]
pub fn signed(points: Points) -> String {
    let sign = if points > Points::ZERO { "+" } else { "" };
    format!("{sign}{}", grouped(points.0))
}

/// How a whole changed, in per cent of what it was: “+11 %”; “more than nothing” cannot be told so.
#[must_use]
pub fn signed_per_cent(before: Points, after: Points) -> Option<String> {
    let difference = after.0.saturating_sub(before.0);
    if before <= Points::ZERO {
        return None;
    }
    let sign = match difference {
        0 => "±",
        1.. => "+",
        _ => "−",
    };
    #[expect(clippy::cast_precision_loss, reason = "shown as whole per cent")]
    let share = difference.unsigned_abs() as f64 / before.0 as f64;
    Some(format!("{sign}{}", per_cent(share)))
}

/// A difference in money with its sign: “+12.50 EUR”.
#[must_use]
pub fn signed_money(points: Points, value: u32, currency: &str) -> String {
    let sign = if points > Points::ZERO { "+" } else { "" };
    format!("{sign}{}", money(points, value, currency))
}

fn awards(paid: Paid) -> String {
    format!(
        "{}, {}",
        counted(whole(paid.awards), "award", "awards"),
        points(paid.points)
    )
}

fn times(count: u64) -> String {
    if count == 1 {
        "once".to_owned()
    } else {
        format!("{} times", grouped(whole(count)))
    }
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
