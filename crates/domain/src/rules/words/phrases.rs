//! The parts of the sentences: amounts, recipients, triggers, conditions, limits.

use super::Names;
use super::list::{all_of, any_of, named};
use crate::points::Points;
use crate::rules::event::Customer;
use crate::rules::model::{
    AwardTo, Cap, CapScope, CapWindow, Condition, Per, Rule, Trigger, Trust,
};

/// “point” after a 1, else “points”.
pub(super) fn points_noun(points: Points) -> &'static str {
    if points == Points(1) {
        "point"
    } else {
        "points"
    }
}

/// “10 points for each ticked standard (15 at most)”.
pub(super) fn amount(rule: &Rule, names: &Names) -> String {
    let points = rule.award.points;
    format!(
        "{points} {}{}",
        points_noun(points),
        multiplied(rule, names)
    )
}

/// What comes after the points where they are multiplied; else nothing.
pub(super) fn multiplied(rule: &Rule, names: &Names) -> String {
    let each = match rule.award.per {
        None => String::new(),
        Some(Per::Standard) => match named(&rule.named_standards(), &names.standards).as_slice() {
            [] => " for each ticked standard".to_owned(),
            standards => format!(" for each ticked standard among {}", all_of(standards)),
        },
    };
    let most = rule.award.at_most;
    let most = most.map_or_else(String::new, |most| format!(" ({most} at most)"));
    format!("{each}{most}")
}

/// Who gets the points: “to each recipient”.
pub(super) fn to(rule: &Rule) -> &'static str {
    match (rule.when, rule.award.to) {
        (Trigger::Recovery, AwardTo::Team) => "to the team of whoever put it right",
        (Trigger::Recovery, AwardTo::Each | AwardTo::Split) => "to whoever put it right",
        (_, AwardTo::Each) => "to each recipient",
        (_, AwardTo::Split) => "to the recipients, shared equally",
        (Trigger::Appreciation, AwardTo::Team) => "to the recipients’ teams, shared equally",
        (Trigger::Score, AwardTo::Team) => {
            "to the recipients’ teams, shared equally, or to the touchpoint’s team if nobody is named"
        }
    }
}

/// What has to happen: “a customer thanks them with a score of at least 4”.
pub(super) fn when(rule: &Rule, names: &Names) -> String {
    let happening = match rule.when {
        Trigger::Appreciation => thanks(rule, names),
        Trigger::Score => scores(rule, names),
        Trigger::Recovery => recovers(rule, names),
    };
    format!("{happening}{}", places(rule, names))
}

/// What sets a rule off, without its conditions: “applies to thanks”.
pub(super) fn trigger(when: Trigger) -> &'static str {
    match when {
        Trigger::Appreciation => "thanks that names somebody",
        Trigger::Score => "any score",
        Trigger::Recovery => "closed recovery cases",
    }
}

/// One condition as something that is required: “a score of at least 4”.
pub(super) fn condition(condition: &Condition, names: &Names) -> String {
    match condition {
        Condition::ScoreAtLeast(score) => score_of(*score),
        Condition::MessageCharsAtLeast(1) => "a message".to_owned(),
        Condition::MessageCharsAtLeast(chars) => {
            format!("a message of at least {chars} characters")
        }
        Condition::StandardsAny(keys) => {
            format!("a tick for {}", any_of(&named(keys, &names.standards)))
        }
        Condition::Teams(ids) => {
            format!("a touchpoint of {}", any_of(&named(ids, &names.teams)))
        }
        Condition::Touchpoints(ids) => {
            format!("the touchpoint {}", any_of(&named(ids, &names.touchpoints)))
        }
        Condition::Customers(kinds) => customers(kinds),
        Condition::TrustAtLeast(trust) => trusted(*trust).to_owned(),
        Condition::ClosedWithinHours(hours) => format!("closing within {}", hours_of(*hours)),
        Condition::RescoredAtLeast(5) => "a new score of 5".to_owned(),
        Condition::RescoredAtLeast(score) => format!("a new score of at least {score}"),
    }
}

/// “at most 50 points a day for each employee”.
pub(super) fn cap(cap: &Cap) -> String {
    let scope = match cap.per {
        CapScope::Employee => "for each employee",
        CapScope::Team => "for each team",
        CapScope::Touchpoint => "for each touchpoint",
        CapScope::Program => "in all",
    };
    let window = match cap.window {
        CapWindow::Day => "day",
        CapWindow::Week => "week",
        CapWindow::Month => "month",
        CapWindow::Quarter => "quarter",
    };
    let noun = points_noun(cap.points);
    format!("at most {} {noun} a {window} {scope}", cap.points)
}

