//! The books: settlements without gaps, transactions that sum to 0 and are made once, reversals that undo what they name, and balances.

use super::{Checked, Unverified, differs, refuse};
use crate::store::StoreError;
use crate::store::columns::Columns;
use domain::api::ledger::PointSettings;
use domain::numbers::counted;
use sqlx::AnyConnection;
use std::collections::BTreeSet;

/// A query for what must not be there, as `id`, and what to say of the first that is.
type Refusal = (&'static str, &'static str);

/// The order of settlement has no gaps, and ends where it is noted to.
pub(super) async fn check_settlements(connection: &mut AnyConnection) -> Checked {
    let row = sqlx::query(
        "select h.settled, (select count(*) from settlements) as found, \
             (select coalesce(max(seq), 0) from settlements) as last from heads h",
    )
    .fetch_one(connection)
    .await?;
    let [noted, found, last] = ["settled", "found", "last"].map(|column| row.number(column));
    let (noted, found, last) = (noted?, found?, last?);
    if (noted, noted) != (found, last) {
        return differs(format!(
            "Settlements: {noted} are noted, {found} are there, and the last has the number {last}."
        ));
    }
    Ok(format!(
        "Settlements: {}, in an order without gaps.",
        counted(found, "event", "events")
    ))
}

const TRANSACTIONS: [Refusal; 13] = [
    (
        "select transaction_id as id from postings group by transaction_id having sum(points) <> 0 or count(*) < 2 limit 1",
        "does not sum to 0",
    ),
    (
        "select transaction_id as id from postings group by transaction_id having count(*) > 2 limit 1",
        "has more than two postings",
    ),
    (
        "select transaction_id as id from postings group by transaction_id having min(available_at) <> max(available_at) limit 1",
        "can be spent by one side before the other",
    ),
    (
        "select p.transaction_id as id from postings p left join ledger_transactions t on t.id = p.transaction_id \
         where t.id is null limit 1",
        "has postings, and is not there itself",
    ),
    (
        "select t.id from ledger_transactions t left join postings p on p.transaction_id = t.id and p.account = t.account \
         where p.account is null limit 1",
        "has no posting to its account",
    ),
    (
        "select t.id from ledger_transactions t left join postings p on p.transaction_id = t.id and p.account = 'program:budget' \
         where p.account is null limit 1",
        "is not paid from the budget",
    ),
    (
        "select max(id) as id from ledger_transactions where reverses is null group by event, rule, account having count(*) > 1 limit 1",
        "pays what another pays already",
    ),
    (
        "select max(id) as id from ledger_transactions where reverses is not null group by reverses having count(*) > 1 limit 1",
        "reverses what another has reversed already",
    ),
    (
        "select r.id from ledger_transactions r left join ledger_transactions t on t.id = r.reverses \
         left join postings p on p.transaction_id = r.id and p.account = r.account \
         left join postings o on o.transaction_id = t.id and o.account = t.account \
         where r.reverses is not null and (t.id is null or t.reverses is not null or t.event <> r.event or t.rule <> r.rule \
             or t.account <> r.account or t.source <> r.source or p.points is null or o.points is null or p.points <> -o.points) limit 1",
        "does not undo the transaction that it names",
    ),
    (
        "select r.id from ledger_transactions r join postings p on p.transaction_id = r.id and p.account = r.account \
         join postings o on o.transaction_id = r.reverses and o.account = r.account \
         where p.available_at <> case when o.available_at > r.at then o.available_at else r.at end limit 1",
        "takes points back at another time than they can be spent",
    ),
    (
        "select max(t.id) as id from ledger_transactions t join settlements s on s.event = t.event \
         join postings p on p.transaction_id = t.id and p.account = t.account \
         where s.kind = 'adjustment' and t.reverses is null group by t.event \
         having count(*) > 1 or min(t.rule) <> 'adjustment' or min(t.source) <> 'other' or min(p.available_at) <> min(t.at) limit 1",
        "is not the one adjustment of its event",
    ),
    (
        "select d.transaction_id as id from disputes d left join ledger_transactions r on r.reverses = d.transaction_id \
         where (d.state = 'reversed' and r.id is null) or (d.state = 'open' and r.id is not null) limit 1",
        "is disputed, and was not done with as that says",
    ),
    (
        "select s.event as id from settlements s left join ledger_transactions t on t.event = s.event and t.reverses is null \
             and t.source = 'other' and t.rule = 'adjustment' where s.kind = 'adjustment' and t.id is null limit 1",
        "is an adjustment, and its transaction is not there",
    ),
];

