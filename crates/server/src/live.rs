//! Live events: from a committed appreciation to the walls that are open now.
//!
//! Each server has one broadcast channel. On SQLite the handler that stored the thanks publishes it; on
//! PostgreSQL the store notifies all servers in the same transaction, and [`listen`] publishes what it hears,
//! so that each server tells its walls exactly once.

use crate::store::{LIVE_CHANNEL, LiveEvent, PointsChange, Store};
use serde::Deserialize;
use sqlx::postgres::PgListener;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{broadcast, watch};

/// How many signals a slow wall may be behind before it has to connect anew.
const BACKLOG: usize = 1_024;
/// How long to wait before listening again after the database went away.
const LISTEN_AGAIN: Duration = Duration::from_secs(1);

/// The signals of this server.
#[derive(Debug)]
pub struct Live {
    signals: broadcast::Sender<Signal>,
    stopping: watch::Sender<bool>,
}

/// What open streams are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signal {
    /// Thanks has reached a wall.
    Appreciation(LiveEvent),
    /// Something about a person's points has changed.
    Points(PointsChange),
    /// The session of this token hash was ended.
    SessionEnded(Arc<str>),
    /// There may have been thanks that this server did not hear of.
    Missed,
}

/// What PostgreSQL notifies; told apart by its fields.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Heard {
    Appreciation(LiveEvent),
    Points(PointsChange),
}

impl From<Heard> for Signal {
    fn from(heard: Heard) -> Self {
        match heard {
            Heard::Appreciation(event) => Self::Appreciation(event),
            Heard::Points(change) => Self::Points(change),
        }
    }
}

impl Default for Live {
    fn default() -> Self {
        Self {
            signals: broadcast::Sender::new(BACKLOG),
            stopping: watch::Sender::new(false),
        }
    }
}

impl Live {
    /// Publishes what a store operation returned, unless every server hears it from the database.
    pub fn publish_committed(&self, store: &Store, events: impl IntoIterator<Item = LiveEvent>) {
        if !store.notifies() {
            events.into_iter().for_each(|event| self.publish(event));
        }
    }

    /// Publishes that somebody's points have changed, after that was committed. Who cannot be told reads it later.
    pub async fn publish_points(&self, store: &Store, change: PointsChange) {
        if !store.notifies() {
            return self.send(Signal::Points(change));
        }
        if let Err(cause) = store.notify_points(&change).await {
            tracing::warn!(%cause, "open walls were not told of a change of points");
        }
    }

    /// Tells the streams of a session that it has ended.
    pub fn end_session(&self, token_hash: &str) {
        self.send(Signal::SessionEnded(token_hash.into()));
    }

    /// From now on.
    pub fn subscribe(&self) -> broadcast::Receiver<Signal> {
        self.signals.subscribe()
    }

    /// Ends all streams, also those that begin after this.
    pub fn stop(&self) {
        self.stopping.send_replace(true);
    }

    /// Whether the server is about to stop.
    pub fn is_stopping(&self) -> bool {
        *self.stopping.borrow()
    }

    /// Returns when the server stops.
    pub async fn stopped(&self) {
        // An error says that the sender is gone, which `self` holds.
        let _ = self
            .stopping
            .subscribe()
            .wait_for(|stopping| *stopping)
            .await;
    }

    fn publish(&self, event: LiveEvent) {
        self.send(Signal::Appreciation(event));
    }

    fn send(&self, signal: Signal) {
        // An error says that nobody listens, which is fine.
        let _ = self.signals.send(signal);
    }
}

/// Publishes what PostgreSQL notifies, until the server stops. It never gives up: while the database is away
/// walls show no news, and once it is back they are read anew.
pub async fn listen(url: &str, live: &Live) {
    let hearing = async {
        loop {
            match hear(url, live).await {
                Ok(()) => tracing::warn!("the database is not heard any more; listening again"),
                Err(cause) => tracing::warn!(%cause, "the database is not heard; listening again"),
            }
            tokio::time::sleep(LISTEN_AGAIN).await;
        }
    };
    tokio::select! {
        () = live.stopped() => {}
        () = hearing => {}
    }
}

/// Until the connection is lost.
async fn hear(url: &str, live: &Live) -> sqlx::Result<()> {
    let mut listener = PgListener::connect(url).await?;
    // Connecting again by itself, the listener would pass over what was notified meanwhile.
    listener.eager_reconnect(false);
    listener.listen(LIVE_CHANNEL).await?;
    // What was notified until now is lost to walls that are open already, also at the start.
    live.send(Signal::Missed);
    while let Some(notification) = listener.try_recv().await? {
        match serde_json::from_str(notification.payload()) {
            Ok(heard) => live.send(Heard::into(heard)),
            Err(cause) => tracing::error!(%cause, "a live event is not readable"),
        }
    }
    Ok(())
}
