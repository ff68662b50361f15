//! The draft of the next version: what was changed of the live rules, and what follows from it.

use domain::api::problem::FieldProblem;
use domain::api::rules::{PublishRules, RulesView};
use domain::points::Points;
use domain::rules::words::Names;
use domain::rules::{Lists, Rule, RuleSet, check, words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Changes to a version of the rules. What was typed is kept as it was typed, wrong numbers too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The version that the changes are made on.
    pub base: RuleSet,
    /// What was typed as the points of a rule, by the rule's id; only where it differs from `base`.
    points: BTreeMap<String, String>,
}

/// What somebody else published while a draft was open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meanwhile {
    /// The version that is live now.
    pub version: u32,
    /// Who published it.
    pub published_by: String,
    /// Why.
    pub reason: String,
    /// What is different from the version that the draft is based on, in sentences.
    pub differences: Vec<String>,
}

impl Draft {
    /// A draft without a change.
    pub fn on(base: RuleSet) -> Self {
        Self {
            base,
            points: BTreeMap::new(),
        }
    }

    /// Whether anything differs from the version it is based on.
    pub fn is_changed(&self) -> bool {
        !self.points.is_empty()
    }

    /// Whether the points of this rule differ.
    pub fn is_rule_changed(&self, rule: &str) -> bool {
        self.points.contains_key(rule)
    }

    /// The points of a rule as they stand in its field.
    pub fn text(&self, rule: &Rule) -> String {
        let typed = self.points.get(&rule.id).cloned();
        typed.unwrap_or_else(|| rule.award.points.to_string())
    }

    /// Takes over what was typed as the points of a rule.
    pub fn set_points(&mut self, rule: &str, typed: &str) {
        let before = self.find(rule).map(|rule| rule.award.points);
        if before.is_some() && read_points(typed) == before {
            self.points.remove(rule);
        } else {
            self.points.insert(rule.to_owned(), typed.to_owned());
        }
    }

    /// Moves the points of a rule by `step`, within what is possible; from the last number that made sense.
    pub fn step_points(&mut self, rule: &str, step: i64) {
        if let Some(now) = self.current(rule) {
            let moved = now.0.saturating_add(step);
            let possible = moved.clamp(1, Points::MAX_IN_A_RULE.0);
            self.set_points(rule, &possible.to_string());
        }
    }

    /// The rules as they would be published; a rule with a wrong number keeps its points.
    pub fn rules(&self) -> RuleSet {
        let mut rules = self.base.clone();
        for rule in &mut rules.rules {
            if let Some(points) = self
                .points
                .get(&rule.id)
                .and_then(|typed| read_points(typed))
            {
                rule.award.points = points;
            }
        }
        rules
    }

    /// Everything that stands in the way of publishing, with the paths of the API: `rules[0].award.points`.
    pub fn problems(&self, view: &RulesView) -> Vec<FieldProblem> {
        let unreadable = self
            .base
            .rules
            .iter()
            .enumerate()
            .filter_map(|(position, rule)| {
                let typed = self.points.get(&rule.id)?;
                let wrong = read_points(typed).is_none();
                wrong.then(|| {
                    FieldProblem::new(format!("rules[{position}].award.points"), POINTS_WANTED)
                })
            });
        let unreadable: Vec<_> = unreadable.collect();
        let known = Known::of(view);
        let refused = check(&self.rules(), known.lists());
        let told =
            |problem: &FieldProblem| unreadable.iter().any(|known| known.field == problem.field);
        let refused: Vec<_> = refused
            .into_iter()
            .filter(|problem| !told(problem))
            .collect();
        unreadable.into_iter().chain(refused).collect()
    }

    /// What is different from the version it is based on, in sentences.
    pub fn differences(&self, names: &Names) -> Vec<String> {
        words::differences(&self.base, &self.rules(), names)
    }

