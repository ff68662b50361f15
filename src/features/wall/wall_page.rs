//! `/wall` and `/wall/{employee}`: one's own wall, and that of somebody whose wall one may see.

use super::cards::Cards;
use super::empty_wall::EmptyWall;
use super::live_badge::LiveBadge;
use super::open_wall::OpenWall;
use super::summary::Summary;
use super::wall_end::card_id;
use super::wall_skeleton::WallSkeleton;
use crate::layout::failure::{StartLink, failed};
use crate::layout::page::PageHeading;
use crate::layout::person::{own_page, page_of};
use crate::ui::focus::focus_soon;
use crate::ui::{Loaded, Notice};
use domain::id::{AppreciationId, EmployeeId};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

/// One's own wall.
#[component]
pub fn MyWallPage() -> impl IntoView {
    own_page(
        |employee| view! { <WallScreen employee is_own=true /> }.into_any(),
        || view! { <NoOwnWall /> }.into_any(),
    )
}

/// The wall of the person in the address.
#[component]
pub fn WallOfPage() -> impl IntoView {
    page_of(
        |employee, is_own| view! { <WallScreen employee is_own /> }.into_any(),
        || view! { <NoSuchWall /> }.into_any(),
    )
}

#[component]
fn WallScreen(employee: EmployeeId, is_own: bool) -> impl IntoView {
    let wall = OpenWall::open(employee, is_own);
    lead_to_card(wall);
    let name = Memo::new(move |_| wall.with(|shown| shown.name.clone()));
    let title = Signal::derive(move || match name.get() {
        _ if is_own => "My wall".to_owned(),
        Some(name) => format!("{name}’s wall"),
        None => "Wall".to_owned(),
    });
    // Only whether there are cards: a new one must not build the screen anew.
    let has_cards = Memo::new(move |_| {
        let answer = wall.wall.get()?;
        Some(answer.map(|shown| !shown.cards.is_empty()))
    });
    let is_open = Memo::new(move |_| !matches!(has_cards.get(), Some(Err(_))));
    let body = move |has_cards: bool| {
        if has_cards {
            view! { <Cards wall /> }.into_any()
        } else {
            view! { <EmptyWall name=own_or(is_own, name) /> }.into_any()
        }
    };
    view! {
        <div class="wall">
            <div class="wall-head">
                <PageHeading title />
                <Show when=move || is_open.get()>
                    <LiveBadge state=wall.live />
                </Show>
            </div>
            <Summary wall />
            <div class="wall-body">
                <p class="visually-hidden" role="status">{wall.announcement}</p>
                <Loaded
                    data=has_cards
                    pending=ViewFn::from(|| view! { <WallSkeleton /> })
                    failed=failed(Callback::new(move |()| wall.retry()))
                    children=body
                />
            </div>
        </div>
    }
}

/// Leads to the card that the address names, however far down it is.
fn lead_to_card(wall: OpenWall) {
    let named = use_query_map().with_untracked(|query| query.get("card"));
    let Some(card) = named.and_then(|id| id.parse::<AppreciationId>().ok()) else {
        return;
    };
    let is_read = Memo::new(move |_| wall.with(|_| ()).is_some());
    Effect::new(move || {
        if is_read.get() {
            spawn_local(async move {
                if wall.read_until(card).await {
                    focus_soon(&[&format!("#{}", card_id(card))]);
                }
            });
        }
    });
}

fn own_or(is_own: bool, name: Memo<Option<String>>) -> Option<String> {
    if is_own { None } else { name.get_untracked() }
}

#[component]
fn NoOwnWall() -> impl IntoView {
    view! {
        <PageHeading title="My wall" />
        <Notice title="You have no wall">
            <p>
                "Walls belong to people whom customers can thank, and your account is not one of them. If it should be, ask the owner of the program."
            </p>
            <StartLink />
        </Notice>
    }
}

#[component]
fn NoSuchWall() -> impl IntoView {
    view! {
        <PageHeading title="Wall" />
        <Notice title="There is nothing here">
            <p>"There is no such wall, or it is not open to you."</p>
            <StartLink />
        </Notice>
    }
}
