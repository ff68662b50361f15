//! What publishing would come to, told before the button is pressed: the cost of 90 days, and whether a second owner has to approve.

use super::proposals_words::cost_words;
use super::state::Rules;
use crate::api::rules::find_rule_cost;
use crate::state::turns::Turns;
use domain::api::rules::{RuleChange, RuleChangeView};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What was reckoned for the draft that the dialog shows.
#[derive(Clone, Copy)]
pub struct Reckoned(RwSignal<Reckoning>);

/// What pressing the button does, as far as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One or the other: it is still being reckoned.
    Unknown,
    /// It is published.
    Publish,
    /// It is proposed to a second owner.
    Propose,
}

impl Step {
    /// The verb of the button.
    pub fn verb(self) -> &'static str {
        match self {
            Self::Unknown => "Submit",
            Self::Publish => "Publish",
            Self::Propose => "Propose",
        }
    }
}

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
        let reckoned = RwSignal::new(Reckoning::Asked);
        // An answer to an earlier question is of another draft.
        let turns = Turns::default();
        Effect::new(move || {
            if !open.get() {
                return;
            }
            let Some(draft) = untrack(|| rules.draft()) else {
                return;
            };
            reckoned.set(Reckoning::Asked);
            let is_last = turns.begin();
            spawn_local(async move {
                let rules = draft.rules();
                let told = find_rule_cost(&RuleChange { rules }).await;
                if is_last() {
                    reckoned.try_set(told.map_or(Reckoning::Unknown, Reckoning::Told));
                }
            });
        });
        Self(reckoned)
    }

    /// What pressing the button does, as far as is known; tracked.
    pub fn step(self) -> Step {
        match self.0.get() {
            Reckoning::Asked => Step::Unknown,
            Reckoning::Told(told) if told.needs_approval => Step::Propose,
            // Where it cannot be told, the server says what became of it.
            Reckoning::Told(_) | Reckoning::Unknown => Step::Publish,
        }
    }
}

/// The same in words.
#[component]
pub fn CostHint(rules: Rules, reckoned: Reckoned) -> impl IntoView {
    let owners = move || rules.view().map_or(0, |view| view.owners);
    let approval = move || {
        (reckoned.step() == Step::Propose)
            .then(|| view! { <p id="needs-approval">{approval_words(owners())}</p> })
    };
    view! {
        <div role="status">
            {move || match reckoned.0.get() {
                Reckoning::Asked => view! { <p class="rules-same">"What the last 90 days would have cost is being reckoned…"</p> }.into_any(),
                Reckoning::Told(told) => view! { <p class="rules-cost">{cost_words(told.cost)}</p> }.into_any(),
                Reckoning::Unknown => view! { <p class="rules-same">{UNKNOWN}</p> }.into_any(),
            }}
            {approval}
        </div>
    }
}

const UNKNOWN: &str = "What the last 90 days would have cost cannot be told now. Whether a second owner has to approve it shows when you publish.";

fn approval_words(owners: u32) -> &'static str {
    if owners < 2 {
        "That is so much more that a second owner has to approve it, and you are the only one. It would wait until there is another, or until the settings of points allow a larger rise."
    } else {
        "That is so much more that a second owner has to approve it: steps within 30 days count together until two of you agree. It is proposed to them, and until then nothing changes."
    }
}
