//! Where the program stands: the month against its budget, and what everybody has.

use super::{BUDGET, settings};
use crate::store::columns::Columns;
use crate::store::rollups::Scope;
use crate::store::{Result, Store, StoreError};
use domain::api::ledger::PointsOverview;
use domain::instant::Instant;
use domain::points::Points;
use domain::rules::{Calendar, CapWindow};
use jiff::tz::TimeZone;
use sqlx::AnyConnection;

impl Store {
    /// The month that `now` is in, and all of the ledger.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] before the program is set up.
    pub async fn find_points_overview(&self, now: Instant) -> Result<PointsOverview> {
        let mut transaction = self.begin_reading().await?;
        let settings = settings::read_settings(&mut transaction).await?;
        let month = read_calendar(&mut transaction)
            .await?
            .window(CapWindow::Month, now);
        let spent = sum_days(&mut transaction, month).await?;
        let row = sqlx::query(
            "select \
                 (select points from balances where account = $1) as balance, \
                 (select cast(sum(points) as BIGINT) from postings where account = $1 and available_at > $2) as held, \
                 (select count(*) from disputes where state = 'open') as disputes",
        )
        .bind(BUDGET)
        .bind(now.micros())
        .fetch_one(&mut *transaction)
        .await?;
        transaction.commit().await?;
        // The budget has paid what everybody has.
        let paid = |column| Ok::<_, StoreError>(-row.maybe_number(column)?.unwrap_or_default());
        Ok(PointsOverview {
            month: month.since,
            spent,
            total: Points(paid("balance")?),
            held: Points(paid("held")?),
            open_disputes: row.small("disputes")?,
            settings,
        })
    }
}

/// By the days of the responses, as the charts and the rules' caps count: what is reversed later leaves the month that it was paid for.
async fn sum_days(connection: &mut AnyConnection, month: domain::rules::Window) -> Result<Points> {
    let until = month.next().map_or(month.since, |next| next.since);
    let points = sqlx::query_scalar(
        "select cast(coalesce(sum(points_score + points_appreciation + points_recovery + points_other), 0) as BIGINT) \
         from rollups where scope = $1 and subject = $2 and day >= $3 and day < $4",
    )
    .bind(Scope::Organization.name())
    .bind(Scope::Organization.subject())
    .bind(month.since.to_string())
    .bind(until.to_string())
    .fetch_one(connection)
    .await?;
    Ok(Points(points))
}

/// The calendar of the program.
pub(in crate::store) async fn read_calendar(connection: &mut AnyConnection) -> Result<Calendar> {
    let name: String = sqlx::query_scalar("select time_zone from program")
        .fetch_optional(connection)
        .await?
        .ok_or(StoreError::NotFound)?;
    let zone = TimeZone::get(&name).map_err(StoreError::broken)?;
    Ok(Calendar::in_zone(zone))
}
