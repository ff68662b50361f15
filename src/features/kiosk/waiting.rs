//! The quiet line that says how many answers wait for a connection, or that the device has no room for them.

use super::device::Device;
use domain::language::Key;
use leptos::prelude::*;

/// Says it only while there is something to say: an answer that can still be taken back waits on purpose.
#[component]
pub fn Waiting(
    /// The device.
    device: Device,
) -> impl IntoView {
    let overdue = device.part(|state| (state.disk_full, state.overdue));
    let words = move || match overdue.get() {
        (true, _) => device.text(Key::KioskDiskFull),
        (_, 0) => String::new(),
        (_, count) => device.fill(Key::KioskWaiting, "n", &count.to_string()),
    };
    view! { <p class="kiosk-waiting" role="status">{words}</p> }
}
