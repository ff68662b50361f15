//! Every version that there was, is and will be.

use super::moments;
use super::state::Rules;
use super::versions_compare::Compare;
use super::versions_withdraw::WithdrawDialog;
use crate::api::rules::find_rules_quietly;
use crate::state::clock;
use crate::ui::{Button, ButtonVariant, DataTable};
use domain::api::rules::{RuleVersionView, RulesView, VersionState};
use domain::instant::Instant;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::iter::{repeat, repeat_n};
use std::time::Duration;

/// How far ahead a start is waited for: browsers count no longer than 24 days.
const WATCHED: Duration = Duration::from_hours(20 * 24);

/// How long is waited between two questions while a version that should have begun is told as scheduled: clocks are not the same, and
/// an answer may be lost.
fn pauses() -> impl Iterator<Item = Duration> {
    repeat_n(Duration::from_secs(2), 5).chain(repeat(Duration::from_secs(30)))
}

/// The versions, newest first, what is different between any two, and taking back one that has not begun.
#[component]
pub fn Versions(rules: Rules) -> impl IntoView {
    let withdrawing = RwSignal::new(None::<u32>);
    watch_next_start(rules);
    let rows = move || {
        let view = rules.view()?;
        let zone = &view.live.time_zone;
        let versions = view.versions.iter();
        Some(
            versions
                .map(|entry| row(entry, zone, withdrawing))
                .collect_view(),
        )
    };
    view! {
        <section class="rules-history" aria-labelledby="rules-history-title">
            <h2 id="rules-history-title">"Versions"</h2>
            <DataTable caption="Versions of the rules, newest first" caption_hidden=true>
                <thead>
                    <tr>
                        <th scope="col">"Version"</th>
                        <th scope="col">"Pays from"</th>
                        <th scope="col">"Published"</th>
                        <th scope="col">"Why"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </DataTable>
            <Compare rules />
            <WithdrawDialog rules version=withdrawing />
        </section>
    }
}

fn row(
    entry: &RuleVersionView,
    zone: &str,
    withdrawing: RwSignal<Option<u32>>,
) -> impl IntoView + use<> {
    let version = entry.version;
    let state = state_words(entry.state).map(|words| view! { <small>{words}</small> });
    let from = moments::moment(zone, entry.effective_from);
    let is_scheduled = entry.state == VersionState::Scheduled;
    let withdraw = is_scheduled.then(|| {
        let press = move |()| withdrawing.set(Some(version));
        view! { <Button variant=ButtonVariant::Quiet on_press=press>{format!("Withdraw version {version}…")}</Button> }
    });
    view! {
        <tr data-state=state_name(entry.state)>
            <th scope="row">{version} " " {state}</th>
            <td>
                <time datetime=entry.effective_from.to_string()>{from}</time>
            </td>
            <td>
                {publishers(entry)}
                <time class="rules-published" datetime=entry.published_at.to_string()>{moments::moment(zone, entry.published_at)}</time>
            </td>
            <td class="rules-reason">
                <span dir="auto">{entry.reason.clone()}</span>
                {withdrawal(entry, zone)}
                {withdraw}
            </td>
        </tr>
    }
}

fn withdrawal(entry: &RuleVersionView, zone: &str) -> Option<impl IntoView + use<>> {
    let withdrawn = entry.withdrawn.as_ref()?;
    let who = format!(
        "Withdrawn by {}, {}: ",
        withdrawn.by,
        moments::moment(zone, withdrawn.at)
    );
    let why = withdrawn.reason.clone();
    Some(view! { <p class="rules-withdrawn">{who}<q dir="auto">{why}</q></p> })
}

fn publishers(entry: &RuleVersionView) -> String {
    match &entry.approved_by {
        Some(second) => format!("{}, approved by {second}", entry.published_by),
        None => entry.published_by.clone(),
    }
}

fn state_words(state: VersionState) -> Option<&'static str> {
    match state {
        VersionState::Live => Some("live"),
        VersionState::Scheduled => Some("scheduled"),
        VersionState::Withdrawn => Some("withdrawn"),
        VersionState::Retired => None,
    }
}

fn state_name(state: VersionState) -> &'static str {
    state_words(state).unwrap_or("retired")
}

/// When the next version begins, the page has it, without a word of the person.
fn watch_next_start(rules: Rules) {
    let next = Memo::new(move |_| rules.view().and_then(|view| next_start(&view)));
    Effect::new(move || {
        let Some((at, left)) = next.get().and_then(|at| Some((at, time_until(at)?))) else {
            return;
        };
        spawn_local(async move {
            clock::wait(left).await;
            for pause in pauses() {
                let is_awaited = || next.try_get_untracked().flatten() == Some(at);
                if !is_awaited() {
                    return;
                }
                let told = find_rules_quietly().await;
                if let Ok(view) = told
                    && is_awaited()
                    && next_start(&view) != Some(at)
                {
                    rules.answer.try_set(Some(Ok(view)));
                    return;
                }
                clock::wait(pause).await;
            }
        });
    });
}

fn next_start(view: &RulesView) -> Option<Instant> {
    let scheduled = view.versions.iter();
    let scheduled = scheduled.filter(|entry| entry.state == VersionState::Scheduled);
    scheduled.map(|entry| entry.effective_from).min()
}

/// How long it is until then and a moment more, for clocks are not the same; none where that is too long.
fn time_until(at: Instant) -> Option<Duration> {
    let left = at.micros().saturating_sub(clock::now().micros()).max(0);
    let left = Duration::from_micros(left.unsigned_abs()) + Duration::from_millis(500);
    (left < WATCHED).then_some(left)
}
