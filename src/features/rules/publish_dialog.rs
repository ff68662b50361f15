//! The last question before a version pays: the differences once more, and from when.

use super::outcome::Outcome;
use super::publish_begin::{Begin, BeginChoice};
use super::publish_cost::{CostHint, Reckoned};
use super::state::Rules;
use crate::api::ApiError;
use crate::layout::failure::words_of;
use crate::state::toasts::use_toasts;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonVariant, Dialog};
use domain::api::problem::Code;
use domain::api::rules::PublishRules;
use leptos::prelude::*;

/// The button that opened the dialog may be gone: the way on takes the focus, after a conflict to continue.
const WHAT_IS_NEXT: [&str; 3] = [
    ".rules > .notice .button",
    ".rules [aria-invalid=true]",
    ".rules h1",
];
/// What waits for a second owner is told above.
const WHAT_WAITS: [&str; 2] = [".rules-proposals h2", ".rules h1"];

/// The dialog, open while `open` is true.
#[component]
pub fn PublishDialog(rules: Rules, open: RwSignal<bool>) -> impl IntoView {
    let toasts = use_toasts();
    let begin = Begin::new();
    let publish = Action::new_local(move |request: &PublishRules| {
        let request = request.clone();
        async move {
            let published = rules.publish(request).await;
            if let Ok(outcome) = &published {
                toasts.show(told(outcome));
                begin.reset();
            }
            let waits = matches!(published, Ok(Outcome::Proposed));
            // Whatever the server refuses to take is told on the page, beside what has to be changed.
            let is_over = published.map_or_else(|error| is_told_on_page(&error), |_| true);
            // Somebody who has left the page meanwhile keeps the focus where it is.
            if is_over && open.try_set(false).is_none() {
                focus_soon(if waits { &WHAT_WAITS } else { &WHAT_IS_NEXT });
            }
        }
    });
    let zone = move || rules.zone();
    let reckoned = Reckoned::on(rules, open);
    let confirm = move |()| match begin.checked(&untrack(zone)) {
        Ok(effective_from) => {
            if let Some(request) = rules.request() {
                let request = PublishRules {
                    effective_from,
                    ..request
                };
                publish.dispatch_local(request);
            }
        }
        Err(_) => focus_soon(&["#begins-at"]),
    };
    let what = move || {
        let verb = reckoned.step().verb();
        let version = rules.next_version().unwrap_or_default();
        format!("{verb} version {version}")
    };
    let title = Signal::derive(move || format!("{}?", what()));
    view! {
        <Dialog id="publish-rules" title open>
            <ul class="rules-differences">
                {move || rules.differences().into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}
            </ul>
            <BeginChoice begin view=Signal::derive(move || rules.view()) draft=rules.draft_rules() />
            <CostHint rules reckoned />
            <p class="rules-why">"Why: "<q>{move || rules.reason.get().trim().to_owned()}</q></p>
            <div role="alert">
                {move || rules.refusal.get().map(|error| view! { <p class="field-error">{words_of(&error)}</p> })}
            </div>
            <div class="dialog-actions">
                <Button busy=publish.pending() on_press=confirm>
                    {what}
                </Button>
                <Button variant=ButtonVariant::Secondary on_press=move |()| open.set(false)>"Back to the draft"</Button>
            </div>
        </Dialog>
    }
}

fn told(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Live(version) => format!(
            "Version {version} is live. It pays from now on; points paid before stay as they are."
        ),
        Outcome::Scheduled(version, from) => {
            format!("Version {version} is scheduled. It pays from {from} on.")
        }
        Outcome::Proposed => {
            "It waits for a second owner. Until they approve it, nothing changes.".to_owned()
        }
    }
}

fn is_told_on_page(error: &ApiError) -> bool {
    // A date is chosen in the dialog, and told of there.
    let is_about_date = error.about("effective_from").is_some();
    !is_about_date && matches!(error.code(), Some(Code::Conflict | Code::Invalid))
}
