//! What everybody has.

use super::BUDGET;
use crate::store::columns::Columns;
use crate::store::{Result, Store, StoreError};
use domain::api::ledger::{Holder, PointAccountView};
use domain::instant::Instant;
use domain::points::Points;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// Reads accounts with their names, balances and what is held; a condition may follow.
macro_rules! accounts {
    ($rest:literal) => {
        concat!(
            "select a.employee_id, a.team_id, coalesce(e.name, m.name) as name, w.name as team, \
                 coalesce(b.points, 0) as points, \
                 (select cast(coalesce(sum(p.points), 0) as BIGINT) from postings p \
                     where p.account = a.account and p.available_at > $2) as held \
             from accounts a left join balances b on b.account = a.account \
             left join employees e on e.id = a.employee_id left join teams w on w.id = e.team_id \
             left join teams m on m.id = a.team_id where a.account <> $1 ",
            $rest
        )
    };
}

impl Store {
    /// Every account but the budget's, by name.
    pub async fn list_point_accounts(&self, now: Instant) -> Result<Vec<PointAccountView>> {
        let rows = sqlx::query(accounts!(""))
            .bind(BUDGET)
            .bind(now.micros())
            .fetch_all(&self.pools.reader)
            .await?;
        let mut accounts = rows.iter().map(read).collect::<Result<Vec<_>>>()?;
        accounts.sort_by_cached_key(|account| (account.name.to_lowercase(), account.name.clone()));
        Ok(accounts)
    }
}

/// The account of somebody; `None` if there is no such person or team.
pub(super) async fn find_account(
    connection: &mut AnyConnection,
    holder: Holder,
    now: Instant,
) -> Result<Option<PointAccountView>> {
    let row = sqlx::query(accounts!("and a.account = $3"))
        .bind(BUDGET)
        .bind(now.micros())
        .bind(account_of(holder))
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(read).transpose()
}

/// How the ledger names an account.
pub(in crate::store) fn account_of(holder: Holder) -> String {
    match holder {
        Holder::Employee(id) => format!("employee:{id}"),
        Holder::Team(id) => format!("team:{id}"),
    }
}

fn read(row: &AnyRow) -> Result<PointAccountView> {
    let employee = row.maybe_parsed("employee_id")?.map(Holder::Employee);
    let team = row.maybe_parsed("team_id")?.map(Holder::Team);
    let held = row.points("held")?;
    Ok(PointAccountView {
        holder: employee
            .or(team)
            .ok_or_else(|| StoreError::broken("an account of nobody"))?,
        name: row.text("name")?,
        team: row.maybe_text("team")?.unwrap_or_default(),
        available: Points(row.number("points")? - held.0),
        held,
    })
}
