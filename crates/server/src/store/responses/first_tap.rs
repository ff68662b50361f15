//! The first tap, and taps after it: an answer counts from the first one.

use super::row::{self, lock_at_touchpoint, scopes};
use super::{NewResponseContext, Stored};
use crate::store::audit::{self, CUSTOMER, Change};
use crate::store::columns::{Columns, word};
use crate::store::rollups::{self, Additions};
use crate::store::touchpoints::is_key;
use crate::store::{Result, StoreError};
use domain::api::feedback::{CreateResponse, ResponseView};
use domain::id::{ResponseId, TeamId, TouchpointId};
use domain::instant::Instant;
use domain::score::Score;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::json;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// What a first tap needs to know of where it happened.
struct Place {
    touchpoint: TouchpointId,
    team: TeamId,
    customer: String,
    time_zone: String,
    rule_version: i64,
}

/// Stores the first tap, or finds it stored before.
pub(in crate::store) async fn create_response(
    connection: &mut AnyConnection,
    key: &str,
    response: &CreateResponse,
    context: NewResponseContext,
) -> Result<Stored> {
    let place = find_place(connection, key, context.at)
        .await?
        .ok_or(StoreError::NotFound)?;
    let day = local_day(&place.time_zone, context.at)?;
    if !insert(connection, &place, response, context, day).await? {
        return find_again(connection, place.touchpoint, response).await;
    }
    let mut additions = Additions::on(day);
    for scope in scopes(place.team, place.touchpoint) {
        additions.count(scope, response.score);
    }
    additions.write(connection).await?;
    Ok(Stored {
        view: ResponseView {
            id: response.id,
            score: response.score,
            sent: false,
        },
        created: true,
    })
}

/// Changes the score of a response that is neither sent nor settled.
pub(in crate::store) async fn change_score(
    connection: &mut AnyConnection,
    key: &str,
    id: ResponseId,
    score: Score,
    now: Instant,
) -> Result<ResponseView> {
    let mut response = lock_at_touchpoint(connection, key, id).await?;
    if response.score == score {
        return Ok(response.view());
    }
    if response.settled_at.is_some() {
        return Err(StoreError::AlreadyUsed);
    }
    let at = now.max(response.received_at);
    sqlx::query("update responses set score = $2, touched_at = $3 where id = $1")
        .bind(id.to_string())
        .bind(i64::from(score.value()))
        .bind(at.micros())
        .execute(&mut *connection)
        .await?;
    note_change(connection, &response, score, at).await?;
    rollups::move_score(
        connection,
        response.scopes(),
        response.day,
        response.score,
        score,
    )
    .await?;
    response.score = score;
    Ok(response.view())
}

async fn find_place(
    connection: &mut AnyConnection,
    key: &str,
    at: Instant,
) -> Result<Option<Place>> {
    if !is_key(key) {
        return Ok(None);
    }
    // A clock may be a little behind that of the set-up: then version 1 applies.
    let row = sqlx::query(
        "select t.id, t.team_id, t.customer, p.time_zone, \
             coalesce((select max(version) from rule_sets where effective_from <= $2), 1) as rule_version \
         from touchpoints t cross join program p where t.key = $1",
    )
    .bind(key)
    .bind(at.micros())
    .fetch_optional(connection)
    .await?;
    row.as_ref().map(read_place).transpose()
}

fn read_place(row: &AnyRow) -> Result<Place> {
    Ok(Place {
        touchpoint: row.parsed("id")?,
        team: row.parsed("team_id")?,
        customer: row.text("customer")?,
        time_zone: row.text("time_zone")?,
        rule_version: row.number("rule_version")?,
    })
}

/// Whether the response is new.
async fn insert(
    connection: &mut AnyConnection,
    place: &Place,
    response: &CreateResponse,
    context: NewResponseContext,
    day: Date,
) -> Result<bool> {
    let done = sqlx::query(
        "insert into responses (id, touchpoint_id, team_id, customer, trust, first_score, score, \
             received_at, received_day, touched_at, rule_version) \
         values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $7, $9) on conflict (id) do nothing",
    )
    .bind(response.id.to_string())
    .bind(place.touchpoint.to_string())
    .bind(place.team.to_string())
    .bind(&place.customer)
    .bind(word(context.trust)?)
    .bind(i64::from(response.score.value()))
    .bind(context.at.micros())
    .bind(day.to_string())
    .bind(place.rule_version)
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The same tap again has the same answer; another one under this id has none.
async fn find_again(
    connection: &mut AnyConnection,
    touchpoint: TouchpointId,
    response: &CreateResponse,
) -> Result<Stored> {
    let row = sqlx::query(
        "select touchpoint_id, first_score, score, content_hash from responses where id = $1",
    )
    .bind(response.id.to_string())
    .fetch_one(connection)
    .await?;
    let same = row.parsed::<TouchpointId>("touchpoint_id")? == touchpoint
        && row.small::<Score>("first_score")? == response.score;
    if !same {
        return Err(StoreError::AlreadyUsed);
    }
    Ok(Stored {
        view: ResponseView {
            id: response.id,
            score: row.small("score")?,
            sent: row.maybe_text("content_hash")?.is_some(),
        },
        created: false,
    })
}

async fn note_change(
    connection: &mut AnyConnection,
    response: &row::StoredResponse,
    score: Score,
    at: Instant,
) -> Result<()> {
    let change = Change {
        actor: CUSTOMER,
        action: "response.change_score",
        object: format!("response:{}", response.id),
        before: Some(json!({ "score": response.score })),
        after: Some(json!({ "score": score })),
        at,
    };
    audit::append(connection, change).await
}

/// The calendar day of an instant in the program's time zone.
fn local_day(time_zone: &str, at: Instant) -> Result<Date> {
    let zone = TimeZone::get(time_zone).map_err(StoreError::broken)?;
    Ok(at.timestamp().to_zoned_datetime(zone).date())
}
