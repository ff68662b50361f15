//! Points that an owner gives or takes by hand: a settlement of its own, with nobody's response behind it.

use super::accounts::{account_of, find_account};
use super::entry::Entry;
use super::overview::read_calendar;
use super::reverse::{Correction, reason_of};
use super::{Begun, scopes};
use crate::settle::Source;
use crate::store::audit::{self, Change};
use crate::store::columns::Columns;
use crate::store::responses::random_id;
use crate::store::rules::find_live;
use crate::store::{Result, Store, StoreError, rollups};
use domain::api::ledger::{AdjustPoints, Holder, PointAccountView};
use domain::id::UserId;
use domain::instant::Instant;
use domain::numbers::counted;
use serde_json::json;
use sqlx::AnyConnection;

/// In place of a rule's id.
const RULE: &str = "adjustment";

impl Store {
    /// Gives points to an account or takes them, once for each id. They count on the day of the adjustment, as points from other
    /// sources, and can be spent at once. The caller has checked it (`domain::settings::adjustment`).
    ///
    /// # Errors
    /// [`StoreError::Invalid`] (field `holder`) for somebody whom there is not, (field `points`) for more than can be taken;
    /// [`StoreError::Conflict`] if the id stands for another adjustment.
    pub async fn adjust_points(
        &self,
        adjust: &AdjustPoints,
        by: UserId,
        now: Instant,
    ) -> Result<PointAccountView> {
        let mut transaction = self.begin().await?;
        super::lock(&mut transaction).await?;
        if !is_made(&mut transaction, adjust).await? {
            make(&mut transaction, adjust, by, now).await?;
        }
        let account = find_account(&mut transaction, adjust.holder, now).await?;
        transaction.commit().await?;
        account.ok_or_else(unknown)
    }
}

/// Whether it was made before, and is the same.
async fn is_made(connection: &mut AnyConnection, adjust: &AdjustPoints) -> Result<bool> {
    let row = sqlx::query(
        "select t.account, t.memo, p.points from ledger_transactions t \
         join postings p on p.transaction_id = t.id and p.account = t.account where t.event = $1 and t.reverses is null",
    )
    .bind(event(adjust))
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else {
        return Ok(false);
    };
    let is_same = row.text("account")? == account_of(adjust.holder)
        && row.points("points")? == adjust.points
        && reason_of(&row.text("memo")?)? == adjust.reason;
    if is_same {
        Ok(true)
    } else {
        Err(StoreError::conflict(
            "This adjustment was made already, with other content. Reload the page to see it.",
        ))
    }
}

async fn make(
    connection: &mut AnyConnection,
    adjust: &AdjustPoints,
    by: UserId,
    now: Instant,
) -> Result<()> {
    let account = find_account(connection, adjust.holder, now).await?;
    let account = account.ok_or_else(unknown)?;
    if adjust.points.0 < 0 && account.available.0.saturating_add(adjust.points.0) < 0 {
        return Err(too_much(&account));
    }
    let correction = Correction {
        reason: &adjust.reason,
        by,
        now,
    };
    let team = find_team(connection, adjust.holder).await?;
    let day = read_calendar(connection).await?.day(now);
    let begun = Begun {
        event: &event(adjust),
        response: None,
        kind: "adjustment",
        at: now,
        day,
        settled_at: now,
    };
    begun.write(connection).await?;
    write(connection, adjust, &team, correction).await?;
    note(connection, adjust, correction).await?;
    let scopes = scopes(&account_of(adjust.holder), &team, None)?;
    rollups::correct_points(connection, scopes, day, Source::Other, adjust.points).await
}

async fn write(
    connection: &mut AnyConnection,
    adjust: &AdjustPoints,
    team: &str,
    correction: Correction<'_>,
) -> Result<()> {
    let entry = Entry {
        id: random_id(correction.now),
        event: &event(adjust),
        rule: RULE,
        version: find_version(connection, correction.now).await?,
        account: &account_of(adjust.holder),
        team: Some(team),
        touchpoint: None,
        source: Source::Other.name(),
        points: adjust.points,
        memo: &json!({ "reason": correction.reason, "by": correction.by }).to_string(),
        at: correction.now,
        available_at: correction.now,
        reverses: None,
    };
    entry.write(connection).await
}

/// The version of the rules that was live: no rule was asked, but every transaction tells of its time.
async fn find_version(connection: &mut AnyConnection, now: Instant) -> Result<u32> {
    Ok(find_live(connection, now).await?.version)
}

/// The team that it counts for: a person's now, or the one that is adjusted.
async fn find_team(connection: &mut AnyConnection, holder: Holder) -> Result<String> {
    match holder {
        Holder::Team(team) => Ok(team.to_string()),
        Holder::Employee(employee) => Ok(sqlx::query_scalar(
            "select team_id from employees where id = $1",
        )
        .bind(employee.to_string())
        .fetch_one(connection)
        .await?),
    }
}

async fn note(
    connection: &mut AnyConnection,
    adjust: &AdjustPoints,
    correction: Correction<'_>,
) -> Result<()> {
    let change = Change {
        actor: &format!("user:{}", correction.by),
        action: "points.adjust",
        object: account_of(adjust.holder),
        before: None,
        after: Some(json!({ "points": adjust.points, "reason": correction.reason })),
        at: correction.now,
    };
    audit::append(connection, change).await
}

fn event(adjust: &AdjustPoints) -> String {
    format!("adjustment:{}", adjust.id)
}

fn unknown() -> StoreError {
    StoreError::invalid("holder", "There is no such person or team.")
}

fn too_much(account: &PointAccountView) -> StoreError {
    let available = counted(account.available.0.max(0), "point is", "points are");
    StoreError::invalid(
        "points",
        format!("Only {available} available. Take at most that many, or reverse an award."),
    )
}
