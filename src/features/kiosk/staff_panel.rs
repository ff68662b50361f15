//! What staff see behind their PIN: how the device is doing, and the ways out.

use super::device::{self, Device, DeviceState};
use super::kiosk_page::Panel;
use super::staff_dialog::StaffDialog;
use crate::ui::{Button, ButtonVariant};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

/// The panel.
#[component]
pub fn StaffPanel(
    /// The device.
    device: Device,
    /// What staff have opened.
    panel: RwSignal<Panel>,
) -> impl IntoView {
    let title = device.part(|state| state.name.clone());
    view! {
        <StaffDialog id="staff" title panel>
            <Facts device />
            <div class="kiosk-staff-actions">
                <Button on_press=move |()| panel.set(Panel::None)>"Back to the question"</Button>
                <Plain words="Fill the screen, or no longer" path="page.toggleFullscreen" />
                <Plain words="Save the waiting answers as a file" path="page.download" />
                <Plain words="Leave the kiosk" path="page.leave" />
                <Forget device panel />
            </div>
        </StaffDialog>
    }
}

/// How the device is doing.
#[component]
fn Facts(device: Device) -> impl IntoView {
    let fact = move |name: &'static str, value: fn(&DeviceState) -> String| {
        let value = device.part(value);
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    view! {
        <dl class="kiosk-facts">
            {fact("Answers waiting", |state| state.waiting.to_string())}
            {fact("Room for more", |state| if state.disk_full { "None: make room on the device" } else { "Yes" }.to_owned())}
            {fact("Refused by the server", |state| state.refused.to_string())}
            {fact("Last contact", |state| last_contact(state.last_contact))}
            {fact("Clock", |state| clock_words(state.ahead_ms))}
            {fact("Version", |state| state.version.clone())}
        </dl>
    }
}

#[component]
fn Plain(words: &'static str, path: &'static str) -> impl IntoView {
    let press = move |()| {
        spawn_local(async move {
            device::ask(path, &[]).await;
        });
    };
    view! { <Button variant=ButtonVariant::Secondary on_press=press>{words}</Button> }
}

/// Asks once more: without its credential the device is no kiosk.
#[component]
fn Forget(device: Device, panel: RwSignal<Panel>) -> impl IntoView {
    let is_asked = RwSignal::new(false);
    let news = RwSignal::new("");
    let forget = move |()| {
        if !is_asked.get_untracked() {
            return is_asked.set(true);
        }
        spawn_local(async move {
            if device::ask("contact.leave", &[]).await.is_truthy() {
                panel.set(Panel::None);
            } else {
                news.set("There is no connection. An owner can also revoke the device on the touchpoint's page.");
            }
        });
    };
    let waiting = device.part(|state| state.waiting);
    let words = move || match (is_asked.get(), waiting.get()) {
        (false, _) => "Forget this device".to_owned(),
        (true, 0) => "Really forget it? It then needs a new code".to_owned(),
        (true, count) => {
            format!(
                "Really? Answers waiting on it: {count}. They stay until it has a new code for this place"
            )
        }
    };
    view! {
        <Button variant=ButtonVariant::Danger on_press=forget>{words}</Button>
        <p class="pin-news" role="alert">{news}</p>
    }
}

fn last_contact(at: i64) -> String {
    if at == 0 {
        return "Never".to_owned();
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds since 1970 are far below 2^53"
    )]
    let at = js_sys::Date::new(&JsValue::from_f64(at as f64));
    at.to_locale_string("en-GB", &JsValue::UNDEFINED).into()
}

/// A clock that is a second off is right enough.
fn clock_words(ahead_ms: i64) -> String {
    let seconds = ahead_ms / 1_000;
    match seconds {
        0 => "Right".to_owned(),
        ahead if 0 < ahead => format!("{ahead} s ahead"),
        behind => format!("{} s behind", -behind),
    }
}

#[cfg(test)]
mod tests {
    use super::clock_words;

    #[test]
    fn a_clock_is_told_by_its_difference() {
        for (ahead_ms, expected) in [
            (0, "Right"),
            (-999, "Right"),
            (61_000, "61 s ahead"),
            (-2_500, "2 s behind"),
        ] {
            assert_eq!(clock_words(ahead_ms), expected, "{ahead_ms}");
        }
    }
}
