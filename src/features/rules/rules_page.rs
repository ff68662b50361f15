//! The page `/admin/rules`.

use super::draft_panel::DraftPanel;
use super::lab::Lab;
use super::meanwhile::MeanwhileNotice;
use super::moments;
use super::proposals::Proposals;
use super::rule_row::RuleRow;
use super::shadow::Shadow;
use super::state::Rules;
use super::versions::Versions;
use crate::layout::failure::failed;
use crate::layout::leaving::LeavingGuard;
use crate::layout::page::PageHeading;
use crate::ui::Loaded;
use domain::api::rules::{RuleVersionView, RulesView};
use domain::rules::words::trust_sentence;
use leptos::prelude::*;

/// The live rules in words, the draft of the next version, and every version that there was.
#[component]
pub fn RulesPage() -> impl IntoView {
    let rules = Rules::new();
    let there = Memo::new(move |_| rules.answer.get().map(|answer| answer.map(drop)));
    let retry = Callback::new(move |()| rules.answer.refetch());
    view! {
        <div class="rules">
            <header class="rules-head">
                <PageHeading title="Point rules" />
                {move || rules.view().map(|view| live_line(&view))}
            </header>
            <Loaded data=there failed=failed(retry) let:_there>
                <Proposals rules />
                <MeanwhileNotice rules />
                <div class="rules-desk">
                    <RuleList rules />
                    <div class="rules-side">
                        <DraftPanel rules />
                        <Lab live=rules.live() edited=rules.draft_rules() />
                    </div>
                </div>
                <Shadow rules />
                <Versions rules />
                <LeavingGuard
                    id="leave-rules"
                    title="Leave without publishing?"
                    words="Your changes pay nothing until they are published. They are kept as your draft."
                    is_changed=Signal::derive(move || rules.is_changed())
                />
            </Loaded>
        </div>
    }
}

#[component]
fn RuleList(rules: Rules) -> impl IntoView {
    let ids = Memo::new(move |_| {
        let draft = rules.draft();
        draft
            .map(|draft| draft.base.rules.into_iter().map(|rule| rule.id).collect())
            .unwrap_or_default()
    });
    let trust = move || {
        rules
            .draft()
            .map(|draft| trust_sentence(draft.base.trust_weight))
    };
    let rows = move || {
        let ids: Vec<String> = ids.get();
        ids.into_iter()
            .enumerate()
            .map(|(position, id)| view! { <RuleRow rules id position /> })
            .collect_view()
    };
    view! {
        <section class="rules-list" aria-labelledby="rules-list-title">
            <h2 id="rules-list-title">"What we reward"</h2>
            <ol>{rows}</ol>
            <p class="rules-trust">{trust}</p>
        </section>
    }
}

fn live_line(view: &RulesView) -> impl IntoView + use<> {
    let entry = view
        .versions
        .iter()
        .find(|entry| entry.version == view.live.version);
    let live = view! { <b>{format!("Version {}", view.live.version)}</b>" is live" };
    view! { <p class="rules-live">{live} {entry.map(origin)}</p> }
}

fn origin(entry: &RuleVersionView) -> impl IntoView + use<> {
    view! {
        " since "
        <time datetime=entry.effective_from.to_string()>{moments::moment(entry.effective_from)}</time>
        {format!(", published by {}. ", entry.published_by)}
        <q>{entry.reason.clone()}</q>
    }
}
