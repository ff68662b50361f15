//! The way for staff: a corner that has to be held for three seconds.

use super::device::Device;
use super::kiosk_page::Panel;
use leptos::prelude::*;
use std::time::Duration;

/// So long that nobody does it by accident.
const HOLD: Duration = Duration::from_secs(3);

/// Shows nothing to customers. A keyboard needs no holding: what it leads to asks for the PIN in any case.
#[component]
pub fn Corner(
    /// The device; before its enrolment there is no PIN.
    device: Device,
    /// What staff have opened.
    panel: RwSignal<Panel>,
) -> impl IntoView {
    let is_enrolled = device.part(|state| state.enrolled);
    // Which press is going on; letting go ends it, and its time then leads to nothing.
    let presses = StoredValue::new(0_u32);
    let is_held = StoredValue::new(false);
    let is_pointer = StoredValue::new(false);
    let release = move || is_held.set_value(false);
    let press = move || {
        let mine = presses.get_value() + 1;
        presses.set_value(mine);
        is_held.set_value(true);
        is_pointer.set_value(true);
        let open = move || {
            if is_held.get_value() && presses.get_value() == mine {
                panel.set(Panel::Pin);
            }
        };
        set_timeout(open, HOLD);
    };
    let on_click = move |_| {
        // A click without a pointer before it is a key.
        if !is_pointer.get_value() {
            panel.set(Panel::Pin);
        }
        is_pointer.set_value(false);
    };
    view! {
        <Show when=move || is_enrolled.get()>
            <button
                type="button"
                class="kiosk-corner"
                aria-label="For staff"
                lang="en"
                on:pointerdown=move |_| press()
                on:pointerup=move |_| release()
                on:pointerleave=move |_| release()
                on:pointercancel=move |_| release()
                on:click=on_click
            ></button>
        </Show>
    }
}
