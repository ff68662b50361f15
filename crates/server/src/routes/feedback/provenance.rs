//! How sure we are of a visit: an enrolled kiosk, else a receipt link, else a link that anybody may have.

use crate::error::{ApiError, ApiResult};
use crate::extract::Kiosk;
use crate::state::AppState;
use crate::store::{Provenance, ReceiptToken};
use domain::id::TouchpointId;

/// Where a response comes from. A kiosk counts at its own touchpoint only: what its outbox has of another stays there. A token that proves nothing is no reason to
/// refuse an answer.
pub(super) async fn of(
    state: &AppState,
    touchpoint: TouchpointId,
    kiosk: Option<Kiosk>,
    token: Option<&str>,
) -> ApiResult<Provenance> {
    match (kiosk, token) {
        (Some(kiosk), _) if kiosk.touchpoint == touchpoint => Ok(Provenance::Kiosk(kiosk.id)),
        (Some(kiosk), _) if kiosk.is_at_work => Err(ApiError::signed_out_kiosk()),
        (_, Some(token)) => of_token(state, touchpoint, token).await,
        (_, None) => Ok(Provenance::Open),
    }
}

async fn of_token(
    state: &AppState,
    touchpoint: TouchpointId,
    token: &str,
) -> ApiResult<Provenance> {
    let key = state.receipt_key().await?;
    Ok(match key.read(token, touchpoint, state.now()) {
        Ok(receipt) => Provenance::Receipt(ReceiptToken {
            id: receipt.id.to_string(),
            expires_at: receipt.expires_at,
            employee: receipt.employee,
        }),
        Err(outcome) => Provenance::RefusedReceipt(outcome),
    })
}
