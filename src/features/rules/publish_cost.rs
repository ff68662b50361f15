//! What publishing would come to, told before the button is pressed: the cost of 90 days, and whether a second owner has to approve.

use super::proposals_words::cost_words;
use super::state::Rules;
use crate::api::rules::find_rule_cost;
use domain::api::rules::{RuleChange, RuleChangeView};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What was reckoned for the draft that the dialog shows.
#[derive(Clone, Copy)]
pub struct Reckoned(RwSignal<Reckoning>);

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reckoning {
    /// The server was asked.
    Asked,
    /// It was told.
    Told(RuleChangeView),
    /// It cannot be told; publishing does not depend on it.
    Unknown,
}

impl Reckoned {
    /// Asks the server whenever the dialog opens.
    pub fn on(rules: Rules, open: RwSignal<bool>) -> Self {
        let reckoned = RwSignal::new(Reckoning::Unknown);
        Effect::new(move || {
            if !open.get() {
                return;
            }
            let Some(draft) = untrack(|| rules.draft()) else {
                return;
            };
            reckoned.set(Reckoning::Asked);
            spawn_local(async move {
                let rules = draft.rules();
                let told = find_rule_cost(&RuleChange { rules }).await;
                reckoned.try_set(told.map_or(Reckoning::Unknown, Reckoning::Told));
            });
        });
        Self(reckoned)
    }

    /// Whether a second owner has to approve it, as far as is known; tracked.
    pub fn needs_approval(self) -> bool {
        matches!(self.0.get(), Reckoning::Told(told) if told.needs_approval)
    }
}

/// The same in words.
#[component]
pub fn CostHint(rules: Rules, reckoned: Reckoned) -> impl IntoView {
    let owners = move || rules.view().map_or(0, |view| view.owners);
    let approval = move || {
        reckoned
            .needs_approval()
            .then(|| view! { <p id="needs-approval">{approval_words(owners())}</p> })
    };
    view! {
        <div role="status">
            {move || match reckoned.0.get() {
                Reckoning::Asked => Some(view! { <p class="rules-same">"What the last 90 days would have cost is being reckoned…"</p> }.into_any()),
                Reckoning::Told(told) => Some(view! { <p class="rules-cost">{cost_words(told.cost)}</p> }.into_any()),
                Reckoning::Unknown => None,
            }}
            {approval}
        </div>
    }
}

fn approval_words(owners: u32) -> &'static str {
    if owners < 2 {
        "That is so much more that a second owner has to approve it, and you are the only one. It would wait until there is another, or until the settings of points allow a larger rise."
    } else {
        "That is so much more that a second owner has to approve it: steps within 30 days count together until two of you agree. It is proposed to them, and until then nothing changes."
    }
}
