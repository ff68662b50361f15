//! The kiosks of a touchpoint, as owners see them.

use super::client::{self, Answer};
use crate::paths::encoded;
use domain::api::kiosk::{CreateKioskCode, KioskCodeView, KioskListView};
use domain::id::KioskId;

/// Every kiosk that was ever enrolled at a touchpoint.
pub async fn list_kiosks(key: &str) -> Answer<KioskListView> {
    client::get(&kiosks_of(key)).await
}

/// The same, for a page that follows by itself.
pub async fn list_kiosks_quietly(key: &str) -> Answer<KioskListView> {
    client::get_quietly(&kiosks_of(key)).await
}

/// Makes a one-time code that a device trades for a credential.
pub async fn create_kiosk_code(key: &str, request: &CreateKioskCode) -> Answer<KioskCodeView> {
    client::post(
        &format!("/touchpoints/{}/kiosk-codes", encoded(key)),
        request,
    )
    .await
}

/// Revokes a kiosk, from its next request on.
pub async fn delete_kiosk(id: KioskId) -> Answer<()> {
    client::delete(&format!("/kiosks/{id}")).await
}

fn kiosks_of(key: &str) -> String {
    format!("/touchpoints/{}/kiosks", encoded(key))
}
