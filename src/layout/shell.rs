//! The frame around the pages: who may pass is decided here, so a page behind it always has a session.

use super::failure::Failure;
use super::header::{Header, PlainHeader};
use super::page::PageHeading;
use super::toast_region::ToastRegion;
use crate::paths;
use crate::state::online::use_online;
use crate::state::session::{Farewell, SessionState, use_session};
use crate::ui::focus::focus;
use crate::ui::{Icon, IconName, Skeleton};
use domain::api::session::SessionView;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Outlet;
use leptos_router::hooks::{use_location, use_navigate};

/// The id of the main part, where the skip link leads.
const MAIN: &str = "main";

/// The frame of all pages that need a session.
#[component]
pub fn Shell() -> impl IntoView {
    let session = use_session();
    lead_to_sign_in();
    move || match session.state() {
        SessionState::SignedIn(session) => view! { <SignedInFrame session /> }.into_any(),
        SessionState::Failed(error) => view! {
            <PlainFrame>
                <PageHeading title="Plaudit" visually_hidden=true />
                <Failure error on_retry=move |()| session.load() />
            </PlainFrame>
        }
        .into_any(),
        SessionState::Loading | SessionState::SignedOut(_) => view! {
            <PlainFrame>
                <Skeleton lines=4 />
            </PlainFrame>
        }
        .into_any(),
    }
}

/// The frame of pages that need no session. It still knows a signed-in person.
#[component]
pub fn OpenFrame(
    /// The page.
    children: ChildrenFn,
) -> impl IntoView {
    let session = use_session();
    // Only who is signed in counts: a page must not lose what was typed into it for anything less.
    let view = Memo::new(move |_| session.view());
    move || {
        let children = children.clone();
        let header = match view.get() {
            Some(session) => view! { <Header session /> }.into_any(),
            None => view! { <PlainHeader /> }.into_any(),
        };
        view! { <Frame header>{children()}</Frame> }
    }
}

#[component]
fn SignedInFrame(session: SessionView) -> impl IntoView {
    view! {
        <Frame header=view! { <Header session /> }.into_any()>
            <Outlet />
        </Frame>
    }
}

#[component]
fn PlainFrame(children: Children) -> impl IntoView {
    view! { <Frame header=view! { <PlainHeader /> }.into_any()>{children()}</Frame> }
}

#[component]
fn Frame(header: AnyView, children: Children) -> impl IntoView {
    view! {
        <SkipLink />
        {header}
        <OfflineBanner />
        <main class="main" id=MAIN tabindex="-1">{children()}</main>
        <ToastRegion />
    }
}

/// A link for the keyboard past header and navigation. It moves the focus itself, for a changed hash would be a navigation.
#[component]
fn SkipLink() -> impl IntoView {
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        focus(&format!("#{MAIN}"));
    };
    view! { <a class="skip-link" href="#main" on:click=skip>"Skip to the content"</a> }
}

#[component]
fn OfflineBanner() -> impl IntoView {
    let online = use_online();
    view! {
        <div class="banner" role="status">
            {move || {
                (!online.is_online())
                    .then(|| {
                        view! {
                            <p>
                                <Icon name=IconName::Offline />
                                "This device is offline. What you see may be old; it goes on by itself once there is a connection."
                            </p>
                        }
                    })
            }}
        </div>
    }
}

/// Leads to sign-in as soon as nobody is signed in, and remembers the page for afterwards, unless the person chose to go.
fn lead_to_sign_in() {
    let (session, location, navigate) = (use_session(), use_location(), use_navigate());
    Effect::new(move || {
        if let SessionState::SignedOut(farewell) = session.state() {
            let path = location.pathname.get_untracked();
            let query = location.search.get_untracked();
            navigate(&sign_in_path(farewell, &path, &query), replacing());
        }
    });
}

fn sign_in_path(farewell: Farewell, path: &str, query: &str) -> String {
    match farewell {
        Farewell::Chosen => paths::SIGN_IN.to_owned(),
        Farewell::NotYet | Farewell::Expired if query.is_empty() => paths::sign_in_for(path),
        Farewell::NotYet | Farewell::Expired => {
            paths::sign_in_for(&format!("{path}?{}", query.trim_start_matches('?')))
        }
    }
}

fn replacing() -> NavigateOptions {
    NavigateOptions {
        replace: true,
        ..NavigateOptions::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_back_to_the_page_only_after_an_unwanted_end() {
        fn check(farewell: Farewell, path: &str, query: &str, expected: &str) {
            assert_eq!(sign_in_path(farewell, path, query), expected);
        }
        check(Farewell::Expired, "/wall", "", "/sign-in?next=/wall");
        check(
            Farewell::NotYet,
            "/insights",
            "by=week",
            "/sign-in?next=/insights%3Fby%3Dweek",
        );
        check(Farewell::NotYet, "/", "", "/sign-in");
        check(Farewell::Chosen, "/wall", "", "/sign-in");
    }
}
