//! The kiosks of a touchpoint: when they were last seen, what waits on them, and the way to revoke one.

use super::kiosk_words::{KioskStanding, ago_words, concerns};
use super::kiosks::Kiosks;
use crate::api::ApiError;
use crate::api::kiosk::delete_kiosk;
use crate::layout::days::moment_words;
use crate::layout::failure::{failed, words_of};
use crate::state::clock::day_of;
use crate::state::toasts::use_toasts;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonVariant, Dialog, Loaded};
use domain::api::kiosk::KioskView;
use domain::id::KioskId;
use domain::instant::Instant;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The list, and the question before one is revoked.
#[component]
pub fn KioskList(kiosks: Kiosks) -> impl IntoView {
    let revoking = RwSignal::new(None::<KioskView>);
    let retry = Callback::new(move |()| {
        kiosks.list.set(None);
        spawn_local(kiosks.refresh());
    });
    view! {
        <Loaded data=kiosks.are_there() failed=failed(retry) let:are_there>
            <Rows are_there kiosks revoking />
        </Loaded>
        <p class="setting-note" role="status">
            {move || {
                let is_old = kiosks.is_stale.get() && matches!(kiosks.are_there().get(), Some(Ok(_)));
                is_old.then_some("The list cannot be read at the moment. It shows how things were when it last could.")
            }}
        </p>
        <RevokeDialog kiosks revoking />
    }
}

/// The list follows by itself: a row stays the same element, so that nobody loses the focus or a dialog over it.
#[component]
fn Rows(are_there: bool, kiosks: Kiosks, revoking: RwSignal<Option<KioskView>>) -> impl IntoView {
    if !are_there {
        return view! { <p class="setting-note">"No kiosk is enrolled here yet."</p> }.into_any();
    }
    view! {
        <ul class="kiosks" aria-label="Kiosks">
            <For each=move || kiosks.ids() key=|id| *id let(id)>
                <Row kiosks id revoking />
            </For>
        </ul>
    }
    .into_any()
}

#[component]
fn Row(kiosks: Kiosks, id: KioskId, revoking: RwSignal<Option<KioskView>>) -> impl IntoView {
    let now = kiosks.now;
    let kiosk = Memo::new(move |_| kiosks.find(id));
    let about = move |tell: fn(&KioskView, Instant) -> String| {
        kiosk.with(|kiosk| kiosk.as_ref().map(|kiosk| tell(kiosk, now.get())))
    };
    let name = Memo::new(move |_| kiosk.with(|kiosk| kiosk.as_ref().map(|one| one.name.clone())));
    let version = move || kiosk.with(|kiosk| kiosk.as_ref().map(version_words));
    let is_in_use = Memo::new(move |_| {
        kiosk.with(|kiosk| matches!(kiosk, Some(kiosk) if kiosk.revoked_at.is_none()))
    });
    let concerns = move || {
        let kiosk = is_in_use.get().then(|| kiosk.get()).flatten();
        let words = kiosk.as_ref().map(concerns).unwrap_or_default();
        let words = words.into_iter();
        words
            .map(|words| view! { <p class="kiosk-concern">{words}</p> })
            .collect_view()
    };
    view! {
        <li class="kiosk" data-standing=move || about(standing)>
            <span class="kiosk-dot" aria-hidden="true"></span>
            <div class="kiosk-words">
                <b>{name}</b>
                <p>
                    <span>{move || about(seen_words)}</span>
                    <span class="kiosk-version">{version}</span>
                </p>
                {concerns}
            </div>
            <Show when=move || is_in_use.get()>
                <Button variant=ButtonVariant::Quiet on_press=move |()| revoking.set(kiosk.get_untracked())>
                    "Revoke…"<span class="visually-hidden">" "{name}</span>
                </Button>
            </Show>
        </li>
    }
}

/// One question for the whole list: it outlives the row that it is about.
#[component]
fn RevokeDialog(kiosks: Kiosks, revoking: RwSignal<Option<KioskView>>) -> impl IntoView {
    let open = RwSignal::new(false);
    let refusal = RwSignal::new(None::<ApiError>);
    let toasts = use_toasts();
    // Each way only when there is something to do: the two would call each other without end.
    Effect::new(move || {
        if revoking.with(Option::is_some) {
            refusal.set(None);
            open.set(true);
        }
    });
    Effect::new(move || {
        if !open.get() && revoking.with_untracked(Option::is_some) {
            revoking.set(None);
        }
    });
    let revoke = Action::new_local(move |kiosk: &KioskView| {
        let kiosk = kiosk.clone();
        async move {
            let answer = delete_kiosk(kiosk.id).await;
            let is_asked = || {
                let about = revoking.try_with_untracked(|now| now.as_ref().map(|now| now.id));
                about.flatten() == Some(kiosk.id)
            };
            match answer {
                Ok(()) => {
                    kiosks.refresh().await;
                    toasts.show(format!(
                        "{} is revoked, from its next request on.",
                        kiosk.name
                    ));
                    if is_asked() {
                        open.try_set(false);
                        focus_soon(&["#kiosks"]);
                    }
                }
                Err(error) if is_asked() => {
                    refusal.try_set(Some(error));
                }
                Err(error) => toasts.show(format!(
                    "{} is not revoked. {}",
                    kiosk.name,
                    words_of(&error)
                )),
            }
        }
    });
    let confirm = move |()| {
        if let Some(kiosk) = revoking.get_untracked() {
            revoke.dispatch_local(kiosk);
        }
    };
    let title = Signal::derive(move || {
        let name = revoking.with(|kiosk| kiosk.as_ref().map(|kiosk| kiosk.name.clone()));
        format!(
            "Revoke {}?",
            name.unwrap_or_else(|| "this kiosk".to_owned())
        )
    });
    view! {
        <Dialog id="revoke-kiosk" title open>
            <p>
                "It can no longer send answers. What waits on it stays on the device, and can be exported there with its PIN. To use it again, enrol it with a new code."
            </p>
            <div role="alert">
                {move || refusal.get().map(|error| view! { <p class="field-error">{words_of(&error)}</p> })}
            </div>
            <div class="dialog-actions">
                <Button variant=ButtonVariant::Danger busy=revoke.pending() on_press=confirm>"Revoke"</Button>
                <Button variant=ButtonVariant::Secondary on_press=move |()| open.set(false)>"Keep it"</Button>
            </div>
        </Dialog>
    }
}

fn seen_words(kiosk: &KioskView, now: Instant) -> String {
    match kiosk.revoked_at {
        Some(at) => format!("Revoked {}", moment_words(at, day_of(now))),
        None => format!("Last seen {}", ago_words(kiosk.last_seen_at, now)),
    }
}

fn standing(kiosk: &KioskView, now: Instant) -> String {
    KioskStanding::of(kiosk, now).name().to_owned()
}

fn version_words(kiosk: &KioskView) -> String {
    match kiosk.version.as_str() {
        "" => String::new(),
        version => format!("version {version}"),
    }
}
