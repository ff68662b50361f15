//! The page `/unnamed`.

use super::state::Unnamed;
use super::unnamed_card::UnnamedCard;
use crate::layout::failure::failed;
use crate::layout::page::PageHeading;
use crate::ui::{Empty, IconName, Loaded};
use leptos::prelude::*;

/// Every open thanks, oldest first: who has waited longest is the first to be found.
#[component]
pub fn UnnamedPage() -> impl IntoView {
    let unnamed = Unnamed::open();
    // Only whether there is something: an answer to one card must not build the others anew.
    let there = Memo::new(move |_| {
        unnamed
            .open
            .get()
            .map(|open| open.map(|open| !open.is_empty()))
    });
    let retry = Callback::new(move |()| unnamed.load());
    let cards = move || unnamed.open.get().and_then(Result::ok).unwrap_or_default();
    let body = move |is_some: bool| {
        if !is_some {
            return view! { <NothingOpen /> }.into_any();
        }
        view! {
            <For each=cards key=|thanks| thanks.id let(thanks)>
                <UnnamedCard unnamed thanks />
            </For>
        }
        .into_any()
    };
    view! {
        <div class="unnamed">
            <header class="unnamed-head">
                <PageHeading title="Who was it?" />
                <p>
                    "These customers did not know the name. Say who it was, and the thanks is delivered as if they had."
                </p>
            </header>
            <Loaded data=there failed=failed(retry) children=body />
        </div>
    }
}

#[component]
fn NothingOpen() -> impl IntoView {
    view! {
        <Empty icon=IconName::Thanks title="Everybody was found">
            <p>"When a customer thanks somebody without knowing the name, what they remember appears here."</p>
        </Empty>
    }
}
