//! The clock and the calendar: the only place that asks what time it is. Days and times are told by the program's clocks, wherever
//! they are read: a day of the statement is the day that a cap counts.

use crate::ui::zone;
use domain::instant::Instant;
use futures::channel::oneshot;
use jiff::civil::{Date, DateTime, Time};
use leptos::prelude::set_timeout;
use std::cell::RefCell;
use std::time::Duration;

thread_local! {
    /// The program's time zone, once somebody is signed in.
    static ZONE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Now.
#[must_use]
pub fn now() -> Instant {
    at_millis(js_sys::Date::now())
}

/// Tells days and times by the clocks of this zone (an IANA name) from now on.
pub fn set_zone(zone: &str) {
    ZONE.set(Some(zone.to_owned()));
}

/// What the program's clocks show at an instant; this browser's where nobody is signed in, and where it does not know the zone.
#[must_use]
pub fn shown(at: Instant) -> DateTime {
    let zone = ZONE.with_borrow(Clone::clone);
    let shown = zone.and_then(|zone| zone::clock(&zone, at));
    shown.unwrap_or_else(|| shown_here(at))
}

/// Where the clocks are by which an instant is told, if this browser's show another time: `Berlin`.
#[must_use]
pub fn elsewhere(at: Instant) -> Option<String> {
    let zone = ZONE.with_borrow(Clone::clone)?;
    let is_other = zone::clock(&zone, at)? != shown_here(at);
    is_other.then(|| zone::place(&zone))
}

/// The day of an instant by the program's clocks.
#[must_use]
pub fn day_of(at: Instant) -> Date {
    shown(at).date()
}

/// Today by the program's clocks.
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

fn shown_here(at: Instant) -> DateTime {
    let local = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(millis(at)));
    let date = calendar_day(
        local.get_full_year(),
        local.get_month() + 1,
        local.get_date(),
    );
    let small = |part: u32| i8::try_from(part).unwrap_or_default();
    let [hour, minute, second] =
        [local.get_hours(), local.get_minutes(), local.get_seconds()].map(small);
    let time = Time::new(hour, minute, second, 0);
    date.to_datetime(time.unwrap_or(Time::MIN))
}

/// The browser's calendar has the same days as ours; a day that does not exist cannot come from it.
fn calendar_day(year: u32, month: u32, day: u32) -> Date {
    let small = |part: u32| i8::try_from(part).unwrap_or_default();
    let year = i16::try_from(year).unwrap_or_default();
    Date::new(year, small(month), small(day)).unwrap_or(Date::MIN)
}
