//! What the controls of a rule are called, for those who do not see the sentence around them.

use super::values::ConditionKind;
use domain::rules::words::Slot;
use domain::rules::{Rule, Trust};

/// The name of the control in this slot.
pub fn slot(rule: &Rule, slot: Slot) -> String {
    match slot {
        Slot::Points => "Points".to_owned(),
        Slot::Per => "What the points are given for".to_owned(),
        Slot::AtMost => "Most points for one response".to_owned(),
        Slot::To => "Who gets the points".to_owned(),
        Slot::When => "What sets the rule off".to_owned(),
        Slot::Condition(position) => {
            let condition = rule.conditions.get(position).map(ConditionKind::of);
            condition.map_or("Condition", value).to_owned()
        }
        Slot::CapPoints(position) => limit(rule, position, "points"),
        Slot::CapWindow(position) => limit(rule, position, "time"),
        Slot::CapScope(position) => limit(rule, position, "counted for"),
        Slot::Weight(trust) => weight(trust).to_owned(),
    }
}

/// The name of the field of a weight.
pub fn weight(trust: Trust) -> &'static str {
    match trust {
        Trust::Open => "Per cent through an open link",
        Trust::Kiosk => "Per cent at an enrolled kiosk",
        Trust::Receipt => "Per cent through a receipt link",
    }
}

/// What a condition is called where one is chosen.
pub fn condition(kind: ConditionKind) -> &'static str {
    match kind {
        ConditionKind::Score => "The score is at least…",
        ConditionKind::Message => "The message has at least…",
        ConditionKind::Standards => "A standard is ticked…",
        ConditionKind::Teams => "The touchpoint belongs to…",
        ConditionKind::Touchpoints => "It happens at…",
        ConditionKind::Customers => "The customer is…",
        ConditionKind::Trust => "It comes through…",
        ConditionKind::ClosedWithin => "It is closed within…",
        ConditionKind::Rescored => "The customer scores again…",
    }
}

fn value(kind: ConditionKind) -> &'static str {
    match kind {
        ConditionKind::Score => "Score",
        ConditionKind::Message => "Characters of the message",
        ConditionKind::Standards => "Standards",
        ConditionKind::Teams => "Teams",
        ConditionKind::Touchpoints => "Touchpoints",
        ConditionKind::Customers => "Customers",
        ConditionKind::Trust => "How the response came",
        ConditionKind::ClosedWithin => "Hours until it is closed",
        ConditionKind::Rescored => "New score",
    }
}

/// Limits are told apart by number where a rule has several.
fn limit(rule: &Rule, position: usize, what: &str) -> String {
    if rule.caps.len() > 1 {
        format!("Limit {}: {what}", position + 1)
    } else {
        format!("Limit: {what}")
    }
}
