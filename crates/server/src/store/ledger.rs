//! The ledger: double entry, appended to and never changed.

mod accounts;
mod adjust;
mod disputes;
mod entry;
mod overview;
mod paid_days;
mod reverse;
mod scopes;
mod settings;

use super::{Result, rows};
use crate::settle::{Occasion, Payment};
use domain::id::ResponseId;
use domain::instant::Instant;
use domain::points::Points;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;
use uuid::Uuid;

pub(super) use accounts::account_of;
use entry::Entry;
pub(super) use overview::read_calendar;
pub(super) use paid_days::{list_paid_in, read_paid, sums};
pub(super) use reverse::{Correction, reverse_response};
pub(super) use scopes::scopes;

/// The account that pays.
const BUDGET: &str = "program:budget";

/// One event of the engine: which, and when it was settled.
#[derive(Debug)]
pub(super) struct Settlement {
    pub(super) response: ResponseId,
    pub(super) occasion: Occasion,
    /// When the event happened.
    pub(super) at: Instant,
    /// The day on which its points count in the rollups.
    pub(super) day: Date,
    /// When it was settled; never before it happened.
    pub(super) settled_at: Instant,
    /// When its points can be spent.
    pub(super) available_at: Instant,
}

impl Settlement {
    /// The event's id in the ledger.
    pub(super) fn event(&self) -> String {
        self.occasion.event(self.response)
    }

    fn kind(&self) -> &'static str {
        match self.occasion {
            Occasion::Response => "response",
            Occasion::LateThanks | Occasion::Released | Occasion::Found => "attribution",
        }
    }
}

/// Gives the event its place in the order of settlement. Locks the end of that order until the transaction ends.
pub(super) async fn begin(connection: &mut AnyConnection, settlement: &Settlement) -> Result<u64> {
    let begun = Begun {
        event: &settlement.event(),
        response: Some(settlement.response),
        kind: settlement.kind(),
        at: settlement.at,
        day: settlement.day,
        settled_at: settlement.settled_at,
    };
    begun.write(connection).await
}

/// What begins to be settled: a response, or an adjustment by hand.
struct Begun<'a> {
    event: &'a str,
    response: Option<ResponseId>,
    kind: &'static str,
    at: Instant,
    day: Date,
    settled_at: Instant,
}

impl Begun<'_> {
    async fn write(&self, connection: &mut AnyConnection) -> Result<u64> {
        let seq: i64 =
            sqlx::query_scalar("update heads set settled = settled + 1 returning settled")
                .fetch_one(&mut *connection)
                .await?;
        sqlx::query(
            "insert into settlements (event, response_id, kind, seq, at, day, settled_at) values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(self.event)
        .bind(self.response.map(|response| response.to_string()))
        .bind(self.kind)
        .bind(seq)
        .bind(self.at.micros())
        .bind(self.day.to_string())
        .bind(self.settled_at.micros())
        .execute(connection)
        .await?;
        Ok(seq.unsigned_abs())
    }
}

/// Locks the ends of the sequences until the transaction ends: nobody else pays, corrects or appends to the audit. It comes before
/// balances and rollups are touched, as it does when something is settled.
async fn lock(connection: &mut AnyConnection) -> Result<()> {
    sqlx::query("update heads set settled = settled")
        .execute(connection)
        .await?;
    Ok(())
}

/// Keeps the awards of an event that happened on `day`: in the ledger, or beside it if one came to nothing.
pub(super) async fn keep(
    connection: &mut AnyConnection,
    settlement: &Settlement,
    day: Date,
    payments: &[Payment],
) -> Result<()> {
    let is_paid = |payment: &&Payment| payment.points != Points::ZERO;
    let (paid, unpaid): (Vec<_>, Vec<_>) = payments.iter().partition(is_paid);
    note_unpaid(connection, settlement, &unpaid).await?;
    let event = settlement.event();
    let entries: Vec<_> = paid
        .iter()
        .map(|payment| entry_of(settlement, &event, payment))
        .collect();
    entry::write_all(connection, &entries).await?;
    paid_days::add(connection, day, &paid).await
}

fn entry_of<'a>(settlement: &Settlement, event: &'a str, payment: &'a Payment) -> Entry<'a> {
    Entry {
        id: transaction_id(event, &payment.rule, &payment.account),
        event,
        rule: &payment.rule,
        version: payment.version,
        account: &payment.account,
        team: Some(&payment.team),
        touchpoint: Some(&payment.touchpoint),
        source: payment.source.name(),
        points: payment.points,
        memo: &payment.memo,
        at: settlement.settled_at,
        available_at: settlement.available_at,
        reverses: None,
    }
}

/// A receipt explains it too: the weight or the cap that left nothing.
async fn note_unpaid(
    connection: &mut AnyConnection,
    settlement: &Settlement,
    payments: &[&Payment],
) -> Result<()> {
    let event = settlement.event();
    let into = "insert into unpaid_awards (event, rule, version, account, memo, at)";
    rows::insert(connection, (into, 6, ""), payments, |query, payment| {
        query
            .bind(event.clone())
            .bind(&payment.rule)
            .bind(i64::from(payment.version))
            .bind(&payment.account)
            .bind(&payment.memo)
            .bind(settlement.settled_at.micros())
    })
    .await
}

/// Made from what must be unique, so the same award can never have two ids.
pub(super) fn transaction_id(event: &str, rule: &str, account: &str) -> Uuid {
    let digest = Sha256::digest(format!("{event}\n{rule}\n{account}"));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
