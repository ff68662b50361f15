//! The rules that a new program starts with: three, which show how rules work.

use domain::instant::Instant;
use domain::points::Points;
use domain::rules::model::{AwardRule, Per};
use domain::rules::{AwardTo, Condition, Rule, RuleSet, Trigger, TrustWeights};

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
