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
    /// The version that is the newest now, live or scheduled.
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

    /// What is the newest now, if it is no longer the version that the draft is based on.
    pub fn meanwhile(&self, view: &RulesView) -> Option<Meanwhile> {
        if view.newest.version == self.base.version {
            return None;
        }
        let entry = view.version(view.newest.version);
        let told = |of: fn(&_) -> &String| entry.map(of).cloned().unwrap_or_default();
        Some(Meanwhile {
            version: view.newest.version,
            published_by: told(|entry| &entry.published_by),
            reason: told(|entry| &entry.reason),
            differences: words::differences(&self.base, &view.newest, &names(view)),
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

    /// Whether a version after the one it is based on pays all that it changes, whoever published that.
    pub fn is_published_by(&self, newest: &RuleSet) -> bool {
        let pays = |(rule, typed): (&String, &String)| {
            let now = newest.rules.iter().find(|known| known.id == *rule);
            now.is_some_and(|now| read_points(typed) == Some(now.award.points))
        };
        self.is_changed() && newest.version > self.base.version && self.points.iter().all(pays)
    }

    /// The request that publishes it.
    pub fn request(&self, reason: String) -> PublishRules {
        PublishRules {
            based_on: self.base.version,
            reason,
            effective_from: None,
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
mod tests;
