//! Where and when a first tap was given: what a kiosk's clock says, whether it repeats itself, and what a receipt link proves.

use super::{NewResponseContext, Provenance, ReceiptToken};
use crate::store::Result;
use domain::api::feedback::{DeviceClock, ReceiptOutcome};
use domain::id::{EmployeeId, KioskId, ResponseId, TouchpointId};
use domain::instant::Instant;
use domain::moderation::Flag;
use domain::rules::Trust;
use sqlx::AnyConnection;

/// Answers of one kiosk within this many seconds of each other are a child's, or a finger's.
const REPEAT_SECONDS: i64 = 15;
/// A kiosk's answers are at most this old when they arrive: beyond, its clock is broken.
const OLDEST_SECONDS: i64 = 30 * 86_400;

/// Where and when.
pub(super) struct Origin {
    /// When it was given.
    pub(super) received_at: Instant,
    pub(super) arrived_at: Instant,
    /// Of a kiosk only: anybody else's clock proves nothing.
    pub(super) clock: Option<DeviceClock>,
    provenance: Provenance,
}

impl Origin {
    pub(super) fn of(context: &NewResponseContext, clock: Option<DeviceClock>) -> Self {
        let provenance = context.provenance.clone();
        let clock = clock.filter(|_| matches!(provenance, Provenance::Kiosk(_)));
        Self {
            received_at: clock.map_or(context.at, |clock| given_at(clock, context.at)),
            arrived_at: context.at,
            clock,
            provenance,
        }
    }

    /// Whether the time was brought into bounds: then it says nothing of how far apart two answers were.
    fn is_bounded(&self) -> bool {
        self.clock
            .is_some_and(|clock| by_our_clock(clock) != self.received_at)
    }

    pub(super) fn trust(&self) -> Trust {
        match self.provenance {
            Provenance::Open | Provenance::RefusedReceipt(_) => Trust::Open,
            Provenance::Kiosk(_) => Trust::Kiosk,
            Provenance::Receipt(_) => Trust::Receipt,
            Provenance::Told(trust) => trust,
        }
    }

    pub(super) fn kiosk(&self) -> Option<KioskId> {
        match self.provenance {
            Provenance::Kiosk(kiosk) => Some(kiosk),
            _ => None,
        }
    }

    /// Whether the same kiosk gave another answer just before or after. Locks the kiosk, so that of two that arrive at once
    /// one is told of the other.
    pub(super) async fn is_repeat(
        &self,
        connection: &mut AnyConnection,
        id: ResponseId,
    ) -> Result<bool> {
        let Some(kiosk) = self.kiosk().filter(|_| !self.is_bounded()) else {
            return Ok(false);
        };
        sqlx::query("update kiosks set touchpoint_id = touchpoint_id where id = $1")
            .bind(kiosk.to_string())
            .execute(&mut *connection)
            .await?;
        let other = sqlx::query(
            "select 1 from responses where kiosk_id = $1 and received_at between $2 and $3 and id <> $4 limit 1",
        )
        .bind(kiosk.to_string())
        .bind(self.received_at.plus_seconds(-REPEAT_SECONDS).micros())
        .bind(self.received_at.plus_seconds(REPEAT_SECONDS).micros())
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?;
        Ok(other.is_some())
    }

    pub(super) async fn flag_repeat(
        &self,
        connection: &mut AnyConnection,
        id: ResponseId,
    ) -> Result<()> {
        sqlx::query("insert into response_flags (response_id, flag) values ($1, $2)")
            .bind(id.to_string())
            .bind(Flag::Repeat.name())
            .execute(connection)
            .await?;
        Ok(())
    }

    /// Uses the token up, if there is one. One that another response used makes this one as good as any from an open link.
    pub(super) async fn use_token(
        &mut self,
        connection: &mut AnyConnection,
        id: ResponseId,
    ) -> Result<()> {
        let Provenance::Receipt(token) = &self.provenance else {
            return Ok(());
        };
        if insert_token(connection, token, id, self.arrived_at).await? {
            return Ok(());
        }
        self.provenance = Provenance::RefusedReceipt(ReceiptOutcome::Used);
        sqlx::query("update responses set trust = 'open' where id = $1")
            .bind(id.to_string())
            .execute(connection)
            .await?;
        Ok(())
    }

