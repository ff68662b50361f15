//! The receipts of a page of cards: which rules paid and why so much, and which nearly paid.

use super::{Range, rows_in};
use crate::store::columns::Columns;
use crate::store::receipts::{dispute, explain, taken_back};
use crate::store::rules::RuleSets;
use crate::store::{Result, StoreError};
use domain::api::wall::AwardView;
use domain::id::AppreciationId;
use domain::instant::Instant;
use domain::points::Points;
use domain::rules::words::{self, Names};
use domain::rules::{KnownThanks, Recipient, RuleSet, near_misses_known};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// An award as the ledger has it.
#[derive(Debug)]
pub(super) struct Awarded {
    /// Its rule's place in the rule set.
    pub(super) place: usize,
    pub(super) view: AwardView,
    pub(super) available_at: Instant,
}

/// What a card's person knows of the event that the engine was asked about, and by which version.
#[derive(Debug)]
pub(super) struct Told {
    version: u32,
    /// Without the standards, which are read for the card anyway.
    thanks: KnownThanks,
}

pub(super) async fn list_awards(
    connection: &mut AnyConnection,
    range: &Range,
    rule_sets: &RuleSets,
    names: &Names,
) -> Result<HashMap<AppreciationId, Vec<Awarded>>> {
    let rows = rows_in(
        connection,
        // `cross join` keeps SQLite to this order: from the page's cards to their awards. Left to itself
        // it begins with everything that the person was ever paid.
        "select w.id, t.id as transaction_id, t.rule, t.version, t.memo, p.points, p.available_at, r.trust, \
             v.at as reversed_at, v.memo as reversed_memo, d.state as dispute_state, d.reason as dispute_reason, d.at as disputed_at, d.answer as dispute_answer \
         from response_recipients w cross join responses r \
         cross join settlements s cross join ledger_transactions t cross join postings p \
         left join ledger_transactions v on v.reverses = t.id \
         left join disputes d on d.transaction_id = t.id \
         where r.id = w.response_id and s.response_id = w.response_id and t.event = s.event and t.reverses is null \
           and t.account = 'employee:' || w.employee_id and p.transaction_id = t.id and p.account = t.account \
           and w.employee_id = $1 and w.state = 'delivered' \
           and (w.delivered_at, w.id) <= ($2, $3) and (w.delivered_at, w.id) >= ($4, $5)",
        range,
    )
    .await?;
    let unpaid = list_unpaid(connection, range).await?;
    let mut awards: HashMap<_, Vec<_>> = HashMap::new();
    for row in &rows {
        let rules = rule_sets.find(connection, row.small("version")?).await?;
        let card: AppreciationId = row.parsed("id")?;
        let award = read_award(row, &rules, names)?;
        awards.entry(card).or_default().push(award);
    }
    for row in &unpaid {
        let rules = rule_sets.find(connection, row.small("version")?).await?;
        let card: AppreciationId = row.parsed("id")?;
        let award = read_unpaid(row, &rules, names)?;
        awards.entry(card).or_default().push(award);
    }
    Ok(awards)
}

/// Awards that came to 0.
async fn list_unpaid(connection: &mut AnyConnection, range: &Range) -> Result<Vec<AnyRow>> {
    rows_in(
        connection,
        "select w.id, u.rule, u.version, u.memo, u.at, cast(0 as BIGINT) as points, r.trust \
         from response_recipients w cross join responses r cross join settlements s cross join unpaid_awards u \
         where r.id = w.response_id and s.response_id = w.response_id and u.event = s.event \
           and u.account = 'employee:' || w.employee_id \
           and w.employee_id = $1 and w.state = 'delivered' \
           and (w.delivered_at, w.id) <= ($2, $3) and (w.delivered_at, w.id) >= ($4, $5)",
        range,
    )
    .await
}

