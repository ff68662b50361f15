//! Undoing an award or an adjustment: by one transaction that names it, for nothing in the ledger is ever changed.

use super::entry::Entry;
use super::{disputes, scopes};
use crate::settle::Source;
use crate::store::audit::{self, Change};
use crate::store::columns::Columns;
use crate::store::responses::random_id;
use crate::store::{Result, Store, StoreError, rollups};
use domain::api::ledger::ReversalView;
use domain::id::{ResponseId, TouchpointId, TransactionId, UserId};
use domain::instant::Instant;
use domain::points::Points;
use jiff::civil::Date;
use serde_json::{Value, json};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// Why, by whom and when something is corrected.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Correction<'a> {
    pub(in crate::store) reason: &'a str,
    pub(in crate::store) by: UserId,
    pub(in crate::store) now: Instant,
}

impl Store {
    /// Takes back what a transaction paid. The points leave the day that they were earned on in the rollups, so that a chart shows
    /// what the day's responses have brought after all; the caps of that day stay as full as they were. If the person has disputed
    /// it, that is decided with it. The same again answers the same.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::Conflict`] for a reversal, and for what was reversed with another reason.
    pub async fn reverse_points(
        &self,
        id: TransactionId,
        reason: &str,
        by: UserId,
        now: Instant,
    ) -> Result<ReversalView> {
        let mut transaction = self.begin().await?;
        let correction = Correction { reason, by, now };
        let view = reverse(&mut transaction, id, correction).await?;
        transaction.commit().await?;
        Ok(view)
    }
}

/// Takes back everything that a response has paid and that was not taken back yet.
pub(in crate::store) async fn reverse_response(
    connection: &mut AnyConnection,
    response: ResponseId,
    correction: Correction<'_>,
) -> Result<()> {
    let rows = sqlx::query(
        "select t.id from settlements s join ledger_transactions t on t.event = s.event and t.reverses is null \
         where s.response_id = $1 and not exists (select 1 from ledger_transactions r where r.reverses = t.id) \
         order by s.seq, t.id",
    )
    .bind(response.to_string())
    .fetch_all(&mut *connection)
    .await?;
    for row in rows {
        reverse(connection, row.parsed("id")?, correction).await?;
    }
    Ok(())
}

/// A transaction as the ledger has it.
struct Paid {
    event: String,
    rule: String,
    version: u32,
    account: String,
    team: String,
    touchpoint: Option<TouchpointId>,
    source: Source,
    points: Points,
    available_at: Instant,
    /// The day on which it counts in the rollups.
    day: Date,
    is_reversal: bool,
}

/// Reverses a transaction, and decides the dispute about it if there is an open one.
pub(super) async fn reverse(
    connection: &mut AnyConnection,
    id: TransactionId,
    correction: Correction<'_>,
) -> Result<ReversalView> {
    let paid = find(connection, id).await?;
    if paid.is_reversal {
        return Err(StoreError::conflict(
            "This is a reversal itself. To give the points back, adjust the account.",
        ));
    }
    // Whoever else reverses the same waits here, and finds it done.
    super::lock(connection).await?;
    if let Some(earlier) = find_reversal(connection, id, &paid).await? {
        return if earlier.reason == correction.reason {
            Ok(earlier)
        } else {
            Err(StoreError::conflict(
                "These points were taken back already. Reload the page to see it.",
            ))
        };
    }
    note(connection, id, &paid, correction).await?;
    write(connection, id, &paid, correction).await?;
    disputes::close_with_reversal(connection, id, correction).await?;
    let scopes = scopes(&paid.account, &paid.team, paid.touchpoint)?;
    rollups::correct_points(
        connection,
        scopes,
        paid.day,
        paid.source,
        Points(-paid.points.0),
    )
    .await?;
    Ok(ReversalView {
        transaction: id,
        points: paid.points,
        at: correction.now,
        reason: correction.reason.to_owned(),
    })
}

async fn find(connection: &mut AnyConnection, id: TransactionId) -> Result<Paid> {
    let row = sqlx::query(
        "select t.event, t.rule, t.version, t.account, t.team_id, t.touchpoint_id, t.source, t.reverses, \
             p.points, p.available_at, s.day \
         from ledger_transactions t join postings p on p.transaction_id = t.id and p.account = t.account \
         join settlements s on s.event = t.event where t.id = $1",
    )
    .bind(id.to_string())
    .fetch_optional(connection)
    .await?
    .ok_or(StoreError::NotFound)?;
    read(&row)
}

fn read(row: &AnyRow) -> Result<Paid> {
    let source = row.text("source")?;
    Ok(Paid {
        event: row.text("event")?,
        rule: row.text("rule")?,
        version: row.small("version")?,
        account: row.text("account")?,
        team: row.text("team_id")?,
        touchpoint: row.maybe_parsed("touchpoint_id")?,
        source: Source::ALL
            .into_iter()
            .find(|known| known.name() == source)
            .ok_or_else(|| StoreError::broken(format!("there is no source {source}")))?,
        points: row.points("points")?,
        available_at: row.instant("available_at")?,
        day: row.parsed("day")?,
        is_reversal: row.maybe_text("reverses")?.is_some(),
    })
}

async fn note(
    connection: &mut AnyConnection,
    id: TransactionId,
    paid: &Paid,
    correction: Correction<'_>,
) -> Result<()> {
    let change = Change {
        actor: &format!("user:{}", correction.by),
        action: "points.reverse",
        object: format!("transaction:{id}"),
        before: Some(json!({ "account": paid.account, "points": paid.points })),
        after: Some(json!({ "points": 0, "reason": correction.reason })),
        at: correction.now,
    };
    audit::append(connection, change).await
}

async fn find_reversal(
    connection: &mut AnyConnection,
    id: TransactionId,
    paid: &Paid,
) -> Result<Option<ReversalView>> {
    let row = sqlx::query("select memo, at from ledger_transactions where reverses = $1")
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?;
    row.map(|row| {
        Ok(ReversalView {
            transaction: id,
            points: paid.points,
            at: row.instant("at")?,
            reason: reason_of(&row.text("memo")?)?,
        })
    })
    .transpose()
}

/// Why a transaction was made that no rule has: what its memo says.
pub(super) fn reason_of(memo: &str) -> Result<String> {
    let memo: Value = serde_json::from_str(memo).map_err(StoreError::broken)?;
    Ok(memo["reason"].as_str().unwrap_or_default().to_owned())
}

async fn write(
    connection: &mut AnyConnection,
    id: TransactionId,
    paid: &Paid,
    correction: Correction<'_>,
) -> Result<()> {
    let touchpoint = paid.touchpoint.map(|id| id.to_string());
    let entry = Entry {
        id: random_id(correction.now),
        event: &paid.event,
        rule: &paid.rule,
        version: paid.version,
        account: &paid.account,
        team: Some(&paid.team),
        touchpoint: touchpoint.as_deref(),
        source: paid.source.name(),
        points: Points(-paid.points.0),
        memo: &json!({ "reason": correction.reason }).to_string(),
        at: correction.now,
        // Points that are still held are taken from those that are held: what is available was never theirs to lose.
        available_at: correction.now.max(paid.available_at),
        reverses: Some(&id.to_string()),
    };
    entry.write(connection).await
}
