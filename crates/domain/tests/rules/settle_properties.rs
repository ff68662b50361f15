//! What holds for any rules and any response.

use super::support::{pay, response, rule, rule_set};
use domain::points::Points;
use domain::rules::words::{Names, differences};
use domain::rules::{Award, AwardTo, Response, Rule, RuleSet, TrustWeights};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::json;

const STANDARDS: [&str; 4] = ["quick", "proactive", "kind", "clear"];
const PEOPLE: [(&str, &str); 5] = [
    ("ana", "store"),
    ("ben", "store"),
    ("cem", "ward"),
    ("dao", "help-desk"),
    ("eve", "ward"),
];

fn some_conditions() -> impl Strategy<Value = serde_json::Value> {
    let all = vec![
        json!({ "score_at_least": 4 }),
        json!({ "message_chars_at_least": 20 }),
        json!({ "standards_any": ["quick", "clear"] }),
        json!({ "teams": ["store"] }),
        json!({ "customers": ["external"] }),
        json!({ "trust_at_least": "kiosk" }),
    ];
    subsequence(all, 0..=3).prop_map(|chosen| json!(chosen))
}

fn some_award() -> impl Strategy<Value = serde_json::Value> {
    (
        1..=40_i64,
        any::<bool>(),
        select(vec!["each", "split", "team"]),
    )
        .prop_map(|(points, per_standard, to)| {
            if per_standard {
                json!({ "points": points, "per": "standard", "at_most": 60, "to": to })
            } else {
                json!({ "points": points, "to": to })
            }
        })
}

fn some_rule() -> impl Strategy<Value = Rule> {
    let when = select(vec!["appreciation", "score"]);
    (some_conditions(), some_award(), when, any::<bool>()).prop_map(
        |(conditions, award, when, enabled)| {
            rule(json!({ "if": conditions, "award": award, "when": when, "enabled": enabled }))
        },
    )
}

fn some_rules() -> impl Strategy<Value = RuleSet> {
    let weights = [0..=100_i64, 0..=100_i64, 0..=100_i64];
    (weights, prop::collection::vec(some_rule(), 0..5)).prop_map(
        |([open, kiosk, receipt], mut rules)| {
            for (position, rule) in rules.iter_mut().enumerate() {
                rule.id = format!("rule-{position}");
            }
            RuleSet {
                trust_weight: TrustWeights {
                    open,
                    kiosk,
                    receipt,
                },
                rules,
                ..rule_set()
            }
        },
    )
}

fn some_response() -> impl Strategy<Value = Response> {
    (
        1..=5_u8,
        select(vec!["open", "kiosk", "receipt"]),
        select(vec!["external", "internal", "supplier"]),
        subsequence(STANDARDS.to_vec(), 0..=4),
        0..60_u32,
        subsequence(PEOPLE.to_vec(), 0..=5).prop_shuffle(),
    )
        .prop_map(|(score, trust, customer, standards, chars, people)| {
            response(json!({
                "score": score, "trust": trust, "customer": customer, "standards": standards,
                "message_chars": chars, "recipients": super::support::recipients(&people),
            }))
        })
}

fn paid_by(awards: &[Award], rule: &Rule) -> Vec<Award> {
    let of_rule = awards.iter().filter(|award| award.rule == rule.id);
    of_rule.cloned().collect()
}

/// Everything but the version, which tells when a rule set was published and not what it pays.
fn payouts(awards: Vec<Award>) -> Vec<Award> {
    let without_version = |award| Award {
        version: 0,
        ..award
    };
    awards.into_iter().map(without_version).collect()
}

/// `rules` with one aspect as in `other`, so that nothing else can be what differs.
fn with_aspect(mut rules: RuleSet, other: RuleSet, aspect: i32) -> RuleSet {
    if aspect == 0 {
        rules.trust_weight = other.trust_weight;
    }
    for (rule, other) in rules.rules.iter_mut().zip(other.rules) {
        match aspect {
            1 => rule.enabled = other.enabled,
            2 => rule.when = other.when,
            3 => rule.conditions = other.conditions,
            4 => rule.award = other.award,
            5 => rule.award.to = other.award.to,
            _ => {}
        }
    }
    rules
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn shares_sum_to_the_points(rules in some_rules(), given in some_response()) {
        let awards = pay(&rules, given.clone());
        for rule in &rules.rules {
            let shares: Vec<_> = paid_by(&awards, rule).iter().map(|award| award.share).collect();
            let plain = rule.award.per.is_none();
            if plain && !shares.is_empty() && rule.award.to != AwardTo::Each {
                prop_assert_eq!(shares.iter().copied().sum::<Points>(), rule.award.points);
            }
            if plain && rule.award.to == AwardTo::Each {
                prop_assert!(shares.iter().all(|share| *share == rule.award.points));
            }
        }
    }

    #[test]
    fn nobody_gets_more_than_their_share(rules in some_rules(), given in some_response()) {
        for award in pay(&rules, given) {
            prop_assert!(Points::ZERO <= award.awarded && award.awarded <= award.share);
        }
    }

    #[test]
    fn a_rule_pays_the_same_whatever_other_rules_there_are(rules in some_rules(), given in some_response()) {
        let together = pay(&rules, given.clone());
        let mut one_by_one = Vec::new();
        for rule in &rules.rules {
            let alone = RuleSet { rules: vec![rule.clone()], ..rules.clone() };
            one_by_one.extend(pay(&alone, given.clone()));
        }
        prop_assert_eq!(together, one_by_one);
    }

    #[test]
    fn the_order_of_names_and_ticks_does_not_matter(rules in some_rules(), given in some_response()) {
        let mut reversed = given.clone();
        reversed.recipients.reverse();
        reversed.standards.reverse();
        prop_assert_eq!(pay(&rules, given), pay(&rules, reversed));
    }

    #[test]
    fn beneficiaries_are_paid_once_and_in_ascending_order(rules in some_rules(), given in some_response()) {
        let awards = pay(&rules, given);
        for rule in &rules.rules {
            let accounts: Vec<_> = paid_by(&awards, rule).into_iter().map(|award| award.to).collect();
            prop_assert!(accounts.is_sorted_by(|earlier, later| earlier < later));
        }
    }

    #[test]
    fn rules_that_are_switched_off_pay_nothing(rules in some_rules(), given in some_response()) {
        let awards = pay(&rules, given);
        for rule in rules.rules.iter().filter(|rule| !rule.enabled) {
            prop_assert_eq!(paid_by(&awards, rule), []);
        }
    }

    #[test]
    fn sets_without_a_difference_in_words_pay_the_same(rules in some_rules(), given in some_response()) {
        let mut same = rules.clone();
        same.version += 1;
        same.effective_from = same.effective_from.plus_seconds(60);
        for rule in &mut same.rules {
            rule.conditions.reverse();
        }
        prop_assert_eq!(differences(&rules, &same, &Names::default()), Vec::<String>::new());
        prop_assert_eq!(payouts(pay(&rules, given.clone())), payouts(pay(&same, given)));
    }

    #[test]
    fn sets_that_pay_differently_differ_in_words(one in some_rules(), other in some_rules(), aspect in 0..6, given in some_response()) {
        let changed = with_aspect(one.clone(), other, aspect);
        if payouts(pay(&one, given.clone())) != payouts(pay(&changed, given)) {
            prop_assert_ne!(differences(&one, &changed, &Names::default()), Vec::<String>::new());
        }
    }
}
