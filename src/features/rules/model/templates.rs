//! Rules for the behaviours that programs reward, to start from.

use domain::api::feedback::ChoiceView;
use domain::points::Points;
use domain::rules::model::AwardRule;
use domain::rules::{AwardTo, Cap, CapScope, CapWindow, Condition, Rule, Trigger};

/// A rule to start from. It pays for one of the program's own standards.
#[derive(Debug, Clone)]
pub struct Template {
    /// What it rewards; the name of the rule.
    pub name: &'static str,
    /// Why it is fair.
    pub fair: &'static str,
    /// What it invites people to do, and what to watch.
    pub invites: &'static str,
    /// Words in the key or the label of a standard that fits, the best first.
    hints: &'static [&'static str],
    further: &'static [Condition],
    points: i64,
    to: AwardTo,
    cap: Cap,
}

/// The behaviours that are worth most to customers, inside and outside.
pub const TEMPLATES: [Template; 5] = [
    Template {
        name: "Solved it before being asked",
        fair: "One act counts once, wherever somebody works; the weekly limit keeps a busy counter from outrunning a quiet one.",
        invites: "It invites people to look ahead: to call back first, to warn of a delay, to bring what will be needed.",
        hints: &["proactive", "before i", "ahead", "anticipat"],
        further: &[Condition::ScoreAtLeast(4)],
        points: 8,
        to: AwardTo::Each,
        cap: limit(CapScope::Employee, CapWindow::Week, 40),
    },
    Template {
        name: "Cut the waiting time",
        fair: "A queue is shortened by everybody behind the counter, so the points go to the team and not to whoever happened to be named.",
        invites: "It invites people to open a second till or to take over a call. Watch that nobody is hurried: the score has to be good.",
        hints: &["quick", "fast", "wait", "prompt", "speed"],
        further: &[Condition::ScoreAtLeast(4)],
        points: 6,
        to: AwardTo::Team,
        cap: limit(CapScope::Team, CapWindow::Month, 300),
    },
    Template {
        name: "Worked across departments",
        fair: "All who are named share the points equally: helping out counts as much as being asked first, and naming more people pays no more.",
        invites: "It invites people to bring in the colleague who knows, instead of passing the customer on.",
        hints: &["across", "department", "together", "teamwork"],
        further: &[],
        points: 12,
        to: AwardTo::Split,
        cap: limit(CapScope::Employee, CapWindow::Month, 60),
    },
    Template {
        name: "An idea that helped customers",
        fair: "The customer has to say in words what helped, so it pays for an idea and not for a tick. It pays well, but seldom.",
        invites: "It invites people to try something out and to tell the customer about it.",
        hints: &["idea", "suggest", "improv", "creativ", "innovat"],
        further: &[Condition::MessageCharsAtLeast(40)],
        points: 20,
        to: AwardTo::Each,
        cap: limit(CapScope::Employee, CapWindow::Month, 60),
    },
    Template {
        name: "Recovered a bad experience",
        fair: "It rests on the customer’s thanks afterwards and never on the low score, so nobody gains from things going wrong.",
        invites: "It invites people to see a complaint through to its end, also when it was not their own.",
        hints: &[
            "recover",
            "put right",
            "put it right",
            "made it right",
            "complaint",
            "apolog",
        ],
        further: &[
            Condition::ScoreAtLeast(4),
            Condition::MessageCharsAtLeast(20),
        ],
        points: 15,
        to: AwardTo::Each,
        cap: limit(CapScope::Employee, CapWindow::Month, 75),
    },
];

impl Template {
    /// The key of the standard that fits, if the program has one.
    pub fn fitting<'a>(&self, standards: &'a [ChoiceView]) -> Option<&'a str> {
        let says = |entry: &ChoiceView, hint: &str| {
            entry.key.to_lowercase().contains(hint) || entry.label.to_lowercase().contains(hint)
        };
        let found = self
            .hints
            .iter()
            .find_map(|hint| standards.iter().find(|entry| says(entry, hint)));
        found.map(|entry| entry.key.as_str())
    }

    /// The rule, for this standard; without one the list is empty, for the owner to choose.
    pub fn rule(&self, standard: Option<&str>) -> Rule {
        let standards = standard.map(str::to_owned).into_iter().collect();
        let mut conditions = vec![Condition::StandardsAny(standards)];
        conditions.extend_from_slice(self.further);
        Rule {
            id: String::new(),
            name: self.name.to_owned(),
            enabled: true,
            when: Trigger::Appreciation,
            conditions,
            award: AwardRule {
                points: Points(self.points),
                per: None,
                at_most: None,
                to: self.to,
            },
            caps: vec![self.cap.clone()],
        }
    }
}

const fn limit(per: CapScope, window: CapWindow, points: i64) -> Cap {
    Cap {
        per,
        window,
        points: Points(points),
    }
}
