//! The browser's clock and calendar: the only place that asks what time it is.

use domain::instant::Instant;
use futures::channel::oneshot;
use jiff::civil::Date;
use leptos::prelude::set_timeout;
use std::time::Duration;

/// Now.
#[must_use]
pub fn now() -> Instant {
    at_millis(js_sys::Date::now())
}

/// The day of an instant on the calendar of this browser's time zone.
#[must_use]
pub fn day_of(at: Instant) -> Date {
    let local = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(millis(at)));
    calendar_day(
        local.get_full_year(),
        local.get_month() + 1,
        local.get_date(),
    )
}

/// Today on the calendar of this browser's time zone.
#[must_use]
pub fn today() -> Date {
    day_of(now())
}

/// Waits. A page in the background may wait longer.
pub async fn wait(duration: Duration) {
    let (done, waited) = oneshot::channel();
    set_timeout(
        move || {
            // Nobody waits any more: that is no error.
            let _ = done.send(());
        },
        duration,
    );
    let _ = waited.await;
}

/// Microseconds of any year fit a double to within a millisecond, which is all that a calendar needs.
#[expect(clippy::cast_precision_loss, reason = "a calendar reads milliseconds")]
fn millis(at: Instant) -> f64 {
    (at.micros() / 1_000) as f64
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "clocks show whole milliseconds far below 2^53"
)]
fn at_millis(millis: f64) -> Instant {
    Instant::from_micros(millis as i64 * 1_000)
}

/// The browser's calendar has the same days as ours; a day that does not exist cannot come from it.
fn calendar_day(year: u32, month: u32, day: u32) -> Date {
    let small = |part: u32| i8::try_from(part).unwrap_or_default();
    let year = i16::try_from(year).unwrap_or_default();
    Date::new(year, small(month), small(day)).unwrap_or(Date::MIN)
}