    /// What is live now, if it is no longer the version that the draft is based on.
    pub fn meanwhile(&self, view: &RulesView) -> Option<Meanwhile> {
        if view.live.version == self.base.version {
            return None;
        }
        let entry = view
            .versions
            .iter()
            .find(|entry| entry.version == view.live.version);
        let told = |of: fn(&_) -> &String| entry.map(of).cloned().unwrap_or_default();
        Some(Meanwhile {
            version: view.live.version,
            published_by: told(|entry| &entry.published_by),
            reason: told(|entry| &entry.reason),
            differences: words::differences(&self.base, &view.live, &names(view)),
        })
    }

    /// The same changes on another version. Those that it already has, and those of rules that it no longer
    /// has, are gone.
    #[must_use]
    pub fn continued_on(&self, base: RuleSet) -> Self {
        let mut draft = Self::on(base);
        for (rule, typed) in &self.points {
            if draft.find(rule).is_some() {
                draft.set_points(rule, typed);
            }
        }
        draft
    }

    /// The request that publishes it.
    pub fn request(&self, reason: String) -> PublishRules {
        PublishRules {
            based_on: self.base.version,
            reason,
            rules: self.rules(),
        }
    }

    fn find(&self, rule: &str) -> Option<&Rule> {
        self.base.rules.iter().find(|known| known.id == rule)
    }

    fn current(&self, rule: &str) -> Option<Points> {
        let typed = self.points.get(rule).and_then(|typed| read_points(typed));
        typed.or_else(|| self.find(rule).map(|rule| rule.award.points))
    }
}

/// The position of the rule that a path such as `rules[0].award.points` leads into.
pub fn rule_of(field: &str) -> Option<usize> {
    let (position, _) = field.strip_prefix("rules[")?.split_once(']')?;
    position.parse().ok()
}

/// The names that sentences about these rules need.
pub fn names(view: &RulesView) -> Names {
    let by_id = |subjects: &[domain::api::insights::SubjectView]| {
        subjects
            .iter()
            .map(|entry| (entry.subject.clone(), entry.name.clone()))
            .collect()
    };
    Names {
        standards: view
            .standards
            .iter()
            .map(|entry| (entry.key.clone(), entry.label.clone()))
            .collect(),
        teams: by_id(&view.teams),
        touchpoints: by_id(&view.touchpoints),
    }
}

/// What is said of a field that holds no whole number.
const POINTS_WANTED: &str = "Enter a whole number from 1 to 1,000,000.";

/// What rules may name, as the check wants it.
struct Known {
    standards: Vec<String>,
    teams: Vec<String>,
    touchpoints: Vec<String>,
}

impl Known {
    fn of(view: &RulesView) -> Self {
        let names = names(view);
        Self {
            standards: names.standards.into_keys().collect(),
            teams: names.teams.into_keys().collect(),
            touchpoints: names.touchpoints.into_keys().collect(),
        }
    }

    fn lists(&self) -> Lists<'_> {
        Lists {
            standards: Some(&self.standards),
            teams: Some(&self.teams),
            touchpoints: Some(&self.touchpoints),
        }
    }
}

