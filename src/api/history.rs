//! The history for the Rule Lab, and the names that go with it.

use super::client::{self, Answer};
use domain::api::history::{BYTES_HEADER, HistoryNames};
use domain::api::ledger::PointSettings;
use js_sys::ArrayBuffer;

/// The history as bytes, for the worker that reads it; `progress` is told how many of how many have come.
pub async fn find_history(progress: impl FnMut(u32, u32)) -> Answer<ArrayBuffer> {
    client::download("/rules/history", BYTES_HEADER, progress).await
}

/// What a month may cost, and what a point costs.
pub async fn find_point_settings() -> Answer<PointSettings> {
    client::get("/points/settings").await
}

/// Names for the ids of the history, and what day it is.
pub async fn find_history_names() -> Answer<HistoryNames> {
    client::get("/rules/history/names").await
}
