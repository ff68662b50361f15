//! Rules that run unpaid beside the live ones: starting, what they would have paid, and ending.

use super::moments;
use super::shadow_dialogs::{EndDialog, ReplaceDialog};
use super::shadow_figure::ShadowFigure;
use super::state::Rules;
use crate::api::ApiError;
use crate::api::rules::{find_shadow, start_shadow};
use crate::layout::failure::{failed, words_of};
use crate::state::toasts::use_toasts;
use crate::ui::focus::focus_soon;
use crate::ui::number::counted;
use crate::ui::{Button, ButtonVariant, Loaded};
use domain::api::rules::{ShadowView, StartShadow};
use domain::points::Points;
use domain::rules::{RuleSet, words};
use leptos::prelude::*;

/// Where the focus goes when what it was in is gone.
pub const AFTER: [&str; 1] = [".rules-shadow h2"];

/// The answer of the server, to be replaced by a newer one.
pub type Running = LocalResource<Result<Option<ShadowView>, ApiError>>;

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
                    None => view! { <Start rules running so_far=None /> }.into_any(),
                }}
            </Loaded>
        </section>
    }
}

/// The way to start a run, where there is a draft that can.
#[component]
fn Start(
    rules: Rules,
    running: Running,
    /// What runs already, in words.
    so_far: Option<String>,
) -> impl IntoView {
    let toasts = use_toasts();
    let refusal = RwSignal::new(None::<ApiError>);
    let is_again = so_far.is_some();
    let asking = RwSignal::new(false);
    let tried = RwSignal::new(false);
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
    let run = move |()| {
        if let Some(draft) = untrack(|| rules.draft()) {
            start.dispatch_local(draft.rules());
        }
    };
    let press = move |()| {
        refusal.set(None);
        tried.set(true);
        if !rules.is_sound() {
            focus_soon(&[".rules [aria-invalid=true]"]);
        } else if is_again {
            asking.set(true);
        } else {
            run(());
        }
    };
    // Not all that is wrong is marked at a control.
    let wrong = move || {
        let problems = rules.problems().into_iter();
        let words = problems.map(|problem| view! { <li>{problem.words}</li> });
        let words = words.collect::<Vec<_>>();
        (tried.get() && !words.is_empty()).then(|| {
            view! {
                <div class="field-error">
                    <p>"Your draft cannot run like this:"</p>
                    <ul>{words}</ul>
                </div>
            }
        })
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
            {wrong}
            {move || refusal.get().map(|error| refused(&error))}
        </div>
        {so_far.map(|so_far| view! { <ReplaceDialog open=asking so_far on_confirm=run /> })}
    }
}

/// What the server says, of each field too.
fn refused(error: &ApiError) -> impl IntoView + use<> {
    let fields = error.fields().iter();
    let fields = fields.map(|problem| view! { <li>{problem.message.clone()}</li> });
    view! {
        <div class="field-error">
            <p>{words_of(error)}</p>
            <ul>{fields.collect_view()}</ul>
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
    let so_far = so_far(&since, &shadow);
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
        <Start rules running so_far=Some(so_far) />
        <div class="rules-actions">
            <Button variant=ButtonVariant::Quiet on_press=move |()| ending.set(true)>"End the trial…"</Button>
        </div>
        <EndDialog running open=ending />
    }
}

/// Since when it runs, and what it came to.
fn so_far(since: &str, shadow: &ShadowView) -> String {
    let would_be: Points = shadow.days.iter().map(|day| day.would_be).sum();
    let days = i64::try_from(shadow.days.len()).unwrap_or(i64::MAX);
    format!(
        "{since} Within {} it would have paid {}.",
        counted(days, "day", "days"),
        counted(would_be.0, "point", "points")
    )
}
