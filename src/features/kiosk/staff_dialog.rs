//! The frame of what staff see: a dialog, so that the focus stays in it, Escape closes it, and nothing behind it can be reached.

use super::kiosk_page::Panel;
use crate::ui::Dialog;
use leptos::prelude::*;

/// A dialog over the whole screen. Its words are English, as on all pages for staff.
#[component]
pub fn StaffDialog(
    /// The id of the dialog; unique on the page.
    #[prop(into)]
    id: String,
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// What staff have opened; nothing once it is closed.
    panel: RwSignal<Panel>,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let open = RwSignal::new(true);
    Effect::new(move || {
        if !open.get() {
            panel.set(Panel::None);
        }
    });
    view! {
        <div class="kiosk-staff" lang="en" dir="ltr">
            <Dialog id title open>{children()}</Dialog>
        </div>
    }
}
