//! What has to happen, and the conditions on it.

use super::Names;
use super::list::{any_of, named};
use super::parts::{Clause, Slot, Writer};
use crate::numbers::grouped;
use crate::rules::event::Customer;
use crate::rules::model::{AwardTo, Condition, Rule, Trigger, Trust};

/// One condition as something that is required: “a score of at least 4”.
pub(super) fn condition(condition: &Condition, names: &Names) -> String {
    let mut writer = Writer::default();
    requirement(&mut writer, (0, condition), names);
    writer.words()
}

/// What has to happen: “a customer thanks them with a score of at least 4”. Each condition is said once.
pub(super) fn when(writer: &mut Writer, rule: &Rule, names: &Names) {
    match rule.when {
        Trigger::Recovery => recovers(writer, rule, names),
        Trigger::Appreciation | Trigger::Score => responds(writer, rule, names),
    }
    for place in conditions(rule).filter(|(_, condition)| is_place(condition)) {
        writer.text(" ");
        clause(writer, place, |writer| at_place(writer, place, names));
    }
}

/// The position of the condition on standards that the amount says already: where points are counted per ticked standard, and
/// there is just one.
pub(super) fn said_with_the_points(rule: &Rule) -> Option<usize> {
    let mut named = conditions(rule).filter(|(_, one)| matches!(one, Condition::StandardsAny(_)));
    let (position, _) = named.next().filter(|_| rule.award.per.is_some())?;
    named.next().is_none().then_some(position)
}

type Placed<'a> = (usize, &'a Condition);

fn conditions(rule: &Rule) -> impl Iterator<Item = Placed<'_>> {
    rule.conditions.iter().enumerate()
}

fn clause(writer: &mut Writer, (position, _): Placed<'_>, write: impl FnOnce(&mut Writer)) {
    writer.within(Clause::Condition(position), write);
}

fn responds(writer: &mut Writer, rule: &Rule, names: &Names) {
    let what = match (rule.when, rule.award.to) {
        (Trigger::Score, _) => "responds",
        (_, AwardTo::Team) => "thanks somebody",
        _ => "thanks them",
    };
    if subject(writer, rule) {
        writer.slot(Slot::When, what);
    } else {
        writer.slot(Slot::When, format!("a customer {what}"));
    }
    let belongings: Vec<_> = belongings(rule).collect();
    let any_score = rule.when == Trigger::Score
        && !conditions(rule).any(|(_, one)| matches!(one, Condition::ScoreAtLeast(_)));
    writer.text(match (any_score, belongings.as_slice()) {
        (true, []) => " with any score",
        (true, [_]) => " with any score and ",
        (true, _) => " with any score, ",
        (false, []) => "",
        (false, _) => " with ",
    });
    writer.all_of(&belongings, |writer, &belonging| {
        clause(writer, belonging, |writer| {
            requirement(writer, belonging, names);
        });
    });
}

/// Who acts, where conditions say it: “an internal customer or a supplier ”. Answers whether any did.
fn subject(writer: &mut Writer, rule: &Rule) -> bool {
    let mut is_first = true;
    for kinds in conditions(rule).filter(|(_, condition)| is_customers(condition)) {
        clause(writer, kinds, |writer| {
            writer.text(if is_first { "" } else { "who is also " });
            value(writer, kinds, &Names::default());
        });
        writer.text(" ");
        is_first = false;
    }
    !is_first
}

fn recovers(writer: &mut Writer, rule: &Rule, names: &Names) {
    writer.slot(Slot::When, "a recovery case is closed");
    for how in conditions(rule).filter(|(_, condition)| !is_place(condition)) {
        writer.text(" ");
        clause(writer, how, |writer| {
            if matches!(how.1, Condition::ClosedWithinHours(_)) {
                within(writer, how, names);
            } else {
                writer.text("with ");
                requirement(writer, how, names);
            }
        });
    }
}

/// What the response has to have in it.
fn belongings(rule: &Rule) -> impl Iterator<Item = Placed<'_>> {
    let said = said_with_the_points(rule);
    conditions(rule).filter(move |(position, condition)| {
        !is_place(condition) && !is_customers(condition) && said != Some(*position)
    })
}

fn is_customers(condition: &Condition) -> bool {
    matches!(condition, Condition::Customers(_))
}

/// Whether it says where and through what the response came.
fn is_place(condition: &Condition) -> bool {
    matches!(
        condition,
        Condition::Teams(_) | Condition::Touchpoints(_) | Condition::TrustAtLeast(_)
    )
}

/// “at “Till 3””, “through a receipt link”.
fn at_place(writer: &mut Writer, place: Placed<'_>, names: &Names) {
    match place.1 {
        Condition::TrustAtLeast(_) => {
            writer.text("through ");
            requirement(writer, place, names);
        }
        Condition::Touchpoints(_) => {
            writer.text("at ");
            value(writer, place, names);
        }
        _ => {
            writer.text("at ");
            requirement(writer, place, names);
        }
    }
}

fn within(writer: &mut Writer, hours: Placed<'_>, names: &Names) {
    writer.text("within ");
    value(writer, hours, names);
    writer.text(noun(hours.1));
}

fn requirement(writer: &mut Writer, placed: Placed<'_>, names: &Names) {
    writer.text(match placed.1 {
        Condition::ScoreAtLeast(_) => "a score of ",
        Condition::MessageCharsAtLeast(_) => "a message of at least ",
        Condition::StandardsAny(_) => "a tick for ",
        Condition::Teams(_) => "a touchpoint of ",
        Condition::Touchpoints(_) => "the touchpoint ",
        Condition::Customers(_) | Condition::TrustAtLeast(_) => "",
        Condition::ClosedWithinHours(_) => "closing within ",
        Condition::RescoredAtLeast(_) => "a new score of ",
    });
    value(writer, placed, names);
    writer.text(noun(placed.1));
}

/// The value alone.
fn value(writer: &mut Writer, (position, condition): Placed<'_>, names: &Names) {
    let words = match condition {
        Condition::ScoreAtLeast(5) | Condition::RescoredAtLeast(5) => "5".to_owned(),
        Condition::ScoreAtLeast(score) | Condition::RescoredAtLeast(score) => {
            format!("at least {score}")
        }
        Condition::MessageCharsAtLeast(number) | Condition::ClosedWithinHours(number) => {
            grouped(*number)
        }
        Condition::StandardsAny(keys) => any_of(&named(keys, &names.standards)),
        Condition::Teams(ids) => any_of(&named(ids, &names.teams)),
        Condition::Touchpoints(ids) => any_of(&named(ids, &names.touchpoints)),
        Condition::Customers(kinds) => customers(kinds),
        Condition::TrustAtLeast(trust) => trusted(*trust).to_owned(),
    };
    writer.slot(Slot::Condition(position), words);
}

/// What a number counts.
fn noun(condition: &Condition) -> &'static str {
    match condition {
        Condition::MessageCharsAtLeast(1) => " character",
        Condition::MessageCharsAtLeast(_) => " characters",
        Condition::ClosedWithinHours(1) => " hour",
        Condition::ClosedWithinHours(_) => " hours",
        _ => "",
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
    if kinds.is_empty() {
        return "a customer of no kind".to_owned();
    }
    let kinds: Vec<_> = kinds.iter().copied().map(customer).collect();
    any_of(&kinds)
}

/// “an internal customer”.
pub(super) fn customer(kind: Customer) -> String {
    match kind {
        Customer::External => "an external customer",
        Customer::Internal => "an internal customer",
        Customer::Supplier => "a supplier",
    }
    .to_owned()
}
