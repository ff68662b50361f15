//! The Rule Lab: what an edited rule set would have paid for the real history, beside the live one.
//!
//! A [`Lab`] keeps the history and what each rule paid for it. No rule changes what another pays, so only a rule that was edited is
//! replayed. What comes of it is a [`Comparison`]: months, people and teams before and after, [`warnings`], and a [`forecast`] of
//! the month. Everything is deterministic, and knows ids and numbers only: names are for the page to put in.

pub mod behind;
pub mod comparison;
pub mod distribution;
pub mod events;
pub mod evidence;
pub mod forecast;
pub mod message;
pub mod warnings;
pub mod words;

pub use behind::{RuleChange, Subject};
pub use comparison::{Comparison, Figures};
pub use events::LargeEvent;
pub use evidence::Evidence;
pub use forecast::Forecast;
pub use warnings::{Concern, LookedAt, Warning};

use crate::points::Points;
use crate::rules::columns::{AnotherTimeZone, Chosen, Events, History, RuleTotals};
use crate::rules::model::{Rule, RuleSet, TrustWeights};
use jiff::civil::Date;
use std::cell::OnceCell;
use std::rc::Rc;

/// A history, and what the rules of the last question paid for it.
#[derive(Debug)]
pub struct Lab {
    history: History,
    known: Vec<Known>,
}

/// What one rule paid, and for what.
#[derive(Debug, Clone)]
struct Known {
    weights: TrustWeights,
    /// Without its id and name, which pay nothing.
    rule: Rule,
    outcome: Rc<Outcome>,
}

impl Known {
    fn is_of(&self, weights: TrustWeights, nameless: &Rule) -> bool {
        self.weights == weights && self.rule == *nameless
    }
}

/// What came of one rule.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) totals: RuleTotals,
    choice: Rc<Choice>,
}

/// Whom a rule pays for what. An edit of points, caps or weights leaves it as it was.
#[derive(Debug)]
struct Choice {
    chosen: Chosen,
    /// The events alone, once warnings have asked for them.
    events: OnceCell<Events>,
}

impl Outcome {
    /// What it applies to, if that was looked up.
    pub(crate) fn events(&self) -> Option<&Events> {
        self.choice.events.get()
    }
}

/// A rule set with what came of each rule.
pub(crate) struct Played<'a> {
    pub(crate) rules: &'a RuleSet,
    pub(crate) outcomes: Vec<Rc<Outcome>>,
}

impl Played<'_> {
    /// Each rule with what came of it.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Rule, &Outcome)> {
        let outcomes = self.outcomes.iter().map(Rc::as_ref);
        self.rules.rules.iter().zip(outcomes)
    }

    /// What came of the rule with this id.
    pub(crate) fn find(&self, id: &str) -> Option<(&Rule, &Outcome)> {
        self.iter().find(|(rule, _)| rule.id == id)
    }
}

impl Lab {
    /// A lab on this history. Nothing is replayed yet.
    #[must_use]
    pub fn new(history: History) -> Self {
        Self {
            history,
            known: Vec::new(),
        }
    }

    /// The history.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Replays those rules of both sets that were not replayed for the question before, and says how many that were.
    ///
    /// # Errors
    /// [`AnotherTimeZone`] if the rules count by the days of another time zone than the history.
    pub fn replay(&mut self, live: &RuleSet, edited: &RuleSet) -> Result<usize, AnotherTimeZone> {
        let mut kept = Vec::new();
        let mut replayed = 0;
        for rules in [live, edited] {
            replayed += self.replay_set(rules, &mut kept)?;
        }
        self.known = kept;
        Ok(replayed)
    }

    /// What both sets paid. Asked for after [`replay`](Self::replay) it replays nothing.
    ///
    /// # Errors
    /// As [`replay`](Self::replay).
    pub fn compare(
        &mut self,
        live: &RuleSet,
        edited: &RuleSet,
        today: Date,
        budget: Option<Points>,
    ) -> Result<Comparison, AnotherTimeZone> {
        self.replay(live, edited)?;
        self.look_up_events(edited);
        let (live, edited) = (self.played(live), self.played(edited));
        Ok(comparison::compare(
            &self.history,
            &live,
            &edited,
            today,
            budget,
        ))
    }

    /// The rules and counts behind one figure of the comparison.
    ///
    /// # Errors
    /// As [`replay`](Self::replay).
    pub fn behind(
        &mut self,
        live: &RuleSet,
        edited: &RuleSet,
        subject: Subject,
    ) -> Result<Vec<RuleChange>, AnotherTimeZone> {
        self.replay(live, edited)?;
        let (live, edited) = (self.played(live), self.played(edited));
        Ok(behind::behind(&self.history, &live, &edited, subject))
    }

