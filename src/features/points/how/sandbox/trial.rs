//! What is tried out: an answer as a customer might give it, and what the engine makes of it.

use domain::api::points::HowView;
use domain::id::{EmployeeId, TeamId};
use domain::instant::Instant;
use domain::points::Points;
use domain::rules::words::{self, Receipt};
use domain::rules::{
    Account, Award, CapScope, Customer, Event, Paid, Recipient, Response, Rule, Trust, near_misses,
    settle, totals,
};
use domain::score::Score;
use std::collections::{BTreeMap, BTreeSet};

/// An answer that nobody gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// The id of the touchpoint; empty if the program has none.
    pub touchpoint: String,
    /// How the customer came.
    pub trust: Trust,
    /// The score.
    pub score: Score,
    /// Keys of the ticked standards.
    pub standards: BTreeSet<String>,
    /// The length of the message.
    pub message_chars: u32,
    /// Who is thanked.
    pub named: Named,
    /// What rules, by id, have paid the person today already.
    pub paid: BTreeMap<String, Points>,
}

/// Who is thanked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// Nobody by name.
    Nobody,
    /// The person, and so many others of the team.
    MeAnd(u8),
}

/// Whose points are tried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Me {
    /// The person; an owner may be none.
    pub employee: Option<EmployeeId>,
    /// Their team.
    pub team: Option<TeamId>,
}

/// What the rules would pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What the person would get in all.
    pub mine: Points,
    /// What their team, or the touchpoint's, would get in all.
    pub teams: Points,
    /// Each award, in the order of the rules.
    pub awards: Vec<TrialAward>,
    /// Which rules nearly paid, a sentence each.
    pub near: Vec<String>,
}

/// One award.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrialAward {
    /// Whether it goes to a team.
    pub to_team: bool,
    /// How much.
    pub points: Points,
    /// Why so much.
    pub sentence: String,
}

impl Named {
    /// All choices.
    pub const ALL: [Self; 4] = [Self::MeAnd(0), Self::MeAnd(1), Self::MeAnd(2), Self::Nobody];

    /// The words of the choice.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::MeAnd(0) => "Me alone",
            Self::MeAnd(1) => "Me and a colleague",
            Self::MeAnd(_) => "Me and two colleagues",
            Self::Nobody => "Nobody by name",
        }
    }
}

impl Trial {
    /// A very satisfied customer at the first touchpoint of the person's team, who wrote two lines, after what today has brought.
    #[must_use]
    pub fn new(how: &HowView, me: Me) -> Self {
        let team = me.team.map(|team| team.to_string());
        let own = how
            .touchpoints
            .iter()
            .find(|place| Some(&place.team) == team.as_ref());
        let place = own.or(how.touchpoints.first());
        Self {
            touchpoint: place.map(|place| place.id.clone()).unwrap_or_default(),
            trust: Trust::Receipt,
            score: Score::ALL[0],
            standards: BTreeSet::new(),
            message_chars: 80,
            named: Named::MeAnd(0),
            paid: how
                .paid_today
                .iter()
                .map(|paid| (paid.rule.clone(), paid.points))
                .collect(),
        }
    }

    /// What the live rules would pay for it at an instant.
    #[must_use]
    pub fn outcome(&self, how: &HowView, me: Me, at: Instant) -> Outcome {
        let (calendar, names) = (how.calendar(), how.names());
        let event = self.event(how, me, at);
        let person = Account::Employee(id_of(me));
        let mut paid = self.paid_before(how, me, &event);
        let awards = settle(&how.rules, &calendar, &event, &mut paid);
        let told = awards.iter().filter(|award| is_told(award, &person));
        let told: Vec<_> = told
            .filter_map(|award| {
                let sentence = words::award(&self.receipt(how, award)?, &names, &calendar);
                Some(TrialAward {
                    to_team: award.to != person,
                    points: award.awarded,
                    sentence,
                })
            })
            .collect();
        let near = near_misses(&how.rules, &event).into_iter();
        let near = near.filter_map(|miss| {
            let rule = rule_of(how, &miss.rule)?;
            Some(words::near_miss(&rule.name, &miss.unmet, &names))
        });
        let sum = |to_team: bool| {
            let awards = told.iter().filter(|award| award.to_team == to_team);
            awards.map(|award| award.points).sum()
        };
        Outcome {
            mine: sum(false),
            teams: sum(true),
            near: near.collect(),
            awards: told,
        }
    }

    fn receipt<'a>(&self, how: &'a HowView, award: &'a Award) -> Option<Receipt<'a>> {
        Some(Receipt {
            rule: rule_of(how, &award.rule)?,
            version: award.version,
            share: award.share,
            weight: award.weight,
            trust: Some(self.trust),
            awarded: award.awarded,
            cap: award.cap.as_ref(),
        })
    }

    fn event(&self, how: &HowView, me: Me, at: Instant) -> Event {
        let place = how
            .touchpoints
            .iter()
            .find(|place| place.id == self.touchpoint);
        let team = place.map(|place| place.team.clone()).unwrap_or_default();
        let own_team = me
            .team
            .map_or_else(|| team.clone(), |team| team.to_string());
        Event::Response(Response {
            id: "trial".to_owned(),
            seq: 0,
            at,
            touchpoint: self.touchpoint.clone(),
            customer: place.map_or(Customer::External, |place| place.customer),
            team,
            trust: self.trust,
            score: self.score,
            standards: self.standards.iter().cloned().collect(),
            message_chars: self.message_chars,
            recipients: self.recipients(&id_of(me), &own_team),
        })
    }

    fn recipients(&self, me: &str, team: &str) -> Vec<Recipient> {
        let Named::MeAnd(others) = self.named else {
            return Vec::new();
        };
        let others = (0..others).map(|number| format!("{me}, colleague {number}"));
        let named = std::iter::once(me.to_owned()).chain(others);
        named
            .map(|employee| Recipient {
                employee,
                team: team.to_owned(),
            })
            .collect()
    }

    /// What a rule has paid the person today counts under each of its caps.
    fn paid_before(&self, how: &HowView, me: Me, event: &Event) -> Paid {
        let person = id_of(me);
        let mut paid = Paid::default();
        for total in totals(&how.rules, &how.calendar(), event) {
            let is_mine = total.per != CapScope::Employee || total.of == person;
            if let Some(points) = self.paid.get(&total.rule).filter(|_| is_mine) {
                paid.add(&total, *points);
            }
        }
        paid
    }
}

fn id_of(me: Me) -> String {
    me.employee
        .map_or_else(|| "somebody".to_owned(), |employee| employee.to_string())
}

/// What colleagues would get is theirs.
fn is_told(award: &Award, person: &Account) -> bool {
    award.to == *person || matches!(award.to, Account::Team(_))
}

fn rule_of<'a>(how: &'a HowView, id: &str) -> Option<&'a Rule> {
    how.rules.rules.iter().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests;