/// All limits as the end of a sentence; empty where there are none.
pub(super) fn caps(caps: &[Cap]) -> String {
    if caps.is_empty() {
        return String::new();
    }
    let limits: Vec<_> = caps.iter().map(cap).collect();
    format!(", {}", all_of(&limits))
}

/// What a trust weight comes to.
pub(super) fn weight(per_cent: i64) -> String {
    match per_cent {
        0 => "nothing".to_owned(),
        100 => "in full".to_owned(),
        _ => format!("{per_cent} %"),
    }
}

fn score_of(score: i64) -> String {
    if score == 5 {
        "a score of 5".to_owned()
    } else {
        format!("a score of at least {score}")
    }
}

fn hours_of(hours: i64) -> String {
    if hours == 1 {
        "an hour".to_owned()
    } else {
        format!("{hours} hours")
    }
}

fn trusted(trust: Trust) -> &'static str {
    match trust {
        Trust::Open => "any link",
        Trust::Kiosk => "an enrolled kiosk or a receipt link",
        Trust::Receipt => "a receipt link",
    }
}

fn customers(kinds: &[Customer]) -> String {
    let kinds: Vec<_> = kinds.iter().copied().map(customer).collect();
    any_of(&kinds)
}

fn customer(kind: Customer) -> String {
    match kind {
        Customer::External => "an external customer",
        Customer::Internal => "an internal customer",
        Customer::Supplier => "a supplier",
    }
    .to_owned()
}

fn thanks(rule: &Rule, names: &Names) -> String {
    let whom = match rule.award.to {
        AwardTo::Each | AwardTo::Split => "them",
        AwardTo::Team => "somebody",
    };
    let who = subject(rule);
    let with = belongings(rule, names);
    if with.is_empty() {
        format!("{who} thanks {whom}")
    } else {
        format!("{who} thanks {whom} with {}", all_of(&with))
    }
}

fn scores(rule: &Rule, names: &Names) -> String {
    let mut given = belongings(rule, names);
    let names_a_score = |condition: &Condition| matches!(condition, Condition::ScoreAtLeast(_));
    if !rule.conditions.iter().any(names_a_score) {
        given.insert(0, "any score".to_owned());
    }
    format!("{} gives {}", subject(rule), all_of(&given))
}

fn recovers(rule: &Rule, names: &Names) -> String {
    let conditions = rule.conditions.iter();
    let how: String = conditions
        .filter(|condition| !is_place(condition))
        .map(|how| match how {
            Condition::ClosedWithinHours(hours) => format!(" within {}", hours_of(*hours)),
            _ => format!(" with {}", condition(how, names)),
        })
        .collect();
    format!("a recovery case is closed{how}")
}

/// Who acts: the customers that all such conditions name.
fn subject(rule: &Rule) -> String {
    let lists: Vec<_> = rule.conditions.iter().filter_map(kinds_of).collect();
    let [first, others @ ..] = lists.as_slice() else {
        return "a customer".to_owned();
    };
    let in_all = |kind: &&Customer| others.iter().all(|list| list.contains(kind));
    let kinds: Vec<_> = first.iter().filter(in_all).copied().collect();
    if kinds.is_empty() {
        "a customer of no kind".to_owned()
    } else {
        customers(&kinds)
    }
}

fn kinds_of(condition: &Condition) -> Option<&[Customer]> {
    match condition {
        Condition::Customers(kinds) => Some(kinds),
        _ => None,
    }
}

/// What the response has to have in it.
fn belongings(rule: &Rule, names: &Names) -> Vec<String> {
    // Where the points are per ticked standard, a single list of standards has been said with them.
    let said = rule.award.per.is_some()
        && rule
            .conditions
            .iter()
            .filter(|one| is_standards(one))
            .count()
            == 1;
    rule.conditions
        .iter()
        .filter(|one| !is_place(one) && kinds_of(one).is_none() && !(said && is_standards(one)))
        .map(|belonging| condition(belonging, names))
        .collect()
}

fn is_standards(condition: &Condition) -> bool {
    matches!(condition, Condition::StandardsAny(_))
}

/// Where and through what the response came: “ at “Till 3” through a receipt link”.
fn places(rule: &Rule, names: &Names) -> String {
    rule.conditions
        .iter()
        .filter(|condition| is_place(condition))
        .map(|place| match place {
            Condition::TrustAtLeast(_) => format!(" through {}", condition(place, names)),
            Condition::Touchpoints(ids) => {
                format!(" at {}", any_of(&named(ids, &names.touchpoints)))
            }
            _ => format!(" at {}", condition(place, names)),
        })
        .collect()
}

fn is_place(condition: &Condition) -> bool {
    matches!(
        condition,
        Condition::Teams(_) | Condition::Touchpoints(_) | Condition::TrustAtLeast(_)
    )
}