fn read_unpaid(row: &AnyRow, rules: &RuleSet, names: &Names) -> Result<Awarded> {
    let explained = explain(row, rules, names)?;
    Ok(Awarded {
        place: explained.place,
        view: AwardView {
            transaction: None,
            rule: explained.rule,
            version: rules.version,
            points: Points::ZERO,
            sentence: explained.sentence,
            reversed: None,
            dispute: None,
        },
        // Nothing is held of it.
        available_at: row.instant("at")?,
    })
}

fn read_award(row: &AnyRow, rules: &RuleSet, names: &Names) -> Result<Awarded> {
    let explained = explain(row, rules, names)?;
    Ok(Awarded {
        place: explained.place,
        view: AwardView {
            transaction: row.maybe_parsed("transaction_id")?,
            rule: explained.rule,
            version: rules.version,
            points: row.points("points")?,
            sentence: explained.sentence,
            reversed: taken_back(row)?,
            dispute: dispute(row)?,
        },
        available_at: row.instant("available_at")?,
    })
}

/// What the engine was asked about the thanks on these cards; nothing of a card that it was never asked about. Thanks is
/// delivered in the moment of the settlement that pays for it; of two in one moment the later paid.
pub(super) async fn list_told(
    connection: &mut AnyConnection,
    range: &Range,
) -> Result<HashMap<AppreciationId, Told>> {
    let rows = rows_in(
        connection,
        "select w.id, w.employee_id, w.team_id, r.touchpoint_id, r.team_id as place_team, r.customer, r.rule_version, \
             length(r.message) as message_chars, case when s.event = s.response_id then 0 else 1 end as later \
         from response_recipients w cross join responses r cross join settlements s \
         where r.id = w.response_id and s.response_id = w.response_id and s.settled_at = w.delivered_at \
           and w.via <> 'team' and (w.via = 'found') = (s.event = s.response_id || ':found') \
           and w.employee_id = $1 and w.state = 'delivered' \
           and (w.delivered_at, w.id) <= ($2, $3) and (w.delivered_at, w.id) >= ($4, $5) \
         order by s.seq",
        range,
    )
    .await?;
    rows.iter()
        .map(|row| Ok((row.parsed("id")?, read_told(row)?)))
        .collect()
}

fn read_told(row: &AnyRow) -> Result<Told> {
    Ok(Told {
        version: row.small("rule_version")?,
        thanks: KnownThanks {
            touchpoint: row.text("touchpoint_id")?,
            team: row.text("place_team")?,
            customer: row.word("customer")?,
            standards: Vec::new(),
            message_chars: row.small("message_chars")?,
            to: Recipient {
                employee: row.text("employee_id")?,
                team: row.text("team_id")?,
            },
            later: row.number("later")? == 1,
        },
    })
}

/// A rule that nearly paid for a card.
#[derive(Debug, Clone)]
pub(in crate::store) struct Missed {
    /// The rule's id.
    pub(in crate::store) rule: String,
    /// Its name in the version that was asked.
    pub(in crate::store) name: String,
    /// What was missing.
    pub(in crate::store) sentence: String,
}

impl Told {
    /// The rules that nearly paid, in words. One that did pay is not among them, though a message may have been erased since.
    pub(super) async fn near(
        self,
        connection: &mut AnyConnection,
        rule_sets: &RuleSets,
        standards: &[(String, String)],
        awards: &[Awarded],
        names: &Names,
    ) -> Result<Vec<Missed>> {
        let rules = rule_sets.find(connection, self.version).await?;
        let thanks = KnownThanks {
            standards: standards.iter().map(|(key, _)| key.clone()).collect(),
            ..self.thanks
        };
        let mut near = Vec::new();
        for miss in near_misses_known(&rules, thanks) {
            let place = rules.rules.iter().position(|rule| rule.id == miss.rule);
            let place = place.ok_or_else(|| StoreError::broken("a near miss of no rule"))?;
            if awards.iter().all(|award| award.place != place) {
                let name = rules.rules[place].name.clone();
                near.push(Missed {
                    sentence: words::near_miss(&name, &miss.unmet, names),
                    rule: miss.rule,
                    name,
                });
            }
        }
        Ok(near)
    }
}
