//! How points are earned: the live rules with everything that they mention.

use super::{ADJUSTMENT, account};
use crate::store::columns::Columns;
use crate::store::ledger::read_calendar;
use crate::store::{Result, Store, StoreError, rules, touchpoints};
use domain::api::points::{HowTouchpointView, HowView, PaidTodayView};
use domain::id::EmployeeId;
use domain::instant::Instant;
use domain::language::Language;
use domain::rules::{CapWindow, RuleSet};
use jiff::tz::TimeZone;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

impl Store {
    /// The live rules, the lists that they mention, and what they have paid `employee` today.
    pub async fn find_how(&self, employee: Option<EmployeeId>, now: Instant) -> Result<HowView> {
        let mut snapshot = self.begin_reading().await?;
        let rules = rules::find_live(&mut snapshot, now).await?;
        let teams = rules::list_named(&mut snapshot, "select id, name from teams").await?;
        let hold: i64 = sqlx::query_scalar("select hold_seconds from program")
            .fetch_one(&mut *snapshot)
            .await?;
        let paid_today = match employee {
            Some(employee) => list_paid_today(&mut snapshot, employee, now).await?,
            None => Vec::new(),
        };
        Ok(HowView {
            standards: touchpoints::list_standards(&mut snapshot, Language::English).await?,
            teams,
            touchpoints: list_touchpoints(&mut snapshot).await?,
            hold_seconds: hold.try_into().map_err(StoreError::broken)?,
            utc_offset_seconds: offset(&rules, now)?,
            paid_today,
            rules,
        })
    }
}

fn offset(rules: &RuleSet, now: Instant) -> Result<i32> {
    let zone = TimeZone::get(&rules.time_zone).map_err(StoreError::broken)?;
    Ok(zone.to_offset(now.timestamp()).seconds())
}

async fn list_touchpoints(connection: &mut AnyConnection) -> Result<Vec<HowTouchpointView>> {
    let rows = sqlx::query("select id, name, team_id, customer from touchpoints")
        .fetch_all(connection)
        .await?;
    let read = |row: &AnyRow| {
        Ok(HowTouchpointView {
            id: row.text("id")?,
            name: row.text("name")?,
            team: row.text("team_id")?,
            customer: row.word("customer")?,
        })
    };
    let mut touchpoints = rows.iter().map(read).collect::<Result<Vec<_>>>()?;
    touchpoints.sort_by_cached_key(|place| (place.name.to_lowercase(), place.id.clone()));
    Ok(touchpoints)
}

/// As caps count it: by the day of the event, and what was taken back since included.
async fn list_paid_today(
    connection: &mut AnyConnection,
    employee: EmployeeId,
    now: Instant,
) -> Result<Vec<PaidTodayView>> {
    let calendar = read_calendar(connection).await?;
    let today = calendar.span(calendar.window(CapWindow::Day, now));
    let rows = sqlx::query(
        "select t.rule, cast(sum(p.points) as BIGINT) as points \
         from ledger_transactions t join postings p on p.transaction_id = t.id and p.account = t.account \
         join settlements s on s.event = t.event \
         where t.account = $1 and t.reverses is null and t.rule <> $2 and t.at >= $3 and s.at >= $3 and s.at < $4 \
         group by t.rule order by t.rule",
    )
    .bind(account(employee))
    .bind(ADJUSTMENT)
    .bind(today.start.micros())
    .bind(today.end.micros())
    .fetch_all(connection)
    .await?;
    let read = |row: &AnyRow| {
        Ok(PaidTodayView {
            rule: row.text("rule")?,
            points: row.points("points")?,
        })
    };
    rows.iter().map(read).collect()
}
