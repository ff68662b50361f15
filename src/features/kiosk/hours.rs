//! When the touchpoint is open. A kiosk sleeps outside of its hours and wakes up by itself.

use super::device::{self, Device};
use super::idle::Idle;
use leptos::prelude::*;
use serde::Deserialize;
use wasm_bindgen::JsValue;

/// The hours, and what they say now.
#[derive(Clone, Copy)]
pub struct Hours {
    /// Whether it is open.
    pub is_open: Memo<bool>,
    local: Memo<LocalTime>,
}

/// What a clock at the touchpoint shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
struct LocalTime {
    /// 0 is Monday.
    weekday: usize,
    /// Since midnight.
    minute: u16,
}

impl Hours {
    /// Follows the clock.
    #[must_use]
    pub fn follow(device: Device, idle: Idle) -> Self {
        let minutes = Memo::new(move |_| (idle.now.get() / 60_000.0).floor());
        let local = Memo::new(move |_| local_time(minutes.get()));
        let is_open = Memo::new(move |_| {
            let LocalTime { weekday, minute } = local.get();
            device
                .page
                .with_value(|page| page.hours.is_open(weekday, minute))
        });
        Self { is_open, local }
    }

    /// When it opens next, in the words of the language on screen.
    #[must_use]
    pub fn next_opening(self, device: Device) -> Option<String> {
        let LocalTime { weekday, minute } = self.local.get();
        let next = device
            .page
            .with_value(|page| page.hours.next_opening(weekday, minute));
        let (day, minute) = next?;
        let arguments = [
            JsValue::from_f64(f64::from(u16::try_from(day).ok()?)),
            minute.into(),
        ];
        device::call("page.when", &arguments).as_string()
    }
}

fn local_time(minutes: f64) -> LocalTime {
    let told = device::call("page.localTime", &[(minutes * 60_000.0).into()]);
    let time = told
        .as_string()
        .and_then(|json| serde_json::from_str(&json).ok());
    time.unwrap_or_default()
}
