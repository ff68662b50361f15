//! Versions that cost so much more that a second owner has to approve them.

use super::{commit_and_view, insert, versions};
use crate::store::audit::{self, Change};
use crate::store::columns::Columns;
use crate::store::{Result, Store, StoreError};
use domain::api::rules::{PublishRules, RefusalView, RuleCostView, RuleProposalView, RulesView};
use domain::id::{RuleProposalId, UserId};
use domain::instant::Instant;
use domain::rules::RuleSet;
use domain::rules::replay::Cost;
use serde_json::{Value, json};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use uuid::Uuid;

/// For how long whoever proposed it reads why it was refused, in seconds: 14 days.
const REFUSAL_SECONDS: i64 = 14 * 24 * 60 * 60;

/// What of a proposal decides.
struct Open {
    based_on: u32,
    proposer: UserId,
    effective_from: Option<Instant>,
    reason: String,
    rules: RuleSet,
}

impl Store {
    /// Keeps a version for a second owner to approve, in place of what the same owner had proposed before.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if another version than `based_on` is the newest.
    pub async fn propose_rules(
        &self,
        publish: PublishRules,
        cost: Cost,
        by: UserId,
        now: Instant,
    ) -> Result<RulesView> {
        let mut transaction = self.begin_rules().await?;
        propose(&mut transaction, publish, cost, by, now).await?;
        commit_and_view(transaction, by, now).await
    }

    /// Publishes what another owner proposed, from the date that it names or else from now on.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if nothing of this id waits; [`StoreError::Conflict`] for one's own, or if another version was
    /// published since.
    pub async fn approve_rules(
        &self,
        id: RuleProposalId,
        by: UserId,
        now: Instant,
    ) -> Result<RulesView> {
        let mut transaction = self.begin_rules().await?;
        approve(&mut transaction, id, by, now).await?;
        commit_and_view(transaction, by, now).await
    }

    /// Refuses what another owner proposed.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if nothing of this id waits; [`StoreError::Conflict`] for one's own.
    pub async fn refuse_rules(
        &self,
        id: RuleProposalId,
        reason: &str,
        by: UserId,
        now: Instant,
    ) -> Result<RulesView> {
        let mut transaction = self.begin_rules().await?;
        let open = find_open(&mut transaction, id).await?;
        need_another(&open, by)?;
        decide(&mut transaction, id, Decision::Refused(reason), by, now).await?;
        commit_and_view(transaction, by, now).await
    }

    /// Takes back what one has proposed.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if nothing of this id and owner waits.
    pub async fn withdraw_proposal(
        &self,
        id: RuleProposalId,
        by: UserId,
        now: Instant,
    ) -> Result<()> {
        let mut transaction = self.begin_rules().await?;
        let open = find_open(&mut transaction, id).await?;
        if open.proposer != by {
            return Err(StoreError::NotFound);
        }
        decide(&mut transaction, id, Decision::Withdrawn, by, now).await?;
        Ok(transaction.commit().await?)
    }
}

/// What becomes of a proposal.
#[derive(Clone, Copy)]
enum Decision<'a> {
    Approved(u32),
    Refused(&'a str),
    Withdrawn,
}

impl<'a> Decision<'a> {
    /// The state, and what the audit calls it.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Approved(_) => ("approved", "rules.approve"),
            Self::Refused(_) => ("refused", "rules.refuse"),
            Self::Withdrawn => ("withdrawn", "rules.withdraw_proposal"),
        }
    }

    fn answer(self) -> &'a str {
        match self {
            Self::Refused(reason) => reason,
            Self::Approved(_) | Self::Withdrawn => "",
        }
    }

    fn version(self) -> Option<i64> {
        match self {
            Self::Approved(version) => Some(version.into()),
            Self::Refused(_) | Self::Withdrawn => None,
        }
    }
}

/// What waits, and what was refused lately and not proposed anew since.
pub(super) async fn list(
    connection: &mut AnyConnection,
    now: Instant,
) -> Result<Vec<RuleProposalView>> {
    let rows = sqlx::query(
        "select p.id, p.based_on, p.proposed_by, p.proposed_at, p.effective_from, p.reason, p.body, p.cost_live, \
             p.cost_new, p.compared_with, p.state, p.decided_at, p.answer, u.name, d.name as decider \
         from rule_proposals p join users u on u.id = p.proposed_by left join users d on d.id = p.decided_by \
         where p.state = 'open' or (p.state = 'refused' and p.decided_at > $1 and not exists \
             (select 1 from rule_proposals l where l.proposed_by = p.proposed_by and l.proposed_at > p.proposed_at)) \
         order by p.proposed_at desc, p.id desc",
    )
    .bind(now.plus_seconds(-REFUSAL_SECONDS).micros())
    .fetch_all(connection)
    .await?;
    rows.iter().map(read).collect()
}

