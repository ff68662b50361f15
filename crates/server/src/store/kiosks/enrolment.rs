//! From a code to a credential.

use super::actor;
use crate::kiosk::pin::PinHash;
use crate::store::audit::{self, Change};
use crate::store::columns::Columns;
use crate::store::migrate::hex;
use crate::store::touchpoints::find_touchpoint_id;
use crate::store::{Result, Store, StoreError};
use domain::api::kiosk::EnrolmentView;
use domain::id::{KioskId, TouchpointId, UserId};
use domain::instant::Instant;
use serde_json::json;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// How long a code that can no longer be used is kept, in microseconds: a day.
const KEPT: i64 = 24 * 60 * 60 * 1_000_000;

/// A code to create.
#[derive(Debug, Clone)]
pub struct NewKioskCode {
    /// SHA-256 of the code, 64 hexadecimal digits in lower case.
    pub code_hash: String,
    /// What the device will be called.
    pub name: String,
    /// The hash of its PIN.
    pub pin: PinHash,
    /// From then on the code cannot be used.
    pub expires_at: Instant,
}

/// A kiosk to enrol.
#[derive(Debug, Clone)]
pub struct NewKiosk {
    /// Its id, made by the caller.
    pub id: KioskId,
    /// SHA-256 of its credential, 64 hexadecimal digits in lower case.
    pub credential_hash: String,
}

impl Store {
    /// Adds a code for a kiosk at a touchpoint.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an unknown key.
    pub async fn create_kiosk_code(
        &self,
        key: &str,
        new: NewKioskCode,
        by: UserId,
        now: Instant,
    ) -> Result<()> {
        let mut transaction = self.begin().await?;
        let touchpoint = find_touchpoint_id(&mut transaction, key).await?;
        let touchpoint = touchpoint.ok_or(StoreError::NotFound)?;
        delete_old_codes(&mut transaction, now).await?;
        let name = new.name.clone();
        insert_code(&mut transaction, touchpoint, new).await?;
        let change = Change {
            actor: &format!("user:{by}"),
            action: "kiosk.create_code",
            object: format!("touchpoint:{touchpoint}"),
            before: None,
            after: Some(json!({ "name": name })),
            at: now,
        };
        audit::append(&mut transaction, change).await?;
        Ok(transaction.commit().await?)
    }

    /// Trades a code for a credential, once. `None` if there is no such code at this touchpoint, or it was used, or its
    /// time is over.
    pub async fn enrol_kiosk(
        &self,
        key: &str,
        code_hash: &str,
        new: NewKiosk,
        now: Instant,
    ) -> Result<Option<EnrolmentView>> {
        let mut transaction = self.begin().await?;
        let Some(touchpoint) = find_touchpoint_id(&mut transaction, key).await? else {
            return Ok(None);
        };
        let Some(code) = use_code(&mut transaction, touchpoint, code_hash, now).await? else {
            return Ok(None);
        };
        let enrolment = EnrolmentView {
            id: new.id,
            name: code.text("name")?,
            pin_salt: code.text("pin_salt")?,
            pin_hash: code.text("pin_hash")?,
        };
        insert_kiosk(&mut transaction, touchpoint, &enrolment, &new, now).await?;
        let change = Change {
            actor: &actor(new.id),
            action: "kiosk.enrol",
            object: actor(new.id),
            before: None,
            after: Some(json!({ "name": enrolment.name, "touchpoint": touchpoint })),
            at: now,
        };
        audit::append(&mut transaction, change).await?;
        transaction.commit().await?;
        Ok(Some(enrolment))
    }
}

async fn insert_code(
    connection: &mut AnyConnection,
    touchpoint: TouchpointId,
    new: NewKioskCode,
) -> Result<()> {
    sqlx::query(
        "insert into kiosk_codes (code_hash, touchpoint_id, name, pin_salt, pin_hash, expires_at) \
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(new.code_hash)
    .bind(touchpoint.to_string())
    .bind(new.name)
    .bind(hex(&new.pin.salt))
    .bind(hex(&new.pin.hash))
    .bind(new.expires_at.micros())
    .execute(connection)
    .await?;
    Ok(())
}

async fn delete_old_codes(connection: &mut AnyConnection, now: Instant) -> Result<()> {
    sqlx::query("delete from kiosk_codes where expires_at < $1")
        .bind(now.micros().saturating_sub(KEPT))
        .execute(connection)
        .await?;
    Ok(())
}

/// Of two devices that type the same code at once, one gets the row.
async fn use_code(
    connection: &mut AnyConnection,
    touchpoint: TouchpointId,
    code_hash: &str,
    now: Instant,
) -> Result<Option<AnyRow>> {
    let row = sqlx::query(
        "update kiosk_codes set used_at = $3 \
         where code_hash = $1 and touchpoint_id = $2 and used_at is null and expires_at > $3 \
         returning name, pin_salt, pin_hash",
    )
    .bind(code_hash)
    .bind(touchpoint.to_string())
    .bind(now.micros())
    .fetch_optional(connection)
    .await?;
    Ok(row)
}

async fn insert_kiosk(
    connection: &mut AnyConnection,
    touchpoint: TouchpointId,
    enrolment: &EnrolmentView,
    new: &NewKiosk,
    now: Instant,
) -> Result<()> {
    sqlx::query(
        "insert into kiosks (id, touchpoint_id, name, credential_hash, pin_salt, pin_hash, enrolled_at, last_seen_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $7)",
    )
    .bind(enrolment.id.to_string())
    .bind(touchpoint.to_string())
    .bind(&enrolment.name)
    .bind(&new.credential_hash)
    .bind(&enrolment.pin_salt)
    .bind(&enrolment.pin_hash)
    .bind(now.micros())
    .execute(connection)
    .await?;
    Ok(())
}
