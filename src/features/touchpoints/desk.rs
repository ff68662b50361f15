//! Everything about one touchpoint, part by part.

use super::address_section::AddressSection;
use super::embedding_section::EmbeddingSection;
use super::hours_section::HoursSection;
use super::kiosk_section::KioskSection;
use super::receipt_section::ReceiptSection;
use super::save_bar::SaveBar;
use super::state::Editor;
use super::wording_section::WordingSection;
use crate::layout::leaving::LeavingGuard;
use domain::api::touchpoints::TouchpointSettings;
use leptos::prelude::*;

/// What can be done at once comes first; what is edited and saved together comes below it, with its own bar.
#[component]
pub fn Desk(settings: TouchpointSettings) -> impl IntoView {
    let editor = Editor::of(settings.clone());
    view! {
        <AddressSection settings=settings.clone() />
        <KioskSection key=settings.key.clone() />
        <ReceiptSection key=settings.key people=settings.people />
        <WordingSection editor />
        <HoursSection editor />
        <EmbeddingSection editor />
        <SaveBar editor />
        <LeavingGuard
            id="leave-touchpoint"
            title="Leave without saving?"
            words="What you changed at this touchpoint is lost."
            is_changed=Signal::derive(move || editor.is_changed())
        />
    }
}
