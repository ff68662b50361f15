//! Receipts: why an award is what it is, what undid it, and what somebody added by hand.

use super::list::{all_of, quoted};
use super::{Names, Receipt, phrases, reasons};
use crate::corrections;
use crate::numbers::points as points_of;
use crate::points::Points;
use crate::rules::award::ReachedCap;
use crate::rules::calendar::Calendar;
use crate::rules::model::{AwardTo, Condition, Rule, Trigger, Trust};

pub(super) fn award(receipt: &Receipt<'_>, names: &Names, calendar: &Calendar) -> String {
    let sentences = [
        Some(gives(receipt, names)),
        weighed(receipt),
        capped(receipt, calendar),
    ];
    sentences
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

pub(super) fn near_miss(rule: &str, unmet: &[Condition], names: &Names) -> String {
    let missing: Vec<_> = unmet
        .iter()
        .map(|condition| reasons::missing(condition, names))
        .collect();
    format!("No points from {}: {}.", quoted(rule), all_of(&missing))
}

pub(super) fn reversal(rule: &str, version: Option<u32>, points: Points, reason: &str) -> String {
    let rule = version.map_or_else(|| quoted(rule), |version| named(rule, version));
    let undone = corrections::undone(Points(points.0.saturating_neg()));
    format!("{rule} is {undone}: {}", ended(reason))
}

pub(super) fn adjustment(points: Points, by: &str, reason: &str) -> String {
    let did = if points < Points::ZERO {
        "Taken off"
    } else {
        "Added"
    };
    format!("{did} by {by}: {}", ended(reason))
}

/// What happened, which rule that set off, and what it gives before anything is taken off:
/// “A customer’s thanks: “Thanked” (version 3 of the rules) gives 10 points.”
fn gives(receipt: &Receipt<'_>, names: &Names) -> String {
    let Receipt { rule, version, .. } = receipt;
    let gives = match split_words(rule) {
        "" if rule.award.per.is_none() => points_of(receipt.share),
        split => format!(
            "{}{split}: {}",
            phrases::amount(rule, names),
            points_of(receipt.share)
        ),
    };
    format!(
        "{}: {} gives {gives}.",
        happened(rule.when),
        named(&rule.name, *version)
    )
}

fn happened(when: Trigger) -> &'static str {
    match when {
        Trigger::Appreciation => "A customer’s thanks",
        Trigger::Score => "A customer’s score",
        Trigger::Recovery => "A recovery case put right",
    }
}

fn split_words(rule: &Rule) -> &'static str {
    match rule.award.to {
        AwardTo::Each => "",
        AwardTo::Split | AwardTo::Team => ", shared equally",
    }
}

/// How much the trust in the response leaves. Recovery cases are closed by staff and not weighed.
fn weighed(receipt: &Receipt<'_>) -> Option<String> {
    let came = match receipt.trust? {
        Trust::Open => "through an open link",
        Trust::Kiosk => "from an enrolled kiosk",
        Trust::Receipt => "through a receipt link",
    };
    let pays = phrases::weight(receipt.weight.into());
    Some(match receipt.weight {
        0 | 100 => format!("It came {came}, which pays {pays}."),
        weight => {
            let weighted = points_of(receipt.share.weighted(weight));
            format!("It came {came}, which pays {pays}: {weighted}.")
        }
    })
}

fn capped(receipt: &Receipt<'_>, calendar: &Calendar) -> Option<String> {
    let cap: &ReachedCap = receipt.cap?;
    let left = match receipt.awarded {
        Points::ZERO => "Nothing was".to_owned(),
        Points(1) => "Only 1 point was".to_owned(),
        points => format!("Only {} were", points_of(points)),
    };
    Some(format!(
        "{left} left under the {}.",
        reasons::limit(cap, calendar)
    ))
}

fn named(rule: &str, version: u32) -> String {
    format!("{} (version {version} of the rules)", quoted(rule))
}

/// Somebody's own words as a sentence.
fn ended(words: &str) -> String {
    let words = words.trim();
    if words.ends_with(['.', '!', '?', '…']) {
        words.to_owned()
    } else {
        format!("{words}.")
    }
}
