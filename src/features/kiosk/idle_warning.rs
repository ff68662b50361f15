//! "Are you still there?"

use super::device::Device;
use super::idle::{Idle, Silence};
use crate::ui::{Button, Dialog};
use domain::language::Key;
use leptos::prelude::*;

/// The warning before everything of the former customer is cleared. Any input takes it away.
#[component]
pub fn IdleWarning(
    /// The device.
    device: Device,
    /// How long nobody has touched it.
    idle: Idle,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    Effect::new(move || {
        let is_warned = matches!(idle.silence.get(), Silence::Warned(_));
        if is_open.get_untracked() != is_warned {
            is_open.set(is_warned);
        }
    });
    let left = Memo::new(move |_| match idle.silence.get() {
        Silence::Warned(seconds) => seconds,
        _ => 0,
    });
    let title = Signal::derive(move || device.text(Key::KioskStillThere));
    view! {
        <Dialog id="idle-warning" title open=is_open>
            <p role="timer">
                {move || device.fill(Key::KioskClearsSoon, "n", &left.get().to_string())}
            </p>
            <Button on_press=move |()| idle.note_input()>{move || device.text(Key::KioskStay)}</Button>
        </Dialog>
    }
}
