//! A response as it is stored, locked for a change.

use crate::store::columns::Columns;
use crate::store::rollups::{Given, Scope};
use crate::store::touchpoints::is_key;
use crate::store::{Result, StoreError};
use domain::api::feedback::{Instrument, ResponseView};
use domain::id::{ResponseId, TeamId, TouchpointId};
use domain::instant::Instant;
use domain::rules::{Customer, Trust};
use domain::score::Score;
use jiff::civil::Date;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// Locks the row of a response that a condition (which follows) picks, and reads it. The update changes nothing: it is the
/// lock that both engines know, and on PostgreSQL it reads what was committed while waiting.
macro_rules! lock {
    ($condition:literal) => {
        concat!(
            "update responses set score = score where ",
            $condition,
            " returning id, touchpoint_id, team_id, customer, trust, score, received_at, received_day, rule_version, \
               settled_at, sent_at, content_hash, counted, language, wording, shown"
        )
    };
}

/// What a change needs to know of a response.
#[derive(Debug)]
pub(in crate::store) struct StoredResponse {
    pub(in crate::store) id: ResponseId,
    pub(in crate::store) touchpoint: TouchpointId,
    pub(in crate::store) team: TeamId,
    pub(super) customer: Customer,
    pub(super) trust: Trust,
    pub(in crate::store) score: Score,
    pub(super) received_at: Instant,
    pub(super) rule_version: u32,
    pub(super) settled_at: Option<Instant>,
    pub(in crate::store) sent_at: Option<Instant>,
    /// The hash of what was sent, if it was.
    pub(super) content_hash: Option<String>,
    /// The day, the instrument, and whether it counts.
    pub(in crate::store) given: Given,
}

impl StoredResponse {
    pub(super) fn view(&self) -> ResponseView {
        ResponseView {
            id: self.id,
            score: self.score,
            sent: self.content_hash.is_some(),
            trust: self.trust,
            receipt: None,
            suggested: None,
        }
    }

    /// Where it counts for CSAT from the first tap.
    pub(in crate::store) fn scopes(&self) -> [Scope; 3] {
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

/// Locks a response, wherever it was given.
///
/// # Errors
/// [`StoreError::NotFound`] if there is none of this id.
pub(in crate::store) async fn lock_response(
    connection: &mut AnyConnection,
    id: ResponseId,
) -> Result<StoredResponse> {
    let row = sqlx::query(lock!("id = $1"))
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?
        .ok_or(StoreError::NotFound)?;
    read(&row)
}

/// The same for a response of a touchpoint.
pub(super) async fn lock_at_touchpoint(
    connection: &mut AnyConnection,
    key: &str,
    id: ResponseId,
) -> Result<StoredResponse> {
    if !is_key(key) {
        return Err(StoreError::NotFound);
    }
    let row = sqlx::query(lock!(
        "id = $1 and touchpoint_id = (select t.id from touchpoints t where t.key = $2)"
    ))
    .bind(id.to_string())
    .bind(key)
    .fetch_optional(connection)
    .await?
    .ok_or(StoreError::NotFound)?;
    read(&row)
}

/// The same for a response that is not settled yet and was last touched at `touched_by` or before.
pub(super) async fn lock_unsettled(
    connection: &mut AnyConnection,
    id: ResponseId,
    touched_by: Instant,
) -> Result<Option<StoredResponse>> {
    let row = sqlx::query(lock!("id = $1 and settled_at is null and touched_at <= $2"))
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
        rule_version: row.small("rule_version")?,
        settled_at: row.maybe_instant("settled_at")?,
        sent_at: row.maybe_instant("sent_at")?,
        content_hash: row.maybe_text("content_hash")?,
        given: read_given(row)?,
    })
}

fn read_given(row: &AnyRow) -> Result<Given> {
    let day: Date = row.parsed("received_day")?;
    Ok(Given {
        day,
        instrument: Instrument {
            language: row.parsed("language")?,
            wording: row.small("wording")?,
            shown: row.word("shown")?,
        },
        counted: row.number("counted")? == 1,
    })
}
