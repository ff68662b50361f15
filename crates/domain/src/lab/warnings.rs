//! What is odd about a rule set, as the history shows it.

use super::{Outcome, Played};
use crate::points::Points;
use crate::rules::columns::{CapTotals, Paid};
use crate::rules::model::{Condition, Rule, Trigger};
use serde::{Deserialize, Serialize};

/// One of ten windows may end below a cap that “always” binds.
const ALWAYS: (u64, u64) = (9, 10);
/// Fewer windows or awards tell nothing about a habit.
const ENOUGH: u64 = 10;
/// Two rules pay for the same thing if of ten events that set off either, so many set off both.
const SAME: (u64, u64) = (9, 10);

/// Something that an owner should look at before publishing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// The id of the rule that it concerns.
    pub rule: String,
    /// Its name.
    pub name: String,
    /// What is odd.
    pub concern: Concern,
}

/// What is odd about a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Concern {
    /// It paid nothing, not even 0 points: nothing set it off, fulfilled its conditions and had somebody to pay.
    NeverFires,
    /// It applied, but what it paid came to 0 each time.
    NeverPays {
        /// How often it applied.
        awards: u64,
    },
    /// This cap, by position in the rule, cut nothing.
    CapNeverBinds {
        /// Which.
        cap: usize,
        /// In how many windows it counted something.
        windows: u64,
    },
    /// This cap was reached in nearly all windows in which it counted something.
    CapAlwaysBinds {
        /// Which, by position in the rule.
        cap: usize,
        /// In how many windows it was reached.
        reached: u64,
        /// Of how many.
        windows: u64,
    },
    /// Another rule pays for nearly the same events, to people or teams alike.
    PaysForTheSame {
        /// The id of the other, which is listed later.
        other: String,
        /// Its name.
        other_name: String,
        /// For how many events both pay.
        both: u64,
        /// For how many at least one does.
        either: u64,
    },
    /// It pays for the highest score: that invites begging for stars.
    PaysForFiveStars {
        /// What it paid.
        paid: Paid,
    },
}

/// What the warnings come of, so that nobody says more than was looked at where there are none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookedAt {
    /// How many rules are switched on.
    pub rules: u64,
    /// How many limits they have that counted in enough windows to judge them.
    pub limits: u64,
    /// How many limits counted in fewer.
    pub unjudged: u64,
}

impl Warning {
    /// What it is about, whatever the counts are: the rule, and what of it.
    #[must_use]
    pub fn topic(&self) -> (String, &'static str, String) {
        let (what, of) = match &self.concern {
            Concern::NeverFires => ("fires", String::new()),
            Concern::NeverPays { .. } => ("pays", String::new()),
            Concern::CapNeverBinds { cap, .. } => ("idle limit", cap.to_string()),
            Concern::CapAlwaysBinds { cap, .. } => ("tight limit", cap.to_string()),
            Concern::PaysForTheSame { other, .. } => ("same", other.clone()),
            Concern::PaysForFiveStars { .. } => ("stars", String::new()),
        };
        (self.rule.clone(), what, of)
    }
}

/// What is looked at in these rules.
pub(super) fn looked_at(played: &Played) -> LookedAt {
    let mut looked_at = LookedAt::default();
    for (_, outcome) in played.iter().filter(|(rule, _)| rule.enabled) {
        looked_at.rules += 1;
        for cap in &outcome.totals.caps {
            if cap.windows < ENOUGH {
                looked_at.unjudged += 1;
            } else {
                looked_at.limits += 1;
            }
        }
    }
    looked_at
}

/// All warnings, as the rules are listed. Of a history without events only what the rules say by themselves.
pub(super) fn warnings(played: &Played, events: u64) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let rules: Vec<_> = played.iter().filter(|(rule, _)| rule.enabled).collect();
    for (position, (rule, outcome)) in rules.iter().enumerate() {
        let mut concerns = Vec::new();
        if pays_for_five_stars(rule) {
            let paid = outcome.totals.paid();
            concerns.push(Concern::PaysForFiveStars { paid });
        }
        if events > 0 {
            concerns.extend(firing(outcome));
            concerns.extend(caps(&outcome.totals.caps));
            let later = &rules[position + 1..];
            concerns.extend(
                later
                    .iter()
                    .filter_map(|other| same((rule, outcome), *other)),
            );
        }
        warnings.extend(concerns.into_iter().map(|concern| Warning {
            rule: rule.id.clone(),
            name: rule.name.clone(),
            concern,
        }));
    }
    warnings
}

fn pays_for_five_stars(rule: &Rule) -> bool {
    let is_highest = |condition: &Condition| matches!(condition, Condition::ScoreAtLeast(5..));
    rule.when != Trigger::Recovery && rule.conditions.iter().any(is_highest)
}

fn firing(outcome: &Outcome) -> Option<Concern> {
    match outcome.totals.paid() {
        Paid { awards: 0, .. } => Some(Concern::NeverFires),
        Paid {
            points: Points::ZERO,
            awards,
        } => Some(Concern::NeverPays { awards }),
        _ => None,
    }
}

fn caps(caps: &[CapTotals]) -> impl Iterator<Item = Concern> {
    caps.iter().enumerate().filter_map(|(cap, totals)| {
        let CapTotals {
            cut,
            windows,
            reached,
        } = *totals;
        if windows >= ENOUGH && cut == 0 {
            Some(Concern::CapNeverBinds { cap, windows })
        } else if windows >= ENOUGH && is_at_least(ALWAYS, reached, windows) {
            Some(Concern::CapAlwaysBinds {
                cap,
                reached,
                windows,
            })
        } else {
            None
        }
    })
}

fn same(one: (&Rule, &Outcome), other: (&Rule, &Outcome)) -> Option<Concern> {
    if one.0.pays_teams() != other.0.pays_teams() {
        return None;
    }
    let (of_one, of_other) = (one.1.events()?, other.1.events()?);
    let both = of_one.shared_with(of_other);
    let either = of_one.count() + of_other.count() - both;
    (both >= ENOUGH && is_at_least(SAME, both, either)).then(|| Concern::PaysForTheSame {
        other: other.0.id.clone(),
        other_name: other.0.name.clone(),
        both,
        either,
    })
}

/// Whether a part of a whole is at least this ratio.
fn is_at_least((part_of, whole_of): (u64, u64), part: u64, whole: u64) -> bool {
    part.saturating_mul(whole_of) >= whole.saturating_mul(part_of)
}
