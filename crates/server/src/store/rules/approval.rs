//! What a new version is compared with, and by how much it may cost more, before a second owner has to approve it.

use super::versions;
use crate::store::columns::Columns;
use crate::store::{Result, Store, StoreError};
use domain::api::ledger::PointSettings;
use domain::id::UserId;
use domain::instant::Instant;
use domain::rules::RuleSet;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// For how long small steps add up, in seconds: 30 days.
const ADDS_UP_SECONDS: i64 = 30 * 24 * 60 * 60;

/// By which measure an owner's new version is let through.
#[derive(Debug, Clone, PartialEq)]
pub struct ApprovalTerms {
    /// By how many per cent it may cost more than each of these.
    pub share: u32,
    /// The live version; and where others could approve, the last that was approved or that paid 30 days ago, whichever is later.
    /// So many small steps are one large step.
    pub compared: Vec<RuleSet>,
}

impl Store {
    /// The measure for what `by` publishes now.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] before the program is set up.
    pub async fn find_approval_terms(&self, by: UserId, now: Instant) -> Result<ApprovalTerms> {
        let mut connection = self.begin_reading().await?;
        let mut compared = vec![versions::find_live(&mut connection, now).await?];
        if count_owners(&mut connection).await? > 1 {
            let agreed = find_agreed(&mut connection, now).await?;
            if agreed.version != compared[0].version {
                compared.push(agreed);
            }
        }
        Ok(ApprovalTerms {
            share: find_share(&mut connection, by).await?,
            compared,
        })
    }
}

/// The share that counts for what one owner publishes. Who raises it does so for the others: else nobody would need a second owner.
/// An owner without another is bound by what is set alone.
pub(super) async fn find_share(connection: &mut AnyConnection, by: UserId) -> Result<u32> {
    let row = sqlx::query("select approval_percent from program")
        .fetch_one(&mut *connection)
        .await?;
    let set = row.small("approval_percent")?;
    if count_owners(connection).await? < 2 {
        return Ok(set);
    }
    // The literal lets SQLite use the index that holds these rows alone.
    let changes = sqlx::query(
        "select actor, before, after from audit where action = 'points.settings' order by seq",
    )
    .fetch_all(connection)
    .await?;
    let own = format!("user:{by}");
    let mut share = None;
    // What others have set last: a slip of one's own is put right up to that.
    let mut allowed = None;
    for change in &changes {
        let (before, after) = (percent(change, "before")?, percent(change, "after")?);
        let others = *allowed.get_or_insert(before);
        // The settings are saved as a whole, and most changes are of something else.
        if before == after {
            continue;
        }
        share = Some(if change.text("actor")? == own {
            after.min(others)
        } else {
            allowed = Some(after);
            after
        });
    }
    Ok(share.unwrap_or(set))
}

fn percent(change: &AnyRow, side: &str) -> Result<u32> {
    let settings = change.maybe_text(side)?.unwrap_or_default();
    let settings: PointSettings = serde_json::from_str(&settings).map_err(StoreError::broken)?;
    Ok(settings.approval_percent)
}

pub(super) async fn count_owners(connection: &mut AnyConnection) -> Result<u32> {
    let row = sqlx::query(
        "select count(*) as owners from users where role = 'owner' and disabled_at is null",
    )
    .fetch_one(connection)
    .await?;
    row.small("owners")
}

/// The last version that two owners agreed on, or that paid 30 days ago.
async fn find_agreed(connection: &mut AnyConnection, now: Instant) -> Result<RuleSet> {
    let former = now.plus_seconds(-ADDS_UP_SECONDS);
    let former = versions::find_live(connection, former).await?;
    let approved = sqlx::query(
        "select s.body from rule_sets s join rule_proposals p on p.version = s.version \
         where s.version > $1 and s.effective_from <= $2 \
             and not exists (select 1 from rule_withdrawals w where w.version = s.version) \
         order by s.version desc limit 1",
    )
    .bind(i64::from(former.version))
    .bind(now.micros())
    .fetch_optional(connection)
    .await?;
    approved.map_or(Ok(former), |row| versions::read_body(&row))
}
