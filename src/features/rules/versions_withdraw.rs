//! Taking back a version that has not begun, with a reason.

use super::state::Rules;
use crate::api::ApiError;
use crate::api::rules::withdraw_rules;
use crate::layout::failure::words_of;
use crate::state::toasts::use_toasts;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonVariant, Dialog, Field};
use domain::api::rules::WithdrawRules;
use domain::validation;
use leptos::prelude::*;

/// The dialog, open while there is a `version` to take back.
#[component]
pub fn WithdrawDialog(rules: Rules, version: RwSignal<Option<u32>>) -> impl IntoView {
    let open = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    let refusal = RwSignal::new(None::<ApiError>);
    let tried = RwSignal::new(false);
    let toasts = use_toasts();
    Effect::new(move || {
        if version.get().is_some() {
            reason.set(String::new());
            refusal.set(None);
            tried.set(false);
            open.set(true);
        }
    });
    Effect::new(move |before: Option<bool>| {
        let is_open = open.get();
        if before == Some(true) && !is_open {
            version.set(None);
        }
        is_open
    });
    let checked = move || reason.with(|text| validation::line("reason", text));
    let withdraw = Action::new_local(move |(number, reason): &(u32, String)| {
        let (number, reason) = (*number, reason.clone());
        async move {
            match withdraw_rules(number, &WithdrawRules { reason }).await {
                Ok(view) => {
                    toasts.show(format!(
                        "Version {number} is withdrawn. It will pay nothing."
                    ));
                    rules.answer.try_set(Some(Ok(view)));
                    // The button that opened the dialog is gone.
                    if open.try_set(false).is_none() {
                        focus_soon(&[".rules-history .table-frame", ".rules h1"]);
                    }
                }
                Err(error) => {
                    refusal.try_set(Some(error));
                }
            }
        }
    });
    let confirm = move |()| {
        tried.set(true);
        refusal.set(None);
        match (version.get_untracked(), untrack(checked)) {
            (Some(number), Ok(reason)) => {
                withdraw.dispatch_local((number, reason));
            }
            _ => focus_soon(&["#withdraw-reason"]),
        }
    };
    let error = Signal::derive(move || {
        let ours = tried.get().then(|| checked().err()).flatten();
        ours.map(|problem| problem.message)
    });
    let number = move || version.get().unwrap_or_default();
    view! {
        <Dialog id="withdraw-rules" title=Signal::derive(move || format!("Withdraw version {}?", number())) open>
            <p>"It will not begin, and what pays now goes on. The history keeps it with your reason."</p>
            <Field id="withdraw-reason" label="Why" hint="Everybody who reads the history sees it." value=reason error />
            <div role="alert">
                {move || refusal.get().map(|error| view! { <p class="field-error">{words_of(&error)}</p> })}
            </div>
            <div class="dialog-actions">
                <Button variant=ButtonVariant::Danger busy=withdraw.pending() on_press=confirm>
                    {move || format!("Withdraw version {}", number())}
                </Button>
                <Button variant=ButtonVariant::Secondary on_press=move |()| open.set(false)>"Keep it"</Button>
            </div>
        </Dialog>
    }
}
