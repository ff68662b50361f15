//! first
use crate::layout::page::PageHeading;
use leptos::prelude::*;
/// x
#[component]
pub fn MyWallPage() -> impl IntoView { view! { <PageHeading title="My wall"/> } }
/// x
#[component]
pub fn WallOfPage() -> impl IntoView { view! { <PageHeading title="Wall"/> } }
