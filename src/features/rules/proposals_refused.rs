//! What another owner has refused: who and why, and the ways on.

use super::keeper;
use super::moments;
use super::proposals::ProposalDifferences;
use super::proposals_words::cost_words;
use super::state::Rules;
use crate::api::ApiError;
use crate::api::rules::find_rule_version;
use crate::layout::failure::words_of;
use crate::state::session::use_session;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonVariant, Notice};
use domain::api::rules::{RefusalView, RuleProposalView};
use leptos::prelude::*;

/// Where the focus goes when what it was in is gone.
const AFTER: [&str; 2] = [".rules-refused h2", ".rules h1"];

/// One's own proposals that were refused, until they are put away or proposed anew.
#[component]
pub fn Refused(rules: Rules) -> impl IntoView {
    let session = use_session();
    let dismissed = RwSignal::new(keeper::find_dismissed());
    let shown = Memo::new(move |_| {
        let me = session.view().map(|session| session.user);
        let proposals = rules.view().map(|view| view.proposals).unwrap_or_default();
        let is_mine = |proposal: &RuleProposalView| Some(proposal.proposer) == me;
        let is_seen = |proposal: &RuleProposalView| {
            let id = proposal.id.to_string();
            dismissed.with(|dismissed| dismissed.contains(&id))
        };
        let refused = proposals.into_iter().filter_map(|proposal| {
            let refusal = proposal.refused.clone()?;
            (is_mine(&proposal) && !is_seen(&proposal)).then_some((proposal, refusal))
        });
        refused.collect::<Vec<_>>()
    });
    let list = move || {
        let all = shown.get().into_iter();
        all.map(
            |(proposal, refusal)| view! { <RefusedProposal rules proposal refusal dismissed /> },
        )
        .collect_view()
    };
    view! {
        <Show when=move || !shown.with(Vec::is_empty)>
            <section class="rules-proposals rules-refused" aria-labelledby="rules-refused-title">
                <h2 id="rules-refused-title" tabindex="-1">"Refused"</h2>
                {list}
            </section>
        </Show>
    }
}

#[component]
fn RefusedProposal(
    rules: Rules,
    proposal: RuleProposalView,
    refusal: RefusalView,
    dismissed: RwSignal<Vec<String>>,
) -> impl IntoView {
    let zone = untrack(|| rules.zone());
    let when = |at| moments::moment(&zone, at);
    let who = format!("{} refused it on {}: ", refusal.by, when(refusal.at));
    let proposed = format!("You proposed it on {}: ", when(proposal.proposed_at));
    let failure = RwSignal::new(None::<ApiError>);
    let id = proposal.id.to_string();
    let dismiss = move |()| {
        dismissed.update(|dismissed| dismissed.push(id.clone()));
        dismissed.with_untracked(|dismissed| keeper::keep_dismissed(dismissed));
        focus_soon(&AFTER);
    };
    let again = {
        let proposal = proposal.clone();
        Action::new_local(move |(): &()| {
            let proposal = proposal.clone();
            async move {
                match find_rule_version(proposal.based_on).await {
                    Ok(base) => {
                        rules.take_up(base, proposal.rules, proposal.reason);
                        focus_soon(&["#why"]);
                    }
                    Err(error) => drop(failure.try_set(Some(error))),
                }
            }
        })
    };
    view! {
        <Notice>
            <p>{who}<q dir="auto">{refusal.reason}</q></p>
            <p>{proposed}<q dir="auto">{proposal.reason.clone()}</q></p>
            <ProposalDifferences rules proposal=proposal.clone() />
            <p class="rules-cost">{cost_words(proposal.cost)}</p>
            <div role="alert">
                {move || failure.get().map(|error| view! { <p class="field-error">{words_of(&error)}</p> })}
            </div>
            <div class="rules-actions">
                <Button variant=ButtonVariant::Secondary busy=again.pending() on_press=move |()| { again.dispatch_local(()); }>"Edit again"</Button>
                <Button variant=ButtonVariant::Quiet on_press=dismiss>"Dismiss"</Button>
            </div>
        </Notice>
    }
}
