//! What owners set up for touchpoints.

use super::client::{self, Answer};
use crate::paths::encoded;
use domain::api::touchpoints::{
    CreateReceiptLinks, LanguageSettings, ReceiptLinksView, TouchpointListView, TouchpointSettings,
    UpdateTouchpoint,
};

/// Every touchpoint, by team and name.
pub async fn list_touchpoints() -> Answer<TouchpointListView> {
    client::get("/touchpoints").await
}

/// What is set up at a touchpoint.
pub async fn find_touchpoint(key: &str) -> Answer<TouchpointSettings> {
    client::get(&settings_of(key)).await
}

/// Replaces what is set up at a touchpoint.
pub async fn update_touchpoint(
    key: &str,
    request: &UpdateTouchpoint,
) -> Answer<TouchpointSettings> {
    client::put(&settings_of(key), request).await
}

/// Makes links that count once. Nobody can read them again.
pub async fn create_receipt_links(
    key: &str,
    request: &CreateReceiptLinks,
) -> Answer<ReceiptLinksView> {
    client::post(
        &format!("/touchpoints/{}/receipt-links", encoded(key)),
        request,
    )
    .await
}

/// Which languages customers can choose from.
pub async fn find_languages() -> Answer<LanguageSettings> {
    client::get("/languages").await
}

/// Replaces the languages that customers can choose from.
pub async fn update_languages(request: &LanguageSettings) -> Answer<LanguageSettings> {
    client::put("/languages", request).await
}

fn settings_of(key: &str) -> String {
    format!("/touchpoints/{}/settings", encoded(key))
}
