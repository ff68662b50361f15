//! What the server does by itself, every few seconds, until it stops.

use crate::state::AppState;
use crate::store::Result;
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval};

/// How often.
const EVERY: Duration = Duration::from_secs(15);
/// How many responses are settled in one transaction.
const AT_ONCE: u32 = 200;

/// Runs all jobs until the server stops. What fails is tried again at the next turn.
pub async fn run(state: &AppState) {
    let mut turns = interval(EVERY);
    turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = state.live().stopped() => return,
            _ = turns.tick() => turn(state).await,
        }
    }
}

/// One turn: settles responses that were never sent, and removes what has had its time.
pub async fn turn(state: &AppState) {
    if let Err(cause) = settle(state).await {
        tracing::warn!(%cause, "responses that are due were not settled; trying again soon");
    }
    if let Err(cause) = state.store().delete_expired_sessions(state.now()).await {
        tracing::warn!(%cause, "ended sessions were not removed; trying again soon");
    }
    if let Err(cause) = state.store().delete_old_contacts(state.now()).await {
        tracing::warn!(%cause, "old contact data was not removed; trying again soon");
    }
    if let Err(cause) = state
        .store()
        .delete_expired_receipt_tokens(state.now())
        .await
    {
        tracing::warn!(%cause, "used receipt links were not forgotten; trying again soon");
    }
    state.limits().begin_day(state.now());
}

/// In batches, until nothing is due. A server that stops leaves the rest to whoever runs next.
async fn settle(state: &AppState) -> Result<()> {
    while !state.live().is_stopping() {
        let settled = state.store().settle_due(state.now(), AT_ONCE).await?;
        if settled.count > 0 {
            tracing::info!(
                count = settled.count,
                "settled responses that were not sent"
            );
        }
        if settled.count < AT_ONCE {
            break;
        }
    }
    Ok(())
}
