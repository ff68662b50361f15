//! A screen that follows what happens to somebody's wall: thanks, what is decided about points, and holds that end.

use crate::api::ApiError;
use crate::api::live::{WallEvent, follow_wall};
use crate::state::clock;
use crate::state::live::{LiveState, wait_before_retry};
use domain::api::problem::Code;
use domain::api::wall::{PointsUpdate, WallUpdate};
use domain::id::EmployeeId;
use domain::instant::Instant;
use futures::stream::StreamExt;
use leptos::prelude::*;
use std::time::Duration;

/// How long a screen looks at the same time: days are told to the minute.
const A_MINUTE: Duration = Duration::from_mins(1);

/// A screen that shows what happens to a wall.
pub trait Follower: Copy {
    /// Reads anew what it shows: something may have come of which it was not told.
    fn refresh(self) -> impl Future<Output = ()>;
    /// A new card.
    fn receive(self, update: WallUpdate);
    /// Something changed about points.
    fn receive_points(self, update: PointsUpdate);
    /// Whether it is told by itself.
    fn show(self, state: LiveState);
    /// Whether asking again would not help.
    fn is_closed_to_us(self) -> bool;
}

/// Follows the live stream of a wall, opening it again whenever the server ends it, until it is closed to us.
pub async fn follow(employee: EmployeeId, screen: impl Follower) {
    let mut failures = 0;
    while !screen.is_closed_to_us() {
        if follow_once(employee, screen).await {
            failures = 0;
        }
        screen.show(LiveState::Reconnecting);
        clock::wait(wait_before_retry(failures)).await;
        failures += 1;
        screen.refresh().await;
    }
}

/// Follows the stream until it ends. Answers whether it was ever open.
async fn follow_once(employee: EmployeeId, screen: impl Follower) -> bool {
    let mut was_open = false;
    let Ok(mut events) = follow_wall(employee) else {
        return was_open;
    };
    while let Some(event) = events.next().await {
        match event {
            WallEvent::Open => {
                was_open = true;
                // What came between the last reading and now is on no stream.
                screen.refresh().await;
                screen.show(LiveState::Live);
            }
            WallEvent::Card(update) => screen.receive(*update),
            WallEvent::Points(update) => screen.receive_points(*update),
            WallEvent::Lost => screen.show(LiveState::Reconnecting),
            WallEvent::Closed => break,
        }
    }
    was_open
}

/// Keeps the time of a screen to the minute, and reads it anew when a hold ends: a screen that stays open over night says
/// “yesterday” in the morning, and counts what can be spent by then.
pub async fn follow_the_clock<F: Future<Output = ()>>(
    now: RwSignal<Instant>,
    frees_at: impl Fn() -> Option<Instant>,
    refresh: impl Fn() -> F,
) {
    loop {
        clock::wait(next_look(frees_at(), clock::now())).await;
        now.set(clock::now());
        if frees_at().is_some_and(|at| at <= clock::now()) {
            refresh().await;
        }
    }
}

/// Asking again would not help.
#[must_use]
pub fn is_refusal(error: &ApiError) -> bool {
    matches!(
        error.code(),
        Some(Code::NotFound | Code::Forbidden | Code::SignedOut)
    )
}

/// A moment after the end of the hold. One that has ended by our clock but not by the server's is asked for every minute.
fn next_look(frees_at: Option<Instant>, now: Instant) -> Duration {
    let micros = frees_at.map(|at| at.micros().saturating_sub(now.micros()));
    let ahead = micros.and_then(|micros| u64::try_from(micros).ok());
    let ahead = ahead.filter(|micros| *micros > 0);
    let until = ahead.map(|micros| Duration::from_micros(micros) + Duration::from_secs(1));
    until.map_or(A_MINUTE, |until| until.min(A_MINUTE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_again_when_a_hold_ends_and_every_minute() {
        let now = Instant::from_micros(1_000_000_000);
        for (seconds, expected) in [
            (None, 60),
            (Some(5), 6),
            (Some(3_600), 60),
            (Some(0), 60),
            (Some(-30), 60),
        ] {
            let frees_at = seconds.map(|seconds| now.plus_seconds(seconds));
            assert_eq!(next_look(frees_at, now), Duration::from_secs(expected));
        }
    }
}
