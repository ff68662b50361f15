//! What is different between any two versions, in words.

use super::state::Rules;
use crate::api::client::Answer;
use crate::api::rules::find_rule_version;
use crate::layout::failure::failed;
use crate::ui::{Choice, Loaded, Select};
use domain::api::rules::RulesView;
use domain::rules::{RuleSet, words};
use leptos::prelude::*;

/// Two menus and the sentences between them. At first the newest version and the one before.
#[component]
pub fn Compare(rules: Rules) -> impl IntoView {
    let chosen = RwSignal::new((None::<u32>, None::<u32>));
    let pair = Memo::new(move |_| {
        let (before, after) = chosen.get();
        let numbers = rules.view().map(numbers).unwrap_or_default();
        let newest = numbers.first().copied()?;
        let second = numbers.get(1).copied()?;
        Some((before.unwrap_or(second), after.unwrap_or(newest)))
    });
    let choices = Signal::derive(move || {
        let numbers = rules.view().map(numbers).unwrap_or_default();
        let choice = |version: u32| Choice::new(version.to_string(), format!("Version {version}"));
        numbers.into_iter().map(choice).collect::<Vec<_>>()
    });
    let shown = move |pick: fn((u32, u32)) -> u32| {
        Signal::derive(move || {
            pair.get()
                .map(|pair| pick(pair).to_string())
                .unwrap_or_default()
        })
    };
    let change = move |set: fn(&mut (Option<u32>, Option<u32>), u32)| {
        move |value: String| {
            if let Ok(version) = value.parse() {
                chosen.update(|pair| set(pair, version));
            }
        }
    };
    let both = LocalResource::new(move || {
        let pair = pair.get();
        async move {
            match pair {
                Some(pair) => find_both(pair).await.map(Some),
                None => Ok(None),
            }
        }
    });
    let retry = Callback::new(move |()| both.refetch());
    view! {
        <Show when=move || pair.get().is_some()>
            <div class="rules-compare">
                <h3>"What is different"</h3>
                <div class="rules-compare-pair">
                    <Select id="compare-before" label="From" choices value=shown(|pair| pair.0) on_change=change(|pair, version| pair.0 = Some(version)) />
                    <Select id="compare-after" label="To" choices value=shown(|pair| pair.1) on_change=change(|pair, version| pair.1 = Some(version)) />
                </div>
                <div aria-live="polite">
                    <Loaded data=Signal::derive(move || both.get()) failed=failed(retry) let:both>
                        {both.map(|(before, after)| differences(&rules, &before, &after))}
                    </Loaded>
                </div>
            </div>
        </Show>
    }
}

async fn find_both((before, after): (u32, u32)) -> Answer<(RuleSet, RuleSet)> {
    Ok((
        find_rule_version(before).await?,
        find_rule_version(after).await?,
    ))
}

fn differences(rules: &Rules, before: &RuleSet, after: &RuleSet) -> impl IntoView + use<> {
    let said = words::differences(before, after, &rules.names());
    let nothing = said.is_empty().then(|| {
        view! { <p class="rules-same">"Both say the same."</p> }
    });
    let items = said
        .into_iter()
        .map(|words| view! { <li>{words}</li> })
        .collect_view();
    view! {
        {nothing}
        <ul class="rules-differences">{items}</ul>
    }
}

fn numbers(view: RulesView) -> Vec<u32> {
    view.versions
        .into_iter()
        .map(|entry| entry.version)
        .collect()
}
