//! The section of the Lab on the rules page: the history on its way, what went wrong, or the numbers.

use super::numbers::{Money, Numbers};
use super::sides::Sides;
use super::state::{LabState, Phase, Told};
use crate::api::history::find_point_settings;
use crate::layout::failure::Failure;
use crate::ui::number::{counted, grouped};
use crate::ui::{Button, ButtonVariant, Notice, NoticeVariant};
use domain::rules::RuleSet;
use leptos::prelude::*;
use std::sync::Arc;

/// What `edited` would have paid, beside what `live` would.
#[component]
pub fn Lab(
    /// The rules that pay now.
    live: Signal<RuleSet>,
    /// The rules as they stand in the editor.
    edited: Signal<RuleSet>,
    /// Which these are.
    sides: Signal<Sides>,
) -> impl IntoView {
    let settings = LocalResource::new(find_point_settings);
    // Without them the Lab says all but what needs them.
    let settings = Memo::new(move |_| settings.get().and_then(Result::ok));
    let budget = Signal::derive(move || settings.get().and_then(|set| set.monthly_budget));
    let money = Money::derive(move || {
        let set = settings.get()?;
        Some((set.point_value?, set.currency?))
    });
    let lab = LabState::new(live, edited, budget, sides);
    let told = lab.told;
    let is_there = Memo::new(move |_| told.with(Option::is_some));
    view! {
        <section class="lab" aria-labelledby="lab-title">
            <header class="lab-head">
                <h2 id="lab-title">"Rule Lab"</h2>
                <p class="lab-sides">{move || sides.with(Sides::words)}</p>
                <p class="lab-status" role="status">{move || status(lab)}</p>
            </header>
            <Trouble lab />
            {move || {
                let first = is_there.get().then(|| told.get_untracked()).flatten();
                first.map(|first| view! { <Numbers lab told=latest(told, first) money /> })
            }}
            <Show when=move || !is_there.get()>
                <OnItsWay lab />
            </Show>
        </section>
    }
}

/// What was told last. Where that is put away, what was told first stands until the numbers go, too.
fn latest(told: RwSignal<Option<Arc<Told>>>, first: Arc<Told>) -> Signal<Arc<Told>> {
    Signal::derive(move || told.get().unwrap_or_else(|| first.clone()))
}

/// Where it stands, in words.
fn status(lab: LabState) -> String {
    let told = lab.told.get();
    match (lab.phase.get(), told) {
        (Phase::Ready, Some(told)) => {
            let events = i64::try_from(told.comparison.events).unwrap_or(i64::MAX);
            let since = told.comparison.months.first();
            let since = since.map_or_else(String::new, |month| {
                format!(" since {}", month.strftime("%B %Y"))
            });
            format!(
                "{}{since}. {}",
                counted(events, "event", "events"),
                timing(&told)
            )
        }
        (Phase::Loading(..), _) => "The history is on its way.".to_owned(),
        (Phase::Opening | Phase::Ready, _) => {
            "The history is replayed for the first time.".to_owned()
        }
        (Phase::Failed(_) | Phase::Stopped(_), _) => String::new(),
    }
}

fn timing(told: &Told) -> String {
    let rules = i64::try_from(told.timing.rules).unwrap_or(i64::MAX);
    if rules == 0 {
        return "Nothing had to be replayed.".to_owned();
    }
    let rules = counted(rules, "rule", "rules");
    format!("{rules} replayed in {} ms.", millis(told.timing.millis))
}

/// As exact as a browser's clock is.
fn millis(millis: f64) -> String {
    if millis < 10.0 {
        format!("{millis:.1}")
    } else {
        format!("{millis:.0}")
    }
}

#[component]
fn OnItsWay(lab: LabState) -> impl IntoView {
    let progress = Memo::new(move |_| match lab.phase.get() {
        Phase::Loading(have, all) => Some((have, all)),
        _ => None,
    });
    let is_waiting = move || {
        matches!(
            lab.phase.get(),
            Phase::Loading(..) | Phase::Opening | Phase::Ready
        )
    };
    view! {
        <Show when=is_waiting>
            <div class="lab-waiting">
                {move || match progress.get() {
                    Some((have, all)) if all > 0 => view! {
                        <progress aria-label="Loading the history" max=all.to_string() value=have.to_string()></progress>
                        <p class="lab-hint">{format!("{} of {} kB", grouped(i64::from(have / 1_000)), grouped(i64::from(all / 1_000)))}</p>
                    }
                    .into_any(),
                    _ => view! { <progress aria-label="Loading the history"></progress> }.into_any(),
                }}
            </div>
        </Show>
    }
}

/// What cannot be shown, and the next step.
#[component]
fn Trouble(lab: LabState) -> impl IntoView {
    let trouble = Memo::new(move |_| match lab.phase.get() {
        Phase::Failed(error) => Some(Ok(error)),
        Phase::Stopped(words) => Some(Err(words)),
        _ => None,
    });
    move || {
        match trouble.get() {
        None => ().into_any(),
        Some(Ok(error)) => {
            view! { <Failure error on_retry=Callback::new(move |()| lab.load()) /> }.into_any()
        }
        Some(Err(words)) => view! {
            <Notice variant=NoticeVariant::Alarm title="The Lab has stopped">
                <p>{words}" The rules can be edited and published without it."</p>
                <Button variant=ButtonVariant::Secondary on_press=move |()| lab.load()>"Start it again"</Button>
            </Notice>
        }
        .into_any(),
    }
    }
}
