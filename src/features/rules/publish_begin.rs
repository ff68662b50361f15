//! From when a new version pays: from now on, or from a date and time by the program's clocks.

use super::model::names;
use super::moments;
use crate::state::clock;
use crate::ui::field::{FieldError, described_by};
use crate::ui::zone;
use domain::api::rules::{RulesView, VersionState};
use domain::instant::Instant;
use domain::rules::RuleSet;
use domain::rules::words::differences;
use domain::validation;
use jiff::civil::DateTime;
use leptos::prelude::*;

/// What is asked for a date that cannot be read.
const DATE_WANTED: &str = "Enter a date and a time.";

/// What was chosen.
#[derive(Clone, Copy)]
pub struct Begin {
    later: RwSignal<bool>,
    typed: RwSignal<String>,
    tried: RwSignal<bool>,
}

impl Begin {
    /// From now on.
    pub fn new() -> Self {
        Self {
            later: RwSignal::new(false),
            typed: RwSignal::new(String::new()),
            tried: RwSignal::new(false),
        }
    }

    /// Back to now.
    pub fn reset(self) {
        self.later.set(false);
        self.typed.set(String::new());
        self.tried.set(false);
    }

    /// The instant to send, tracked: none for now. What is wrong with the choice is shown from now on.
    pub fn checked(self, zone: &str) -> Result<Option<Instant>, String> {
        self.tried.set(true);
        untrack(|| self.read(zone))
    }

    fn read(self, zone: &str) -> Result<Option<Instant>, String> {
        if !self.later.get() {
            return Ok(None);
        }
        let typed = self.typed.get();
        let shown: DateTime = typed.parse().map_err(|_| DATE_WANTED)?;
        let at = zone::instant(zone, shown).ok_or(DATE_WANTED)?;
        let checked = validation::begins(Some(at), clock::now());
        checked
            .map(|()| Some(at))
            .map_err(|problem| problem.message)
    }
}

/// The choice, and what follows from it in words.
#[component]
pub fn BeginChoice(
    begin: Begin,
    view: Signal<Option<RulesView>>,
    /// The rules that would be published.
    draft: Signal<RuleSet>,
) -> impl IntoView {
    let zone = Memo::new(move |_| {
        view.get()
            .map(|view| view.live.time_zone)
            .unwrap_or_default()
    });
    let read = Memo::new(move |_| begin.read(&zone.get()));
    let error = Signal::derive(move || begin.tried.get().then(|| read.get().err()).flatten());
    let hint = move || {
        format!(
            "By the clocks of {}, the program's time zone.",
            zone::place(&zone.get())
        )
    };
    let words = move || {
        view.get()
            .zip(read.get().ok())
            .map(|(view, from)| words(&view, from))
    };
    let along = move || {
        let (view, from) = view.get().zip(read.get().ok())?;
        let along = along(&view, from, &draft.get());
        let items = along.iter().map(|words| view! { <li>{words.clone()}</li> });
        (!along.is_empty()).then(|| {
            view! {
                <p>{format!("All that is different from version {}, which pays now:", view.live.version)}</p>
                <ul class="rules-differences" id="comes-along">{items.collect_view()}</ul>
            }
        })
    };
    view! {
        <fieldset class="rules-begin">
            <legend>"From when?"</legend>
            <BeginOption label="From now on" later=begin.later is=false />
            <BeginOption label="From a date and time" later=begin.later is=true />
            <Show when=move || begin.later.get()>
                <div class="field">
                    <label for="begins-at">"Date and time"</label>
                    <p class="field-hint" id="begins-at-hint">{hint}</p>
                    <input
                        class="input"
                        id="begins-at"
                        type="datetime-local"
                        aria-invalid=move || error.get().map(|_| "true")
                        aria-describedby=move || described_by("begins-at", true, error.get().is_some())
                        bind:value=begin.typed
                    />
                    <FieldError id="begins-at" error />
                </div>
            </Show>
        </fieldset>
        <div aria-live="polite">
            {move || words().unwrap_or_default().into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
            {along}
        </div>
    }
}

#[component]
fn BeginOption(label: &'static str, later: RwSignal<bool>, is: bool) -> impl IntoView {
    view! {
        <label class="check-box">
            <input type="radio" name="begins" prop:checked=move || later.get() == is on:change=move |_| later.set(is) />
            <span>{label}</span>
        </label>
    }
}

/// What changes with the draft and the scheduled version that it was made on, where that would begin with it.
fn along(view: &RulesView, from: Option<Instant>, draft: &RuleSet) -> Vec<String> {
    let begins = from.unwrap_or_else(clock::now);
    let newest = view.begins_later(view.newest.version);
    if newest.is_some_and(|newest| newest >= begins) {
        differences(&view.live, draft, &names(view))
    } else {
        Vec::new()
    }
}

/// What a beginning means, also for versions that are scheduled already.
fn words(view: &RulesView, from: Option<Instant>) -> Vec<String> {
    let zone = &view.live.time_zone;
    let mut said = vec![match from {
        None => "It pays for every response that begins from now on. Points paid before stay as they are.".to_owned(),
        Some(from) => format!(
            "It pays for every response received from {} on. Until then nothing changes.",
            moments::moment(zone, from)
        ),
    }];
    let begins = from.unwrap_or_else(clock::now);
    let overtaken = view
        .versions
        .iter()
        .filter(|entry| entry.state == VersionState::Scheduled && entry.effective_from >= begins);
    said.extend(overtaken.map(|entry| {
        let comes_along = if entry.version == view.newest.version {
            " Your draft was made on it, so all that it changes comes along and begins with this one."
        } else {
            ""
        };
        format!(
            "Version {}, scheduled for {}, will not begin: this one takes its place.{comes_along}",
            entry.version,
            moments::moment(zone, entry.effective_from)
        )
    }));
    said
}
