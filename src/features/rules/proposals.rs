//! Versions that wait for a second owner, and what became of one's own.

use super::moments;
use super::proposals_dialogs::{ApproveDialog, RefuseDialog};
use super::proposals_words::{begins_words, cost_words, waiting_words};
use super::state::Rules;
use crate::api::rules::{find_rule_version, find_rules, withdraw_proposal};
use crate::layout::failure::{failed, words_of};
use crate::paths;
use crate::state::session::use_session;
use crate::state::toasts::use_toasts;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonVariant, Loaded, Notice};
use domain::api::rules::RuleProposalView;
use domain::id::{RuleProposalId, UserId};
use domain::rules::words;
use leptos::prelude::*;
use leptos_router::components::A;

/// Where the focus goes when what it was in is gone.
pub const AFTER: [&str; 2] = [".rules-proposals h2", ".rules h1"];

/// All that wait.
#[component]
pub fn Proposals(rules: Rules) -> impl IntoView {
    let session = use_session();
    let me = Memo::new(move |_| session.view().map(|session| session.user));
    let shown = Memo::new(move |_| {
        let proposals = rules.view().map(|view| view.proposals).unwrap_or_default();
        let waits = |proposal: &RuleProposalView| proposal.refused.is_none();
        proposals.into_iter().filter(waits).collect::<Vec<_>>()
    });
    let approving = RwSignal::new(None::<RuleProposalView>);
    let refusing = RwSignal::new(None::<RuleProposalView>);
    let list = move || {
        let all = shown.get().into_iter();
        all.map(|proposal| view! { <Proposal rules proposal me approving refusing /> })
            .collect_view()
    };
    view! {
        <Show when=move || !shown.with(Vec::is_empty)>
            <section class="rules-proposals" aria-labelledby="rules-proposals-title">
                <h2 id="rules-proposals-title" tabindex="-1">"Waiting for a second owner"</h2>
                {list}
            </section>
        </Show>
        <ApproveDialog rules proposal=approving />
        <RefuseDialog rules proposal=refusing />
    }
}

#[component]
fn Proposal(
    rules: Rules,
    proposal: RuleProposalView,
    me: Memo<Option<UserId>>,
    approving: RwSignal<Option<RuleProposalView>>,
    refusing: RwSignal<Option<RuleProposalView>>,
) -> impl IntoView {
    let zone = Signal::derive(move || rules.zone());
    let is_mine = Some(proposal.proposer) == me.get_untracked();
    let is_stale = {
        let based_on = proposal.based_on;
        move || {
            rules
                .view()
                .is_some_and(|view| view.newest.version != based_on)
        }
    };
    let who = format!(
        "{} proposed it on {}: ",
        proposal.proposed_by,
        moments::moment(&zone.get_untracked(), proposal.proposed_at)
    );
    let begins = {
        let from = proposal.effective_from;
        move || begins_words(from.map(|from| moments::moment(&zone.get(), from)))
    };
    let actions = if is_mine {
        view! { <Mine rules id=proposal.id is_stale=Signal::derive(is_stale) /> }.into_any()
    } else {
        let (to_approve, to_refuse) = (proposal.clone(), proposal.clone());
        view! {
            <Show
                when=move || !is_stale()
                fallback=|| view! { <p>"Another version was published since, so it cannot be approved any more. Whoever proposed it has to make the change again."</p> }
            >
                <p>{begins}</p>
            </Show>
            <div class="rules-actions">
                <Show when=move || !is_stale()>
                    <Button on_press={
                        let proposal = to_approve.clone();
                        move |()| approving.set(Some(proposal.clone()))
                    }>"Approve…"</Button>
                </Show>
                <Button variant=ButtonVariant::Secondary on_press=move |()| refusing.set(Some(to_refuse.clone()))>"Refuse…"</Button>
            </div>
        }.into_any()
    };
    view! {
        <Notice>
            <p>{who}<q dir="auto">{proposal.reason.clone()}</q></p>
            <ProposalDifferences rules proposal=proposal.clone() />
            <p class="rules-cost">{cost_words(proposal.cost)}</p>
            {actions}
        </Notice>
    }
}

/// What the proposal changes, from the version that it was made on.
#[component]
pub fn ProposalDifferences(rules: Rules, proposal: RuleProposalView) -> impl IntoView {
    let RuleProposalView {
        based_on,
        rules: new,
        ..
    } = proposal;
    let base = LocalResource::new(move || find_rule_version(based_on));
    let retry = Callback::new(move |()| base.refetch());
    view! {
        <Loaded data=Signal::derive(move || base.get()) failed=failed(retry) let:base>
            <ul class="rules-differences">
                {words::differences(&base, &new, &rules.names()).into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}
            </ul>
        </Loaded>
    }
}

/// What whoever proposed it can do.
#[component]
fn Mine(rules: Rules, id: RuleProposalId, #[prop(into)] is_stale: Signal<bool>) -> impl IntoView {
    let toasts = use_toasts();
    let refusal = RwSignal::new(None);
    let withdraw = Action::new_local(move |(): &()| async move {
        if let Err(error) = withdraw_proposal(id).await {
            refusal.try_set(Some(error));
            return;
        }
        toasts.show("Your proposal is withdrawn. The draft is kept as it is.".to_owned());
        if let Ok(view) = find_rules().await {
            rules.answer.try_set(Some(Ok(view)));
        }
        focus_soon(&AFTER);
    });
    let owners = move || rules.view().map_or(0, |view| view.owners);
    view! {
        <p>{move || waiting_words(owners(), is_stale.get())}</p>
        <Show when=move || owners() < 2>
            <p><A href=paths::POINTS_ADMIN>"Open the settings of points"</A></p>
        </Show>
        <div role="alert">
            {move || refusal.get().map(|error| view! { <p class="field-error">{words_of(&error)}</p> })}
        </div>
        <div class="rules-actions">
            <Button variant=ButtonVariant::Secondary busy=withdraw.pending() on_press=move |()| { withdraw.dispatch_local(()); }>
                "Withdraw proposal"
            </Button>
        </div>
    }
}