    /// What became of the token.
    pub(super) fn receipt(&self) -> Option<ReceiptOutcome> {
        match self.provenance {
            Provenance::Receipt(_) => Some(ReceiptOutcome::Accepted),
            Provenance::RefusedReceipt(outcome) => Some(outcome),
            Provenance::Open | Provenance::Kiosk(_) | Provenance::Told(_) => None,
        }
    }

    /// The same for a response that was stored before with this trust: its own token is not used up for it, nor too old.
    pub(super) fn receipt_again(&self, stored: Trust) -> Option<ReceiptOutcome> {
        self.receipt().map(|outcome| match (stored, outcome) {
            (Trust::Receipt, _) => ReceiptOutcome::Accepted,
            (_, ReceiptOutcome::Accepted) => ReceiptOutcome::Used,
            (_, refused) => refused,
        })
    }

    /// Whom the token names, if they are on offer.
    pub(super) async fn find_suggested(
        &self,
        connection: &mut AnyConnection,
        touchpoint: TouchpointId,
    ) -> Result<Option<EmployeeId>> {
        let Provenance::Receipt(ReceiptToken {
            employee: Some(employee),
            ..
        }) = self.provenance
        else {
            return Ok(None);
        };
        let offered = sqlx::query(
            "select 1 from touchpoint_people where touchpoint_id = $1 and employee_id = $2 and offered = 1",
        )
        .bind(touchpoint.to_string())
        .bind(employee.to_string())
        .fetch_optional(connection)
        .await?;
        Ok(offered.map(|_| employee))
    }
}

/// When it was given by our clock: never later than it arrived, and never long before.
fn given_at(clock: DeviceClock, arrived_at: Instant) -> Instant {
    by_our_clock(clock).clamp(arrived_at.plus_seconds(-OLDEST_SECONDS), arrived_at)
}

fn by_our_clock(clock: DeviceClock) -> Instant {
    let ahead = clock.ahead_ms.saturating_mul(1_000);
    Instant::from_micros(clock.given_at.micros().saturating_sub(ahead))
}

/// Whether it was fresh.
async fn insert_token(
    connection: &mut AnyConnection,
    token: &ReceiptToken,
    response: ResponseId,
    now: Instant,
) -> Result<bool> {
    let done = sqlx::query(
        "insert into receipt_tokens (id, response_id, used_at, expires_at) values ($1, $2, $3, $4) \
         on conflict (id) do nothing",
    )
    .bind(&token.id)
    .bind(response.to_string())
    .bind(now.micros())
    .bind(token.expires_at.micros())
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_corrected_within_reason() {
        let at = |text: &str| text.parse::<Instant>().unwrap();
        let arrived = at("2026-03-02T12:00:00Z");
        for (given, ahead_ms, expected) in [
            ("2026-03-02T11:00:00Z", 0, "2026-03-02T11:00:00Z"),
            ("2026-03-02T13:30:00Z", 7_200_000, "2026-03-02T11:30:00Z"),
            ("2026-03-02T09:00:00Z", -7_200_000, "2026-03-02T11:00:00Z"),
            ("2026-03-02T12:00:01Z", 0, "2026-03-02T12:00:00Z"),
            ("1970-01-01T00:00:00Z", 0, "2026-01-31T12:00:00Z"),
            ("2026-03-02T11:00:00Z", i64::MIN, "2026-03-02T12:00:00Z"),
            ("2026-03-02T11:00:00Z", i64::MAX, "2026-01-31T12:00:00Z"),
        ] {
            let clock = DeviceClock {
                given_at: at(given),
                ahead_ms,
            };
            assert_eq!(given_at(clock, arrived), at(expected), "{given} {ahead_ms}");
        }
    }
}
