//! Kiosks and the codes that make a tablet one. Of codes and credentials only hashes are kept.

mod enrolment;

pub use enrolment::{NewKiosk, NewKioskCode};

use super::audit::{self, Change};
use super::columns::Columns;
use super::touchpoints::find_touchpoint_id;
use super::{Result, Store, StoreError};
use domain::api::kiosk::{KioskHeartbeat, KioskListView, KioskView};
use domain::id::{KioskId, TouchpointId, UserId};
use domain::instant::Instant;
use serde_json::json;
use sqlx::any::AnyRow;

/// A kiosk that holds a credential which was not revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EnrolledKiosk {
    /// Which one.
    pub id: KioskId,
    /// Where it stands.
    pub touchpoint: TouchpointId,
}

impl Store {
    /// The kiosk of this credential; `None` if there is none, or it was revoked.
    pub async fn find_kiosk(&self, credential_hash: &str) -> Result<Option<EnrolledKiosk>> {
        let row = sqlx::query(
            "select id, touchpoint_id from kiosks where credential_hash = $1 and revoked_at is null",
        )
        .bind(credential_hash)
        .fetch_optional(&self.pools.reader)
        .await?;
        row.map(|row| {
            Ok(EnrolledKiosk {
                id: row.parsed("id")?,
                touchpoint: row.parsed("touchpoint_id")?,
            })
        })
        .transpose()
    }

    /// All kiosks that were ever enrolled at a touchpoint, by name; revoked ones last. `None` for an unknown key.
    pub async fn list_kiosks(&self, key: &str) -> Result<Option<KioskListView>> {
        let mut connection = self.pools.reader.acquire().await?;
        let Some(touchpoint) = find_touchpoint_id(&mut connection, key).await? else {
            return Ok(None);
        };
        let rows = sqlx::query(
            "select id, name, enrolled_at, last_seen_at, waiting, refused, version, ahead_ms, revoked_at \
             from kiosks where touchpoint_id = $1",
        )
        .bind(touchpoint.to_string())
        .fetch_all(&mut *connection)
        .await?;
        let mut kiosks = rows.iter().map(read_kiosk).collect::<Result<Vec<_>>>()?;
        kiosks.sort_by_cached_key(|kiosk| {
            (
                kiosk.revoked_at.is_some(),
                kiosk.name.to_lowercase(),
                kiosk.id,
            )
        });
        Ok(Some(KioskListView { kiosks }))
    }

    /// Notes a sign of life, and what the kiosk tells about itself.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if it was revoked meanwhile.
    pub async fn note_heartbeat(
        &self,
        kiosk: KioskId,
        heartbeat: &KioskHeartbeat,
        now: Instant,
    ) -> Result<()> {
        let mut transaction = self.begin().await?;
        let ahead = heartbeat.device_at.micros().saturating_sub(now.micros());
        let done = sqlx::query(
            "update kiosks set last_seen_at = case when last_seen_at < $2 then $2 else last_seen_at end, \
                 waiting = $3, refused = $4, version = $5, ahead_ms = $6 \
             where id = $1 and revoked_at is null",
        )
        .bind(kiosk.to_string())
        .bind(now.micros())
        .bind(i64::from(heartbeat.waiting))
        .bind(i64::from(heartbeat.refused))
        .bind(&heartbeat.version)
        .bind(ahead / 1_000)
        .execute(&mut *transaction)
        .await?;
        if done.rows_affected() == 0 {
            return Err(StoreError::NotFound);
        }
        Ok(transaction.commit().await?)
    }

    /// Revokes a kiosk's credential for an owner; again, nothing happens.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such kiosk.
    pub async fn revoke_kiosk(&self, kiosk: KioskId, by: UserId, now: Instant) -> Result<()> {
        self.revoke(kiosk, &format!("user:{by}"), now).await
    }

    /// A kiosk gives its own credential up.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such kiosk.
    pub async fn give_kiosk_up(&self, kiosk: KioskId, now: Instant) -> Result<()> {
        self.revoke(kiosk, &actor(kiosk), now).await
    }

    async fn revoke(&self, kiosk: KioskId, actor: &str, now: Instant) -> Result<()> {
        let mut transaction = self.begin().await?;
        let row = sqlx::query("select name from kiosks where id = $1")
            .bind(kiosk.to_string())
            .fetch_optional(&mut *transaction)
            .await?
            .ok_or(StoreError::NotFound)?;
        let done =
            sqlx::query("update kiosks set revoked_at = $2 where id = $1 and revoked_at is null")
                .bind(kiosk.to_string())
                .bind(now.micros())
                .execute(&mut *transaction)
                .await?;
        if done.rows_affected() == 1 {
            let change = Change {
                actor,
                action: "kiosk.revoke",
                object: format!("kiosk:{kiosk}"),
                before: Some(json!({ "name": row.text("name")? })),
                after: None,
                at: now,
            };
            audit::append(&mut transaction, change).await?;
        }
        Ok(transaction.commit().await?)
    }
}

/// Who changes things where a kiosk does.
fn actor(kiosk: KioskId) -> String {
    format!("kiosk:{kiosk}")
}

fn read_kiosk(row: &AnyRow) -> Result<KioskView> {
    Ok(KioskView {
        id: row.parsed("id")?,
        name: row.text("name")?,
        enrolled_at: row.instant("enrolled_at")?,
        last_seen_at: row.instant("last_seen_at")?,
        waiting: row.small("waiting")?,
        refused: row.small("refused")?,
        version: row.text("version")?,
        ahead_ms: row.number("ahead_ms")?,
        revoked_at: row.maybe_instant("revoked_at")?,
    })
}
