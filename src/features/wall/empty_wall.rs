//! A wall without cards: what will come, and what brings it.

use crate::paths;
use crate::ui::{Empty, IconName};
use leptos::prelude::*;
use leptos_router::components::A;

/// Words for a wall that waits for its first card.
#[component]
pub fn EmptyWall(
    /// Whose wall it is; nobody's name on one's own.
    name: Option<String>,
) -> impl IntoView {
    match name {
        None => view! { <OwnEmptyWall /> }.into_any(),
        Some(name) => view! { <EmptyWallOf name /> }.into_any(),
    }
}

#[component]
fn OwnEmptyWall() -> impl IntoView {
    view! {
        <Empty icon=IconName::Thanks title="Room for your first thanks">
            <p>"When a customer thanks you by name, their words appear here by themselves, with your points."</p>
            <p>
                "Customers find you by the link or the printed code at your touchpoints. If yours has none, or your name is missing there, tell your team lead."
            </p>
            <A href=paths::INSIGHTS attr:class="button" attr:data-variant="secondary">
                "See how satisfied customers are"
            </A>
        </Empty>
    }
}

#[component]
fn EmptyWallOf(name: String) -> impl IntoView {
    view! {
        <Empty icon=IconName::Thanks title=format!("Nobody has thanked {name} yet")>
            <p>"Customers can thank the people who are on offer at a touchpoint. Check that this name is among them."</p>
            <A href=paths::INSIGHTS attr:class="button" attr:data-variant="secondary">
                "See how satisfied customers are"
            </A>
        </Empty>
    }
}
