//! `/points/how`: for everybody who earns points.

use super::explained::explained;
use super::sandbox::Sandbox;
use crate::api::points::find_how;
use crate::layout::failure::failed;
use crate::layout::page::PageHeading;
use crate::ui::{Loaded, Skeleton};
use domain::api::points::HowView;
use leptos::prelude::*;

/// The live rules in words, and what they would pay.
#[component]
pub fn HowPage() -> impl IntoView {
    let how = LocalResource::new(find_how);
    let body = |how: HowView| {
        view! {
            {explained(&how)}
            <Sandbox how />
        }
    };
    view! {
        <div class="how">
            <PageHeading title="How points are earned" />
            <Loaded
                data=Signal::derive(move || how.get())
                failed=failed(Callback::new(move |()| how.refetch()))
                pending=|| view! { <Skeleton lines=8 /> }
                children=body
            />
        </div>
    }
}
