//! Whom an award goes to.

use crate::rules::award::Account;
use crate::rules::event::{Event, Recipient};
use crate::rules::model::{AwardTo, CapScope};
use std::collections::BTreeSet;

/// One account that gets points, and whose totals that concerns.
#[derive(Clone, Copy)]
pub(super) enum Beneficiary<'a> {
    /// A recipient, with the team that their entry names.
    Employee(&'a Recipient),
    /// A team's own account.
    Team(&'a str),
}

impl<'a> Beneficiary<'a> {
    pub(super) fn account(&self) -> Account {
        match self {
            Self::Employee(recipient) => Account::Employee(recipient.employee.clone()),
            Self::Team(team) => Account::Team((*team).to_owned()),
        }
    }

    /// The id of whose total a cap of this scope counts.
    pub(super) fn subject(self, per: CapScope, event: &'a Event) -> &'a str {
        match (per, self) {
            (CapScope::Employee, Self::Employee(recipient)) => &recipient.employee,
            (CapScope::Team, Self::Employee(recipient)) => &recipient.team,
            // No cap for employees gets past the check here; if one did, it would count the team.
            (CapScope::Employee | CapScope::Team, Self::Team(team)) => team,
            (CapScope::Touchpoint, _) => event.touchpoint(),
            (CapScope::Program, _) => "",
        }
    }
}

/// The recipients by employee, ascending; of somebody who is named twice the first entry.
pub(super) fn distinct_recipients(event: &Event) -> Vec<&Recipient> {
    let mut recipients: Vec<_> = event.recipients().iter().collect();
    // The sort is stable, so the first of equals is the one that was named first.
    recipients.sort_by(|one, other| one.employee.cmp(&other.employee));
    recipients.dedup_by(|later, earlier| later.employee == earlier.employee);
    recipients
}

/// Those whom an award goes to by account, ascending; nobody where nobody is named, but the touchpoint's team.
pub(super) fn of<'a>(
    to: AwardTo,
    event: &'a Event,
    recipients: &[&'a Recipient],
) -> Vec<Beneficiary<'a>> {
    match to {
        AwardTo::Each | AwardTo::Split => {
            let recipients = recipients.iter().copied();
            recipients.map(Beneficiary::Employee).collect()
        }
        AwardTo::Team if recipients.is_empty() => vec![Beneficiary::Team(event.team())],
        AwardTo::Team => {
            let teams = recipients.iter().map(|recipient| recipient.team.as_str());
            let distinct: BTreeSet<_> = teams.collect();
            distinct.into_iter().map(Beneficiary::Team).collect()
        }
    }
}
