//! Rules that run unpaid beside the live ones: starting, what they would have paid, and ending.

use super::moments;
use super::shadow_figure::ShadowFigure;
use super::state::Rules;
use crate::api::ApiError;
use crate::api::rules::{end_shadow, find_shadow, start_shadow};
use crate::layout::failure::{failed, words_of};
use crate::state::toasts::use_toasts;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonVariant, Dialog, Loaded};
use domain::api::rules::{ShadowView, StartShadow};
use domain::rules::{RuleSet, words};
use leptos::prelude::*;

/// Where the focus goes when what it was in is gone.
const AFTER: [&str; 1] = [".rules-shadow h2"];

/// The answer of the server, to be replaced by a newer one.
type Running = LocalResource<Result<Option<ShadowView>, ApiError>>;

/// The section of the page.
#[component]
pub fn Shadow(rules: Rules) -> impl IntoView {
    let running: Running = LocalResource::new(find_shadow);
    let retry = Callback::new(move |()| running.refetch());
    view! {
        <section class="rules-shadow" aria-labelledby="rules-shadow-title">
            <h2 id="rules-shadow-title" tabindex="-1">"Trial without pay"</h2>
            <p class="rules-same">
                "A draft can run beside the live rules from now on. It pays nobody: here you see what it would have paid for the thanks and scores that come in, beside what was paid."
            </p>
            <Loaded data=Signal::derive(move || running.get()) failed=failed(retry) let:shadow>
                {match shadow {
                    Some(shadow) => view! { <Run rules running shadow /> }.into_any(),
                    None => view! { <Start rules running is_again=false /> }.into_any(),
                }}
            </Loaded>
        </section>
    }
}

/// The way to start a run, where there is a draft that can.
#[component]
fn Start(rules: Rules, running: Running, is_again: bool) -> impl IntoView {
    let toasts = use_toasts();
    let refusal = RwSignal::new(None::<ApiError>);
    let start = Action::new_local(move |draft: &RuleSet| {
        let request = StartShadow {
            rules: draft.clone(),
        };
        async move {
            match start_shadow(&request).await {
                Ok(shadow) => {
                    toasts.show("The trial has begun. It pays nobody.".to_owned());
                    running.try_set(Some(Ok(shadow)));
                    focus_soon(&AFTER);
                }
                Err(error) => {
                    refusal.try_set(Some(error));
                }
            }
        }
    });
    let press = move |()| {
        refusal.set(None);
        if rules.is_sound()
            && let Some(draft) = untrack(|| rules.draft())
        {
            start.dispatch_local(draft.rules());
        } else {
            focus_soon(&[".rules [aria-invalid=true]"]);
        }
    };
    let label = if is_again {
        "Run your draft instead"
    } else {
        "Run your draft unpaid from now on"
    };
    view! {
        <Show
            when=move || rules.is_changed()
            fallback=move || (!is_again).then(|| view! { <p>"To begin one, change something in the rules above first."</p> })
        >
            <div class="rules-actions">
                <Button variant=ButtonVariant::Secondary busy=start.pending() on_press=press>{label}</Button>
            </div>
        </Show>
        <div role="alert">
            {move || refusal.get().map(|error| view! { <p class="field-error">{words_of(&error)}</p> })}
        </div>
    }
}

/// What runs, and what it would have paid.
#[component]
fn Run(rules: Rules, running: Running, shadow: ShadowView) -> impl IntoView {
    let zone = shadow.rules.time_zone.clone();
    let since = format!(
        "Runs since {}, started by {}.",
        moments::moment(&zone, shadow.started_at),
        shadow.started_by
    );
    let run = shadow.rules.clone();
    let differences = move || {
        let live = rules.view()?.live;
        let said = words::differences(&live, &run, &rules.names());
        let nothing = said
            .is_empty()
            .then(|| view! { <p>"It says the same as the live rules."</p> });
        let items = said
            .into_iter()
            .map(|words| view! { <li>{words}</li> })
            .collect_view();
        Some(view! { {nothing} <ul class="rules-differences">{items}</ul> })
    };
    let ending = RwSignal::new(false);
    view! {
        <p>{since}</p>
        <div>
            <h3>"Different from the live rules"</h3>
            {differences}
        </div>
        <ShadowFigure shadow />
        <Start rules running is_again=true />
        <div class="rules-actions">
            <Button variant=ButtonVariant::Quiet on_press=move |()| ending.set(true)>"End the trial…"</Button>
        </div>
        <EndDialog running open=ending />
    }
}

#[component]
fn EndDialog(running: Running, open: RwSignal<bool>) -> impl IntoView {
    let toasts = use_toasts();
    let refusal = RwSignal::new(None::<ApiError>);
    let end = Action::new_local(move |(): &()| async move {
        match end_shadow().await {
            Ok(()) => {
                toasts.show("The trial has ended.".to_owned());
                open.try_set(false);
                running.try_set(Some(Ok(None)));
                focus_soon(&AFTER);
            }
            Err(error) => {
                refusal.try_set(Some(error));
            }
        }
    });
    view! {
        <Dialog id="end-shadow" title=Signal::derive(|| "End the trial?".to_owned()) open>
            <p>"What it would have paid is shown no longer. What was paid stays as it is."</p>
            <div role="alert">
                {move || refusal.get().map(|error| view! { <p class="field-error">{words_of(&error)}</p> })}
            </div>
            <div class="dialog-actions">
                <Button variant=ButtonVariant::Danger busy=end.pending() on_press=move |()| { end.dispatch_local(()); }>"End the trial"</Button>
                <Button variant=ButtonVariant::Secondary on_press=move |()| open.set(false)>"Let it run"</Button>
            </div>
        </Dialog>
    }
}