/// Every transaction is whole, made once, and undone at most once.
pub(super) async fn check_transactions(connection: &mut AnyConnection) -> Checked {
    for (query, what) in TRANSACTIONS {
        let words = |id| format!("Ledger: transaction {id} {what}.");
        refuse(connection, query, words).await?;
    }
    refuse_other_holds(connection).await?;
    let row = sqlx::query(
        "select (select count(*) from ledger_transactions) as transactions, (select count(*) from postings) as postings, \
             (select count(*) from ledger_transactions where reverses is not null) as reversals",
    )
    .fetch_one(connection)
    .await?;
    Ok(format!(
        "Ledger: {} of {}, {}, each sums to 0 and is made once.",
        counted(row.number("transactions")?, "transaction", "transactions"),
        counted(row.number("postings")?, "posting", "postings"),
        counted(row.number("reversals")?, "reversal", "reversals"),
    ))
}

/// Awards are held for as long as was set at some time. The audit tells what was.
async fn refuse_other_holds(connection: &mut AnyConnection) -> Result<(), Unverified> {
    let holds = list_holds(connection).await?;
    let rows = sqlx::query(
        "select p.available_at - t.at as hold, max(t.id) as id from ledger_transactions t \
         join postings p on p.transaction_id = t.id and p.account = t.account join settlements s on s.event = t.event \
         where t.reverses is null and s.kind <> 'adjustment' group by p.available_at - t.at",
    )
    .fetch_all(connection)
    .await?;
    for row in rows {
        let hold = row.number("hold")?;
        if !holds.contains(&hold) {
            return differs(format!(
                "Ledger: transaction {} is held for {} seconds, which was never set.",
                row.text("id")?,
                hold / MICROS
            ));
        }
    }
    Ok(())
}

const MICROS: i64 = 1_000_000;
const HOUR: i64 = 3_600 * MICROS;

/// Every hold that was ever set, in microseconds.
async fn list_holds(connection: &mut AnyConnection) -> Result<BTreeSet<i64>, Unverified> {
    let seconds: i64 = sqlx::query_scalar("select coalesce(max(hold_seconds), 0) from program")
        .fetch_one(&mut *connection)
        .await?;
    let changes = sqlx::query("select before, after from audit where action = 'points.settings'")
        .fetch_all(connection)
        .await?;
    let mut holds = BTreeSet::from([seconds * MICROS]);
    for change in &changes {
        for side in ["before", "after"] {
            let settings = change.maybe_text(side)?.unwrap_or_default();
            let settings: PointSettings =
                serde_json::from_str(&settings).map_err(StoreError::broken)?;
            holds.insert(i64::from(settings.hold_hours) * HOUR);
        }
    }
    Ok(holds)
}

/// The balance of every account is the sum of its postings.
pub(super) async fn check_balances(connection: &mut AnyConnection) -> Checked {
    let wrong = sqlx::query(
        "select account, cast(sum(kept) as BIGINT) as kept, cast(sum(folded) as BIGINT) as folded from ( \
             select account, points as kept, 0 as folded from balances union all select account, 0, points from postings \
         ) sides group by account having sum(kept) <> sum(folded) order by account limit 1",
    )
    .fetch_optional(&mut *connection)
    .await?;
    if let Some(row) = wrong {
        return differs(format!(
            "Balances: {} has {} by its balance, and {} by its postings.",
            row.text("account")?,
            row.number("kept")?,
            row.number("folded")?
        ));
    }
    let accounts: i64 = sqlx::query_scalar("select count(*) from balances")
        .fetch_one(connection)
        .await?;
    Ok(format!(
        "Balances: {}, each the sum of its postings.",
        counted(accounts, "account", "accounts")
    ))
}
