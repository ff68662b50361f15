//! Amounts, recipients, limits and weights, as they are said in sentences.

use super::Names;
use super::conditions;
use super::list::{all_of, named};
use super::parts::{Clause, Slot, Writer};
use crate::numbers::grouped;
use crate::points::Points;
use crate::rules::model::{
    AwardTo, Cap, CapScope, CapWindow, Per, Rule, Trigger, Trust, TrustWeights,
};

/// “point” after a 1, else “points”.
pub(super) fn points_noun(points: Points) -> &'static str {
    if points == Points(1) {
        "point"
    } else {
        "points"
    }
}

/// The whole sentence.
pub(super) fn sentence(writer: &mut Writer, rule: &Rule, names: &Names) {
    writer.text("Give ");
    write_amount(writer, rule, names);
    writer.text(" to ");
    writer.slot(Slot::To, recipients(rule.award.to, rule.when));
    writer.text(or_else(rule));
    // A clause with commas of its own is closed by one.
    writer.text(if to(rule).contains(',') { "," } else { "" });
    writer.text(" when ");
    conditions::when(writer, rule, names);
    write_caps(writer, &rule.caps);
    writer.text(".");
    writer.text(if rule.enabled {
        ""
    } else {
        " It is switched off."
    });
}

/// “10 points for each ticked standard (15 at most)”.
pub(super) fn amount(rule: &Rule, names: &Names) -> String {
    let mut writer = Writer::default();
    write_amount(&mut writer, rule, names);
    writer.words()
}

fn write_amount(writer: &mut Writer, rule: &Rule, names: &Names) {
    let award = &rule.award;
    let noun = points_noun(award.points);
    writer.slot(Slot::Points, grouped(award.points.0));
    writer.text(" ");
    match award.per {
        None => writer.slot(Slot::Per, noun),
        Some(Per::Standard) => {
            writer.slot(Slot::Per, format!("{noun} for each ticked standard"));
            write_counted(writer, rule, names);
        }
    }
    if let Some(most) = award.at_most {
        writer.text(" ");
        writer.within(Clause::AtMost, |writer| {
            writer.text("(");
            writer.slot(Slot::AtMost, grouped(most.0));
            writer.text(" at most)");
        });
    }
}

/// Which standards count, where the rule names some. A single condition on them is said here and nowhere else.
fn write_counted(writer: &mut Writer, rule: &Rule, names: &Names) {
    let standards = all_of(&named(&rule.named_standards(), &names.standards));
    if let Some(position) = conditions::said_with_the_points(rule) {
        writer.text(" ");
        writer.within(Clause::Condition(position), |writer| {
            writer.text("among ");
            writer.slot(Slot::Condition(position), standards);
        });
    } else if !rule.named_standards().is_empty() {
        writer.text(format!(" among {standards}"));
    }
}

/// Who gets the points: “to each recipient”.
pub(super) fn to(rule: &Rule) -> String {
    let whom = recipients(rule.award.to, rule.when);
    format!("to {whom}{}", or_else(rule))
}

fn recipients(to: AwardTo, when: Trigger) -> &'static str {
    match (when, to) {
        (Trigger::Recovery, AwardTo::Team) => "the team of whoever put it right",
        (Trigger::Recovery, AwardTo::Each) => "whoever put it right",
        // Only one person closes a case: there is nobody to share with.
        (Trigger::Recovery, AwardTo::Split) => "whoever put it right, undivided",
        (_, AwardTo::Each) => "each recipient",
        (_, AwardTo::Split) => "the recipients, shared equally",
        (_, AwardTo::Team) => "the recipients’ teams, shared equally",
    }
}

/// Who gets the points where nobody is named.
fn or_else(rule: &Rule) -> &'static str {
    match (rule.when, rule.award.to) {
        (Trigger::Score, AwardTo::Team) => ", or to the touchpoint’s team if nobody is named",
        _ => "",
    }
}

/// What sets a rule off, without its conditions: “applies to thanks”.
pub(super) fn trigger(when: Trigger) -> &'static str {
    match when {
        Trigger::Appreciation => "thanks that names somebody",
        Trigger::Score => "any score",
        Trigger::Recovery => "closed recovery cases",
    }
}

/// “at most 50 points a day for each employee”.
pub(super) fn cap(cap: &Cap) -> String {
    let mut writer = Writer::default();
    write_cap(&mut writer, 0, cap);
    writer.words()
}

fn write_cap(writer: &mut Writer, position: usize, cap: &Cap) {
    writer.text("at most ");
    writer.slot(Slot::CapPoints(position), grouped(cap.points.0));
    writer.text(format!(" {} ", points_noun(cap.points)));
    writer.slot(Slot::CapWindow(position), window(cap.window));
    writer.text(" ");
    writer.slot(Slot::CapScope(position), scope(cap.per));
}

fn window(window: CapWindow) -> &'static str {
    match window {
        CapWindow::Day => "a day",
        CapWindow::Week => "a week",
        CapWindow::Month => "a month",
        CapWindow::Quarter => "a quarter",
    }
}

fn scope(scope: CapScope) -> &'static str {
    match scope {
        CapScope::Employee => "for each employee",
        CapScope::Team => "for each team",
        CapScope::Touchpoint => "for each touchpoint",
        CapScope::Program => "in all",
    }
}

/// All limits as the end of a sentence; nothing where there are none.
fn write_caps(writer: &mut Writer, caps: &[Cap]) {
    if caps.is_empty() {
        return;
    }
    writer.text(", ");
    let caps: Vec<_> = caps.iter().enumerate().collect();
    writer.all_of(&caps, |writer, &(position, cap)| {
        writer.within(Clause::Cap(position), |writer| {
            write_cap(writer, position, cap);
        });
    });
}

/// How much the trust in a response counts, as a sentence.
pub(super) fn trust(writer: &mut Writer, weights: TrustWeights) {
    writer.text("A response through an open link pays ");
    writer.slot(Slot::Weight(Trust::Open), weight(weights.open));
    writer.text(", one at an enrolled kiosk ");
    writer.slot(Slot::Weight(Trust::Kiosk), weight(weights.kiosk));
    writer.text(" and one through a receipt link ");
    writer.slot(Slot::Weight(Trust::Receipt), weight(weights.receipt));
    writer.text(".");
}

/// What a trust weight comes to.
pub(super) fn weight(per_cent: i64) -> String {
    match per_cent {
        0 => "nothing".to_owned(),
        100 => "in full".to_owned(),
        _ => format!("{per_cent} %"),
    }
}
