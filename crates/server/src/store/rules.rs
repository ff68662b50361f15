//! Rule sets: numbered, immutable versions.

use super::audit::{self, Change};
use super::columns::Columns;
use super::error::or_taken;
use super::{Result, Store, StoreError};
use domain::api::feedback::ChoiceView;
use domain::api::insights::SubjectView;
use domain::api::rules::{PublishRules, RuleVersionView, RulesView};
use domain::id::UserId;
use domain::instant::Instant;
use domain::language::Language;
use domain::rules::RuleSet;
use serde_json::json;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Who published version 1, in words.
const SET_UP: &str = "Set-up";
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
        let row = sqlx::query("select body from rule_sets where version = $1")
            .bind(i64::from(version))
            .fetch_optional(connection)
            .await?
            .ok_or_else(|| StoreError::broken(format!("rule set {version} is missing")))?;
        let rules = Arc::new(read_body(&row)?);
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
    /// The live rules, their history, and the lists that rules can name.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] before the program is set up.
    pub async fn find_rules(&self) -> Result<RulesView> {
        let mut connection = self.pools.reader.acquire().await?;
        read_rules(&mut connection).await
    }

    /// Publishes the next version, live from `now`. The caller has checked the rules (`domain::rules::check`).
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if another version than `based_on` is live.
    pub async fn publish_rules(
        &self,
        publish: PublishRules,
        by: UserId,
        now: Instant,
    ) -> Result<RulesView> {
        let mut transaction = self.begin().await?;
        publish_next(&mut transaction, publish, by, now).await?;
        let view = read_rules(&mut transaction).await?;
        transaction.commit().await?;
        Ok(view)
    }
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
    let live = find_live(connection).await?;
    if live.version != publish.based_on {
        return Err(published_meanwhile());
    }
    let mut rules = publish.rules;
    rules.version = live.version + 1;
    // A version never starts before the one it follows, whatever the clock says.
    rules.effective_from = now.max(live.effective_from);
    rules.time_zone.clone_from(&live.time_zone);
    let at = rules.effective_from;
    insert(connection, &rules, Some(by), &publish.reason, at).await?;
    let change = Change {
        actor: &format!("user:{by}"),
        action: "rules.publish",
        object: format!("rules:{}", rules.version),
        before: Some(json!(live)),
        after: Some(json!({ "rules": rules, "reason": publish.reason })),
        at,
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
    // Two who publish at the same time reach for the same number: the second is told.
    .map_err(|error| or_taken(error, PUBLISHED_MEANWHILE))?;
    Ok(())
}

const PUBLISHED_MEANWHILE: &str = "Another version of the rules was published meanwhile. Look at it, then make your change again.";

fn published_meanwhile() -> StoreError {
    StoreError::conflict(PUBLISHED_MEANWHILE)
}

pub(super) async fn find_live(connection: &mut AnyConnection) -> Result<RuleSet> {
    let row = sqlx::query("select body from rule_sets order by version desc limit 1")
        .fetch_optional(connection)
        .await?
        .ok_or(StoreError::NotFound)?;
    read_body(&row)
}

fn read_body(row: &AnyRow) -> Result<RuleSet> {
    serde_json::from_str(&row.text("body")?).map_err(StoreError::broken)
}

async fn read_rules(connection: &mut AnyConnection) -> Result<RulesView> {
    Ok(RulesView {
        live: find_live(connection).await?,
        versions: list_versions(connection).await?,
        standards: super::touchpoints::list_standards(connection, Language::English).await?,
        teams: list_named(connection, "select id, name from teams").await?,
        touchpoints: list_named(connection, "select id, name from touchpoints").await?,
    })
}

async fn list_versions(connection: &mut AnyConnection) -> Result<Vec<RuleVersionView>> {
    let rows = sqlx::query(
        "select r.version, r.effective_from, r.published_at, r.reason, u.name from rule_sets r \
         left join users u on u.id = r.published_by order by r.version desc",
    )
    .fetch_all(connection)
    .await?;
    rows.iter().map(read_version).collect()
}

fn read_version(row: &AnyRow) -> Result<RuleVersionView> {
    Ok(RuleVersionView {
        version: row.small("version")?,
        effective_from: row.instant("effective_from")?,
        published_at: row.instant("published_at")?,
        published_by: row.maybe_text("name")?.unwrap_or_else(|| SET_UP.to_owned()),
        reason: row.text("reason")?,
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