    /// The events of a month that paid most by either set, the largest first; `month` is a position in [`History::months`]. Only
    /// the days that decide about that month are replayed.
    ///
    /// # Errors
    /// As [`replay`](Self::replay).
    pub fn largest_events(
        &self,
        live: &RuleSet,
        edited: &RuleSet,
        month: usize,
    ) -> Result<Vec<LargeEvent>, AnotherTimeZone> {
        let [of_live, of_edited] = [live, edited].map(|rules| self.choose(&rules.rules, &[]));
        events::largest(
            &self.history,
            (live, &chosen(&of_live)),
            (edited, &chosen(&of_edited)),
            month,
        )
    }

    /// What a warning rests on; `None` if the rule is not in the set.
    ///
    /// # Errors
    /// As [`replay`](Self::replay).
    pub fn evidence(
        &self,
        rules: &RuleSet,
        warning: &Warning,
    ) -> Result<Option<Evidence>, AnotherTimeZone> {
        evidence::evidence(&self.history, rules, warning)
    }

    /// Moves what is known of these rules to `kept`, and adds what was not known.
    fn replay_set(&self, rules: &RuleSet, kept: &mut Vec<Known>) -> Result<usize, AnotherTimeZone> {
        let mut new = Vec::new();
        for rule in &rules.rules {
            let rule = nameless(rule);
            let is_it = |known: &Known| known.is_of(rules.trust_weight, &rule);
            if kept.iter().any(is_it) || new.contains(&rule) {
                continue;
            }
            match self.known.iter().find(|known| is_it(known)) {
                Some(known) => kept.push(known.clone()),
                None => new.push(rule),
            }
        }
        let choices = self.choose(&new, kept);
        let set = RuleSet {
            rules: new,
            ..without_rules(rules)
        };
        let totals = self.history.totals_of(&set, &chosen(&choices))?.rules;
        let replayed = set.rules.iter().zip(choices).zip(totals);
        kept.extend(replayed.map(|((rule, choice), totals)| Known {
            weights: set.trust_weight,
            rule: rule.clone(),
            outcome: Rc::new(Outcome { totals, choice }),
        }));
        Ok(set.rules.len())
    }

    /// Whom these rules pay for what: of most that is known.
    fn choose(&self, rules: &[Rule], kept: &[Known]) -> Vec<Rc<Choice>> {
        let known = |rule: &Rule| {
            let mut known = self.known.iter().chain(kept);
            let known = known.find(|known| Chosen::is_same(&known.rule, rule));
            known.map(|known| Rc::clone(&known.outcome.choice))
        };
        let found: Vec<_> = rules.iter().map(known).collect();
        let new = rules.iter().zip(&found);
        let new = new.filter(|(_, found)| found.is_none());
        let new: Vec<_> = new.map(|(rule, _)| rule.clone()).collect();
        let mut new = self.history.choose(&new).into_iter().map(|chosen| {
            Rc::new(Choice {
                chosen,
                events: OnceCell::new(),
            })
        });
        let all = found.into_iter();
        all.filter_map(|found| found.or_else(|| new.next()))
            .collect()
    }

    /// Notes to which events the rules with the weights of this set apply, where that is not known yet.
    fn look_up_events(&self, rules: &RuleSet) {
        let known = self.known.iter();
        let unknown: Vec<_> = known
            .filter(|known| known.weights == rules.trust_weight)
            .filter(|known| known.outcome.events().is_none())
            .collect();
        let new: Vec<_> = unknown.iter().map(|known| known.rule.clone()).collect();
        for (known, events) in unknown.iter().zip(self.history.applying(&new)) {
            // Two rules may share it, and then the same is there already.
            let _ = known.outcome.choice.events.set(events);
        }
    }

    /// A set with what is known of its rules: all of them, after they were replayed.
    fn played<'a>(&self, rules: &'a RuleSet) -> Played<'a> {
        let outcomes = rules.rules.iter().filter_map(|rule| {
            let rule = nameless(rule);
            let mut known = self.known.iter();
            let known = known.find(|known| known.is_of(rules.trust_weight, &rule));
            known.map(|known| Rc::clone(&known.outcome))
        });
        Played {
            rules,
            outcomes: outcomes.collect(),
        }
    }
}

fn chosen(choices: &[Rc<Choice>]) -> Vec<&Chosen> {
    choices.iter().map(|choice| &choice.chosen).collect()
}

fn nameless(rule: &Rule) -> Rule {
    Rule {
        id: String::new(),
        name: String::new(),
        ..rule.clone()
    }
}

fn without_rules(rules: &RuleSet) -> RuleSet {
    RuleSet {
        version: rules.version,
        effective_from: rules.effective_from,
        time_zone: rules.time_zone.clone(),
        trust_weight: rules.trust_weight,
        rules: Vec::new(),
    }
}
