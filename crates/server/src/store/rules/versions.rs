//! Which versions there are, which of them is live, and taking back one that has not begun.

use crate::store::audit::{self, Change};
use crate::store::columns::Columns;
use crate::store::{Result, StoreError};
use domain::api::rules::{RuleVersionView, VersionState, WithdrawalView};
use domain::id::UserId;
use domain::instant::Instant;
use domain::rules::RuleSet;
use domain::rules::timeline::{Scheduled, state};
use serde_json::json;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// Who published version 1, in words.
const SET_UP: &str = "Set-up";

/// One version, withdrawn ones too.
pub(super) async fn find(connection: &mut AnyConnection, version: u32) -> Result<RuleSet> {
    let row = sqlx::query("select body from rule_sets where version = $1")
        .bind(i64::from(version))
        .fetch_optional(connection)
        .await?
        .ok_or(StoreError::NotFound)?;
    read_body(&row)
}

/// How long before its beginning a version can be withdrawn at the latest, in seconds.
const LATEST_SECONDS: i64 = 60;

/// Every version, withdrawn ones too, oldest first.
pub(in crate::store) async fn list_all(connection: &mut AnyConnection) -> Result<Vec<RuleSet>> {
    let rows = sqlx::query("select body from rule_sets order by version")
        .fetch_all(connection)
        .await?;
    rows.iter().map(read_body).collect()
}

/// The version that is live at an instant; the first where a clock is a little behind that of the set-up.
pub(in crate::store) async fn find_live(
    connection: &mut AnyConnection,
    at: Instant,
) -> Result<RuleSet> {
    let row = sqlx::query(
        "select s.body from rule_sets s where s.version = 1 or (s.effective_from <= $1 \
             and not exists (select 1 from rule_withdrawals w where w.version = s.version)) \
         order by s.version desc limit 1",
    )
    .bind(at.micros())
    .fetch_optional(connection)
    .await?
    .ok_or(StoreError::NotFound)?;
    read_body(&row)
}

/// The newest version that was not withdrawn.
pub(super) async fn find_newest(connection: &mut AnyConnection) -> Result<RuleSet> {
    let row = sqlx::query(
        "select s.body from rule_sets s \
         where not exists (select 1 from rule_withdrawals w where w.version = s.version) \
         order by s.version desc limit 1",
    )
    .fetch_optional(connection)
    .await?
    .ok_or(StoreError::NotFound)?;
    read_body(&row)
}

/// The number that the next version gets: that of a withdrawn one is never given again.
pub(super) async fn next(connection: &mut AnyConnection) -> Result<u32> {
    let row = sqlx::query("select max(version) + 1 as version from rule_sets")
        .fetch_one(connection)
        .await?;
    row.small("version")
}

/// Every version, newest first, as it stands now.
pub(super) async fn list(
    connection: &mut AnyConnection,
    now: Instant,
) -> Result<Vec<RuleVersionView>> {
    let rows = sqlx::query(
        "select s.version, s.effective_from, s.published_at, s.reason, u.name, \
             a.name as approved_by, w.withdrawn_at, w.reason as withdrawn_because, b.name as withdrawn_by \
         from rule_sets s left join users u on u.id = s.published_by \
         left join rule_proposals p on p.version = s.version left join users a on a.id = p.decided_by \
         left join rule_withdrawals w on w.version = s.version left join users b on b.id = w.withdrawn_by \
         order by s.version desc",
    )
    .fetch_all(connection)
    .await?;
    let timeline = rows
        .iter()
        .map(read_scheduled)
        .collect::<Result<Vec<_>>>()?;
    let read = |(row, scheduled)| read_version(row, state(scheduled, &timeline, now));
    rows.iter().zip(&timeline).map(read).collect()
}

/// Takes a version back that has not begun.
pub(super) async fn withdraw(
    connection: &mut AnyConnection,
    version: u32,
    reason: &str,
    by: UserId,
    now: Instant,
) -> Result<()> {
    // What has waited for its turn to write may come a little late: by then the version must not have paid anybody.
    let versions = list(connection, now.plus_seconds(LATEST_SECONDS)).await?;
    let entry = versions.iter().find(|entry| entry.version == version);
    if entry.ok_or(StoreError::NotFound)?.state != VersionState::Scheduled {
        return Err(StoreError::conflict(
            "Only a version that begins in more than a minute can be withdrawn. Read the history again.",
        ));
    }
    sqlx::query(
        "insert into rule_withdrawals (version, withdrawn_at, withdrawn_by, reason) values ($1, $2, $3, $4)",
    )
    .bind(i64::from(version))
    .bind(now.micros())
    .bind(by.to_string())
    .bind(reason)
    .execute(&mut *connection)
    .await?;
    let change = Change {
        actor: &format!("user:{by}"),
        action: "rules.withdraw",
        object: format!("rules:{version}"),
        before: Some(json!({ "state": "scheduled" })),
        after: Some(json!({ "state": "withdrawn", "reason": reason })),
        at: now,
    };
    audit::append(connection, change).await
}

pub(super) fn read_body(row: &AnyRow) -> Result<RuleSet> {
    serde_json::from_str(&row.text("body")?).map_err(StoreError::broken)
}

fn read_scheduled(row: &AnyRow) -> Result<Scheduled> {
    Ok(Scheduled {
        version: row.small("version")?,
        effective_from: row.instant("effective_from")?,
        is_withdrawn: row.maybe_number("withdrawn_at")?.is_some(),
    })
}

fn read_version(row: &AnyRow, state: VersionState) -> Result<RuleVersionView> {
    Ok(RuleVersionView {
        version: row.small("version")?,
        state,
        effective_from: row.instant("effective_from")?,
        published_at: row.instant("published_at")?,
        published_by: row.maybe_text("name")?.unwrap_or_else(|| SET_UP.to_owned()),
        reason: row.text("reason")?,
        approved_by: row.maybe_text("approved_by")?,
        withdrawn: read_withdrawal(row)?,
    })
}

fn read_withdrawal(row: &AnyRow) -> Result<Option<WithdrawalView>> {
    let Some(at) = row.maybe_instant("withdrawn_at")? else {
        return Ok(None);
    };
    Ok(Some(WithdrawalView {
        by: row.text("withdrawn_by")?,
        at,
        reason: row.text("withdrawn_because")?,
    }))
}
