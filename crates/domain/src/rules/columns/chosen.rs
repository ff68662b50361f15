//! What rules apply to, before anything is paid.

use super::bits::Bits;
use super::conditions::Tables;
use super::history::History;
use crate::rules::model::Rule;

/// The events of a [`History`] to which a rule applies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Events(Bits);

impl Events {
    /// How many they are.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.0.count()
    }

    /// How many of them are among the others, too.
    #[must_use]
    pub fn shared_with(&self, other: &Self) -> u64 {
        self.0.shared_with(&other.0)
    }

    /// Their positions in the history, the last first.
    pub fn latest_first(&self) -> impl Iterator<Item = usize> {
        self.0.latest_first()
    }
}

/// Whom a rule pays for which event of a [`History`], whatever that comes to. It stays the same where points, caps or
/// weights are edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen(pub(super) Bits);

impl Chosen {
    /// Whether two rules choose the same.
    #[must_use]
    pub fn is_same(one: &Rule, other: &Rule) -> bool {
        let [of_one, of_other] =
            [one, other].map(|rule| (rule.enabled, rule.when, rule.pays_teams()));
        of_one == of_other && one.conditions == other.conditions
    }
}

impl History {
    /// To which events each of these rules applies, in the order of events: it is set off, all its conditions hold, and there is
    /// somebody to pay. What its caps leave does not matter, nor does the time zone. A rule that is switched off applies to none.
    #[must_use]
    pub fn applying(&self, rules: &[Rule]) -> Vec<Events> {
        let rules: Vec<_> = rules.iter().collect();
        let parts = rules.chunks(Tables::RULES).flat_map(|rules| {
            let tables = Tables::new(self, rules);
            Bits::of_each(&self.rows, rules.len(), |row| tables.applying(row))
        });
        parts.map(Events).collect()
    }

    /// Whom each of these rules pays for which event.
    #[must_use]
    pub fn choose(&self, rules: &[Rule]) -> Vec<Chosen> {
        let mut all = vec![Chosen(Bits::default()); rules.len()];
        for (list, for_teams) in [(&self.people, false), (&self.teams_of, true)] {
            let of_list = rules.iter().zip(&mut all);
            let (rules, mut chosen): (Vec<_>, Vec<_>) = of_list
                .filter(|(rule, _)| rule.pays_teams() == for_teams)
                .unzip();
            let parts = rules.chunks(Tables::RULES);
            for (rules, chosen) in parts.zip(chosen.chunks_mut(Tables::RULES)) {
                let tables = Tables::new(self, rules);
                let bits = Bits::of_each(&list.listed, rules.len(), |one| {
                    tables.applying(&self.rows[one.event as usize])
                });
                for (chosen, bits) in chosen.iter_mut().zip(bits) {
                    chosen.0 = bits;
                }
            }
        }
        all
    }
}
