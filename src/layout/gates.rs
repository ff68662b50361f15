//! Who gets to see a page. The server decides; these spare a person a page that could only show its refusal.

use super::failure::StartLink;
use super::page::PageHeading;
use crate::paths;
use crate::state::session::use_session;
use crate::ui::Notice;
use domain::api::session::SessionView;
use domain::role::Role;
use leptos::prelude::*;
use leptos_router::components::Redirect;

/// Shows its children to owners, and to anybody else why not.
#[component]
pub fn OwnersOnly(
    /// The page.
    children: ChildrenFn,
) -> impl IntoView {
    let session = use_session();
    let is_owner = Memo::new(move |_| session.view().is_some_and(|view| view.role == Role::Owner));
    move || {
        if is_owner.get() {
            children().into_any()
        } else {
            view! { <ForbiddenPage /> }.into_any()
        }
    }
}

/// Shows its children to leads and owners, and to anybody else why not.
#[component]
pub fn LeadsAndOwnersOnly(
    /// The page.
    children: ChildrenFn,
) -> impl IntoView {
    let session = use_session();
    let may = Memo::new(move |_| {
        session
            .view()
            .is_some_and(|view| view.role != Role::Employee)
    });
    move || {
        if may.get() {
            children().into_any()
        } else {
            view! { <ForbiddenPage whose="leads of teams and the owners of the program" /> }
                .into_any()
        }
    }
}

/// `/`: leads on to the page that a person of this role comes for.
#[component]
pub fn StartPage() -> impl IntoView {
    let start = use_session()
        .current()
        .map(|view: SessionView| paths::start_of(&view));
    start.map(|path| view! { <Redirect path /> })
}

/// A page that is not for this role.
#[component]
pub fn ForbiddenPage(
    /// Whom it is for.
    #[prop(default = "the owners of the program")]
    whose: &'static str,
) -> impl IntoView {
    view! {
        <PageHeading title="This page is not open to you" />
        <Notice>
            <p>{format!("It is for {whose}. If you should have it, ask an owner.")}</p>
            <StartLink />
        </Notice>
    }
}

/// An address that leads nowhere.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <PageHeading title="There is no page at this address" />
        <Notice>
            <p>"The address may be mistyped, or the page was moved."</p>
            <StartLink />
        </Notice>
    }
}
