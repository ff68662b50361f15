//! What can be wrong with one rule.

use super::{Lists, Problems};
use crate::points::Points;
use crate::rules::model::{
    AwardRule, AwardTo, Cap, CapScope, Condition, MOST_IN_A_CAP, Rule, Trigger,
};
use crate::validation::{self, MESSAGE_CHARS};

/// The longest time that a condition on a recovery case may name, in hours: a year.
pub const HOURS: u16 = 8_760;

pub(super) fn check(rule: &Rule, path: &str, lists: Lists<'_>, problems: &mut Problems) {
    check_id(&rule.id, &format!("{path}.id"), problems);
    let name = validation::line(&format!("{path}.name"), &rule.name);
    problems.found.extend(name.err());
    for (position, condition) in rule.conditions.iter().enumerate() {
        let path = format!("{path}.if[{position}].{}", condition.key());
        check_fit(rule.when, condition, &path, problems);
        check_value(condition, &path, lists, problems);
    }
    check_award(rule, path, problems);
    check_caps(rule, path, problems);
}

/// Two ids that differ in spaces only would be two rules, and nobody could see it.
fn check_id(id: &str, path: &str, problems: &mut Problems) {
    match validation::line(path, id) {
        Ok(line) if line == id => {}
        Ok(_) => problems.add(path, "Remove the spaces before and after it."),
        Err(problem) => problems.found.push(problem),
    }
}

fn check_fit(when: Trigger, condition: &Condition, path: &str, problems: &mut Problems) {
    let fits = match condition {
        Condition::Teams(_) | Condition::Touchpoints(_) => true,
        Condition::ClosedWithinHours(_) | Condition::RescoredAtLeast(_) => {
            when == Trigger::Recovery
        }
        Condition::ScoreAtLeast(_)
        | Condition::MessageCharsAtLeast(_)
        | Condition::StandardsAny(_)
        | Condition::Customers(_)
        | Condition::TrustAtLeast(_) => when != Trigger::Recovery,
    };
    if !fits {
        let message = match when {
            Trigger::Recovery => {
                "A closed recovery case has no such thing: this condition fits only rules for thanks or scores. Remove it."
            }
            Trigger::Appreciation | Trigger::Score => {
                "A response has no such thing: this condition fits only rules for closed recovery cases. Remove it."
            }
        };
        problems.add(path, message);
    }
}

fn check_value(condition: &Condition, path: &str, lists: Lists<'_>, problems: &mut Problems) {
    match condition {
        Condition::ScoreAtLeast(score) | Condition::RescoredAtLeast(score) => {
            problems.in_range(path, *score, 1..=5);
        }
        Condition::MessageCharsAtLeast(chars) => {
            // More than a message can have would never hold, and 0 would be no condition.
            let longest = i64::try_from(MESSAGE_CHARS).unwrap_or(i64::MAX);
            problems.in_range(path, *chars, 1..=longest);
        }
        Condition::ClosedWithinHours(hours) => problems.in_range(path, *hours, 1..=HOURS.into()),
        Condition::StandardsAny(keys) => {
            check_list(keys, lists.standards, "service standard", path, problems);
        }
        Condition::Teams(ids) => check_list(ids, lists.teams, "team", path, problems),
        Condition::Touchpoints(ids) => {
            check_list(ids, lists.touchpoints, "touchpoint", path, problems);
        }
        Condition::Customers(kinds) if kinds.is_empty() => add_empty(path, problems),
        Condition::Customers(_) | Condition::TrustAtLeast(_) => {}
    }
}

fn check_list(
    named: &[String],
    known: Option<&[String]>,
    what: &str,
    path: &str,
    problems: &mut Problems,
) {
    if named.is_empty() {
        add_empty(path, problems);
    }
    let Some(known) = known else { return };
    for (position, name) in named.iter().enumerate() {
        if !known.contains(name) {
            problems.add(
                format!("{path}[{position}]"),
                format!("There is no {what} “{name}”. Choose one that there is, or remove it."),
            );
        }
    }
}

fn add_empty(path: &str, problems: &mut Problems) {
    problems.add(
        path,
        "The list is empty, so the rule would never pay. Name at least one, or remove the condition.",
    );
}

fn check_award(rule: &Rule, path: &str, problems: &mut Problems) {
    let path = format!("{path}.award");
    check_points(rule.award.points, &format!("{path}.points"), problems);
    if let Some(most) = rule.award.at_most {
        check_points(most, &format!("{path}.at_most"), problems);
    }
    check_multiplying(rule.when, &rule.award, &path, problems);
}

fn check_multiplying(when: Trigger, award: &AwardRule, path: &str, problems: &mut Problems) {
    if award.per.is_some() && when == Trigger::Recovery {
        problems.add(
            format!("{path}.per"),
            "A closed recovery case has no ticked standards to multiply by. Remove it.",
        );
    }
    if award.at_most.is_some() && award.per.is_none() {
        problems.add(
            format!("{path}.at_most"),
            "A maximum goes with points for each ticked standard. Add `\"per\": \"standard\"`, or remove the maximum.",
        );
    }
}

fn check_points(points: Points, path: &str, problems: &mut Problems) {
    problems.in_range(path, points.0, 1..=Points::MAX_IN_A_RULE.0);
}

fn check_caps(rule: &Rule, path: &str, problems: &mut Problems) {
    let path = format!("{path}.caps");
    for (position, cap) in rule.caps.iter().enumerate() {
        let path = format!("{path}[{position}]");
        let earlier = rule.caps.iter().take(position);
        check_cap(cap, rule.award.to, &path, problems);
        check_first(cap, earlier, &path, problems);
    }
}

fn check_cap(cap: &Cap, to: AwardTo, path: &str, problems: &mut Problems) {
    let points = format!("{path}.points");
    problems.in_range(&points, cap.points.0, 1..=MOST_IN_A_CAP.0);
    if cap.per == CapScope::Employee && to == AwardTo::Team {
        problems.add(
            format!("{path}.per"),
            "A limit for each employee cannot apply to an award that goes to teams. Choose team, touchpoint or program.",
        );
    }
}

/// Of two limits on the same total only the tighter could ever bind.
fn check_first<'a>(
    cap: &Cap,
    mut earlier: impl Iterator<Item = &'a Cap>,
    path: &str,
    problems: &mut Problems,
) {
    if earlier.any(|other| (other.per, other.window) == (cap.per, cap.window)) {
        problems.add(
            path,
            "This limit is there twice: for the same scope and window keep one.",
        );
    }
}
