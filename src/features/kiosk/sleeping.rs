//! The screen outside the opening hours.

use super::device::Device;
use super::hours::Hours;
use super::waiting::Waiting;
use domain::language::Key;
use leptos::prelude::*;

/// Dim and quiet; says when it is open again.
#[component]
pub fn Sleeping(
    /// The device.
    device: Device,
    /// The hours.
    hours: Hours,
) -> impl IntoView {
    let opens = move || {
        let when = hours.next_opening(device);
        when.map(|when| device.fill(Key::KioskOpensAgain, "when", &when))
    };
    view! {
        <section class="kiosk-asleep">
            <div class="kiosk-drift">
                <h1>{move || device.text(Key::KioskClosed)}</h1>
                <p>{opens}</p>
            </div>
            <Waiting device />
        </section>
    }
}
