//! Tablets that ask the question at this touchpoint.

use super::kiosk_code_dialog::KioskCodeDialog;
use super::kiosk_list::KioskList;
use super::kiosks::Kiosks;
use super::section::Section;
use crate::ui::{Button, ButtonVariant};
use leptos::prelude::*;

/// The list of kiosks, and the way to add one.
#[component]
pub fn KioskSection(key: String) -> impl IntoView {
    let kiosks = Kiosks::of(key);
    let asking = RwSignal::new(false);
    let refresh = Action::new_local(move |(): &()| kiosks.refresh());
    view! {
        <Section
            id="kiosks"
            title="Kiosks"
            words="A tablet trades a one-time code for a credential of its own. It keeps answers without a network, and its answers count as given here."
        >
            <KioskList kiosks />
            <div class="actions">
                <Button on_press=move |()| asking.set(true)>"Add a kiosk…"</Button>
                <Button
                    variant=ButtonVariant::Quiet
                    busy=refresh.pending()
                    on_press=move |()| { refresh.dispatch_local(()); }
                >
                    "Look again"
                </Button>
            </div>
            <KioskCodeDialog kiosks open=asking />
        </Section>
    }
}
