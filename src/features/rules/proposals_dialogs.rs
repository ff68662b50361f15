//! Approving what another owner proposed, and refusing it with a reason.

use super::moments;
use super::proposals::{AFTER, ProposalDifferences};
use super::proposals_words::{begins_words, cost_words};
use super::state::Rules;
use crate::api::ApiError;
use crate::api::rules::{approve_rules, refuse_rules};
use crate::layout::failure::words_of;
use crate::state::toasts::use_toasts;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonVariant, Dialog, Field};
use domain::api::rules::{RefuseRules, RuleProposalView};
use domain::id::RuleProposalId;
use domain::validation;
use leptos::prelude::*;

/// The dialog, open while there is a `proposal` to approve.
#[component]
pub fn ApproveDialog(rules: Rules, proposal: RwSignal<Option<RuleProposalView>>) -> impl IntoView {
    let Asking { open, refusal } = Asking::about(proposal);
    let toasts = use_toasts();
    let approve = Action::new_local(move |id: &RuleProposalId| {
        let id = *id;
        async move {
            match approve_rules(id).await {
                Ok(view) => {
                    let version = view.newest.version;
                    toasts.show(format!(
                        "Version {version} is published with your approval."
                    ));
                    rules.answer.try_set(Some(Ok(view)));
                    close(open);
                }
                Err(error) => {
                    refusal.try_set(Some(error));
                }
            }
        }
    });
    let zone = move || rules.zone();
    let told = move || {
        let proposal = proposal.get()?;
        let from = proposal
            .effective_from
            .map(|from| moments::moment(&zone(), from));
        Some(view! {
            <ProposalDifferences rules proposal=proposal.clone() />
            <p>{cost_words(proposal.cost)}</p>
            <p>{begins_words(from)}</p>
            <p>"The history names you beside whoever proposed it."</p>
        })
    };
    let confirm = move |()| {
        if let Some(proposal) = proposal.get_untracked() {
            refusal.set(None);
            approve.dispatch_local(proposal.id);
        }
    };
    view! {
        <Dialog id="approve-rules" title=Signal::derive(|| "Approve and publish?".to_owned()) open>
            {told}
            <Refusal refusal />
            <div class="dialog-actions">
                <Button busy=approve.pending() on_press=confirm>"Approve and publish"</Button>
                <Button variant=ButtonVariant::Secondary on_press=move |()| open.set(false)>"Not yet"</Button>
            </div>
        </Dialog>
    }
}

/// The dialog, open while there is a `proposal` to refuse.
#[component]
pub fn RefuseDialog(rules: Rules, proposal: RwSignal<Option<RuleProposalView>>) -> impl IntoView {
    let Asking { open, refusal } = Asking::about(proposal);
    let reason = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    Effect::new(move || {
        if proposal.get().is_some() {
            reason.set(String::new());
            tried.set(false);
        }
    });
    let toasts = use_toasts();
    let refuse = Action::new_local(move |(id, reason): &(RuleProposalId, String)| {
        let (id, reason) = (*id, reason.clone());
        async move {
            match refuse_rules(id, &RefuseRules { reason }).await {
                Ok(view) => {
                    toasts
                        .show("The proposal is refused. Whoever proposed it reads why.".to_owned());
                    rules.answer.try_set(Some(Ok(view)));
                    close(open);
                }
                Err(error) => {
                    refusal.try_set(Some(error));
                }
            }
        }
    });
    let checked = move || reason.with(|text| validation::line("reason", text));
    let error = Signal::derive(move || {
        let ours = tried.get().then(|| checked().err()).flatten();
        ours.map(|problem| problem.message)
    });
    let confirm = move |()| {
        tried.set(true);
        refusal.set(None);
        match (proposal.get_untracked(), untrack(checked)) {
            (Some(proposal), Ok(reason)) => {
                refuse.dispatch_local((proposal.id, reason));
            }
            _ => focus_soon(&["#refuse-reason"]),
        }
    };
    view! {
        <Dialog id="refuse-rules" title=Signal::derive(|| "Refuse this proposal?".to_owned()) open>
            <p>"Nothing changes in what pays. Whoever proposed it keeps the draft and reads your reason."</p>
            <Field id="refuse-reason" label="Why" value=reason error />
            <Refusal refusal />
            <div class="dialog-actions">
                <Button variant=ButtonVariant::Danger busy=refuse.pending() on_press=confirm>"Refuse"</Button>
                <Button variant=ButtonVariant::Secondary on_press=move |()| open.set(false)>"Not yet"</Button>
            </div>
        </Dialog>
    }
}

/// A dialog about a proposal: it opens when there is one, and there is none once it is closed.
#[derive(Clone, Copy)]
struct Asking {
    open: RwSignal<bool>,
    refusal: RwSignal<Option<ApiError>>,
}

impl Asking {
    fn about(proposal: RwSignal<Option<RuleProposalView>>) -> Self {
        let asking = Self {
            open: RwSignal::new(false),
            refusal: RwSignal::new(None),
        };
        Effect::new(move || {
            if proposal.with(Option::is_some) {
                asking.refusal.set(None);
                asking.open.set(true);
            }
        });
        Effect::new(move |before: Option<bool>| {
            let is_open = asking.open.get();
            if before == Some(true) && !is_open {
                proposal.set(None);
            }
            is_open
        });
        asking
    }
}

#[component]
fn Refusal(refusal: RwSignal<Option<ApiError>>) -> impl IntoView {
    view! {
        <div role="alert">
            {move || refusal.get().map(|error| view! { <p class="field-error">{words_of(&error)}</p> })}
        </div>
    }
}

/// The button that opened the dialog is gone. Somebody who has left the page meanwhile keeps the focus where it is.
fn close(open: RwSignal<bool>) {
    if open.try_set(false).is_none() {
        focus_soon(&AFTER);
    }
}
