//! What the engine was asked, once more: every settlement as the event it was, from the responses as they are stored.
//!
//! A receipt explains itself from it, `verify` derives the ledger from it anew, and whoever tries other rules replays it.

use super::columns::Columns;
use super::{Result, Store, StoreError};
use crate::settle::Occasion;
use domain::id::ResponseId;
use domain::instant::Instant;
use domain::rules::{Event, Recipient, Response};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// One event that the engine was asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct SettledEvent {
    /// What it was told: neither repeats nor spam, and of the recipients those whom the thanks reached by name.
    pub event: Event,
    /// The rule set's version that was live when the response was received.
    pub version: u32,
    /// The response.
    pub response: ResponseId,
    /// What of it was settled.
    pub occasion: Occasion,
    /// When.
    pub settled_at: Instant,
}

impl Store {
    /// At most `limit` events in the order of settlement, after the one with the number `after_seq`; 0 begins.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`]; [`StoreError::Broken`] if what is stored cannot be read.
    pub async fn settled_events(&self, after_seq: u64, limit: u32) -> Result<Vec<SettledEvent>> {
        let mut snapshot = self.begin_reading().await?;
        read_after(&mut snapshot, after_seq, limit).await
    }

    /// One event by its id in the ledger.
    ///
    /// # Errors
    /// As [`Self::settled_events`].
    pub async fn settled_event(&self, event: &str) -> Result<Option<SettledEvent>> {
        let mut snapshot = self.begin_reading().await?;
        let seq: Option<i64> = sqlx::query_scalar("select seq from settlements where event = $1")
            .bind(event)
            .fetch_optional(&mut *snapshot)
            .await?;
        let Some(seq) = seq else { return Ok(None) };
        let before = seq.unsigned_abs().saturating_sub(1);
        let found = read_after(&mut snapshot, before, 1).await?;
        Ok(found
            .into_iter()
            .find(|settled| settled.occasion.event(settled.response) == event))
    }

    /// The number of the last event that was settled before `at`; 0 if there was none.
    ///
    /// # Errors
    /// As [`Self::settled_events`].
    pub async fn seq_before(&self, at: Instant) -> Result<u64> {
        let seq: i64 = sqlx::query_scalar(
            "select coalesce(max(seq), 0) from settlements where settled_at < $1",
        )
        .bind(at.micros())
        .fetch_one(&self.pools.reader)
        .await?;
        Ok(seq.unsigned_abs())
    }
}

/// The same on a connection whose reads all see the same moment.
pub(super) async fn read_after(
    connection: &mut AnyConnection,
    after_seq: u64,
    limit: u32,
) -> Result<Vec<SettledEvent>> {
    let mut page = list_told(connection, after_seq, limit).await?;
    let Some(last) = page.last().map(|told| told.response.seq) else {
        return Ok(Vec::new());
    };
    let range = (after_seq, last);
    for (seq, recipient) in list_recipients(connection, range).await? {
        find(&mut page, seq)?.recipients.push(recipient);
    }
    for (seq, standard) in list_standards(connection, range).await? {
        find(&mut page, seq)?.standards.push(standard);
    }
    Ok(page.into_iter().map(SettledEvent::from).collect())
}

/// An event whose recipients and standards are still to be read.
struct Told {
    response: Response,
    version: u32,
    id: ResponseId,
    occasion: Occasion,
    settled_at: Instant,
}

impl From<Told> for SettledEvent {
    fn from(told: Told) -> Self {
        Self {
            event: told.occasion.told(told.response),
            version: told.version,
            response: told.id,
            occasion: told.occasion,
            settled_at: told.settled_at,
        }
    }
}

/// The page is in the order of settlement.
fn find(page: &mut [Told], seq: u64) -> Result<&mut Response> {
    let position = page
        .binary_search_by_key(&seq, |told| told.response.seq)
        .map_err(|_| StoreError::broken(format!("settlement {seq} is missing")))?;
    Ok(&mut page[position].response)
}

/// Events without what stands in other tables. What was sent after the settlement was not known to it.
async fn list_told(
    connection: &mut AnyConnection,
    after_seq: u64,
    limit: u32,
) -> Result<Vec<Told>> {
    let rows = sqlx::query(
        "select s.event, s.seq, s.at, s.settled_at, r.id, r.touchpoint_id, r.team_id, r.customer, r.trust, r.score, \
             r.rule_version, case when r.sent_at <= s.settled_at then length(r.message) else 0 end as message_chars \
         from settlements s join responses r on r.id = s.response_id where s.seq > $1 order by s.seq limit $2",
    )
    .bind(signed(after_seq)?)
    .bind(i64::from(limit))
    .fetch_all(connection)
    .await?;
    rows.iter().map(read_told).collect()
}

fn read_told(row: &AnyRow) -> Result<Told> {
    let id: ResponseId = row.parsed("id")?;
    let event = row.text("event")?;
    let occasion = Occasion::of(&event, id)
        .ok_or_else(|| StoreError::broken(format!("settlement {event} is of no known kind")))?;
    Ok(Told {
        response: Response {
            id: event,
            seq: row.small("seq")?,
            at: row.instant("at")?,
            touchpoint: row.text("touchpoint_id")?,
            team: row.text("team_id")?,
            customer: row.word("customer")?,
            trust: row.word("trust")?,
            score: row.small("score")?,
            standards: Vec::new(),
            message_chars: row.small("message_chars")?,
            recipients: Vec::new(),
        },
        version: row.small("rule_version")?,
        id,
        occasion,
        settled_at: row.instant("settled_at")?,
    })
}

/// Thanks is delivered in the moment of the settlement that pays for it. Of two in one moment the later delivered what had
/// not been found out.
async fn list_recipients(
    connection: &mut AnyConnection,
    (after, last): (u64, u64),
) -> Result<Vec<(u64, Recipient)>> {
    let rows = sqlx::query(
        "select s.seq, w.employee_id, w.team_id from settlements s \
         join response_recipients w on w.response_id = s.response_id and w.delivered_at = s.settled_at \
         where s.seq > $1 and s.seq <= $2 and w.via <> 'team' \
           and (w.via = 'found') = (s.event = s.response_id || ':found') \
           and not exists (select 1 from settlements l where l.response_id = s.response_id \
               and l.settled_at = s.settled_at and l.seq > s.seq and l.event <> l.response_id || ':found') \
         order by s.seq, w.position",
    )
    .bind(signed(after)?)
    .bind(signed(last)?)
    .fetch_all(connection)
    .await?;
    rows.iter().map(read_recipient).collect()
}

fn read_recipient(row: &AnyRow) -> Result<(u64, Recipient)> {
    let recipient = Recipient {
        employee: row.text("employee_id")?,
        team: row.text("team_id")?,
    };
    Ok((row.small("seq")?, recipient))
}

async fn list_standards(
    connection: &mut AnyConnection,
    (after, last): (u64, u64),
) -> Result<Vec<(u64, String)>> {
    let rows = sqlx::query(
        "select s.seq, t.standard from settlements s join responses r on r.id = s.response_id \
         join response_standards t on t.response_id = r.id \
         where s.seq > $1 and s.seq <= $2 and r.sent_at <= s.settled_at order by s.seq, t.standard",
    )
    .bind(signed(after)?)
    .bind(signed(last)?)
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| Ok((row.small("seq")?, row.text("standard")?)))
        .collect()
}

fn signed(seq: u64) -> Result<i64> {
    seq.try_into().map_err(StoreError::broken)
}
