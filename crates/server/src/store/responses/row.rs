//! A response as it is stored, locked for a change.

use crate::store::columns::Columns;
use crate::store::rollups::Scope;
use crate::store::touchpoints::is_key;
use crate::store::{Result, StoreError};
use domain::api::feedback::ResponseView;
use domain::id::{ResponseId, TeamId, TouchpointId};
use domain::instant::Instant;
use domain::rules::{Customer, Trust};
use domain::score::Score;
use jiff::civil::Date;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// What a change needs to know of a response.
#[derive(Debug)]
pub(super) struct StoredResponse {
    pub(super) id: ResponseId,
    pub(super) touchpoint: TouchpointId,
    pub(super) team: TeamId,
    pub(super) customer: Customer,
    pub(super) trust: Trust,
    pub(super) score: Score,
    pub(super) received_at: Instant,
    pub(super) day: Date,
    pub(super) rule_version: u32,
    pub(super) settled_at: Option<Instant>,
    /// The hash of what was sent, if it was.
    pub(super) content_hash: Option<String>,
}

impl StoredResponse {
    pub(super) fn view(&self) -> ResponseView {
        ResponseView {
            id: self.id,
            score: self.score,
            sent: self.content_hash.is_some(),
        }
    }

    /// Where it counts for CSAT from the first tap.
    pub(super) fn scopes(&self) -> [Scope; 3] {
        scopes(self.team, self.touchpoint)
    }
}

/// Where a response counts for CSAT from the first tap.
pub(super) fn scopes(team: TeamId, touchpoint: TouchpointId) -> [Scope; 3] {
    [
        Scope::Organization,
        Scope::Team(team),
        Scope::Touchpoint(touchpoint),
    ]
}

/// Locks the response of a touchpoint and reads it. The update changes nothing: it is the lock that
/// both engines know, and on PostgreSQL it reads what was committed while waiting.
pub(super) async fn lock_at_touchpoint(
    connection: &mut AnyConnection,
    key: &str,
    id: ResponseId,
) -> Result<StoredResponse> {
    if !is_key(key) {
        return Err(StoreError::NotFound);
    }
    let row = sqlx::query(
        "update responses set score = score \
         where id = $1 and touchpoint_id = (select t.id from touchpoints t where t.key = $2) \
         returning id, touchpoint_id, team_id, customer, trust, score, received_at, received_day, \
             rule_version, settled_at, content_hash",
    )
    .bind(id.to_string())
    .bind(key)
    .fetch_optional(connection)
    .await?
    .ok_or(StoreError::NotFound)?;
    read(&row)
}

/// The same for a response that is not settled yet and was last touched at `touched_by` or before, wherever it was given.
pub(super) async fn lock_unsettled(
    connection: &mut AnyConnection,
    id: ResponseId,
    touched_by: Instant,
) -> Result<Option<StoredResponse>> {
    let row = sqlx::query(
        "update responses set score = score where id = $1 and settled_at is null and touched_at <= $2 \
         returning id, touchpoint_id, team_id, customer, trust, score, received_at, received_day, \
             rule_version, settled_at, content_hash",
    )
    .bind(id.to_string())
    .bind(touched_by.micros())
    .fetch_optional(connection)
    .await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &AnyRow) -> Result<StoredResponse> {
    Ok(StoredResponse {
        id: row.parsed("id")?,
        touchpoint: row.parsed("touchpoint_id")?,
        team: row.parsed("team_id")?,
        customer: row.word("customer")?,
        trust: row.word("trust")?,
        score: row.small("score")?,
        received_at: row.instant("received_at")?,
        day: row.parsed("received_day")?,
        rule_version: row.small("rule_version")?,
        settled_at: row.maybe_instant("settled_at")?,
        content_hash: row.maybe_text("content_hash")?,
    })
}
