//! The last question before a version pays: the differences once more, and from when.

use super::state::Rules;
use crate::api::ApiError;
use crate::layout::failure::words_of;
use crate::state::toasts::use_toasts;
use crate::ui::{Button, ButtonVariant, Dialog};
use domain::api::problem::Code;
use domain::api::rules::PublishRules;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The dialog, open while `open` is true.
#[component]
pub fn PublishDialog(rules: Rules, open: RwSignal<bool>) -> impl IntoView {
    let toasts = use_toasts();
    let publish = Action::new_local(move |request: &PublishRules| {
        let request = request.clone();
        async move {
            let published = rules.publish(request).await;
            if let Some(version) = published {
                toasts.show(format!("Version {version} is live. It pays from now on; points paid before stay as they are."));
            }
            // Whatever the server refuses to take is told on the page, beside what has to be changed.
            if published.is_some()
                || rules
                    .refusal
                    .get_untracked()
                    .is_some_and(|error| is_told_on_page(&error))
            {
                open.set(false);
                request_animation_frame(focus_what_is_next);
            }
        }
    });
    let confirm = move |()| {
        if let Some(request) = rules.request() {
            publish.dispatch_local(request);
        }
    };
    let title = Signal::derive(move || {
        format!(
            "Publish version {}?",
            rules.next_version().unwrap_or_default()
        )
    });
    view! {
        <Dialog id="publish-rules" title open>
            <ul class="rules-differences">
                {move || rules.differences().into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}
            </ul>
            <p>"It pays for every response that begins from now on. Points paid before stay as they are."</p>
            <p class="rules-why">"Why: "<q>{move || rules.reason.get().trim().to_owned()}</q></p>
            <div role="alert">
                {move || rules.refusal.get().map(|error| view! { <p class="field-error">{words_of(&error)}</p> })}
            </div>
            <div class="dialog-actions">
                <Button busy=publish.pending() on_press=confirm>
                    {move || format!("Publish version {}", rules.next_version().unwrap_or_default())}
                </Button>
                <Button variant=ButtonVariant::Secondary on_press=move |()| open.set(false)>"Back to the draft"</Button>
            </div>
        </Dialog>
    }
}

/// The button that opened the dialog may be gone: the way on takes the focus, after a conflict to continue.
fn focus_what_is_next() {
    let places = [
        ".rules .notice .button",
        ".rules [aria-invalid=true]",
        ".rules h1",
    ];
    let found = places
        .iter()
        .find_map(|place| document().query_selector(place).ok().flatten());
    if let Some(next) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Only an element that is not in the document cannot take the focus.
        let _ = next.focus();
    }
}

fn is_told_on_page(error: &ApiError) -> bool {
    matches!(error.code(), Some(Code::Conflict | Code::Invalid))
}
