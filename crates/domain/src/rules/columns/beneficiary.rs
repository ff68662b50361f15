//! Who may get something for which event: a list for people and one for teams, so that a replay goes through one list instead of
//! through events and the few recipients of each.

use crate::validation::RECIPIENTS;
use std::num::{NonZeroU8, NonZeroU32};
use std::ops::Range;

/// One account that a rule may pay for an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Beneficiary {
    /// Position of the event in the history.
    pub(super) event: u32,
    /// A position in the employees or the teams.
    pub(super) account: u32,
    pub(super) team: u32,
    /// Which of those who share, from 0, and how many they are.
    place: u8,
    among: NonZeroU8,
    /// The class of the event.
    pub(super) class: u8,
}

impl Beneficiary {
    /// Its part of what is shared: the first get the points that are left over, one each.
    #[inline]
    pub(super) fn share(&self, whole: u32) -> u32 {
        let among = NonZeroU32::from(self.among);
        whole / among + u32::from(u32::from(self.place) < whole % among)
    }

    /// As [`share`](Self::share), quicker where next to nobody shares: then it is foreseen, and a division takes longer.
    #[inline]
    pub(super) fn share_of_few(&self, whole: u32) -> u32 {
        if self.among == NonZeroU8::MIN {
            whole
        } else {
            self.share(whole)
        }
    }
}

/// Those of all events, in the order of events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Beneficiaries {
    pub(super) listed: Vec<Beneficiary>,
}

impl Beneficiaries {
    /// Adds the accounts of an event, which comes after all others, each with its team. They are no more than can be named.
    pub(super) fn add(&mut self, event: u32, accounts: &[(u32, u32)]) {
        const { assert!(RECIPIENTS <= u8::MAX as usize, "all have a place") };
        let among = u8::try_from(accounts.len()).unwrap_or(u8::MAX);
        let among = NonZeroU8::new(among).unwrap_or(NonZeroU8::MIN);
        let places = (0..u8::MAX).chain(std::iter::repeat(u8::MAX));
        let added = accounts
            .iter()
            .zip(places)
            .map(|((account, team), place)| Beneficiary {
                event,
                account: *account,
                team: *team,
                place,
                among,
                class: 0,
            });
        self.listed.extend(added);
    }

    /// The accounts of an event, each with its team.
    pub(super) fn of(&self, event: u32) -> impl Iterator<Item = (u32, u32)> {
        let first = self.listed.partition_point(|one| one.event < event);
        let rest = self.listed[first..].iter();
        let own = rest.take_while(move |one| one.event == event);
        own.map(|one| (one.account, one.team))
    }

    /// To be taken part by part.
    pub(super) fn parts(&self) -> Parts<'_> {
        Parts {
            listed: &self.listed,
            first: 0,
        }
    }

    /// The teams of those who were named for each event, each once and ascending; where nobody was, the team of the place, of which
    /// `places` tells one for each event.
    pub(super) fn teams(&self, places: impl Iterator<Item = Option<u32>>) -> Self {
        let mut all = Self::default();
        let mut teams = Vec::new();
        let mut people = self.listed.iter().peekable();
        for (event, place) in (0..).zip(places) {
            teams.clear();
            while let Some(named) = people.next_if(|named| named.event == event) {
                teams.push((named.team, named.team));
            }
            if teams.is_empty() {
                teams.extend(place.map(|team| (team, team)));
            }
            teams.sort_unstable();
            teams.dedup();
            all.add(event, &teams);
        }
        all
    }
}

/// Beneficiaries that are taken part by part.
pub(super) struct Parts<'a> {
    listed: &'a [Beneficiary],
    /// The first that was not taken yet.
    first: usize,
}

impl Parts<'_> {
    /// The part of the events before this one that was not taken yet, as positions.
    pub(super) fn before(&mut self, event: usize) -> Range<usize> {
        let rest = self.listed[self.first..].iter();
        let taken = rest.take_while(|one| (one.event as usize) < event).count();
        let first = self.first;
        self.first += taken;
        first..self.first
    }
}
