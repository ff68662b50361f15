//! What the draft changes, why, and the way to publish it.

use super::draft_saving::KeptLine;
use super::moments;
use super::publish_dialog::PublishDialog;
use super::state::Rules;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonVariant, Field};
use domain::api::rules::RulesView;
use leptos::prelude::*;

/// The draft of the next version.
#[component]
pub fn DraftPanel(rules: Rules) -> impl IntoView {
    let asking = RwSignal::new(false);
    let version = move || rules.next_version().unwrap_or_default();
    let publish = move |()| {
        if rules.is_ready() {
            asking.set(true);
        } else {
            // The error beside a field is written in the next turn of the page: only then is the field marked.
            focus_soon(&[".rules [aria-invalid=true]"]);
        }
    };
    // This button goes away with what it does, as does "Undo": the keyboard goes on beside it.
    let discard = move |()| {
        rules.discard();
        focus_soon(&[".rules-discarded .button"]);
    };
    view! {
        <section class="rules-draft" aria-labelledby="rules-draft-title">
            <h2 id="rules-draft-title">"What is different"</h2>
            <Differences rules />
            <Show when=move || rules.is_changed() fallback=move || view! { <Discarded rules /> }>
                <form
                    on:submit=move |event| {
                        event.prevent_default();
                        publish(());
                    }
                    novalidate
                >
                    <Field
                        id="why"
                        label="Why"
                        hint="Everybody who reads the history sees it."
                        value=rules.reason
                        error=Signal::derive(move || rules.reason_problem())
                    />
                    <OtherProblems rules />
                    {move || on_scheduled(rules).map(|words| view! { <p class="rules-same">{words}</p> })}
                    <KeptLine saving=rules.sync.get_value().saving />
                    <div class="rules-actions">
                        <Show
                            when=move || rules.meanwhile().is_none()
                            fallback=|| view! { <p class="rules-same">"Another version was published meanwhile. Continue on it, then publish."</p> }
                        >
                            <Button on_press=publish>{move || format!("Publish as version {}…", version())}</Button>
                        </Show>
                        <Button variant=ButtonVariant::Quiet on_press=discard>"Discard changes"</Button>
                    </div>
                </form>
            </Show>
            <PublishDialog rules open=asking />
        </section>
    }
}

#[component]
fn Differences(rules: Rules) -> impl IntoView {
    let sentences = Memo::new(move |_| rules.differences());
    view! {
        <ul class="rules-differences" aria-live="polite">
            {move || sentences.get().into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}
        </ul>
        <Show when=move || !rules.is_changed()>
            <p class="rules-same">{move || rules.view().map(|view| same_words(&view))}</p>
        </Show>
    }
}

#[component]
fn OtherProblems(rules: Rules) -> impl IntoView {
    let problems = Memo::new(move |_| rules.other_problems());
    view! {
        <div role="alert">
            {move || problems.get().into_iter().map(|words| view! { <p class="field-error">{words}</p> }).collect_view()}
        </div>
    }
}

#[component]
fn Discarded(rules: Rules) -> impl IntoView {
    let restore = move |()| {
        rules.restore();
        focus_soon(&["#why"]);
    };
    view! {
        <div role="status">
            <Show when=move || rules.discarded.get().is_some()>
                <p class="rules-discarded">
                    "Your changes were discarded. "
                    <Button variant=ButtonVariant::Quiet on_press=restore>"Undo"</Button>
                </p>
            </Show>
        </div>
    }
}

/// That the draft goes on with a version that has not begun, tracked.
fn on_scheduled(rules: Rules) -> Option<String> {
    let base = rules.of_draft(|draft| draft.base.version);
    let view = rules.view()?;
    let begins = moments::moment(&view.live.time_zone, view.begins_later(base)?);
    Some(format!(
        "Your draft goes on with version {base}, scheduled for {begins}. Published from now on, it brings that version's changes with it."
    ))
}

fn same_words(view: &RulesView) -> String {
    let version = view.newest.version;
    let pays = match view.begins_later(version) {
        None => "as it pays now".to_owned(),
        Some(begins) => format!(
            "scheduled for {}; version {} pays until then",
            moments::moment(&view.live.time_zone, begins),
            view.live.version
        ),
    };
    format!(
        "Nothing yet: this is version {version}, {pays}. Change a value in a sentence or add a rule to begin a draft."
    )
}
