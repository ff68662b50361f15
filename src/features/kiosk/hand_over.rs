//! The codes for the customer's own phone: to write the message there, and to see later what became of the thanks.

use super::device::Device;
use crate::ui::QrCode;
use domain::language::Key;
use leptos::prelude::*;

/// After handing over it takes the place of the steps; after sending it stands below them.
#[component]
pub fn HandOver(
    /// The device.
    device: Device,
) -> impl IntoView {
    let handed_over = device.part(|state| state.handed_over.clone());
    let pickup = device.part(|state| state.pickup.clone());
    move || {
        if !handed_over.get().is_empty() {
            view! { <WriteThere device address=handed_over.get() /> }.into_any()
        } else if pickup.get().is_empty() {
            ().into_any()
        } else {
            view! { <SeeLater device address=pickup.get() /> }.into_any()
        }
    }
}

#[component]
fn WriteThere(device: Device, address: String) -> impl IntoView {
    view! {
        <section class="kiosk-hand-over">
            <QrCode address label=Signal::derive(move || device.text(Key::KioskCode)) />
            <div class="kiosk-hand-over-words">
                <h1>{move || device.text(Key::KioskScan)}</h1>
                <p>{move || device.text(Key::KioskScanWhy)}</p>
            </div>
        </section>
    }
}

#[component]
fn SeeLater(device: Device, address: String) -> impl IntoView {
    view! {
        <aside class="kiosk-pickup">
            <QrCode address label=Signal::derive(move || device.text(Key::KioskCode)) />
            <div>
                <p class="kiosk-pickup-head">{move || device.text(Key::KioskScan)}</p>
                <p>{move || device.text(Key::KioskScanLater)}</p>
            </div>
        </aside>
    }
}
