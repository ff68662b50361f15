//! What an owner sets for points.

use crate::store::audit::{self, Change};
use crate::store::columns::Columns;
use crate::store::{Result, Store, StoreError};
use domain::api::ledger::PointSettings;
use domain::id::UserId;
use domain::instant::Instant;
use domain::points::Points;
use serde_json::json;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

const HOUR: i64 = 3_600;

/// Reads the settings; what precedes the columns is either a query or a lock.
macro_rules! columns {
    () => {
        "hold_seconds, monthly_budget, point_value, currency, approval_percent"
    };
}

impl Store {
    /// What is set for points.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] before the program is set up.
    pub async fn find_point_settings(&self) -> Result<PointSettings> {
        read_settings(&mut *self.pools.reader.acquire().await?).await
    }

    /// Sets it anew. Awards that were paid keep their hold. The caller has checked it (`domain::settings::points`).
    ///
    /// # Errors
    /// [`StoreError::NotFound`] before the program is set up.
    pub async fn update_point_settings(
        &self,
        settings: &PointSettings,
        by: UserId,
        now: Instant,
    ) -> Result<()> {
        let mut transaction = self.begin().await?;
        // The update changes nothing: it is the lock that both engines know.
        let before = sqlx::query(concat!(
            "update program set name = name returning ",
            columns!()
        ))
        .fetch_optional(&mut *transaction)
        .await?
        .ok_or(StoreError::NotFound)?;
        write(&mut transaction, settings).await?;
        let change = Change {
            actor: &format!("user:{by}"),
            action: "points.settings",
            object: "program".to_owned(),
            before: Some(json!(read(&before)?)),
            after: Some(json!(settings)),
            at: now,
        };
        audit::append(&mut transaction, change).await?;
        Ok(transaction.commit().await?)
    }
}

pub(super) async fn read_settings(connection: &mut AnyConnection) -> Result<PointSettings> {
    let row = sqlx::query(concat!("select ", columns!(), " from program"))
        .fetch_optional(connection)
        .await?
        .ok_or(StoreError::NotFound)?;
    read(&row)
}

fn read(row: &AnyRow) -> Result<PointSettings> {
    let hold = row.number("hold_seconds")? / HOUR;
    let value = row.maybe_number("point_value")?;
    Ok(PointSettings {
        hold_hours: hold.try_into().map_err(StoreError::broken)?,
        monthly_budget: row.maybe_number("monthly_budget")?.map(Points),
        point_value: value
            .map(u32::try_from)
            .transpose()
            .map_err(StoreError::broken)?,
        currency: row.maybe_text("currency")?,
        approval_percent: row.small("approval_percent")?,
    })
}

async fn write(connection: &mut AnyConnection, settings: &PointSettings) -> Result<()> {
    sqlx::query(
        "update program set hold_seconds = $1, monthly_budget = $2, point_value = $3, currency = $4, approval_percent = $5",
    )
    .bind(i64::from(settings.hold_hours) * HOUR)
    .bind(settings.monthly_budget.map(|budget| budget.0))
    .bind(settings.point_value.map(i64::from))
    .bind(settings.currency.clone())
    .bind(i64::from(settings.approval_percent))
    .execute(connection)
    .await?;
    Ok(())
}