/// A whole number; whether it is within what a rule may pay is for the check to say.
fn read_points(typed: &str) -> Option<Points> {
    typed.trim().parse().ok().map(Points)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::api::rules::RuleVersionView;

    fn rules(version: u32, thanked: i64, standards: i64) -> RuleSet {
        serde_json::from_value(serde_json::json!({
            "version": version, "effective_from": "2026-03-01T00:00:00Z", "time_zone": "Europe/Berlin",
            "trust_weight": { "open": 50, "kiosk": 50, "receipt": 100 },
            "rules": [
                { "id": "thanked", "name": "Thanked by a customer", "enabled": true, "when": "appreciation",
                  "if": [], "award": { "points": thanked, "to": "each" }, "caps": [] },
                { "id": "standards", "name": "Lived a standard", "enabled": true, "when": "appreciation",
                  "if": [], "award": { "points": standards, "to": "each" }, "caps": [] },
            ],
        }))
        .unwrap()
    }

    fn view(live: RuleSet) -> RulesView {
        RulesView {
            versions: vec![RuleVersionView {
                version: live.version,
                effective_from: live.effective_from,
                published_at: live.effective_from,
                published_by: "Ines".into(),
                reason: "Spring".into(),
            }],
            live,
            standards: Vec::new(),
            teams: Vec::new(),
            touchpoints: Vec::new(),
        }
    }

    fn points(draft: &Draft) -> Vec<i64> {
        draft
            .rules()
            .rules
            .iter()
            .map(|rule| rule.award.points.0)
            .collect()
    }

    #[test]
    fn changes_the_points_that_were_typed_and_nothing_else() {
        let mut draft = Draft::on(rules(3, 10, 5));
        assert!(!draft.is_changed());
        draft.set_points("thanked", "20");
        assert!(draft.is_changed() && draft.is_rule_changed("thanked"));
        assert_eq!(points(&draft), [20, 5]);
        assert_eq!(draft.text(&draft.base.rules[0]), "20");
        assert_eq!(draft.differences(&Names::default()).len(), 1);
        assert!(draft.problems(&view(rules(3, 10, 5))).is_empty());
    }

    #[test]
    fn typing_the_old_number_takes_the_change_back() {
        let mut draft = Draft::on(rules(3, 10, 5));
        draft.set_points("thanked", "20");
        draft.set_points("thanked", " 10 ");
        assert_eq!(draft, Draft::on(rules(3, 10, 5)));
    }

    #[test]
    fn a_wrong_number_stays_in_its_field_and_is_told_once() {
        for typed in [
            "",
            "ten",
            "1.5",
            "0",
            "-1",
            "1000001",
            "99999999999999999999",
        ] {
            let mut draft = Draft::on(rules(3, 10, 5));
            draft.set_points("standards", typed);
            assert_eq!(draft.text(&draft.base.rules[1]), typed);
            let problems = draft.problems(&view(rules(3, 10, 5)));
            let fields: Vec<_> = problems
                .iter()
                .map(|problem| problem.field.as_str())
                .collect();
            assert_eq!(fields, ["rules[1].award.points"], "{typed}");
        }
    }

    #[test]
    fn a_problem_belongs_to_the_rule_that_its_path_leads_into() {
        for (field, expected) in [
            ("rules[0].award.points", Some(0)),
            ("rules[12].caps[1]", Some(12)),
            ("rules[x].id", None),
            ("time_zone", None),
        ] {
            assert_eq!(rule_of(field), expected, "{field}");
        }
    }

    #[test]
    fn steps_stay_within_what_a_rule_may_pay() {
        for (typed, step, expected) in [
            ("10", 1, 11),
            ("1", -1, 1),
            ("1000000", 1, 1_000_000),
            ("ten", 5, 15),
        ] {
            let mut draft = Draft::on(rules(3, 10, 5));
            draft.set_points("thanked", typed);
            draft.step_points("thanked", step);
            assert_eq!(points(&draft)[0], expected, "{typed}");
        }
    }

    #[test]
    fn tells_what_was_published_meanwhile() {
        let mut draft = Draft::on(rules(3, 10, 5));
        draft.set_points("thanked", "20");
        assert_eq!(draft.meanwhile(&view(rules(3, 10, 5))), None);
        let meanwhile = draft.meanwhile(&view(rules(4, 10, 8))).unwrap();
        assert_eq!(
            (meanwhile.version, meanwhile.published_by.as_str()),
            (4, "Ines")
        );
        assert_eq!(meanwhile.differences.len(), 1);
    }

    #[test]
    fn continues_on_a_newer_version_with_its_own_changes_only() {
        let mut draft = Draft::on(rules(3, 10, 5));
        draft.set_points("thanked", "20");
        let continued = draft.continued_on(rules(4, 10, 8));
        assert_eq!(points(&continued), [20, 8]);
        assert_eq!(continued.request("Why".into()).based_on, 4);
        assert!(!draft.continued_on(rules(4, 20, 8)).is_changed());
    }

    #[test]
    fn survives_a_reload() {
        let mut draft = Draft::on(rules(3, 10, 5));
        draft.set_points("thanked", "");
        let kept = serde_json::to_string(&draft).unwrap();
        assert_eq!(serde_json::from_str::<Draft>(&kept).unwrap(), draft);
    }
}
