//! The page `/admin/points`.

use super::accounts::Accounts;
use super::budget::Budget;
use super::disputes::Disputes;
use super::state::Points;
use crate::layout::page::PageHeading;
use leptos::prelude::*;

/// The month, what waits for a decision, and everybody's account: what an owner looks at first comes first.
#[component]
pub fn PointsAdminPage() -> impl IntoView {
    let points = Points::open();
    view! {
        <div class="points-admin">
            <header class="points-admin-head">
                <PageHeading title="Points" />
                <p>"What this month costs, what everybody has, and what to put right. Nothing is ever erased: each correction is an entry of its own."</p>
            </header>
            <Budget points />
            <Disputes points />
            <Accounts points />
        </div>
    }
}
