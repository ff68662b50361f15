//! The ledger: double entry, appended to and never changed.

use super::Result;
use crate::settle::{Occasion, Payment};
use domain::id::ResponseId;
use domain::instant::Instant;
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;
use uuid::Uuid;

/// The account that pays.
const BUDGET: &str = "program:budget";

/// One event of the engine: which, and when it was settled.
#[derive(Debug)]
pub(super) struct Settlement {
    pub(super) response: ResponseId,
    pub(super) occasion: Occasion,
    /// When the event happened.
    pub(super) at: Instant,
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
    let seq: i64 = sqlx::query_scalar("update heads set settled = settled + 1 returning settled")
        .fetch_one(&mut *connection)
        .await?;
    sqlx::query(
        "insert into settlements (event, response_id, kind, seq, at, settled_at) values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(settlement.event())
    .bind(settlement.response.to_string())
    .bind(settlement.kind())
    .bind(seq)
    .bind(settlement.at.micros())
    .bind(settlement.settled_at.micros())
    .execute(connection)
    .await?;
    Ok(seq.unsigned_abs())
}

/// Writes one award: the postings first, then the transaction that closes them.
pub(super) async fn pay(
    connection: &mut AnyConnection,
    settlement: &Settlement,
    payment: &Payment,
) -> Result<()> {
    let event = settlement.event();
    let id = transaction_id(&event, payment).to_string();
    sqlx::query(
        "insert into postings (transaction_id, account, points, available_at) \
         values ($1, $2, $3, $4), ($1, $5, -$3, $4)",
    )
    .bind(&id)
    .bind(&payment.account)
    .bind(payment.points.0)
    .bind(settlement.available_at.micros())
    .bind(BUDGET)
    .execute(&mut *connection)
    .await?;
    sqlx::query(
        "insert into ledger_transactions (id, event, rule, version, account, source, memo, at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(id)
    .bind(event)
    .bind(&payment.rule)
    .bind(i64::from(payment.version))
    .bind(&payment.account)
    .bind(payment.source.name())
    .bind(&payment.memo)
    .bind(settlement.settled_at.micros())
    .execute(connection)
    .await?;
    Ok(())
}

/// Made from what must be unique, so the same award can never have two ids.
fn transaction_id(event: &str, payment: &Payment) -> Uuid {
    let name = format!("{event}\n{}\n{}", payment.rule, payment.account);
    let digest = Sha256::digest(name);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
