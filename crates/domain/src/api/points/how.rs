//! How points are earned: the live rules with everything that is needed to say and to apply them.

use crate::api::feedback::ChoiceView;
use crate::api::insights::SubjectView;
use crate::instant::Instant;
use crate::points::Points;
use crate::rules::words::Names;
use crate::rules::{Calendar, CapScope, CapWindow, Customer, Rule, RuleSet};
use serde::{Deserialize, Serialize};

/// The live rules, and what they mention.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HowView {
    /// The rule set that pays now.
    pub rules: RuleSet,
    /// The service standards, in the order to show.
    pub standards: Vec<ChoiceView>,
    /// The teams, by name (`subject` holds the bare id).
    pub teams: Vec<SubjectView>,
    /// The touchpoints, by name.
    pub touchpoints: Vec<HowTouchpointView>,
    /// How long new points are held, in seconds; 0 for not at all.
    pub hold_seconds: u32,
    /// How far the program's clocks are ahead of UTC now, in seconds: browsers do not know every time zone.
    pub utc_offset_seconds: i32,
    /// The server's time, by which `rooms` are told: browsers' clocks are wrong at times.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub now: Instant,
    /// What caps of the enabled rules leave now, where something was paid under them: to the signed-in person, to each team, at each
    /// touchpoint and in all. Others' points are told no further than that.
    pub rooms: Vec<CapRoomView>,
}

/// A touchpoint as rules know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HowTouchpointView {
    /// Its id, as rules name it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The id of its team.
    pub team: String,
    /// Who answers there.
    pub customer: Customer,
}

/// What a cap still leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CapRoomView {
    /// The rule's id.
    pub rule: String,
    /// Whose total the cap counts.
    pub per: CapScope,
    /// How long.
    pub window: CapWindow,
    /// The id of the employee, team or touchpoint; empty for the program.
    pub of: String,
    /// What can still be paid in this window; 0 for nothing. But for people no more than one answer can use: the rest would tell what
    /// others got.
    pub left: Points,
}

impl HowView {
    /// The rules that pay.
    pub fn enabled_rules(&self) -> impl Iterator<Item = &Rule> {
        self.rules.rules.iter().filter(|rule| rule.enabled)
    }

    /// The calendar of the program, right until its clocks change.
    #[must_use]
    pub fn calendar(&self) -> Calendar {
        Calendar::at_offset(&self.rules.time_zone, self.utc_offset_seconds)
    }

    /// What people call what the rules mention.
    #[must_use]
    pub fn names(&self) -> Names {
        let choice = |choice: &ChoiceView| (choice.key.clone(), choice.label.clone());
        let team = |team: &SubjectView| (team.subject.clone(), team.name.clone());
        let place = |place: &HowTouchpointView| (place.id.clone(), place.name.clone());
        Names {
            standards: self.standards.iter().map(choice).collect(),
            teams: self.teams.iter().map(team).collect(),
            touchpoints: self.touchpoints.iter().map(place).collect(),
        }
    }
}
