//! What a new program starts with: standards, reasons, and three rules that show how rules work.

use domain::api::feedback::ChoiceView;
use domain::instant::Instant;
use domain::points::Points;
use domain::rules::model::{AwardRule, Per};
use domain::rules::{AwardTo, Condition, Rule, RuleSet, Trigger, TrustWeights};

/// Behaviours that customers of most services can tell, external and internal ones alike.
pub(super) fn standards() -> Vec<ChoiceView> {
    choices(&[
        ("quick", "Answered quickly"),
        ("proactive", "Solved it before I asked"),
        ("promise", "Kept a promise"),
        ("listened", "Listened to me"),
        ("explained", "Explained it clearly"),
        ("welcoming", "Made me feel welcome"),
    ])
}

/// What most often has to be put right.
pub(super) fn reasons() -> Vec<ChoiceView> {
    choices(&[
        ("waiting", "I waited too long"),
        ("not_solved", "My request was not solved"),
        ("information", "I was not told what happens next"),
        ("manner", "The way I was treated"),
        ("place", "The place or the equipment"),
        ("price", "The price or the bill"),
    ])
}

/// Three rules without caps: thanks pays each person, lived standards add a little, and the best
/// score pays the team. An open link counts half, for nobody can tell who used it.
pub(super) fn rules(time_zone: &str) -> RuleSet {
    RuleSet {
        version: 1,
        effective_from: Instant::from_micros(0),
        time_zone: time_zone.to_owned(),
        trust_weight: TrustWeights {
            open: 50,
            kiosk: 50,
            receipt: 100,
        },
        rules: vec![thanked(), standards_lived(), team_share()],
    }
}

fn thanked() -> Rule {
    Rule {
        id: "thanked".to_owned(),
        name: "Thanked by a customer".to_owned(),
        enabled: true,
        when: Trigger::Appreciation,
        conditions: vec![Condition::ScoreAtLeast(4)],
        award: award(10, AwardTo::Each),
        caps: Vec::new(),
    }
}

fn standards_lived() -> Rule {
    Rule {
        id: "standards".to_owned(),
        name: "Lived a standard".to_owned(),
        enabled: true,
        when: Trigger::Appreciation,
        conditions: vec![Condition::StandardsAny(vec![
            "quick".to_owned(),
            "proactive".to_owned(),
            "promise".to_owned(),
        ])],
        award: AwardRule {
            per: Some(Per::Standard),
            at_most: Some(Points(12)),
            ..award(4, AwardTo::Each)
        },
        caps: Vec::new(),
    }
}

fn team_share() -> Rule {
    Rule {
        id: "team".to_owned(),
        name: "Team share".to_owned(),
        enabled: true,
        when: Trigger::Score,
        conditions: vec![Condition::ScoreAtLeast(5)],
        award: award(6, AwardTo::Team),
        caps: Vec::new(),
    }
}

fn award(points: i64, to: AwardTo) -> AwardRule {
    AwardRule {
        points: Points(points),
        per: None,
        at_most: None,
        to,
    }
}

fn choices(entries: &[(&str, &str)]) -> Vec<ChoiceView> {
    entries
        .iter()
        .map(|&(key, label)| ChoiceView {
            key: key.to_owned(),
            label: label.to_owned(),
        })
        .collect()
}
