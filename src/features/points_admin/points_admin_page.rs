//! The page `/admin/points`.

use super::accounts::Accounts;
use super::budget::Budget;
use super::disputes::Disputes;
use super::state::Points;
use crate::layout::failure::words_of;
use crate::layout::page::PageHeading;
use crate::paths;
use crate::ui::{Button, ButtonVariant, Notice, NoticeVariant};
use leptos::prelude::*;
use leptos_router::components::A;

/// The month, what waits for a decision, and everybody's account: what an owner looks at first comes first.
#[component]
pub fn PointsAdminPage() -> impl IntoView {
    let points = Points::open();
    view! {
        <div class="points-admin">
            <header class="points-admin-head">
                <PageHeading title="Points" />
                <p>
                    "What this month costs, what everybody has, and what to put right. Nothing is ever erased: each correction is an entry of its own. "
                    <A href=paths::HOW_POINTS_ARE_EARNED>"How points are earned"</A>
                </p>
            </header>
            <Stale points />
            <Budget points />
            <Disputes points />
            <Accounts points />
        </div>
    }
}

/// What is on screen may not be what is: nothing of it goes away, for somebody may be typing.
#[component]
fn Stale(points: Points) -> impl IntoView {
    move || {
        points.stale.get().map(|error| {
            view! {
                <Notice variant=NoticeVariant::Alarm title="This page may be out of date">
                    <p>{words_of(&error)}</p>
                    <Button variant=ButtonVariant::Secondary on_press=move |()| points.load()>"Try again"</Button>
                </Notice>
            }
        })
    }
}
