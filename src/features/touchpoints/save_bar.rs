//! The bar that appears with the first change: save, or discard.

use super::state::Editor;
use crate::layout::failure::words_of;
use crate::state::toasts::use_toasts;
use crate::ui::focus::{focus_soon, is_within, rescue_focus_soon, something_has_focus};
use crate::ui::{Button, ButtonVariant};
use domain::api::touchpoints::UpdateTouchpoint;
use leptos::prelude::*;

/// Moves the keyboard to what has to be corrected; hours are wrong as a whole.
fn show_what_is_wrong(editor: Editor) {
    let hours = untrack(|| editor.problem_of("hours")).map(|_| ".week .button");
    let places: Vec<_> = std::iter::once(".setting [aria-invalid=true]")
        .chain(hours)
        .collect();
    focus_soon(&places);
}

/// It stays at the edge of the screen while there is something to save.
#[component]
pub fn SaveBar(editor: Editor) -> impl IntoView {
    let toasts = use_toasts();
    let save = Action::new_local(move |request: &UpdateTouchpoint| {
        let request = request.clone();
        async move {
            if editor.save(request).await.is_ok() {
                toasts.show("Saved. Customers see it from now on; kiosks within a few minutes, once they rest.");
                // The bar is gone with its buttons, unless more was typed meanwhile.
                rescue_focus_soon(&["#question"]);
            } else if is_within(".save-bar") || !something_has_focus() {
                // Whoever types on meanwhile is not torn away.
                show_what_is_wrong(editor);
            }
        }
    });
    let press = move |()| match editor.ready() {
        Some(request) => {
            save.dispatch_local(request);
        }
        None => show_what_is_wrong(editor),
    };
    let discard = move |()| {
        editor.discard();
        focus_soon(&["#question"]);
    };
    let is_changed = Memo::new(move |_| editor.is_changed());
    view! {
        <Show when=move || is_changed.get()>
            <div class="save-bar" role="region" aria-label="Changes">
                <p class="save-bar-words">
                    "There are changes that are not saved."
                    <span class="field-error" role="alert">{move || editor.refusal.get().map(|error| words_of(&error))}</span>
                </p>
                <div class="actions">
                    <Button busy=save.pending() on_press=press>
                        {move || if save.pending().get() { "Saving…" } else { "Save" }}
                    </Button>
                    <Button variant=ButtonVariant::Quiet busy=save.pending() on_press=discard>"Discard changes"</Button>
                </div>
            </div>
        </Show>
    }
}