async fn propose(
    connection: &mut AnyConnection,
    publish: PublishRules,
    cost: Cost,
    by: UserId,
    now: Instant,
) -> Result<()> {
    let newest = versions::find_newest(connection).await?;
    if newest.version != publish.based_on {
        return Err(StoreError::published_meanwhile());
    }
    let mut rules = publish.rules;
    rules.version = versions::next(connection).await?;
    rules.effective_from = publish.effective_from.unwrap_or(now);
    rules.time_zone.clone_from(&newest.time_zone);
    replace_open(connection, by, now).await?;
    let id = RuleProposalId(Uuid::now_v7());
    sqlx::query(
        "insert into rule_proposals (id, based_on, proposed_by, proposed_at, effective_from, reason, body, cost_live, \
             cost_new, compared_with, state) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open')",
    )
    .bind(id.to_string())
    .bind(i64::from(publish.based_on))
    .bind(by.to_string())
    .bind(now.micros())
    .bind(publish.effective_from.map(Instant::micros))
    .bind(&publish.reason)
    .bind(serde_json::to_string(&rules).map_err(StoreError::broken)?)
    .bind(cost.live.0)
    .bind(cost.new.0)
    .bind(i64::from(cost.compared_with))
    .execute(&mut *connection)
    .await?;
    let cost = json!({ "compared_with": cost.compared_with, "live": cost.live, "new": cost.new });
    let after = json!({ "rules": rules, "reason": publish.reason, "cost": cost });
    note(connection, id, "rules.propose", None, after, by, now).await
}

/// What somebody proposes takes the place of what they had proposed before.
async fn replace_open(connection: &mut AnyConnection, by: UserId, now: Instant) -> Result<()> {
    let row =
        sqlx::query("select id from rule_proposals where proposed_by = $1 and state = 'open'")
            .bind(by.to_string())
            .fetch_optional(&mut *connection)
            .await?;
    match row {
        Some(row) => decide(connection, row.parsed("id")?, Decision::Withdrawn, by, now).await,
        None => Ok(()),
    }
}

async fn approve(
    connection: &mut AnyConnection,
    id: RuleProposalId,
    by: UserId,
    now: Instant,
) -> Result<()> {
    let open = find_open(connection, id).await?;
    need_another(&open, by)?;
    if versions::find_newest(connection).await?.version != open.based_on {
        return Err(StoreError::conflict(
            "Another version of the rules was published since this was proposed. Whoever proposed it has to make the change again on that version.",
        ));
    }
    let mut rules = open.rules;
    rules.version = versions::next(connection).await?;
    rules.effective_from = open.effective_from.unwrap_or(now).max(now);
    insert(connection, &rules, Some(open.proposer), &open.reason, now).await?;
    decide(connection, id, Decision::Approved(rules.version), by, now).await
}

fn need_another(open: &Open, by: UserId) -> Result<()> {
    if open.proposer == by {
        return Err(StoreError::conflict(
            "Another owner has to decide: nobody approves what they have proposed.",
        ));
    }
    Ok(())
}

async fn find_open(connection: &mut AnyConnection, id: RuleProposalId) -> Result<Open> {
    let row = sqlx::query(
        "select based_on, proposed_by, effective_from, reason, body from rule_proposals where id = $1 and state = 'open'",
    )
    .bind(id.to_string())
    .fetch_optional(connection)
    .await?
    .ok_or(StoreError::NotFound)?;
    Ok(Open {
        based_on: row.small("based_on")?,
        proposer: row.parsed("proposed_by")?,
        effective_from: row.maybe_instant("effective_from")?,
        reason: row.text("reason")?,
        rules: versions::read_body(&row)?,
    })
}

async fn decide(
    connection: &mut AnyConnection,
    id: RuleProposalId,
    decision: Decision<'_>,
    by: UserId,
    now: Instant,
) -> Result<()> {
    let (state, action) = decision.words();
    sqlx::query(
        "update rule_proposals set state = $2, decided_by = $3, decided_at = $4, answer = $5, version = $6 where id = $1",
    )
    .bind(id.to_string())
    .bind(state)
    .bind(by.to_string())
    .bind(now.micros())
    .bind(decision.answer())
    .bind(decision.version())
    .execute(&mut *connection)
    .await?;
    let after =
        json!({ "state": state, "answer": decision.answer(), "version": decision.version() });
    let before = Some(json!({ "state": "open" }));
    note(connection, id, action, before, after, by, now).await
}

async fn note(
    connection: &mut AnyConnection,
    id: RuleProposalId,
    action: &str,
    before: Option<Value>,
    after: Value,
    by: UserId,
    at: Instant,
) -> Result<()> {
    let change = Change {
        actor: &format!("user:{by}"),
        action,
        object: format!("rule_proposal:{id}"),
        before,
        after: Some(after),
        at,
    };
    audit::append(connection, change).await
}

fn read(row: &AnyRow) -> Result<RuleProposalView> {
    let refused = match row.text("state")?.as_str() {
        "refused" => Some(RefusalView {
            by: row.text("decider")?,
            at: row.instant("decided_at")?,
            reason: row.text("answer")?,
        }),
        _ => None,
    };
    Ok(RuleProposalView {
        id: row.parsed("id")?,
        based_on: row.small("based_on")?,
        proposer: row.parsed("proposed_by")?,
        proposed_by: row.text("name")?,
        proposed_at: row.instant("proposed_at")?,
        effective_from: row.maybe_instant("effective_from")?,
        reason: row.text("reason")?,
        rules: versions::read_body(row)?,
        cost: RuleCostView {
            live: row.points("cost_live")?,
            compared_with: row
                .maybe_number("compared_with")?
                .map(u32::try_from)
                .transpose()
                .map_err(StoreError::broken)?,
            new: row.points("cost_new")?,
        },
        refused,
    })
}
