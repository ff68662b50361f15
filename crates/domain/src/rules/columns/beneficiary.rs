//! Who may get something for which event: a list for people and one for teams, so that a replay goes through one list instead of
//! through events and the few recipients of each.

use super::history::Row;

/// One account that a rule may pay for an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Beneficiary {
    pub(super) event: u32,
    /// A position in the employees or the teams.
    pub(super) account: u32,
    pub(super) team: u32,
    /// Which of those who share, from 0, and how many they are.
    position: u32,
    among: u32,
}

impl Beneficiary {
    /// Its part of what is shared: the first get the points that are left over, one each.
    #[inline]
    pub(super) fn share(&self, whole: u32) -> u32 {
        // Most share with nobody, and a division takes longer than all the rest.
        if self.among <= 1 {
            return whole;
        }
        whole / self.among + u32::from(self.position < whole % self.among)
    }
}

/// The recipients of each event.
pub(super) fn people(rows: &[Row], recipients: &[(u32, u32)]) -> Vec<Beneficiary> {
    let mut people = Vec::with_capacity(recipients.len());
    for (row, event) in rows.iter().zip(0..) {
        add(&mut people, event, row.recipients(recipients));
    }
    people
}

/// The teams of the recipients of each event, each once and ascending; the place's where nobody is named.
pub(super) fn teams(
    rows: &[Row],
    recipients: &[(u32, u32)],
    places: &[(u32, u32)],
) -> Vec<Beneficiary> {
    let mut all = Vec::with_capacity(rows.len());
    let mut teams = Vec::new();
    for (row, event) in rows.iter().zip(0..) {
        let named = row.recipients(recipients).iter();
        teams.extend(named.map(|(_, team)| (*team, *team)));
        if teams.is_empty() {
            let place = places.get(row.place as usize);
            teams.extend(place.map(|(_, team)| (*team, *team)));
        }
        teams.sort_unstable();
        teams.dedup();
        add(&mut all, event, &teams);
        teams.clear();
    }
    all
}

fn add(all: &mut Vec<Beneficiary>, event: u32, accounts: &[(u32, u32)]) {
    let among = u32::try_from(accounts.len()).unwrap_or(u32::MAX);
    let accounts = accounts.iter().zip(0..);
    all.extend(accounts.map(|((account, team), position)| Beneficiary {
        event,
        account: *account,
        team: *team,
        position,
        among,
    }));
}
