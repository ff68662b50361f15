//! The top of every page: the program's name, the navigation, and the person's own switches.

use super::navigation::{Navigation, areas_for};
use crate::paths;
use crate::state::session::use_session;
use crate::state::theme::{Theme, use_theme};
use crate::state::toasts::use_toasts;
use crate::ui::{Icon, IconName};
use domain::api::session::SessionView;
use leptos::prelude::*;
use leptos_router::components::A;

/// The header with everything for a signed-in person.
#[component]
pub fn Header(
    /// Who is signed in.
    session: SessionView,
) -> impl IntoView {
    let areas = areas_for(&session);
    let SessionView {
        name, organization, ..
    } = session;
    view! {
        <header class="header">
            <Brand organization />
            <Navigation areas />
            <div class="switches">
                <span class="who">{name}</span>
                <ThemeSwitch />
                <SignOut />
            </div>
        </header>
    }
}

/// The header for somebody who is not signed in.
#[component]
pub fn PlainHeader() -> impl IntoView {
    view! {
        <header class="header">
            <Brand organization="" />
            <div class="switches">
                <ThemeSwitch />
            </div>
        </header>
    }
}

#[component]
fn Brand(#[prop(into)] organization: String) -> impl IntoView {
    view! {
        <A href=paths::START attr:class="brand">
            <span class="brand-mark" aria-hidden="true"><Icon name=IconName::Thanks /></span>
            <span class="brand-words">
                <span class="brand-name">"Plaudit"</span>
                {(!organization.is_empty()).then(|| view! { <span class="brand-place">{organization}</span> })}
            </span>
        </A>
    }
}

#[component]
fn ThemeSwitch() -> impl IntoView {
    let chosen = use_theme();
    let label = move || format!("Colours: {}", words_for(chosen.theme()));
    view! {
        <button
            class="icon-button"
            type="button"
            aria-label=label
            title=label
            on:click=move |_| chosen.choose(next_after(chosen.theme()))
        >
            <Icon name=IconName::Theme />
        </button>
    }
}

fn words_for(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "as the system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

fn next_after(theme: Theme) -> Theme {
    match theme {
        Theme::System => Theme::Light,
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::System,
    }
}

#[component]
fn SignOut() -> impl IntoView {
    let (session, toasts) = (use_session(), use_toasts());
    let sign_out = Action::new_local(move |(): &()| async move {
        if session.sign_out().await.is_err() {
            toasts.show("You are still signed in: the server could not be reached. Try again.");
        }
    });
    view! {
        <button class="icon-button sign-out" type="button" data-leaves="true" on:click=move |_| { sign_out.dispatch(()); }>
            <Icon name=IconName::SignOut />
            <span class="sign-out-words">"Sign out"</span>
        </button>
    }
}
