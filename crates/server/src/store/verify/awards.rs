//! Every award once more: the engine is asked about each settled event, in the order of settlement, by the rules of its time, and must
//! give what the ledger holds.

use super::counted::Counted;
use super::{Checked, Unverified, differs};
use crate::settle::{Payment, payments};
use crate::store::StoreError;
use crate::store::columns::Columns;
use crate::store::history::{self, SettledEvent};
use crate::store::ledger::transaction_id;
use crate::store::rules::RuleSets;
use domain::numbers::counted;
use domain::points::Points;
use domain::rules::Calendar;
use serde_json::Value;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::{BTreeMap, BTreeSet};

/// How many events are read at once.
const PAGE: u32 = 500;

/// What is kept of the awards of a page, by event, rule and account.
type Kept = BTreeMap<(String, String, String), AnyRow>;

/// What was found to agree so far.
#[derive(Default)]
struct Tally {
    events: i64,
    paid: i64,
    unpaid: i64,
    versions: BTreeSet<u32>,
    counted: Counted,
}

pub(super) async fn check(connection: &mut AnyConnection, rule_sets: &RuleSets) -> Checked {
    let unpaid_since = unpaid_since(connection).await?;
    let mut tally = Tally {
        counted: Counted::begin(connection).await?,
        ..Tally::default()
    };
    let mut after = 0;
    loop {
        let page = history::read_after(connection, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        let range = (after, last.event.seq());
        after = range.1;
        let mut paid = read_paid(connection, range).await?;
        let mut unpaid = read_unpaid(connection, range).await?;
        for settled in &page {
            let payments = tally.derive(connection, rule_sets, settled).await?;
            let keeps_unpaid = settled.event.seq() > unpaid_since;
            for payment in &payments {
                tally.compare(settled, payment, &mut paid, &mut unpaid, keeps_unpaid)?;
            }
        }
        refuse_rest(&paid, "The ledger holds")?;
        refuse_rest(&unpaid, "Beside the ledger is noted")?;
    }
    refuse_unexplained(connection, &tally).await?;
    Ok(format!(
        "Awards: {} from {} and {} of the rules, and {} that came to nothing.",
        counted(tally.paid, "award is as derived", "awards are as derived"),
        counted(tally.events, "event", "events"),
        counted(as_number(tally.versions.len()), "version", "versions"),
        counted(tally.unpaid, "award", "awards"),
    ))
}

impl Tally {
    /// What the rules of its time pay for an event.
    async fn derive(
        &mut self,
        connection: &mut AnyConnection,
        rule_sets: &RuleSets,
        settled: &SettledEvent,
    ) -> Result<Vec<Payment>, Unverified> {
        let rules = rule_sets.find(connection, settled.version).await?;
        let calendar = Calendar::of(&rules).map_err(StoreError::broken)?;
        let mut paid = self.counted.paid(&rules, &calendar, &settled.event);
        let payments = payments(&rules, &calendar, &settled.event, &mut paid);
        let day = calendar.day(settled.event.at());
        for payment in &payments {
            self.counted.add(day, payment);
        }
        self.events += 1;
        self.versions.insert(settled.version);
        Ok(payments)
    }

    /// Compares one award with what is kept of it, and takes that away.
    fn compare(
        &mut self,
        settled: &SettledEvent,
        payment: &Payment,
        paid: &mut Kept,
        unpaid: &mut Kept,
        keeps_unpaid: bool,
    ) -> Result<(), Unverified> {
        let is_paid = payment.points > Points::ZERO;
        let kept = if is_paid { paid } else { unpaid };
        let key = (
            settled.event.id().to_owned(),
            payment.rule.clone(),
            payment.account.clone(),
        );
        match kept.remove(&key) {
            Some(row) => compare(settled, payment, &row)?,
            None if !is_paid && !keeps_unpaid => return Ok(()),
            None => return differs(missing(settled, payment)),
        }
        *(if is_paid {
            &mut self.paid
        } else {
            &mut self.unpaid
        }) += 1;
        Ok(())
    }
}

fn missing(settled: &SettledEvent, payment: &Payment) -> String {
    format!(
        "Awards: by rule {} of version {}, event {} pays {} {}, and nothing is kept of it.",
        payment.rule,
        payment.version,
        settled.event.id(),
        payment.account,
        counted(payment.points.0, "point", "points"),
    )
}

/// The first field in which an award differs from what is kept of it.
fn compare(settled: &SettledEvent, payment: &Payment, row: &AnyRow) -> Result<(), Unverified> {
    let memo = |text: &str| {
        serde_json::from_str::<Value>(text)
            .unwrap_or_default()
            .to_string()
    };
    let mut fields = vec![
        (
            "version",
            row.number("version")?.to_string(),
            payment.version.to_string(),
        ),
        ("memo", memo(&row.text("memo")?), memo(&payment.memo)),
        (
            "at",
            row.number("at")?.to_string(),
            settled.settled_at.micros().to_string(),
        ),
    ];
    if payment.points > Points::ZERO {
        let id = transaction_id(settled.event.id(), &payment.rule, &payment.account);
        fields.extend([
            (
                "points",
                row.number("points")?.to_string(),
                payment.points.0.to_string(),
            ),
            ("id", row.text("id")?, id.to_string()),
            (
                "source",
                row.text("source")?,
                payment.source.name().to_owned(),
            ),
            (
                "team",
                row.maybe_text("team_id")?.unwrap_or_default(),
                payment.team.clone(),
            ),
            (
                "touchpoint",
                row.maybe_text("touchpoint_id")?.unwrap_or_default(),
                payment.touchpoint.clone(),
            ),
        ]);
    }
    match fields
        .into_iter()
        .find(|(_, kept, derived)| kept != derived)
    {
        None => Ok(()),
        Some((field, kept, derived)) => differs(format!(
            "Awards: for event {}, rule {} and {}, the {field} is {kept}, and the rules of version {} give {derived}.",
            settled.event.id(),
            payment.rule,
            payment.account,
            settled.version,
        )),
    }
}

/// What is kept of a page and was not derived.
fn refuse_rest(kept: &Kept, what: &str) -> Result<(), Unverified> {
    match kept.keys().next() {
        None => Ok(()),
        Some((event, rule, account)) => differs(format!(
            "Awards: {what} an award of event {event} to {account} by rule {rule}, and the rules of its time give none."
        )),
    }
}

/// Whatever hangs on no event that was read.
async fn refuse_unexplained(
    connection: &mut AnyConnection,
    tally: &Tally,
) -> Result<(), Unverified> {
    for (what, query, derived) in [
        (
            "awards in the ledger",
            "select count(*) from ledger_transactions t left join settlements s on s.event = t.event \
             where t.reverses is null and (s.kind is null or s.kind <> 'adjustment')",
            tally.paid,
        ),
        (
            "awards that came to nothing",
            "select count(*) from unpaid_awards",
            tally.unpaid,
        ),
    ] {
        let kept: i64 = sqlx::query_scalar(query)
            .fetch_one(&mut *connection)
            .await?;
        if kept != derived {
            return differs(format!(
                "Awards: there are {kept} {what}, and the settled events give {derived}."
            ));
        }
    }
    Ok(())
}

/// Of events up to this one, awards that came to nothing were not kept: an earlier version of the program settled them.
async fn unpaid_since(connection: &mut AnyConnection) -> Result<u64, Unverified> {
    let seq: i64 = sqlx::query_scalar("select unpaid_since from heads")
        .fetch_one(connection)
        .await?;
    Ok(seq.unsigned_abs())
}

async fn read_paid(connection: &mut AnyConnection, range: (u64, u64)) -> Result<Kept, Unverified> {
    read(
        connection,
        range,
        "select t.event, t.rule, t.account, t.id, t.version, t.team_id, t.touchpoint_id, t.source, t.memo, t.at, p.points \
         from settlements s join ledger_transactions t on t.event = s.event \
         join postings p on p.transaction_id = t.id and p.account = t.account \
         where s.seq > $1 and s.seq <= $2 and t.reverses is null and s.kind <> 'adjustment'",
    )
    .await
}

async fn read_unpaid(
    connection: &mut AnyConnection,
    range: (u64, u64),
) -> Result<Kept, Unverified> {
    read(
        connection,
        range,
        "select u.event, u.rule, u.account, u.version, u.memo, u.at from settlements s \
         join unpaid_awards u on u.event = s.event where s.seq > $1 and s.seq <= $2",
    )
    .await
}

async fn read(
    connection: &mut AnyConnection,
    (after, last): (u64, u64),
    query: &'static str,
) -> Result<Kept, Unverified> {
    let rows = sqlx::query(query)
        .bind(i64::try_from(after).map_err(StoreError::broken)?)
        .bind(i64::try_from(last).map_err(StoreError::broken)?)
        .fetch_all(connection)
        .await?;
    let mut kept = Kept::new();
    for row in rows {
        let key = (row.text("event")?, row.text("rule")?, row.text("account")?);
        if let Some(twice) = kept.insert(key, row) {
            return differs(format!(
                "Awards: event {} is paid twice to {} by rule {}.",
                twice.text("event")?,
                twice.text("account")?,
                twice.text("rule")?
            ));
        }
    }
    Ok(kept)
}

fn as_number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
