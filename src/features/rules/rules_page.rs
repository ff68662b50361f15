//! The page `/admin/rules`.

use super::draft_notices::DraftNotices;
use super::draft_panel::DraftPanel;
use super::editor::RuleList;
use super::lab::Lab;
use super::meanwhile::MeanwhileNotice;
use super::moments;
use super::proposals::Proposals;
use super::proposals_refused::Refused;
use super::shadow::Shadow;
use super::state::Rules;
use super::versions::Versions;
use crate::layout::failure::failed;
use crate::layout::leaving::LeavingGuard;
use crate::layout::page::PageHeading;
use crate::ui::Loaded;
use domain::api::rules::{RuleVersionView, RulesView};
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
                <DraftNotices rules />
                <Proposals rules />
                <Refused rules />
                <MeanwhileNotice rules />
                <div class="rules-desk">
                    <RuleList rules />
                    <div class="rules-side">
                        <DraftPanel rules />
                        <Lab live=rules.live() edited=rules.draft_rules() sides=rules.sides() />
                    </div>
                </div>
                <Shadow rules />
                <Versions rules />
                <LeavingGuard
                    id="leave-rules"
                    title="Leave without publishing?"
                    words=Signal::derive(move || leave_words(rules))
                    is_changed=Signal::derive(move || rules.is_changed())
                    on_ask=move |()| rules.sync.get_value().flush()
                />
            </Loaded>
        </div>
    }
}

fn leave_words(rules: Rules) -> String {
    let kept = rules.sync.get_value().saving.get().words_on_leaving();
    format!("Your changes pay nothing until they are published. {kept}")
}

fn live_line(view: &RulesView) -> impl IntoView + use<> {
    let entry = view
        .versions
        .iter()
        .find(|entry| entry.version == view.live.version);
    let live = view! { <b>{format!("Version {}", view.live.version)}</b>" is live" };
    let zone = &view.live.time_zone;
    view! {
        <p class="rules-live">{live} {entry.map(|entry| origin(entry, zone))}</p>
        <p class="rules-clocks">{moments::clocks(zone)}</p>
    }
}

fn origin(entry: &RuleVersionView, zone: &str) -> impl IntoView + use<> {
    view! {
        " since "
        <time datetime=entry.effective_from.to_string()>{moments::moment(zone, entry.effective_from)}</time>
        {format!(", published by {}. ", entry.published_by)}
        <q>{entry.reason.clone()}</q>
    }
}
