//! What is tried out: an answer as a customer might give it, and what the engine makes of it.

use domain::api::points::{CapRoomView, HowTouchpointView, HowView};
use domain::id::{EmployeeId, TeamId};
use domain::instant::Instant;
use domain::points::Points;
use domain::rules::words::{self, Receipt};
use domain::rules::{
    Account, Award, AwardTo, Cap, CapScope, CapWindow, Customer, Event, Paid, Recipient, Response,
    Rule, Total, Trust, near_misses, settle, totals,
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
    /// What caps leave, where that is not all: as the server told it, or as it was typed.
    pub left: BTreeMap<CapOf, Points>,
}

/// A cap, and whose total it counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CapOf {
    /// The rule's id.
    pub rule: String,
    /// Whose total.
    pub per: CapScope,
    /// How long.
    pub window: CapWindow,
    /// The id of the employee, team or touchpoint; empty for the program.
    pub of: String,
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

    /// The words of the choice; whoever is thanked by nobody tries it out for somebody.
    #[must_use]
    pub fn label(self, is_me: bool) -> &'static str {
        match (self, is_me) {
            (Self::MeAnd(0), true) => "Me alone",
            (Self::MeAnd(1), true) => "Me and a colleague",
            (Self::MeAnd(_), true) => "Me and two colleagues",
            (Self::MeAnd(0), false) => "One person",
            (Self::MeAnd(1), false) => "Two of a team",
            (Self::MeAnd(_), false) => "Three of a team",
            (Self::Nobody, _) => "Nobody by name",
        }
    }
}

impl Me {
    /// Whether customers can thank who is signed in.
    #[must_use]
    pub fn is_somebody(self) -> bool {
        self.employee.is_some()
    }
}

impl Trial {
    /// A very satisfied customer at the first touchpoint of the person's team, who wrote two lines, after all that was paid so far.
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
            left: how.rooms.iter().map(room).collect(),
        }
    }

    /// The caps of the enabled rules with whose total each counts here, and its limit.
    #[must_use]
    pub fn caps(&self, how: &HowView, me: Me) -> Vec<(CapOf, Cap)> {
        let rules = how.enabled_rules();
        let caps = rules.flat_map(|rule| rule.caps.iter().map(move |cap| (rule, cap)));
        caps.map(|(rule, cap)| {
            let cap_of = CapOf {
                rule: rule.id.clone(),
                per: cap.per,
                window: cap.window,
                of: self.subject(how, me, cap.per, rule.award.to),
            };
            (cap_of, cap.clone())
        })
        .collect()
    }

    /// What a cap leaves.
    #[must_use]
    pub fn left(&self, cap_of: &CapOf, cap: &Cap) -> Points {
        let left = self.left.get(cap_of).copied();
        left.map_or(cap.points, |left| left.min(cap.points))
    }

    /// What the live rules would pay for it now.
    #[must_use]
    pub fn outcome(&self, how: &HowView, me: Me) -> Outcome {
        let (calendar, names) = (how.calendar(), how.names());
        let event = self.event(how, me, how.now);
        let person = Account::Employee(id_of(me));
        let mut paid = self.paid_before(how, &event);
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
        let place = self.place(how);
        let team = place.map(|place| place.team.clone()).unwrap_or_default();
        let own_team = self.own_team(how, me);
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

    /// As if so much had been paid that each cap leaves what it does.
    fn paid_before(&self, how: &HowView, event: &Event) -> Paid {
        let mut paid = Paid::default();
        for total in totals(&how.rules, &how.calendar(), event) {
            let mut caps = rule_of(how, &total.rule)
                .into_iter()
                .flat_map(|rule| &rule.caps);
            let is_of = |cap: &&Cap| cap.per == total.per && cap.window == total.window.kind;
            let Some(cap) = caps.find(is_of) else {
                continue;
            };
            let left = self.left(&cap_of(&total), cap);
            paid.add(&total, Points(cap.points.0 - left.0));
        }
        paid
    }

    fn place<'a>(&self, how: &'a HowView) -> Option<&'a HowTouchpointView> {
        let mut places = how.touchpoints.iter();
        places.find(|place| place.id == self.touchpoint)
    }

    /// The team of those who are thanked: the person's, or of somebody who has none the touchpoint's.
    fn own_team(&self, how: &HowView, me: Me) -> String {
        let own = me.team.map(|team| team.to_string());
        own.or_else(|| Some(self.place(how)?.team.clone()))
            .unwrap_or_default()
    }

    /// Whose total a cap counts. Thanks to nobody by name is for the touchpoint's team.
    fn subject(&self, how: &HowView, me: Me, per: CapScope, to: AwardTo) -> String {
        match per {
            CapScope::Employee => id_of(me),
            CapScope::Team if self.named == Named::Nobody && to == AwardTo::Team => {
                self.own_team(how, Me { team: None, ..me })
            }
            CapScope::Team => self.own_team(how, me),
            CapScope::Touchpoint => self.touchpoint.clone(),
            CapScope::Program => String::new(),
        }
    }
}

fn room(room: &CapRoomView) -> (CapOf, Points) {
    let cap_of = CapOf {
        rule: room.rule.clone(),
        per: room.per,
        window: room.window,
        of: room.of.clone(),
    };
    (cap_of, room.left)
}

fn cap_of(total: &Total) -> CapOf {
    CapOf {
        rule: total.rule.clone(),
        per: total.per,
        window: total.window.kind,
        of: total.of.clone(),
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
