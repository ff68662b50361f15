//! Which languages customers can choose from, at all touchpoints.

use super::language_list::LanguageDraft;
use super::section::Section;
use crate::api::ApiError;
use crate::api::touchpoints::{find_languages, update_languages};
use crate::layout::failure::{failed, words_of};
use crate::layout::leaving::LeavingGuard;
use crate::state::toasts::use_toasts;
use crate::ui::focus::{focus_soon, rescue_focus_soon};
use crate::ui::{Button, ButtonVariant, CheckBox, Icon, IconName, Loaded};
use domain::api::touchpoints::LanguageSettings;
use domain::language::Language;
use leptos::prelude::*;

/// The languages on offer, their order, and the direction of the scale.
#[component]
pub fn LanguagesSection() -> impl IntoView {
    let answer = LocalResource::new(find_languages);
    let data = Signal::derive(move || answer.get());
    let retry = Callback::new(move |()| answer.refetch());
    view! {
        <Section
            id="languages"
            title="Languages"
            words="Customers see the page in the language of their browser, if it is on offer, and can switch. Whoever wants none of these gets the first."
        >
            <Loaded data failed=failed(retry) let:settings>
                <LanguageEditor settings />
            </Loaded>
        </Section>
    }
}

#[component]
fn LanguageEditor(settings: LanguageSettings) -> impl IntoView {
    let draft = RwSignal::new(LanguageDraft::of(&settings));
    let saved = RwSignal::new(settings);
    let refusal = RwSignal::new(None::<ApiError>);
    let toasts = use_toasts();
    let is_changed = Memo::new(move |_| draft.with(LanguageDraft::settings) != saved.get());
    let save = Action::new_local(move |settings: &LanguageSettings| {
        let settings = settings.clone();
        async move {
            match update_languages(&settings).await {
                Ok(now) => {
                    // What was chosen meanwhile stays, not saved.
                    let is_as_sent = draft.try_with_untracked(|draft| draft.settings() == settings);
                    if is_as_sent == Some(true) {
                        draft.try_set(LanguageDraft::of(&now));
                    }
                    saved.try_set(now);
                    refusal.try_set(None);
                    toasts.show("The languages are saved. Customers see them from now on.");
                    rescue_focus_soon(&["#languages-first input"]);
                }
                Err(error) => {
                    refusal.try_set(Some(error));
                }
            }
        }
    });
    let send = move |()| {
        save.dispatch_local(draft.with_untracked(LanguageDraft::settings));
    };
    let discard = move |()| {
        draft.set(LanguageDraft::of(&saved.get_untracked()));
        refusal.set(None);
        focus_soon(&["#languages-first input"]);
    };
    view! {
        <Languages draft />
        <CheckBox
            label="In Arabic, mirror the scale with the page"
            checked=Signal::derive(move || draft.with(|draft| draft.mirror_scale))
            on_change=move |mirror| draft.update(|draft| draft.mirror_scale = mirror)
        />
        <p class="setting-note">
            "Mirrored, the best answer stands where the reading begins. Otherwise its order is the same for everybody. How it was shown is stored with every answer."
        </p>
        <div role="alert">
            {move || refusal.get().map(|error| view! { <p class="field-error">{words_of(&error)}</p> })}
        </div>
        <Show when=move || is_changed.get()>
            <div class="actions">
                <Button busy=save.pending() on_press=send>"Save languages"</Button>
                <Button variant=ButtonVariant::Quiet busy=save.pending() on_press=discard>"Discard changes"</Button>
            </div>
        </Show>
        <LeavingGuard
            id="leave-languages"
            title="Leave without saving?"
            words="The languages stay as they were."
            is_changed
        />
    }
}

#[component]
fn Languages(draft: RwSignal<LanguageDraft>) -> impl IntoView {
    let languages = move || draft.with(LanguageDraft::languages);
    view! {
        <ol class="languages" id="languages-first">
            <For each=languages key=|language| *language let(language)>
                <LanguageRow draft language />
            </For>
        </ol>
    }
}

#[component]
fn LanguageRow(draft: RwSignal<LanguageDraft>, language: Language) -> impl IntoView {
    let place = Memo::new(move |_| draft.with(|draft| draft.place(language)));
    let count = Memo::new(move |_| draft.with(LanguageDraft::count));
    let is_offered = Signal::derive(move || place.get().is_some());
    let is_last = Signal::derive(move || is_offered.get() && count.get() == 1);
    let name = language.english_name();
    // The row moves with its buttons, and the button that was pressed may be the one that goes away at an end.
    let shift = move |up: bool| {
        draft.update(|draft| draft.shift(language, up));
        let id = |way: &str| format!("#{way}-{}", language.tag());
        let (pressed, other) = if up { ("up", "down") } else { ("down", "up") };
        focus_soon(&[&format!("{}:not([aria-disabled])", id(pressed)), &id(other)]);
    };
    view! {
        <li class="language" data-offered=move || is_offered.get().to_string()>
            <CheckBox
                label=name
                checked=is_offered
                disabled=is_last
                on_change=move |is_offered| draft.update(|draft| draft.offer(language, is_offered))
            />
            <span class="language-own" lang=language.tag() dir="auto">{language.own_name()}</span>
            <span class="language-first">{move || (place.get() == Some(0)).then_some("for everybody else")}</span>
            <Show when=move || is_offered.get()>
                <span class="language-moves">
                    <Mover way="up" language at_end=Signal::derive(move || place.get() == Some(0)) on_press=move |()| shift(true) />
                    <Mover
                        way="down"
                        language
                        at_end=Signal::derive(move || place.get().is_some_and(|place| place + 1 == count.get()))
                        on_press=move |()| shift(false)
                    />
                </span>
            </Show>
        </li>
    }
}

#[component]
fn Mover(
    way: &'static str,
    language: Language,
    at_end: Signal<bool>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    let icon = if way == "up" {
        IconName::Up
    } else {
        IconName::Down
    };
    view! {
        <button
            class="icon-button"
            type="button"
            id=format!("{way}-{}", language.tag())
            aria-label=format!("Move {} {way}", language.english_name())
            aria-disabled=move || at_end.get().then_some("true")
            on:click=move |_| {
                if !at_end.get_untracked() {
                    on_press.run(());
                }
            }
        >
            <Icon name=icon />
        </button>
    }
}
