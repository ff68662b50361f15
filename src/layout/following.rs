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
use leptos::task::spawn_local_scoped_with_cancellation;
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
pub fn follow_the_clock(
    now: RwSignal<Instant>,
    frees_at: Memo<Option<Instant>>,
    refresh: impl Fn() + Copy + Send + Sync + 'static,
) {
    let look = move || {
        now.set(clock::now());
        if frees_at
            .get_untracked()
            .is_some_and(|at| at <= clock::now())
        {
            refresh();
        }
    };
    spawn_local_scoped_with_cancellation(async move {
        loop {
            clock::wait(A_MINUTE).await;
            look();
        }
    });
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    Effect::new(move || {
        stop();
        if let Some(wait) = until_end(frees_at.get(), clock::now()) {
            timer.set_value(set_timeout_with_handle(look, wait).ok());
        }
    });
    on_cleanup(stop);
}

/// A phone out of the pocket, or a tab that is looked at again: the browser may have frozen the page, and time has passed.
pub fn when_seen_again(look: impl Fn() + 'static) {
    let listener = window_event_listener_untyped("visibilitychange", move |_| {
        if !document().hidden() {
            look();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Asking again would not help.
#[must_use]
pub fn is_refusal(error: &ApiError) -> bool {
    matches!(
        error.code(),
        Some(Code::NotFound | Code::Forbidden | Code::SignedOut)
    )
}

/// How long until a moment after the end of a hold. One that has ended by our clock but not by the server's is looked at every
/// minute; so is one that ends on another day, for browsers wait no month.
fn until_end(frees_at: Option<Instant>, now: Instant) -> Option<Duration> {
    let micros = frees_at?.micros().saturating_sub(now.micros());
    let ahead = Duration::from_micros(u64::try_from(micros).ok()?);
    let is_soon = !ahead.is_zero() && ahead <= Duration::from_hours(24);
    is_soon.then(|| ahead + Duration::from_secs(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_again_when_a_hold_ends() {
        let now = Instant::from_micros(1_000_000_000);
        for (seconds, expected) in [
            (Some(5), Some(6)),
            (Some(86_400), Some(86_401)),
            (Some(86_401), None),
            (Some(0), None),
            (Some(-30), None),
            (None, None),
        ] {
            let frees_at = seconds.map(|seconds| now.plus_seconds(seconds));
            let expected = expected.map(Duration::from_secs);
            assert_eq!(until_end(frees_at, now), expected, "{seconds:?}");
        }
    }
}
