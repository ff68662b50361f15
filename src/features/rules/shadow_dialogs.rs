//! Two questions about a trial that runs: whether it is to end, and whether another draft is to run in its place.

use super::shadow::{AFTER, Running};
use crate::api::ApiError;
use crate::api::rules::end_shadow;
use crate::layout::failure::words_of;
use crate::state::toasts::use_toasts;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonVariant, Dialog};
use leptos::prelude::*;

/// Ends the trial.
#[component]
pub fn EndDialog(running: Running, open: RwSignal<bool>) -> impl IntoView {
    let toasts = use_toasts();
    let refusal = RwSignal::new(None::<ApiError>);
    let end = Action::new_local(move |(): &()| async move {
        match end_shadow().await {
            Ok(()) => {
                toasts.show("The trial has ended.".to_owned());
                open.try_set(false);
                running.try_set(Some(Ok(None)));
                focus_soon(&AFTER);
            }
            Err(error) => {
                refusal.try_set(Some(error));
            }
        }
    });
    view! {
        <Dialog id="end-shadow" title=Signal::derive(|| "End the trial?".to_owned()) open>
            <p>"What it would have paid is shown no longer. What was paid stays as it is."</p>
            <div role="alert">
                {move || refusal.get().map(|error| view! { <p class="field-error">{words_of(&error)}</p> })}
            </div>
            <div class="dialog-actions">
                <Button variant=ButtonVariant::Danger busy=end.pending() on_press=move |()| { end.dispatch_local(()); }>"End the trial"</Button>
                <Button variant=ButtonVariant::Secondary on_press=move |()| open.set(false)>"Let it run"</Button>
            </div>
        </Dialog>
    }
}

/// Runs the draft in place of the trial, once it is confirmed.
#[component]
pub fn ReplaceDialog(
    open: RwSignal<bool>,
    /// Since when the trial runs, who began it, and what it came to.
    so_far: String,
    #[prop(into)] on_confirm: Callback<()>,
) -> impl IntoView {
    let confirm = move |()| {
        open.set(false);
        on_confirm.run(());
    };
    view! {
        <Dialog id="replace-shadow" title=Signal::derive(|| "End this trial and run your draft?".to_owned()) open>
            <p>{so_far}</p>
            <p>"Its figures are shown no longer, and cannot be had back. Your draft begins with nothing. What was paid stays as it is."</p>
            <div class="dialog-actions">
                <Button variant=ButtonVariant::Danger on_press=confirm>"End it and run the draft"</Button>
                <Button variant=ButtonVariant::Secondary on_press=move |()| open.set(false)>"Let it run"</Button>
            </div>
        </Dialog>
    }
}
