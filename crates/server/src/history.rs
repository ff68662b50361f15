//! The history of two years as columns, for the Rule Lab: made from the store when it is first asked for, and kept.
//!
//! While nothing was settled it is what is kept; after that only what is new is read and added. One request makes it at a time:
//! others wait for what it makes. What takes a processor for long is done off the threads that answer requests.

use crate::error::{ApiError, ApiResult};
use crate::store::{SettledEvent, Store};
use axum::body::Bytes;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::instant::Instant;
use domain::rules::columns::{History, Recorder};
use domain::rules::{Calendar, CapWindow, Window};
use jiff::ToSpan;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};
use tokio::sync::{Mutex, mpsc};

/// How far it goes back.
const MONTHS: i64 = 24;
/// Events that are read at once.
const PAGE: u32 = 5_000;
/// Pages that were read and wait to be recorded.
const AHEAD: usize = 2;

/// The history, once somebody has asked for it.
#[derive(Debug, Default)]
pub struct KeptHistory(Mutex<Option<Columns>>);

/// A history as bytes.
#[derive(Debug, Clone)]
pub struct Columns {
    /// What [`History::from_bytes`] reads.
    pub bytes: Bytes,
    /// Another for other bytes: an entity tag.
    pub tag: String,
    /// It holds what was settled after this one,
    after: u64,
    /// up to this one.
    until: u64,
}

impl KeptHistory {
    /// The history until `now`, from the first day of the quarter that 24 months ago belongs to: no window of a cap is cut in two.
    ///
    /// # Errors
    /// If the database cannot be reached, or before the program is set up.
    pub async fn find(&self, store: &Store, now: Instant) -> ApiResult<Columns> {
        let calendar = calendar(store).await?;
        let mut kept = self.0.lock().await;
        let after = store.seq_before(beginning(&calendar, now)).await?;
        // What was kept for another beginning holds what is too old by now. It stays until there is something newer: whoever asked may
        // go away meanwhile.
        let former = kept.clone().filter(|columns| columns.after == after);
        let columns = match former {
            Some(columns) if is_complete(store, &columns).await? => columns,
            former => read(store, calendar, former, after).await?,
        };
        *kept = Some(columns.clone());
        Ok(columns)
    }
}

/// The calendar of the program.
///
/// # Errors
/// 404 before the program is set up.
pub async fn calendar(store: &Store) -> ApiResult<Calendar> {
    let program = store.find_program().await?;
    let program = program.ok_or_else(ApiError::not_found)?;
    let zone = TimeZone::get(&program.time_zone).map_err(ApiError::internal)?;
    Ok(Calendar::in_zone(zone))
}

fn beginning(calendar: &Calendar, now: Instant) -> Instant {
    let day = calendar.day(now).saturating_sub(MONTHS.months());
    calendar.span(Window::of(CapWindow::Quarter, day)).start
}

async fn is_complete(store: &Store, columns: &Columns) -> ApiResult<bool> {
    Ok(store.settled_events(columns.until, 1).await?.is_empty())
}

/// Reads what was settled after the former columns, or all there is, and adds it page by page.
async fn read(
    store: &Store,
    calendar: Calendar,
    former: Option<Columns>,
    after: u64,
) -> ApiResult<Columns> {
    let mut last = former.as_ref().map_or(after, |former| former.until);
    let (sender, pages) = mpsc::channel(AHEAD);
    let recording = tokio::task::spawn_blocking(move || record(&calendar, former, after, pages));
    loop {
        let page = store.settled_events(last, PAGE).await?;
        let Some(newest) = page.last().map(|settled| settled.event.seq()) else {
            break;
        };
        last = newest;
        // Only a recorder that has failed listens no more; it is asked below.
        if sender.send(page).await.is_err() {
            break;
        }
    }
    drop(sender);
    let recorded = recording.await.map_err(ApiError::internal)?;
    recorded.ok_or_else(|| ApiError::internal("a kept history that cannot be read"))
}

fn record(
    calendar: &Calendar,
    former: Option<Columns>,
    after: u64,
    mut pages: mpsc::Receiver<Vec<SettledEvent>>,
) -> Option<Columns> {
    let mut until = former.as_ref().map_or(after, |former| former.until);
    let mut recorder = match former {
        None => Recorder::new(calendar),
        Some(former) => {
            let history = History::from_bytes(&former.bytes).ok()?;
            Recorder::resume(calendar, history)?
        }
    };
    while let Some(page) = pages.blocking_recv() {
        for settled in &page {
            recorder.push(&settled.event);
            until = settled.event.seq();
        }
    }
    let bytes = recorder.finish().to_bytes();
    let tag = URL_SAFE_NO_PAD.encode(&Sha256::digest(&bytes)[..12]);
    Some(Columns {
        bytes: bytes.into(),
        // Weak, for it is compressed on its way.
        tag: format!("W/\"{tag}\""),
        after,
        until,
    })
}
