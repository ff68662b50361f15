//! The question before thanks stays without a name for good.

use super::state::Unnamed;
use super::unnamed_card::finish;
use crate::api::ApiError;
use crate::layout::failure::words_of;
use crate::state::toasts::use_toasts;
use crate::ui::{Button, ButtonVariant, Dialog};
use domain::id::UnnamedId;
use leptos::prelude::*;

/// The dialog of one card.
#[component]
pub fn CloseDialog(unnamed: Unnamed, id: UnnamedId, open: RwSignal<bool>) -> impl IntoView {
    let refusal = RwSignal::new(None::<ApiError>);
    let toasts = use_toasts();
    let close = Action::new_local(move |(): &()| async move {
        finish(unnamed.close(id).await, refusal, toasts);
    });
    view! {
        <Dialog id=format!("close-{id}") title="Can nobody tell who it was?" open>
            <p>
                "The thanks then reaches nobody by name, and this cannot be taken back. It still counts for the team and the touchpoint."
            </p>
            <div role="alert">
                {move || refusal.get().map(|error| view! { <p class="field-error">{words_of(&error)}</p> })}
            </div>
            <div class="dialog-actions">
                <Button variant=ButtonVariant::Danger busy=close.pending() on_press=move |()| { close.dispatch_local(()); }>
                    "Nobody can tell"
                </Button>
                <Button variant=ButtonVariant::Secondary on_press=move |()| open.set(false)>"Keep it open"</Button>
            </div>
        </Dialog>
    }
}
