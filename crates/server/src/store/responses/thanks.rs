//! Thanks that reaches people: what it adds to the day, and whose open walls hear of it.

use super::LiveEvent;
use super::content::Thanked;
use super::row::StoredResponse;
use crate::store::rollups::{Additions, Scope};
use domain::id::{ResponseId, TeamId};
use std::collections::BTreeSet;

/// What reaches people at one occasion.
#[derive(Debug, Clone, Copy)]
pub(super) struct Thanks<'a> {
    pub(super) standards: &'a [String],
    /// Who is thanked by name, or was found.
    pub(super) people: &'a [Thanked],
    /// Who gets a card because the whole team is thanked.
    pub(super) whole_team: &'a [Thanked],
}

/// What of the same response had reached people before. A response counts as one appreciation, however many parts it comes in.
#[derive(Debug, Default)]
pub(super) struct Before {
    pub(super) anybody: bool,
    pub(super) teams: BTreeSet<TeamId>,
}

impl Thanks<'_> {
    /// Whose walls get a card.
    pub(super) fn live_events(&self, response: ResponseId) -> Vec<LiveEvent> {
        let everybody = self.people.iter().chain(self.whole_team);
        everybody
            .map(|person| LiveEvent {
                employee: person.employee,
                response,
            })
            .collect()
    }

    /// Adds to the day what this delivery is besides points. Whoever is thanked with the whole team is not counted as a
    /// person: nobody thought of them alone.
    pub(super) fn count(
        &self,
        additions: &mut Additions,
        response: &StoredResponse,
        before: &Before,
    ) {
        if self.people.is_empty() && self.whole_team.is_empty() {
            return;
        }
        if !before.anybody {
            let standards = self.standards.iter().cloned().map(Scope::Standard);
            let places = [Scope::Organization, Scope::Touchpoint(response.touchpoint)];
            standards
                .chain(places)
                .for_each(|scope| additions.thank(scope));
        }
        for person in self.people {
            additions.thank(Scope::Employee(person.employee));
            additions.thank_person(person.team, person.employee);
        }
        for team in self.teams(response.team).difference(&before.teams) {
            additions.thank(Scope::Team(*team));
        }
    }

    /// The teams that are thanked: those of the people, and with the whole team that of the touchpoint.
    fn teams(&self, own: TeamId) -> BTreeSet<TeamId> {
        let people = self.people.iter().map(|person| person.team);
        let whole = (!self.whole_team.is_empty()).then_some(own);
        people.chain(whole).collect()
    }
}
