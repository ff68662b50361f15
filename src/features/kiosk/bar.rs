//! The bar at the lower edge: languages and comforts at rest, a way back to the start, and what follows sending.

use super::device::{self, Device};
use super::idle::Idle;
use super::kiosk_page::Comfort;
use super::toggle::Toggle;
use super::waiting::Waiting;
use crate::ui::{Button, ButtonVariant};
use domain::language::Key;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The bar.
#[component]
pub fn Bar(
    /// The device.
    device: Device,
    /// The time.
    idle: Idle,
    /// What the customer has changed about the screen.
    comfort: Comfort,
    /// Clears the screen for the next customer.
    clear: Callback<()>,
) -> impl IntoView {
    let is_busy = device.part(|state| state.busy);
    let is_sent = device.part(|state| state.sent);
    view! {
        <footer class="kiosk-bar">
            <Waiting device />
            {move || {
                if is_sent.get() {
                    view! { <AfterSending device idle clear /> }.into_any()
                } else if is_busy.get() {
                    view! { <WhileAnswering device clear /> }.into_any()
                } else {
                    view! { <Languages device /> }.into_any()
                }
            }}
            <div class="kiosk-comforts" hidden=move || is_sent.get()>
                <Toggle look="reach" is_on=comfort.reach label=Signal::derive(move || device.text(Key::KioskReach)) />
                <Toggle look="contrast" is_on=comfort.contrast label=Signal::derive(move || device.text(Key::KioskContrast)) />
            </div>
        </footer>
    }
}

/// Each language in its own words. With one there is nothing to choose.
#[component]
fn Languages(device: Device) -> impl IntoView {
    let spoken = device.page.with_value(|page| page.languages.clone());
    let choices = if spoken.len() > 1 { spoken } else { Vec::new() };
    let current = device.part(|state| state.language.clone());
    let button = move |tag: String, name: String| {
        let (mine, told) = (tag.clone(), tag.clone());
        view! {
            <button
                type="button"
                class="kiosk-language"
                lang=tag
                aria-pressed=move || (current.get() == mine).to_string()
                on:click=move |_| {
                    device::call("page.speak", &[told.as_str().into()]);
                }
            >
                {name}
            </button>
        }
    };
    view! {
        <div class="kiosk-languages" role="group" aria-label=move || device.text(Key::KioskLanguage)>
            {choices.into_iter().map(|one| button(one.tag, one.name)).collect_view()}
        </div>
    }
}

/// The way back to the start, and the way on to the customer's own phone.
#[component]
fn WhileAnswering(device: Device, clear: Callback<()>) -> impl IntoView {
    view! {
        <div class="kiosk-actions">
            <Button variant=ButtonVariant::Quiet on_press=clear>{move || device.text(Key::KioskStartAgain)}</Button>
            <OnPhone device />
        </div>
    }
}

/// Taking back for ten seconds, the own phone, and room for the next customer.
#[component]
fn AfterSending(device: Device, idle: Idle, clear: Callback<()>) -> impl IntoView {
    let left = Memo::new(move |_| {
        let until = device.state.with(|state| state.undo_until);
        #[expect(
            clippy::cast_precision_loss,
            reason = "milliseconds since 1970 are far below 2^53"
        )]
        let left = (until as f64 - idle.now.get()) / 1_000.0;
        left.ceil().clamp(0.0, 10.0)
    });
    let undo = move |()| {
        spawn_local(async {
            device::ask("record.undo", &[]).await;
        });
    };
    let is_too_late = device.part(|state| state.too_late);
    let news = move || is_too_late.get().then(|| device.text(Key::KioskTooLate));
    view! {
        <p class="kiosk-waiting" role="status">{news}</p>
        <div class="kiosk-actions">
            <Show when=move || 0.0 < left.get()>
                <Button variant=ButtonVariant::Secondary on_press=undo>
                    {move || device.fill(Key::KioskTakeBack, "n", &left.get().to_string())}
                </Button>
            </Show>
            <OnPhone device />
            <Button on_press=clear>{move || device.text(Key::KioskDone)}</Button>
        </div>
    }
}

/// Offered only while the server knows the response: the phone has nothing to complete otherwise.
#[component]
fn OnPhone(device: Device) -> impl IntoView {
    let is_offered = device.part(|state| state.can_hand_over);
    let press = move |()| {
        spawn_local(async {
            device::ask("record.handOver", &[]).await;
        });
    };
    view! {
        <Show when=move || is_offered.get()>
            <Button variant=ButtonVariant::Secondary on_press=press>{move || device.text(Key::KioskOnPhone)}</Button>
        </Show>
    }
}
