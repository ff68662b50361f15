//! The first tap, and taps after it: an answer counts from the first one.

use super::origin::Origin;
use super::row::{self, lock_at_touchpoint, scopes};
use super::{NewResponseContext, Stored};
use crate::store::audit::{self, CUSTOMER, Change};
use crate::store::columns::{Columns, word};
use crate::store::rollups::{self, Additions, Given};
use crate::store::touchpoints::is_key;
use crate::store::{Result, StoreError};
use domain::api::feedback::{CreateResponse, Instrument, ResponseView, ScaleShown};
use domain::id::{ResponseId, TeamId, TouchpointId};
use domain::instant::Instant;
use domain::language::Language;
use domain::rules::Trust;
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
    let mut origin = Origin::of(&context, response.clock);
    let place = find_place(connection, key, origin.received_at)
        .await?
        .ok_or(StoreError::NotFound)?;
    let given = Given {
        day: local_day(&place.time_zone, origin.received_at)?,
        instrument: find_instrument(connection, place.touchpoint, response.instrument).await?,
        counted: !origin.is_repeat(connection, response.id).await?,
    };
    if !insert(connection, &place, response, &origin, &given).await? {
        return find_again(connection, place.touchpoint, response, origin).await;
    }
    origin.use_token(connection, response.id).await?;
    if !given.counted {
        origin.flag_repeat(connection, response.id).await?;
    }
    let mut additions = Additions::of(given);
    for scope in scopes(place.team, place.touchpoint) {
        additions.count(scope, response.score);
    }
    additions.write(connection).await?;
    Ok(Stored {
        view: ResponseView {
            id: response.id,
            score: response.score,
            sent: false,
            trust: origin.trust(),
            receipt: origin.receipt(),
            suggested: origin.find_suggested(connection, place.touchpoint).await?,
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
    if response.given.counted {
        let (scopes, day) = (response.scopes(), response.given.day);
        rollups::move_score(connection, scopes, day, response.score, score).await?;
    }
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
             coalesce((select max(s.version) from rule_sets s where s.effective_from <= $2 \
                 and not exists (select 1 from rule_withdrawals w where w.version = s.version)), 1) as rule_version \
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

/// The instrument as the device tells it; without that, the question as it stands now in English.
///
/// # Errors
/// [`StoreError::Invalid`] for a wording that there never was: numbers would be kept apart for nothing.
async fn find_instrument(
    connection: &mut AnyConnection,
    touchpoint: TouchpointId,
    told: Option<Instrument>,
) -> Result<Instrument> {
    let Some(told) = told else {
        return Ok(Instrument {
            language: Language::English,
            wording: find_wording(connection, touchpoint).await?,
            shown: ScaleShown::Unknown,
        });
    };
    if told.wording == 0 || has_wording(connection, touchpoint, told).await? {
        return Ok(told);
    }
    Err(StoreError::invalid(
        "instrument.wording",
        "The question was never worded like that here. Reload the page.",
    ))
}

/// The version of the English wording; one without a text is the standard wording, which is version 0.
async fn find_wording(connection: &mut AnyConnection, touchpoint: TouchpointId) -> Result<u32> {
    let row = sqlx::query(
        "select version, question from touchpoint_wordings where touchpoint_id = $1 and language = $2 \
         order by version desc limit 1",
    )
    .bind(touchpoint.to_string())
    .bind(Language::English.tag())
    .fetch_optional(connection)
    .await?;
    match row {
        Some(row) if !row.text("question")?.is_empty() => row.small("version"),
        _ => Ok(0),
    }
}

async fn has_wording(
    connection: &mut AnyConnection,
    touchpoint: TouchpointId,
    told: Instrument,
) -> Result<bool> {
    let row = sqlx::query(
        "select 1 from touchpoint_wordings where touchpoint_id = $1 and language = $2 and version = $3",
    )
    .bind(touchpoint.to_string())
    .bind(told.language.tag())
    .bind(i64::from(told.wording))
    .fetch_optional(connection)
    .await?;
    Ok(row.is_some())
}

/// Whether the response is new.
async fn insert(
    connection: &mut AnyConnection,
    place: &Place,
    response: &CreateResponse,
    origin: &Origin,
    given: &Given,
) -> Result<bool> {
    // By any of its keys: of two at once PostgreSQL may meet the id together with its touchpoint first.
    let done = sqlx::query(
        "insert into responses (id, touchpoint_id, team_id, customer, trust, first_score, score, \
             received_at, received_day, touched_at, arrived_at, rule_version, language, wording, shown, counted, \
             kiosk_id, device_at, device_ahead_ms) \
         values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $9, $10, $11, $12, $13, $14, $15, $16, $17) \
         on conflict do nothing",
    )
    .bind(response.id.to_string())
    .bind(place.touchpoint.to_string())
    .bind(place.team.to_string())
    .bind(&place.customer)
    .bind(word(origin.trust())?)
    .bind(i64::from(response.score.value()))
    .bind(origin.received_at.micros())
    .bind(given.day.to_string())
    .bind(origin.arrived_at.micros())
    .bind(place.rule_version)
    .bind(given.instrument.language.tag())
    .bind(i64::from(given.instrument.wording))
    .bind(given.instrument.shown.name())
    .bind(i64::from(given.counted))
    .bind(origin.kiosk().map(|kiosk| kiosk.to_string()))
    .bind(origin.clock.map(|clock| clock.given_at.micros()))
    .bind(origin.clock.map(|clock| clock.ahead_ms))
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The same tap again has the same answer; another one under this id has none.
async fn find_again(
    connection: &mut AnyConnection,
    touchpoint: TouchpointId,
    response: &CreateResponse,
    origin: Origin,
) -> Result<Stored> {
    let row = sqlx::query(
        "select touchpoint_id, first_score, score, trust, content_hash from responses where id = $1",
    )
    .bind(response.id.to_string())
    .fetch_one(&mut *connection)
    .await?;
    let same = row.parsed::<TouchpointId>("touchpoint_id")? == touchpoint
        && row.small::<Score>("first_score")? == response.score;
    if !same {
        return Err(StoreError::AlreadyUsed);
    }
    let trust = row.word("trust")?;
    // A link that was refused the first time suggests nobody now either.
    let suggested = match trust {
        Trust::Receipt => origin.find_suggested(connection, touchpoint).await?,
        Trust::Open | Trust::Kiosk => None,
    };
    Ok(Stored {
        view: ResponseView {
            id: response.id,
            score: row.small("score")?,
            sent: row.maybe_text("content_hash")?.is_some(),
            trust,
            receipt: origin.receipt_again(trust),
            suggested,
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
