//! Rule sets: numbered, immutable versions.

mod approval;
mod drafts;
mod proposals;
mod shadow;
mod versions;

pub use approval::ApprovalTerms;
pub use shadow::{AccountName, PaidAward, Shadow};
pub(super) use versions::{find_live, list_all};

use super::audit::{self, Change};
use super::columns::Columns;
use super::error::or_taken;
use super::{Result, Store, StoreError};
use domain::api::feedback::ChoiceView;
use domain::api::insights::SubjectView;
use domain::api::rules::{PublishRules, RulesView};
use domain::id::UserId;
use domain::instant::Instant;
use domain::language::Language;
use domain::rules::RuleSet;
use domain::validation::BEGINNING_HAS_PASSED;
use serde_json::json;
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection, Transaction};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Why there is version 1.
const FIRST_REASON: &str = "The rules that the program began with.";

/// Versions that were read before. They are immutable, so they never go stale.
#[derive(Debug, Default)]
pub(super) struct RuleSets {
    by_version: Mutex<HashMap<u32, Arc<RuleSet>>>,
}

impl RuleSets {
    /// One version, read at most once.
    pub(super) async fn find(
        &self,
        connection: &mut AnyConnection,
        version: u32,
    ) -> Result<Arc<RuleSet>> {
        if let Some(known) = self.lock().get(&version) {
            return Ok(Arc::clone(known));
        }
        let rules = Arc::new(versions::find(connection, version).await?);
        self.lock().insert(version, Arc::clone(&rules));
        Ok(rules)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<u32, Arc<RuleSet>>> {
        // Whoever panicked with the lock held left whole entries behind.
        self.by_version
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store {
    /// The live rules, their history, and the lists that rules can name; the share for a second approval as it counts for one owner.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] before the program is set up.
    pub async fn find_rules(&self, by: UserId, now: Instant) -> Result<RulesView> {
        let mut connection = self.begin_reading().await?;
        read_rules(&mut connection, by, now).await
    }

    /// The rule set that pays for what is received at an instant.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] before the program is set up.
    pub async fn find_live_rules(&self, at: Instant) -> Result<RuleSet> {
        let mut connection = self.pools.reader.acquire().await?;
        find_live(&mut connection, at).await
    }

    /// One version, withdrawn ones too.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none of this number.
    pub async fn find_rule_version(&self, version: u32) -> Result<RuleSet> {
        let mut connection = self.pools.reader.acquire().await?;
        versions::find(&mut connection, version).await
    }

    /// Publishes the next version, live from `now` or from the date that it names. The caller has checked the rules
    /// (`domain::rules::check`).
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if another version than `based_on` is the newest; [`StoreError::Invalid`] for a date that has passed.
    pub async fn publish_rules(
        &self,
        publish: PublishRules,
        by: UserId,
        now: Instant,
    ) -> Result<RulesView> {
        let mut transaction = self.begin_rules().await?;
        publish_next(&mut transaction, publish, by, now).await?;
        commit_and_view(transaction, by, now).await
    }

    /// Takes a version back that has not begun.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none of this number; [`StoreError::Conflict`] if it is not scheduled any more.
    pub async fn withdraw_rules(
        &self,
        version: u32,
        reason: &str,
        by: UserId,
        now: Instant,
    ) -> Result<RulesView> {
        let mut transaction = self.begin_rules().await?;
        versions::withdraw(&mut transaction, version, reason, by, now).await?;
        commit_and_view(transaction, by, now).await
    }
}

impl Store {
    /// Begins a change of the history. Such changes come one after the other: what one of them has looked at stays true.
    async fn begin_rules(&self) -> Result<Transaction<'static, Any>> {
        let mut transaction = self.begin().await?;
        sqlx::query("update heads set singleton = singleton")
            .execute(&mut *transaction)
            .await?;
        Ok(transaction)
    }
}

/// Commits a change, and answers what there is with it.
async fn commit_and_view(
    mut transaction: Transaction<'static, Any>,
    by: UserId,
    now: Instant,
) -> Result<RulesView> {
    let view = read_rules(&mut transaction, by, now).await?;
    transaction.commit().await?;
    Ok(view)
}

/// Version 1, live from the first moment of the program.
pub(super) async fn create_first(
    connection: &mut AnyConnection,
    mut rules: RuleSet,
    time_zone: &str,
    now: Instant,
) -> Result<()> {
    rules.version = 1;
    rules.effective_from = now;
    time_zone.clone_into(&mut rules.time_zone);
    insert(connection, &rules, None, FIRST_REASON, now).await
}

async fn publish_next(
    connection: &mut AnyConnection,
    publish: PublishRules,
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
    if rules.effective_from < now {
        return Err(StoreError::invalid("effective_from", BEGINNING_HAS_PASSED));
    }
    rules.time_zone.clone_from(&newest.time_zone);
    insert(connection, &rules, Some(by), &publish.reason, now).await?;
    let change = Change {
        actor: &format!("user:{by}"),
        action: "rules.publish",
        object: format!("rules:{}", rules.version),
        before: Some(json!(newest)),
        after: Some(json!({ "rules": rules, "reason": publish.reason })),
        at: now,
    };
    audit::append(connection, change).await
}

async fn insert(
    connection: &mut AnyConnection,
    rules: &RuleSet,
    by: Option<UserId>,
    reason: &str,
    now: Instant,
) -> Result<()> {
    let body = serde_json::to_string(rules).map_err(StoreError::broken)?;
    sqlx::query(
        "insert into rule_sets (version, effective_from, published_at, published_by, reason, body) \
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(i64::from(rules.version))
    .bind(rules.effective_from.micros())
    .bind(now.micros())
    .bind(by.map(|by| by.to_string()))
    .bind(reason)
    .bind(body)
    .execute(connection)
    .await
    .map_err(|error| or_taken(error, PUBLISHED_MEANWHILE))?;
    Ok(())
}

const PUBLISHED_MEANWHILE: &str = "Another version of the rules was published meanwhile. Look at it, then make your change again.";

impl StoreError {
    /// A version that was changed is not the newest any more.
    pub(crate) fn published_meanwhile() -> Self {
        Self::conflict(PUBLISHED_MEANWHILE)
    }
}

async fn read_rules(connection: &mut AnyConnection, by: UserId, now: Instant) -> Result<RulesView> {
    Ok(RulesView {
        live: find_live(connection, now).await?,
        newest: versions::find_newest(connection).await?,
        versions: versions::list(connection, now).await?,
        proposals: proposals::list(connection, now).await?,
        approval_percent: approval::find_share(connection, by).await?,
        owners: approval::count_owners(connection).await?,
        standards: super::touchpoints::list_standards(connection, Language::English).await?,
        teams: list_named(connection, "select id, name from teams").await?,
        touchpoints: list_named(connection, "select id, name from touchpoints").await?,
    })
}

pub(super) async fn list_named(
    connection: &mut AnyConnection,
    statement: &'static str,
) -> Result<Vec<SubjectView>> {
    let rows = sqlx::query(statement).fetch_all(connection).await?;
    let mut named = rows
        .iter()
        .map(|row| {
            Ok(SubjectView {
                subject: row.text("id")?,
                name: row.text("name")?,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    super::insights::sort_by_name(&mut named);
    Ok(named)
}

/// A choice of a list: a standard or a reason.
pub(super) fn read_choice(row: &AnyRow) -> Result<ChoiceView> {
    Ok(ChoiceView {
        key: row.text("key")?,
        label: row.text("label")?,
    })
}
