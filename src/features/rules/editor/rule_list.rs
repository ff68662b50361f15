//! All rules of the draft.

use super::Editor;
use super::list_dialog::ListDialog;
use super::removed_row::RemovedRow;
use super::rule_row::RuleRow;
use super::template_dialog::TemplateDialog;
use super::trust_weights::TrustWeights;
use crate::features::rules::state::Rules;
use crate::ui::number::{counted, grouped};
use crate::ui::{Button, ButtonVariant};
use domain::rules::RuleSet;
use leptos::prelude::*;

/// The rules in their order, what adds one, and how much trust counts.
#[component]
pub fn RuleList(rules: Rules) -> impl IntoView {
    let editor = Editor::new(rules);
    let keys = Memo::new(move |_| {
        rules.of_draft(|draft| {
            draft
                .rows()
                .iter()
                .map(|row| (row.key, row.is_removed))
                .collect::<Vec<_>>()
        })
    });
    let row = move |(key, is_removed): (u32, bool)| {
        if is_removed {
            view! { <RemovedRow editor key /> }.into_any()
        } else {
            view! { <RuleRow editor key /> }.into_any()
        }
    };
    view! {
        <section class="rules-list" aria-labelledby="rules-list-title">
            <div class="rules-list-head">
                <h2 id="rules-list-title">"What we reward"</h2>
                <Count rules />
                <p class="rules-keys"><kbd>"Alt"</kbd>" with "<kbd>"↑"</kbd>" or "<kbd>"↓"</kbd>" moves a rule."</p>
            </div>
            <Show when=move || keys.with(Vec::is_empty)>
                <p class="rules-none">"No rule pays anything. Add the first one."</p>
            </Show>
            <ol>
                <For each=move || keys.get() key=|entry| *entry children=row />
            </ol>
            <div><Button variant=ButtonVariant::Secondary on_press=move |()| editor.adding.set(true)>"Add a rule…"</Button></div>
            <TrustWeights editor />
            <p class="visually-hidden" role="status">{editor.said}</p>
            <ListDialog editor />
            <TemplateDialog editor />
        </section>
    }
}

/// How many rules there are, and what that was before.
#[component]
fn Count(rules: Rules) -> impl IntoView {
    let (drafted, live) = (rules.draft_rules(), rules.live());
    let words = move || {
        let count = |rules: Signal<RuleSet>| {
            rules.with(|rules| i64::try_from(rules.rules.len()).unwrap_or(i64::MAX))
        };
        let (drafted, live) = (count(drafted), count(live));
        let now = counted(drafted, "rule", "rules");
        if drafted == live {
            now
        } else {
            format!("{now}, {} live", grouped(live))
        }
    };
    view! { <p class="rules-count">{words}</p> }
}
